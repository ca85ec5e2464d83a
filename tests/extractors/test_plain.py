from __future__ import annotations

import pytest

from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.plain import extract


def test_line_ends_and_blank_lines_are_made_alike() -> None:
    assert extract(b"a\r\nb\r\n \t\r\n\r\nc\rd\n", None).text == "a\nb\n\nc\nd"


def test_binary_bytes_are_an_error() -> None:
    with pytest.raises(ExtractionError, match="declared as text"):
        extract(bytes(range(32)) * 10, None)


def test_heads_and_feet_of_pages_part_no_sentence() -> None:
    paged = (
        "   The pilot SHALL wait until the tide has\n\n\n"
        "Poe & Loe              Best Practice              [Page 7]\n\f\n"
        "RFC 8888              Tides of Harbours              May 2024\n\n"
        "   turned and the bridge is open.\n"
    )
    said = "The pilot SHALL wait until the tide has turned and the bridge is open."
    assert extract(paged.encode(), None).text.split() == said.split()
    assert extract(paged.replace("\f", "").encode(), None).text.split() == said.split()
    head = "\fThe Pilot's Book\n"
    numbered = f"The pilot waits\n\n   12\n{head}for the tide\n\n   13\n{head}to turn."
    told = "The pilot waits for the tide to turn."
    assert extract(numbered.encode(), None).text.split() == told.split()


def test_what_looks_like_a_foot_is_text_where_no_page_ends() -> None:
    assert extract(b"One ship\n\n12\n\nand another", None).text == "One ship\n\n12\n\nand another"
    assert extract(b"One ship\fand another", None).text == "One ship\n\nand another"


def test_a_page_number_between_the_halves_of_a_word_is_no_text() -> None:
    for number in ("\n12\n", "\n\n   12\n\n", "\n\n12\n\n   "):
        text = extract(f"The pilot was in-{number}formed of the tide.".encode(), None).text
        assert text == "The pilot was in-\nformed of the tide."
    for kept in (b"a book of pre-\n1945\nyears", b"the ships\n\n12\n\nand the pilots"):
        assert extract(kept, None).text == kept.decode()
