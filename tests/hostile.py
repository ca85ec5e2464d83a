"""Documents that are made to cost whoever reads them more than they should."""

from __future__ import annotations

import zlib

from pdf_writer import pdf_of

_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"


def stream(dictionary: bytes, content: bytes) -> bytes:
    """Return a PDF object with a stream."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(content), content)


def form_that_draws_itself() -> bytes:
    """Return a small PDF whose form holds two of itself."""
    return _with_forms([(b"/X 4 0 R", b"/X Do /X Do")])


def forms_in_a_chain(length: int = 30, times: int = 10) -> bytes:
    """Return a PDF in which each form draws the next ``times`` over."""
    forms = [
        (b"/X %d 0 R" % (5 + index), b"/X Do " * times if index < length - 1 else b"0 0 9 9 re f")
        for index in range(length)
    ]
    return _with_forms(forms)


def _with_forms(forms: list[tuple[bytes, bytes]]) -> bytes:
    """Return a PDF that draws the first form; each has its resources and its content."""
    first = 4
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
        b"/Resources << /XObject << /X %d 0 R >> >> /Contents %d 0 R >>"
        % (first, first + len(forms))
    )
    drawn = [
        stream(
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << %s >> >>"
            % names,
            content,
        )
        for names, content in forms
    ]
    return pdf_of([_CATALOG, _PAGES, page, *drawn, stream(b"", b"/X Do")])


def flate_in_flate(size: int) -> bytes:
    """Return a PDF whose page has ``size`` bytes of content, deflated twice."""
    text = b"BT /F1 11 Tf 72 720 Td (word) Tj ET\n"
    packer = zlib.compressobj(9)
    block = text * 30_000
    once = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
        b"/Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    content = stream(b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(once, 9))
    return pdf_of([_CATALOG, _PAGES, page, font, content])


def nested_behind(decoy: bytes, levels: int = 80_000) -> bytes:
    """Return a page that nests ``levels`` deep, with ``decoy`` at each to hide it."""
    return b"<html><body>" + (b"<div>" + decoy) * levels + b"words"


def many_attributes(size: int) -> bytes:
    """Return a page of about ``size`` bytes that is one tag."""
    return b"<html><body><p " + b"".join(b"a%d " % n for n in range(size // 8)) + b">words"


def formatting_left_open(size: int) -> bytes:
    """Return a page whose every paragraph has to open again what was never closed."""
    unit = b"<a><b><i><u><s><tt><code><em><strong><big></p><p>"
    return b"<html><body>" + unit * (size // len(unit)) + b"words"
