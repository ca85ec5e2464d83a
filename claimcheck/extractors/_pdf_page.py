"""One page of a PDF: its lines, with what is off the line written so, and where each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extractors._gaps import only_gaps, without_gaps
from claimcheck.extractors._pdf_accents import accents_returned
from claimcheck.extractors._pdf_heights import heights_kept
from claimcheck.extractors._pdf_places import Places
from claimcheck.extractors._pdf_veil import veiled

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped] # has no stubs

    from claimcheck.extractors._pdf_seen import Unseen

_LINE = re.compile("[^\r\n\u00ad]+\u00ad?|\u00ad")
_LINE_BREAK_HYPHENS = ("\x02", "\ufffe")
"""What pdfium writes for a hyphen that ends a line, and for the line end."""
_HYPHEN_AT_END = re.compile("(?<=[^\\W\\d_])\u2010(?=[ ]?\r?\n)")
"""The hyphen of Unicode there, which pdfium does not take for one."""
_SHOWS = 0.1
"""Points: a letter that is drawn as high as this shows something."""
_TEX_LIGATURE = re.compile("[\x1b-\x1f]")


@dataclass(slots=True)
class Line:
    """One line of a page.

    Attributes:
        text: Its text; a hyphen that only a line break put there is U+00AD.
        left: How far from the left its first character stands, in points.
        bottom: How far from the foot of the page, in points.
        height: The height of the font of its first character, in points; 0 where nothing is known
            of the places on a page.
        opens: Whether a block begins with it.
        scanned: Whether it belongs to the picture of a scanned page.
    """

    text: str
    left: float = 0.0
    bottom: float = 0.0
    height: float = 0.0
    opens: bool = False
    scanned: bool = False


def lines_of(page: PdfTextPage, unseen: Unseen) -> tuple[list[Line], list[str]]:
    """Return the lines of a page, in the order in which the file has them, and what is hidden.

    Args:
        page: The text of the page.
        unseen: What of it nobody sees.
    """
    raw: str = page.get_text_range()
    is_wide = not raw.isascii() and max(raw) > "\uffff"
    if is_wide:
        raw = _in_halves(raw)
    if len(raw) != page.count_chars():
        raw = _one_by_one(page)
    hidden: list[str] = []
    scanned: frozenset[int] = frozenset()
    if unseen.hidden or unseen.scanned:
        raw, hidden, scanned = veiled(page, raw, unseen)
    lines = _lines(page, raw, scanned)
    if is_wide:
        hidden = list(map(_whole, hidden))
        for line in lines:
            line.text = _whole(line.text)
    return lines, hidden


def _one_by_one(page: PdfTextPage) -> str:
    """Return the text of a page with a sign for each letter that its font does not tell.

    Pdfium leaves such letters out of a text, and counts them. One that shows something is U+FFFD,
    any other NUL.
    """
    from pypdfium2.raw import (  # type: ignore[import-untyped] # has no stubs
        FPDFText_GetUnicode,
    )

    places = Places(page)
    text: list[str] = []
    for index in range(page.count_chars()):
        code = FPDFText_GetUnicode(page, index)
        if code == 0:
            foot, head = places.drawn(index)
            code = 0xFFFD if head - foot > _SHOWS else 0
        text.append(chr(code) if code < 0x110000 else "\ufffd")
    return "".join(text)


def _in_halves(text: str) -> str:
    """Return a text of which letters beyond 16 bits are two characters each, as pdfium counts."""
    return "".join(map(chr, memoryview(text.encode("utf-16-le")).cast("H")))


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _lines(page: PdfTextPage, raw: str, scanned: frozenset[int] = frozenset()) -> list[Line]:
    for hyphen in _LINE_BREAK_HYPHENS:
        raw = raw.replace(hyphen, "\u00ad")
    if "\u2010" in raw:
        raw = _HYPHEN_AT_END.sub("\u00ad", raw)
    raw = _TEX_LIGATURE.sub(_ligature, raw)
    if len(raw) != page.count_chars():
        return [
            Line(raw[first:last].replace("\x00", "").rstrip()) for first, last in _spans(raw, [])
        ]
    places = Places(page)
    shifts = sorted(heights_kept(places, raw) + accents_returned(places, raw))
    lines: list[Line] = []
    waiting = iter((*shifts, (len(raw), len(raw), "")))
    start, end, shifted = next(waiting)
    for first, last in _spans(raw, shifts):
        at, text = first, ""
        while start < last:
            text += raw[at:start] + shifted
            at = end
            start, end, shifted = next(waiting)
        line = (text + raw[at:last]).replace("\x00", "").rstrip()
        if only_gaps(line):
            if lines:
                lines[-1].text += f" {line}"
            continue
        seen = last - len(without_gaps(raw[first:last]))
        left, bottom, _, top = places.box(seen)
        lines.append(Line(line, left, bottom, top - bottom, scanned=first in scanned))
    return lines


def _ligature(code: re.Match[str]) -> str:
    """Return the ligature of a code of TeX's Cork encoding, where the font does not tell it."""
    return "\ufb00\ufb01\ufb02\ufb03\ufb04"[ord(code[0]) - 0x1B]


def _spans(raw: str, shifts: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Return where lines begin and end; one goes on behind a figure that is off it."""
    spans: list[tuple[int, int]] = []
    joined = {
        place
        for start, end, _ in shifts
        if "\n" in raw[start:end]
        for place in (end, *(at + 1 for at in range(start, end) if raw[at] == "\n"))
    }
    for match in _LINE.finditer(raw):
        first, last = match.span()
        if raw[first] == " ":
            first += len(match[0]) - len(match[0].lstrip(" "))
        if spans and joined and not joined.isdisjoint((match.start(), first)):
            spans[-1] = (spans[-1][0], last)
        elif first < last and not match[0].isspace():
            spans.append((first, last))
    return spans
