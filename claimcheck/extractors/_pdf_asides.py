"""Notes and figures at the ends of a column, set before or behind the paragraph that runs past."""

from __future__ import annotations

import re
from statistics import median_low
from typing import TYPE_CHECKING

from claimcheck.extractors._heights import RAISED_FIGURES

if TYPE_CHECKING:
    from claimcheck.extractors._pdf_page import Line

_COLUMN = 3.0
"""Heights of a line by which the next one stands higher where a column begins."""
_SMALLER = 0.94
"""Of the height of the text of a page: so high are notes at most."""
_NOTE_MARK = re.compile(
    rf"(?:[{RAISED_FIGURES}]{{1,3}}|\d{{1,3}}|[*†‡§¶]{{1,3}}|\[\d{{1,3}}\])[.)]?\s?[^\W_]"
)
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|scheme|chart|abb(?:ildung|\.)?|tabelle|tableau|figura|tabla|"
    r"рис(?:унок|\.)?|таблица|図|表|图)\s?[A-Z]?\d",
    re.IGNORECASE,
)
_FLOAT_LINES = 60
"""Lines of a figure or table, with its caption, at most."""
_INDENT = 0.6
"""Of the height of a line: so far is the first line of a paragraph set in, at least."""
_SENTENCE_END = re.compile(rf"[.?!:;。？！][\"'”’»)\]\d{RAISED_FIGURES}]{{0,6}}$")


def set_asides(lines: list[Line], above: str) -> None:
    """Order the lines of a page so that sentences run on over the ends of its columns.

    Args:
        lines: The lines of a page; which of them open a block is known.
        above: The last line of the page before.
    """
    small = _SMALLER * median_low(line.height for line in lines) if lines else 0.0
    starts = [0, *filter(lambda index: _begins_column(lines, index), range(1, len(lines)))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        column = lines[start:end]
        below = lines[end].text if end < len(lines) else ""
        column = _behind_paragraph(column, lines[start - 1].text if start else above)
        lines[start:end] = _before_paragraph(column, small, below)


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence, or what a colon announces, does."""
    return _SENTENCE_END.search(text) is not None


def put_between(lines: list[Line], aside: list[Line], at: int) -> list[Line]:
    """Return lines with others put in at a place, each of the two a block."""
    for following in (aside[:1], lines[at : at + 1]):
        for line in following:
            line.opens = True
    return lines[:at] + aside + lines[at:]


def first_opening(lines: list[Line], start: int = 0) -> int:
    """Return where the first paragraph behind ``start`` begins; the end where none does."""
    return next((at for at in range(start + 1, len(lines)) if _opens(lines, at)), len(lines))


def _begins_column(lines: list[Line], index: int) -> bool:
    return lines[index].bottom - lines[index - 1].bottom > _COLUMN * lines[index].height > 0


def _opens(lines: list[Line], index: int) -> bool:
    line, above = lines[index], lines[index - 1]
    indented = line.left - above.left > _INDENT * line.height
    return line.opens or (indented and ends_sentence(above.text))


def _behind_paragraph(column: list[Line], above: str) -> list[Line]:
    """Put a figure at the head of a column behind the paragraph that runs on below it."""
    if not above or ends_sentence(above):
        return column
    caption = next(
        (at for at, line in enumerate(column[:_FLOAT_LINES]) if _CAPTION.match(line.text)), None
    )
    if caption is None or column[0].text[:1].islower():
        return column
    gaps = [at for at in range(caption + 1, len(column)) if column[at].opens]
    rest = next((at for at in gaps[:_FLOAT_LINES] if column[at].text[:1].islower()), 0)
    if not rest and caption == 0 and gaps:
        rest = gaps[0]
    if not rest:
        return column
    at = first_opening(column, rest)
    if at == len(column) and not ends_sentence(column[-1].text):
        return column
    column[rest].opens = False
    return put_between(column[rest:], column[:rest], at - rest)


def _before_paragraph(column: list[Line], small: float, below: str) -> list[Line]:
    """Put notes or a figure at the foot of a column before the paragraph that runs on past it."""
    first = _first_note(column, small) or _last_caption(column, below)
    opening = next((at for at in range(first - 1, 0, -1) if _opens(column, at)), 0)
    if not opening or ends_sentence(column[first - 1].text):
        return column
    return put_between(column[:first], column[first:], opening)


def _first_note(column: list[Line], small: float) -> int:
    """Return where the notes of a column begin; 0 where it has none below its text."""
    first = 0
    for index in range(len(column) - 1, 0, -1):
        if column[index].height > small:
            break
        if _NOTE_MARK.match(column[index].text):
            first = index
    return first


def _last_caption(column: list[Line], below: str) -> int:
    """Return where the caption begins that ends a column, where the next one runs on; or 0."""
    if not below[:1].islower():
        return 0
    last = next((at for at in range(len(column) - 1, 0, -1) if column[at].opens), 0)
    return last if last and _CAPTION.match(column[last].text) else 0
