"""Accents that a PDF draws for themselves, as TeX does, put back on the letter they stand over."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.extractors._pdf_places import Places

_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
}
"""An accent with a place of its own to the one that is part of a letter."""
_ACCENT_OR_LINE_END = re.compile(f"[{''.join(_COMBINING)}\n]")
_NEAR = 4
"""Characters before and behind an accent among which its letter usually is."""
_DOTLESS = {"ı": "i", "ȷ": "j"}
_TALL = 1.2
"""Heights of a letter within which its accent stands."""


def accents_returned(places: Places, raw: str) -> list[tuple[int, int, str]]:
    """Return what is to be written for accents and their letters: start, end and text, in order.

    An accent without a letter under or over it stays as it is. Pdfium puts that of a capital at the
    end of the line.

    Args:
        places: Where the characters stand.
        raw: The text of the page, one character for each that has a place.
    """
    found: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    line = 0
    for match in _ACCENT_OR_LINE_END.finditer(raw):
        at = match.start()
        if raw[at] == "\n":
            line = at + 1
            continue
        letter = _letter_of(places, raw, line, at)
        if letter < 0 or letter in taken:
            continue
        whole = unicodedata.normalize(
            "NFC", _DOTLESS.get(raw[letter], raw[letter]) + _COMBINING[raw[at]]
        )
        if len(whole) > 1:
            continue
        taken.add(letter)
        loose = raw[at - 1 : at] == " " and (raw[at + 1 : at + 2] in ("", "\r", "\n"))
        found += [(at - loose, at + 1, ""), (letter, letter + 1, whole)]
    return sorted(found)


def _letter_of(places: Places, raw: str, line: int, at: int) -> int:
    """Return where the letter of an accent stands; -1 where none stands at its place.

    Args:
        places: Where the characters stand.
        raw: The text of the page.
        line: Where the line begins that the accent is on.
        at: Where the accent is.
    """
    near = [index for back in range(1, _NEAR + 1) for index in (at + back, at - back)]
    behind = raw[at + 1 : at + 2]
    if behind in ("", "\r", "\n"):
        near += [index for index in range(line, at) if raw[index].isupper()]
    left, _, right, _ = places.box(at)
    middle, level = (left + right) / 2, places.line(at)
    for index in near:
        if not (line <= index < len(raw) and raw[index].isalpha()) or raw[index] in _COMBINING:
            continue
        begin, bottom, end, top = places.box(index)
        if begin <= middle <= end and abs(level - places.line(index)) < _TALL * (top - bottom):
            return index
    return -1
