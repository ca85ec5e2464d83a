"""PDF documents, read with pdfium; page numbers are kept."""

from __future__ import annotations

import re
import threading
from statistics import median_low
from typing import TYPE_CHECKING

from claimcheck.extractors._pdf_heights import heights_kept
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import BLOCK_SEPARATOR, Document

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage  # type: ignore[import-untyped] # has no stubs

EXTRACTOR_VERSION = "pdf-2"

MAX_PAGES = 20_000
"""A document that says it has more is damaged or an attack; the Bible has about 1,300."""

_END_WITHIN_BYTES = 1024
"""Where readers look for the end mark (Adobe's implementation note 18 on ISO 32000)."""

_GAP = 1.4
"""Lines this many times further apart than the page's lines usually are begin a new block."""

_PASSWORD_NEEDED = 4
"""``FPDF_ERR_PASSWORD`` of fpdfview.h."""

_PDFIUM = threading.Lock()
"""Pdfium is not safe to call from two threads at once."""

_LINE = re.compile(r"[^\r\n]+")
_LINE_BREAK_HYPHEN = re.compile("[\x02\ufffe](?:\r\n|\r|\n)?")
_SURROGATE = re.compile("[\ud800-\udfff]")


def extract(body: bytes, charset: str | None) -> Document:  # noqa: ARG001 - PDFs know theirs
    """Return the text of every page; a hyphen that only a line break put there is U+00AD.

    Raises:
        ExtractionError: The document is cut off, damaged, encrypted, or holds pictures of text.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    if not any(mark in body[-_END_WITHIN_BYTES:] for mark in (b"%%EOF", b"startxref")):
        raise ExtractionError("the PDF is cut off: its end is missing")
    with _PDFIUM:
        try:
            document = PdfDocument(body)
        except PdfiumError as error:
            if error.err_code == _PASSWORD_NEEDED:
                raise ExtractionError("the PDF is encrypted and asks for a password") from error
            raise ExtractionError("the PDF is damaged and cannot be opened") from error
        try:
            pages = _pages(document)
        except PdfiumError as error:
            raise ExtractionError("the PDF is damaged: a page cannot be read") from error
        finally:
            document.close()
    if not any(pages):
        raise ExtractionError("the PDF holds no text; its pages may be pictures")
    offsets = []
    position = 0
    for page in pages:
        offsets.append(position)
        position += len(page) + len(BLOCK_SEPARATOR)
    return Document(BLOCK_SEPARATOR.join(pages), tuple(offsets))


def _pages(document: PdfDocument) -> list[str]:
    """Return the text of each page, in order."""
    if len(document) > MAX_PAGES:
        raise ExtractionError(f"the PDF claims to have {len(document)} pages")
    texts = []
    for number in range(len(document)):
        page = document[number]
        try:
            textpage = page.get_textpage()
            try:
                texts.append(_page_text(textpage))
            finally:
                textpage.close()
        finally:
            page.close()
    return texts


def _page_text(page: PdfTextPage) -> str:
    """Return the lines of one page, a blank line where the space between two is wider."""
    raw = page.get_text_range()
    aligned = len(raw) == page.count_chars()
    shifts = heights_kept(page, raw) if aligned else []
    lines = _lines(raw, shifts)
    wide = _wide_gaps(page, lines) if aligned else set()
    parts = []
    waiting = iter((*shifts, (len(raw), len(raw), "")))
    start, end, shifted = next(waiting)
    for index, (first, last) in enumerate(lines):
        if index:
            parts.append(BLOCK_SEPARATOR if index in wide else "\n")
        at, line = first, ""
        while start < last:
            line += raw[at:start] + shifted
            at = end
            start, end, shifted = next(waiting)
        parts.append((line + raw[at:last]).rstrip())
    text = _LINE_BREAK_HYPHEN.sub("\u00ad", "".join(parts))
    return _SURROGATE.sub("\ufffd", text.replace("\x00", ""))


def _lines(raw: str, shifts: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Return where lines begin and end; one goes on behind a figure that is off it."""
    lines: list[tuple[int, int]] = []
    joined = {end for start, end, _ in shifts if "\n" in raw[start:end]}
    for match in _LINE.finditer(raw):
        first = match.start() + len(match[0]) - len(match[0].lstrip(" "))
        if lines and (match.start() in joined or first in joined):
            lines[-1] = (lines[-1][0], match.end())
        elif match[0].strip():
            lines.append(match.span())
    return lines


def _wide_gaps(page: PdfTextPage, lines: list[tuple[int, int]]) -> set[int]:
    """Return the indexes of lines that stand further below the one before than is usual."""
    steps = {}
    for index in range(1, len(lines)):
        above = page.get_charbox(lines[index - 1][1] - 1, loose=True)
        below = page.get_charbox(lines[index][0], loose=True)
        if above[1] > below[1]:  # further up is another column, not a gap
            steps[index] = above[1] - below[1]
    if not steps:
        return set()
    usual = median_low(steps.values())
    return {index for index, step in steps.items() if step > _GAP * usual}
