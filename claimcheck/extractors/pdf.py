"""PDF documents, read with pdfium; page numbers are kept."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.extractors._garbled import is_garbled
from claimcheck.extractors._pdf_flow import flowing
from claimcheck.extractors._pdf_page import lines_of
from claimcheck.extractors._pdf_seen import TINY, unseen_on
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import BLOCK_SEPARATOR, Document, MetaText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped] # has no stubs

    from claimcheck.extractors._pdf_page import Line
EXTRACTOR_VERSION = "pdf-11"


MAX_PAGES = 20_000
"""A document that says it has more is damaged or an attack; the Bible has about 1,300."""

_END_WITHIN_BYTES = 1024
"""Where readers look for the end mark (Adobe's implementation note 18 on ISO 32000)."""

_FEWEST_WORDS = 3
"""Hidden text with fewer is a sign, and no place to quote from."""

_PASSWORD_NEEDED = 4
"""``FPDF_ERR_PASSWORD`` of fpdfview.h."""

_PDFIUM = threading.Lock()
"""Pdfium is not safe to call from two threads at once."""


def extract(body: bytes, charset: str | None) -> Document:  # noqa: ARG001 - PDFs know theirs
    """Return the text of all pages; a hyphen that only a line break put there is U+00AD.

    Raises:
        ExtractionError: The document is cut off, damaged, encrypted, or holds pictures of text or
            letters of no language.
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
            pages, hidden = _pages(document)
        except PdfiumError as error:
            raise ExtractionError("the PDF is damaged: a page cannot be read") from error
        finally:
            document.close()
    if not any(pages) and not hidden:
        raise ExtractionError("the PDF holds no text; its pages may be pictures")
    read = flowing(pages)
    if is_garbled(read.text):
        raise ExtractionError(
            "the PDF's layer of text is in no language: its fonts do not say which letters they "
            "show; verify a page or another PDF of it with --copy"
        )
    return (
        replace(read, meta=(MetaText("hidden", BLOCK_SEPARATOR.join(hidden)),)) if hidden else read
    )


def _pages(document: PdfDocument) -> tuple[list[list[Line]], list[str]]:
    """Return the lines of each page, in order, and what is hidden on them."""
    if len(document) > MAX_PAGES:
        raise ExtractionError(f"the PDF claims to have {len(document)} pages")
    pages: list[list[Line]] = []
    hidden: list[str] = []
    for number in range(len(document)):
        page = document[number]
        try:
            textpage = page.get_textpage()
            try:
                lines, words = lines_of(textpage, unseen_on(page, textpage))
                if any(0 < line.height < TINY for line in lines):
                    every = unseen_on(page, textpage, look_at_all=True)
                    lines, words = lines_of(textpage, every)
                pages.append(lines)
                hidden += words
            finally:
                textpage.close()
        finally:
            page.close()
    return pages, [words for words in hidden if len(words.split()) >= _FEWEST_WORDS]
