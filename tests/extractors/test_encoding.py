from __future__ import annotations

import codecs

import pytest

from claimcheck.extractors.html import extract as extract_html
from claimcheck.extractors.plain import extract as extract_plain

GERMAN = "Schöne Grüße aus Köln, sagte er – „größer als früher“ – und ging über die Straße."
RUSSIAN = "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива."
JAPANESE = (
    "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗い所で泣いていた。"
)


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (GERMAN.encode(), None),
        (GERMAN.encode(), "utf-8"),
        (GERMAN.encode(), "iso-8859-1"),
        (GERMAN.encode(), "no-such-charset"),
        (GERMAN.encode("cp1252"), "iso-8859-1"),
        (GERMAN.encode("cp1252"), "utf-8"),
        (GERMAN.encode("cp1252"), None),
        (codecs.BOM_UTF8 + GERMAN.encode(), "windows-1251"),
        (codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), "utf-8"),
        (codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"), None),
        (GERMAN.encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_german_text_is_read_whatever_was_declared(body: bytes, charset: str | None) -> None:
    assert extract_plain(body, charset).text == GERMAN


def test_undeclared_legacy_encodings_are_detected() -> None:
    assert extract_plain(RUSSIAN.encode("cp1251"), None).text == RUSSIAN
    assert extract_plain((JAPANESE * 5).encode("cp932"), None).text == JAPANESE * 5


@pytest.mark.parametrize(
    "declaration",
    [b"<meta charset=koi8-r>", b'<META http-equiv=x content="text/html; charset=KOI8-R">'],
)
def test_page_declares_its_own_charset(declaration: bytes) -> None:
    assert extract_html(declaration + RUSSIAN.encode("koi8-r"), None).text == RUSSIAN


def test_header_goes_before_the_page() -> None:
    body = b"<meta charset=windows-1252><p>" + RUSSIAN.encode("cp1251")
    assert extract_html(body, "windows-1251").text == RUSSIAN


def test_one_broken_byte_does_not_change_the_charset() -> None:
    body = (GERMAN * 5).encode() + b"\xff"
    assert extract_plain(body, "utf-8").text == GERMAN * 5 + "\ufffd"
