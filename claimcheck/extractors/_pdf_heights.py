"""Figures that stand raised or lowered on a page of a PDF: smaller, and off the line."""

from __future__ import annotations

import re
from ctypes import byref, c_double
from typing import TYPE_CHECKING

from claimcheck.extractors._heights import lowered, raised

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped] # has no stubs

_FIGURES = re.compile(r"(?<=[^\s])[-+\u2212\u2013]?\d[\d,\u2013-]{0,11}")
"""What may be raised: it stands behind something, without a space."""
_SMALLER = 0.92
"""Of the height of the character before it; what is as high is on another line, or a typo."""
_RAISED, _LOWERED = 0.12, -0.04
"""Shares of that height by which the line that it stands on is higher or lower."""
_BREAK = re.compile(r"\r?\n ?")
_SAME_LINE = 0.02
_CLOSE = 0.6
"""Shares of that height: so exactly, and so near, stand characters of one line."""


def heights_kept(page: PdfTextPage, raw: str) -> list[tuple[int, int, str]]:
    """Return what is to be written for figures off the line: start, end and text, in order.

    A line that ends only because the next characters are back on the line goes on.

    Args:
        page: The page.
        raw: Its text, one character for each that the page counts.
    """
    found: list[tuple[int, int, str]] = []
    if _FIGURES.search(raw) is None:
        return found
    origin = _origins(page)
    line = None
    for match in _FIGURES.finditer(raw):
        end = match.end()
        while not raw[end - 1].isdigit():
            end -= 1
        level = origin(end - 1)
        if level == line:  # that of the number before
            continue
        line = origin(match.start() - 1)
        if level == line:
            continue
        shift = _first_off_line(page, origin, match.start(), end)
        if shift is None:
            continue
        start, rise = shift
        before = raw[max(0, start - 12) : start]
        write = raised if rise > 0 else lowered
        text = write(raw[start:end], before)
        gap = _BREAK.match(raw, end)
        if (
            gap is not None
            and gap.end() < len(raw)
            and _goes_on(page, origin, start - 1, end, gap.end())
        ):
            space = " " if gap[0].endswith(" ") or not _touches(page, end - 1, gap.end()) else ""
            found.append((start, gap.end(), text + space))
        else:
            found.append((start, end, text))
    return found


def _first_off_line(
    page: PdfTextPage, origin: Callable[[int], float], start: int, end: int
) -> tuple[int, float] | None:
    """Return the first figure of a run that stands off the line of the one before, and how far."""
    line, height = origin(start - 1), _height(page, start - 1)
    for index in range(start, end):
        rise = (origin(index) - line) / height if height else 0.0
        if _RAISED < rise < 1 or -1 < rise < _LOWERED:
            smaller = _height(page, index) < _SMALLER * height
            return (index, rise) if smaller else None
    return None


def _goes_on(
    page: PdfTextPage, origin: Callable[[int], float], base: int, last: int, following: int
) -> bool:
    """Whether a character stands on the line of ``base``, to the right of what is off it."""
    height = _height(page, base)
    same = abs(origin(following) - origin(base)) <= _SAME_LINE * height
    left: float = page.get_charbox(following, loose=True)[0]
    right: float = page.get_charbox(last - 1, loose=True)[2]
    return same and -0.1 * height <= left - right <= _CLOSE * height


def _touches(page: PdfTextPage, last: int, following: int) -> bool:
    left: float = page.get_charbox(following, loose=True)[0]
    right: float = page.get_charbox(last, loose=True)[2]
    return left - right < 0.1 * _height(page, following)


def _origins(page: PdfTextPage) -> Callable[[int], float]:
    """Return what tells how high above the foot of the page the line of a character is."""
    from pypdfium2.raw import (  # type: ignore[import-untyped] # has no stubs
        FPDFText_GetCharOrigin,
    )

    x, y = c_double(), c_double()
    at_x, at_y, raw = byref(x), byref(y), page.raw

    def origin(index: int) -> float:
        FPDFText_GetCharOrigin(raw, index, at_x, at_y)
        return y.value

    return origin


def _height(page: PdfTextPage, index: int) -> float:
    """Return the height of the font of a character, as it is drawn."""
    box: tuple[float, float, float, float] = page.get_charbox(index, loose=True)
    return box[3] - box[1]
