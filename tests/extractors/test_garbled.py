from __future__ import annotations

import textwrap

import pytest
from pdf_writer import write_pdf

from claimcheck.extractors._garbled import is_garbled
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.pdf import extract

ENGLISH = (
    "The harbour authority counted the ships that left before six, and those that came back at "
    "night; nobody had asked it to do so, and nobody read what it wrote about them. "
) * 4
RUSSIAN = "Пароход вышел из порта утром и вернулся только к ночи, сказал капитан. " * 8


def moved(text: str, by: int) -> str:
    return "".join(chr(ord(char) + by) if "A" <= char <= "z" else char for char in text)


@pytest.mark.parametrize(
    "text",
    [
        moved(ENGLISH, -29),
        moved(ENGLISH, 3),
        "".join(f"(cid:{ord(char)})" for char in ENGLISH),
        " ".join(f"/uni{ord(char):04X}" for char in ENGLISH),
        "".join(chr(0xE000 + ord(char)) for char in ENGLISH),
        "".join(chr(1 + ord(char) % 25) for char in ENGLISH),
        "\ufffd" * 200,
        RUSSIAN.encode("cp1251").decode("cp1252"),
        RUSSIAN.encode("koi8-r").decode("cp1252", "replace"),
    ],
)
def test_letters_of_no_language_are_told(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        RUSSIAN,
        "轮船早上离开港口，直到夜里才回来。" * 20,
        "Příliš žluťoučký kůň úpěl ďábelské ódy. " * 20,
        "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm. " * 10,
        "L'élève a été très étonné par l'été où la forêt brûla. " * 20,
        "12.4 33.1 0.004 1,200\n" * 50,
        "CTGATCGGATTACA GGCTTAAC",
        "short",
        "",
    ],
)
def test_what_people_write_is_believed(text: str) -> None:
    assert not is_garbled(text)


def test_a_pdf_whose_fonts_do_not_say_their_letters_is_refused() -> None:
    lines = textwrap.wrap(moved(ENGLISH, 1), 70)
    with pytest.raises(ExtractionError, match=r"in no language.*--copy"):
        extract(write_pdf(lines), None)
    assert "harbour" in extract(write_pdf(textwrap.wrap(ENGLISH, 70)), None).text
