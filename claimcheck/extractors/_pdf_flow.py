"""The pages of a PDF as one text, in which sentences run on over the ends of columns and pages.

Running heads, feet and page numbers go; of words that stand nowhere else, the first stay. Notes at
the foot of a column in whose last line a sentence goes on stand before its paragraph.
"""

from __future__ import annotations

import re
from statistics import median_low
from typing import TYPE_CHECKING

from claimcheck.extractors._furniture import Edge, recurring
from claimcheck.model.document import BLOCK_SEPARATOR, Document

if TYPE_CHECKING:
    from claimcheck.extractors._pdf_page import Line

_GAP = 1.4
"""Lines this many times further apart than the page's lines usually are begin a new block."""
_EDGE_LEVELS, _EDGE_LINES = 2, 6
"""Lines at each end of a page that may be furniture."""
_SAME_LEVEL = 2.0
"""Points by which parts of one line may stand higher than others."""
_APART = 1.7
"""Heights of a line between it and the next, where more than usual parts them."""
_COLUMN = 3.0
"""Heights of a line by which the next one stands higher where a column begins."""
_SMALLER = 0.94
"""Of the height of the text of a page: so high are notes at most."""
_NOTE_MARK = re.compile(r"(?:[⁰¹²³⁴-⁹]{1,3}|\d{1,3}|[*†‡§¶]{1,3}|\[\d{1,3}\])[.)]?\s?[^\W_]")
_INDENT = 0.6
"""Of the height of a line: so far is the first line of a paragraph set in, at least."""
_SENTENCE_END = re.compile(r"[.?!:;。？！][\"'”’»)\]⁰¹²³⁴-⁹]{0,6}$")
_HYPHEN_END = re.compile(r"\w[-\u00ad]$")
_CHAPTER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){0,5}\.?\s+")


def flowing(pages: list[list[Line]]) -> Document:
    """Return the document of the lines of all pages, in order."""
    _take_furniture(pages)
    parts: list[str] = []
    offsets: list[int] = []
    position = 0
    above = ""
    for number, lines in enumerate(pages):
        _part_blocks(lines)
        _set_notes_aside(lines)
        if number:
            on = bool(above and lines) and _runs_on(above, lines[0].text)
            parts.append("\n" if on else BLOCK_SEPARATOR)
            position += len(parts[-1])
        offsets.append(position)
        text = _joined(lines)
        parts.append(text)
        position += len(text)
        above = lines[-1].text if lines else ""
    return Document("".join(parts), tuple(offsets))


def _joined(lines: list[Line]) -> str:
    """Return lines as text: a blank line before a block, and no line end behind U+00AD."""
    parts: list[str] = []
    for at, line in enumerate(lines):
        if at and line.opens:
            parts.append(BLOCK_SEPARATOR)
        elif at and not parts[-1].endswith("\u00ad"):
            parts.append("\n")
        parts.append(line.text)
    return "".join(parts)


def _take_furniture(pages: list[list[Line]]) -> None:
    edges = [_edges(lines) for lines in pages]
    found = recurring([[edge for _, edge in of_page] for of_page in edges])
    if not any(map(any, found)):
        return
    gone = [
        {index for (index, _), taken in zip(of_page, taken_of_page, strict=True) if taken}
        for of_page, taken_of_page in zip(edges, found, strict=True)
    ]
    said = {
        _CHAPTER.sub("", line.text).strip().casefold()
        for lines, taken in zip(pages, gone, strict=True)
        for index, line in enumerate(lines)
        if index not in taken
    }
    for lines, taken in zip(pages, gone, strict=True):
        for index in sorted(taken):
            words = lines[index].text.strip()
            if not any(map(str.isdigit, words)) and words.casefold() not in said:
                said.add(words.casefold())
                taken.remove(index)
        lines[:] = [line for index, line in enumerate(lines) if index not in taken]


def _edges(lines: list[Line]) -> list[tuple[int, Edge]]:
    """Return the outermost lines of a page, with their places in it."""
    if not lines or not lines[0].height:
        return []
    order = sorted(range(len(lines)), key=lambda index: lines[index].bottom)
    edges: dict[int, Edge] = {}
    for inwards in (order, order[::-1]):
        level, passed = lines[inwards[0]].bottom, 0
        for place, index in enumerate(inwards[:_EDGE_LINES]):
            line = lines[index]
            if abs(line.bottom - level) > _SAME_LEVEL:
                level, passed = line.bottom, passed + 1
            if passed == _EDGE_LEVELS:
                break
            inner = next(
                (
                    step
                    for other in inwards[place + 1 : place + 1 + _EDGE_LINES]
                    if (step := abs(lines[other].bottom - line.bottom)) > _SAME_LEVEL
                ),
                0.0,
            )
            edges[index] = Edge(line.text.strip(), line.bottom, inner > _APART * line.height)
    return list(edges.items())


def _part_blocks(lines: list[Line]) -> None:
    """Note which lines stand further below the one before than is usual on their page."""
    steps = {}
    for index in range(1, len(lines)):
        step = lines[index - 1].bottom - lines[index].bottom
        if step > 0:  # further up is another column, not a gap
            steps[index] = step
    if steps:
        usual = median_low(steps.values())
        for index, step in steps.items():
            lines[index].opens = step > _GAP * usual


def _set_notes_aside(lines: list[Line]) -> None:
    """Put notes before the paragraph that goes on behind them."""
    small = _SMALLER * median_low(line.height for line in lines) if lines else 0.0
    end = len(lines)
    for start in range(len(lines) - 1, -1, -1):
        if start and lines[start].bottom - lines[start - 1].bottom < _COLUMN * lines[start].height:
            continue
        column = lines[start:end]
        notes = _first_note(column, small)
        opening = _last_opening(column, notes)
        if opening and not _SENTENCE_END.search(column[notes - 1].text):
            column[notes].opens = column[opening].opens = True
            lines[start:end] = column[:opening] + column[notes:] + column[opening:notes]
        end = start


def _first_note(column: list[Line], small: float) -> int:
    """Return where the notes of a column begin; 0 where it has none below its text."""
    first = 0
    for index in range(len(column) - 1, 0, -1):
        if column[index].height > small:
            break
        if _NOTE_MARK.match(column[index].text):
            first = index
    return first


def _last_opening(column: list[Line], end: int) -> int:
    """Return where the last paragraph before ``end`` begins; 0 where none does in the column."""
    for index in range(end - 1, 0, -1):
        line, above = column[index], column[index - 1]
        if line.opens or (
            line.left - above.left > _INDENT * line.height and _SENTENCE_END.search(above.text)
        ):
            return index
    return 0


def _runs_on(above: str, below: str) -> bool:
    """Whether a sentence goes on from the last line of a page into the first of the next."""
    if _HYPHEN_END.search(above):
        return True
    return not _SENTENCE_END.search(above) and (below[:1].islower() or above.endswith(","))
