"""PDF documents, read with pdfium; page numbers are kept."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from claimcheck.extractors._garbled import is_garbled
from claimcheck.extractors._pdf_flow import flowing
from claimcheck.extractors._pdf_page import lines_of
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped] # has no stubs

    from claimcheck.extractors._pdf_page import Line
    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "pdf-4"

MAX_PAGES = 20_000
"""A document that says it has more is damaged or an attack; the Bible has about 1,300."""

_END_WITHIN_BYTES = 1024
"""Where readers look for the end mark (Adobe's implementation note 18 on ISO 32000)."""

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
            pages = _pages(document)
        except PdfiumError as error:
            raise ExtractionError("the PDF is damaged: a page cannot be read") from error
        finally:
            document.close()
    if not any(pages):
        raise ExtractionError("the PDF holds no text; its pages may be pictures")
    read = flowing(pages)
    if is_garbled(read.text):
        raise ExtractionError(
            "the PDF's layer of text is in no language: its fonts do not say which letters they "
            "show; verify a page or another PDF of it with --copy"
        )
    return read


def _pages(document: PdfDocument) -> list[list[Line]]:
    """Return the lines of each page, in order."""
    if len(document) > MAX_PAGES:
        raise ExtractionError(f"the PDF claims to have {len(document)} pages")
    pages = []
    for number in range(len(document)):
        page = document[number]
        try:
            textpage = page.get_textpage()
            try:
                pages.append(lines_of(textpage))
            finally:
                textpage.close()
        finally:
            page.close()
    return pages
