"""The pages of a PDF as one text, in which sentences run on over the ends of columns and pages.

Running heads, feet and page numbers go; of words that stand nowhere else, the first stay. What
parts a sentence at the end of a column, such as notes, stands beside its paragraph.
"""

from __future__ import annotations

import re
from statistics import median_low
from typing import TYPE_CHECKING

from claimcheck.extractors._gaps import shown_in_line
from claimcheck.extractors._heights import RAISED_FIGURES, notes_known
from claimcheck.extractors._pdf_asides import ends_sentence, first_opening, put_between, set_asides
from claimcheck.extractors._pdf_ends import taken_furniture
from claimcheck.model.document import BLOCK_SEPARATOR, Document, Region

if TYPE_CHECKING:
    from claimcheck.extractors._pdf_page import Line

_GAP = 1.4
"""Lines this many times further apart than the page's lines usually are begin a new block."""
_RING = re.compile(r"(?<=\d)(\s?)[\u25e6\u2218]")
_LEAST_MARKS, _PAIRED = 6, 0.9
_HYPHEN_END = re.compile(r"\w[-\u00ad]$")
_NOTE = re.compile(rf"([{RAISED_FIGURES}]{{1,3}}) ")


def flowing(pages: list[list[Line]]) -> Document:
    """Return the document of the lines of all pages, in order."""
    parts: list[str] = []
    offsets: list[int] = []
    regions: list[Region] = []
    position = 0
    above = ""
    for number, (lines, kept) in enumerate(zip(pages, taken_furniture(pages), strict=True)):
        _part_blocks(lines)
        set_asides(lines, above)
        if kept:
            lines[:] = put_between(lines, kept, first_opening(lines) if number else 0)
        if number:
            on = bool(above and lines) and _runs_on(above, lines[0].text)
            parts.append("\n" if on else BLOCK_SEPARATOR)
            position += len(parts[-1])
        offsets.append(position)
        text, scanned = _joined(lines)
        regions += [Region("scan", start, end).moved(position) for start, end in scanned]
        parts.append(text)
        position += len(text)
        above = lines[-1].text if lines else ""
    return Document(_with_signs("".join(parts)), tuple(offsets), regions=tuple(regions))


def _with_signs(text: str) -> str:
    """Return a text in which ≪ and ≫ in pairs are quotation marks, and the ring behind a figure °.

    TeX draws these for French without the fonts that have guillemets, and for degrees.
    """
    if "\u25e6" in text or "\u2218" in text:
        text = _RING.sub(r"\1°", text)
    marks = "".join(re.findall("[≪≫]", text)) if "≪" in text else ""
    if len(marks) >= _LEAST_MARKS and 2 * marks.count("≪≫") > _PAIRED * len(marks):
        text = text.replace("≪", "«").replace("≫", "»")
    return text


def _joined(lines: list[Line]) -> tuple[str, list[tuple[int, int]]]:
    """Return lines as text, and where in it those stand that belong to a picture.

    There is a blank line before a block, and no line end behind U+00AD.
    """
    notes = frozenset(note[1] for line in lines if (note := _NOTE.match(line.text)))
    parts: list[str] = []
    scanned: list[tuple[int, int]] = []
    length = 0
    for at, line in enumerate(lines):
        between = ""
        if at and line.opens:
            between = BLOCK_SEPARATOR
        elif at and not parts[-1].endswith("\u00ad"):
            between = "\n"
        begins, ends = not at or line.opens, at + 1 == len(lines) or lines[at + 1].opens
        text = shown_in_line(line.text, begins=begins, ends=ends)
        text = notes_known(text, notes) if notes else text
        parts += [between, text]
        if line.scanned:
            scanned.append((length + len(between), length + len(between) + len(text)))
        length += len(between) + len(text)
    return "".join(parts), scanned


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


def _runs_on(above: str, below: str) -> bool:
    """Whether a sentence goes on from the last line of a page into the first of the next."""
    if _HYPHEN_END.search(above):
        return True
    return not ends_sentence(above) and (below[:1].islower() or above.endswith(","))
