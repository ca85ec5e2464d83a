"""Figures that stand raised or lowered on a page of a PDF: smaller, and off the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors._heights import lowered, raised

if TYPE_CHECKING:
    from claimcheck.extractors._pdf_places import Places

_FIGURES = re.compile(
    r"\d[\d,\u2013-]{0,11}|(?<=[\d)\n])[nkixy](?![^\W_])|(?<=[\w\n])[+\u2212](?!\w)"
)
"""What may be raised, with the sign before it: figures, letters of powers (2ⁿ), charges (Na⁺)."""
_BARS = frozenset("\u2044/")
_SIGNS = "-+\u2212\u2013"
_CHARGES = frozenset(_SIGNS)
_SMALLER = 0.92
"""Of the height of the character before it; what is as high is on another line, or a typo."""
_RAISED, _LOWERED = 0.12, -0.04
"""Shares of that height by which the line that it stands on is higher or lower."""
_DRAWN_SMALL, _DRAWN_RAISED, _DRAWN_LOWERED = 0.52, 0.2, -0.06
"""The same shares for figures that a font has raised or lowered: how tall they are at most, and
where their feet stand. Figures of the old style are taller, or stand on the line."""
_ON_LINE = 0.05
_BREAK = re.compile(r"\r?\n ?")
_SAME_LINE = 0.02
_STACKED, _UNDER_BAR = 0.1, 0.3
"""Shares of that height by which a figure may stand to the left of where the one before it ends."""
_CLOSE, _ADJACENT = 0.6, 0.25
"""Shares of that height: so exactly, and so near, stand characters of one line."""


def heights_kept(places: Places, raw: str) -> list[tuple[int, int, str]]:
    """Return what is to be written for figures off the line: start, end and text, in order.

    A line that ends only because the next characters are back on the line goes on.

    Args:
        places: Where the characters stand.
        raw: The text of the page, one character for each that has a place.
    """
    found: list[tuple[int, int, str]] = []
    line, spare = -1.0, 0.0
    for match in _FIGURES.finditer(raw):
        start, end = match.span()
        while raw[start].isdigit() and not raw[end - 1].isdigit():
            end -= 1
        foot = places.drawn(end - 1)[0]
        if abs(foot - line) < spare:
            continue  # it stands on the line of the number before
        if start and raw[start - 1] in _SIGNS:
            start -= 1
        if not start or raw[start - 1].isspace():
            word = _word_behind(places, raw, start, end) if raw[start].isdigit() else 0
            if word and raw[word] in _BARS:
                found.append((start, word, raised(raw[start:end], "")))
                continue
            base, on_line, rise = _base_above(places, raw, start, found)
            if rise:
                found.append(_written(places, raw, start, rise, end, base, on_line))
                continue
            if word:
                found.append((start, word, raised(raw[start:end], "") + " "))
                continue
            if not raw[start].isdigit():
                continue
            start += 1
            if start == end:
                continue
        line, spare = places.line(start - 1), _ON_LINE * places.height(start - 1)
        if abs(foot - line) < spare:
            continue
        shift = _first_off_line(places, raw, start, end)
        if shift is not None:
            found.append(_written(places, raw, *shift, end, shift[0] - 1, shift[0] - 1))
    return found


def _word_behind(places: Places, raw: str, start: int, end: int) -> int:
    """Return where a word, or the bar of a fraction, follows a raised number; 0 where neither does.

    Notes begin with such numbers.
    """
    gap = _BREAK.match(raw, end)
    word = gap.end() if gap else end + (raw[end : end + 1] == " ")
    following = raw[word : word + 1]
    is_bar = following in _BARS and following != ""
    if (start and raw[start - 1] != "\n") or not (following.isalpha() or is_bar):
        return 0
    height = places.height(word)
    rise = places.line(start) - places.line(word)
    apart = places.box(word)[0] - places.box(end - 1)[2]
    near = (-_UNDER_BAR if is_bar else -0.1) * height <= apart <= height
    smaller = places.height(start) < _SMALLER * height
    return word if near and smaller and _RAISED * height < rise < height else 0


def _base_above(
    places: Places, raw: str, start: int, found: list[tuple[int, int, str]]
) -> tuple[int, int, float]:
    """Return what stands right before a figure that begins a line, and how far that is off it.

    Pdfium ends a line where the next characters stand higher or lower; the third is 0 where the
    figure begins a line of its own. The second stands on the line: behind SO₄ that is not the
    figure right before (SO₄²⁻), but what that stands behind.
    """
    base = start - (3 if raw[start - 2 : start - 1] == "\r" else 2)
    if base < 0 or raw[start - 1] != "\n" or raw[base].isspace():
        return base, base, 0.0
    on_line = found[-1][0] - 1 if found and found[-1][1] == base + 1 else base
    height = places.height(on_line)
    apart = places.box(start)[0] - places.box(base)[2]
    if not height or not -_STACKED * height <= apart <= _ADJACENT * height:
        return base, on_line, 0.0
    rise = (places.line(start) - places.line(on_line)) / height
    smaller = places.height(start) < _SMALLER * height
    off = smaller and (_RAISED < rise < 1 or -1 < rise < _LOWERED)
    return base, on_line, rise if off else 0.0


def _written(
    places: Places, raw: str, start: int, rise: float, end: int, base: int, on_line: int
) -> tuple[int, int, str]:
    """Return what is written for a figure, with the line ends around it where the line goes on.

    The sign of a charge, behind it at its height, belongs to it.
    """
    if raw[end : end + 1] in _CHARGES and not raw[end + 1 : end + 2].isalnum():
        level = places.height(end - 1) * _SAME_LINE
        end += abs(places.line(end) - places.line(end - 1)) <= level
    before = raw[max(0, base - 11) : base + 1]
    write = raised if rise > 0 else lowered
    text = write(raw[start:end], before)
    gap = _BREAK.match(raw, end)
    if gap is None or gap.end() >= len(raw) or not _goes_on(places, on_line, end, gap.end()):
        return base + 1, end, text
    space = " " if gap[0].endswith(" ") or not _touches(places, end - 1, gap.end()) else ""
    return base + 1, gap.end(), text + space


def _first_off_line(places: Places, raw: str, start: int, end: int) -> tuple[int, float] | None:
    """Return the first figure of a run that stands off the line of the one before, and how far.

    Either it is set higher or lower, and smaller, or the font draws it so.
    """
    line, height = places.line(start - 1), places.height(start - 1)
    for index in range(start, end):
        rise = (places.line(index) - line) / height if height else 0.0
        if _RAISED < rise < 1 or -1 < rise < _LOWERED:
            smaller = places.height(index) < _SMALLER * height
            return (index, rise) if smaller else None
        if height and rise == 0 and raw[index].isdigit():
            foot, head = ((edge - line) / height for edge in places.drawn(index))
            if head - foot < _DRAWN_SMALL and (foot > _DRAWN_RAISED or foot < _DRAWN_LOWERED):
                return index - (index == start + 1 and raw[start] in _SIGNS), foot
    return None


def _goes_on(places: Places, base: int, last: int, following: int) -> bool:
    """Whether a character stands on the line of ``base``, to the right of what is off it."""
    height = places.height(base)
    same = abs(places.line(following) - places.line(base)) <= _SAME_LINE * height
    apart = places.box(following)[0] - places.box(last - 1)[2]
    return same and -0.1 * height <= apart <= _CLOSE * height


def _touches(places: Places, last: int, following: int) -> bool:
    apart = places.box(following)[0] - places.box(last)[2]
    return apart < 0.1 * places.height(following)
