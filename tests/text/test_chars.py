"""Which characters are words, and of which script."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from claimcheck.text.chars import is_no_space, is_word, takes_accents

WITHOUT_SPACES = (
    "BOPOMOFO",
    "CJK",
    "HALFWIDTH KATAKANA",
    "HIRAGANA",
    "IDEOGRAPHIC CLOSING",
    "IDEOGRAPHIC ITERATION",
    "IDEOGRAPHIC NUMBER ZERO",
    "KATAKANA",
    "KHMER",
    "LAO",
    "MYANMAR",
    "THAI",
    "TIBETAN",
)
"""How the names of letters begin in scripts that put no space between words."""
RARE = (range(0x31A0, 0x31C0), range(0xA9E0, 0xAB00), range(0x1AFF0, 0x1B170))
"""Letters of minority languages and of old books, which count as letters of any other script."""


def test_letters_of_scripts_without_spaces_are_told_by_their_names() -> None:
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if unicodedata.category(letter)[0] != "L" or any(code in each for each in RARE):
            continue
        name = unicodedata.name(letter, "")
        assert is_no_space(letter) == name.startswith(WITHOUT_SPACES), f"U+{code:04X} {name}"


@pytest.mark.parametrize("char", ["a", "é", "я", "水", "7", "٣", "½", "_", "\u0301", "\u0e31"])
def test_letters_figures_and_marks_on_them_are_parts_of_words(char: str) -> None:
    assert is_word(char)


@pytest.mark.parametrize("char", [" ", "-", ".", "'", "€", "—", "“", "\u00a0", "\u200b", "^", "`"])
def test_what_stands_between_words_is_no_part_of_one(char: str) -> None:
    assert not is_word(char)


@pytest.mark.parametrize(
    ("char", "takes"),
    [("e", True), ("é", True), ("ω", True), ("ж", True), ("ԯ", True), ("ế", True), ("ῶ", True),
     ("5", False), ("´", False), ("א", False), ("ب", False), ("ก", False), ("か", False)],
)  # fmt: skip
def test_marks_on_latin_greek_and_cyrillic_letters_are_accents(char: str, takes: bool) -> None:
    assert takes_accents(char) is takes
