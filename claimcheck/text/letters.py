"""Whether two letters, or two figures, are one in other writing: case, accents, height."""

from __future__ import annotations

import unicodedata

from claimcheck.text.chars import LEVEL, LOOSE_ACCENTS, takes_accents

_MAX_MARKS = 16
"""Accents that one letter may carry."""
_POINTS = (range(0x0591, 0x05C8), range(0x064B, 0x0660), range(0x06D6, 0x06EE))
_CASE_PAIRS = ({"İ", "i"}, {"I", "ı"})
"""What Unicode's case folding, which knows no Turkish, takes for other letters."""


def same_but_for_case(one: str, other: str) -> bool:
    """Whether two letters differ in case alone."""
    return one.casefold() == other.casefold() or {one, other} in _CASE_PAIRS


def without_accents(char: str) -> str:
    """Return a letter without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))


def is_accent(text: str, index: int) -> bool:
    """Whether a mark stands there that is an accent of a letter, and no vowel of a script."""
    if not (0 < index < len(text) and unicodedata.combining(text[index])):
        return False
    for back in range(index, max(-1, index - _MAX_MARKS), -1):
        if not unicodedata.combining(text[back]):
            return takes_accents(text[back])
    return False


def is_point(char: str) -> bool:
    """Whether ``char`` is a vowel point of Hebrew or Arabic, which most texts leave out."""
    return bool(char) and any(ord(char) in points for points in _POINTS)


def is_loose_accent(text: str, index: int, other: str) -> bool:
    """Whether an accent that was set for itself stands between letters, near an accented one.

    Args:
        text: The side that has the accent beside its letter.
        index: Where.
        other: What the other side has there, a few letters.
    """
    if text[index : index + 1] not in LOOSE_ACCENTS or not text[index : index + 1]:
        return False
    around = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
    if any(map(str.isdigit, around)) or not any(map(str.isalpha, around)):
        return False
    return any(without_accents(char) != char for char in other)


def is_acute_or_grave_of(text: str, index: int, accented: str) -> bool:
    """Whether an acute or grave, read as an apostrophe, stands before the letter it belongs to."""
    bare = without_accents(accented)
    return bare != accented and text[index : index + 2] == "'" + bare and _has_stroke(accented)


def follows_its_letter(text: str, index: int, accented: str) -> bool:
    """Whether an acute or grave, read as an apostrophe, stands behind the letter it belongs to."""
    bare = without_accents(accented)
    return bare != accented and text[index - 1 : index + 1] == bare + "'" and _has_stroke(accented)


def _has_stroke(char: str) -> bool:
    return any(mark in unicodedata.normalize("NFD", char) for mark in "\u0300\u0301")


def same_but_for_height(one: str, i: int, other: str, j: int) -> bool:
    """Whether a figure of a symbol is raised or lowered on one side and level on the other.

    Behind a letter it is a symbol's (CO₂, m²), before a capital an isotope's (¹⁴C); behind a digit
    it would make another number.
    """
    x, y = one[i], other[j]
    if ord(y) in LEVEL:
        one, i, x, j, y = other, j, y, i, x
    if ord(x) not in LEVEL or ord(y) in LEVEL:
        return False
    if x.translate(LEVEL) != y.replace("−", "-"):
        return False
    start = i
    while start and ord(one[start - 1]) in LEVEL:
        start -= 1
    end = i
    while end < len(one) and ord(one[end]) in LEVEL:
        end += 1
    before, after = one[start - 1 : start], one[end : end + 1]
    if after.isdigit():
        return False
    return before.isalpha() or (after.isupper() and not before.isalnum())
