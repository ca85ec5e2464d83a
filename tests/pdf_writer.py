"""The smallest PDF that holds lines of text, written by hand."""

from __future__ import annotations

import re


def write_pdf(*pages: list[str], encrypted: bool = False) -> bytes:
    """Return a PDF with one page for each list of lines; an empty line leaves a gap.

    ``{^6}`` stands raised and small, ``{_2}`` lowered; a line that starts with
    ``{small}`` is small. ``{¨u}`` is an accent and a letter, drawn for themselves at one place.
    """
    count = len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids "
        f"[{' '.join(f'{4 + 2 * index} 0 R' for index in range(count))}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        content = _content(lines)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return pdf_of(objects, encrypted=encrypted)


_APART = re.compile(rb"\{([^\x00-\x5f]|`)(\w)\}")


def _content(lines: list[str]) -> bytes:
    steps = [b"BT /F1 11 Tf 14 TL 72 720 Td"]
    for line in lines:
        size = 8 if line.startswith("{small}") else 11
        escaped = (
            line.removeprefix("{small}")
            .replace("\\", r"\\")
            .replace("(", r"\(")
            .replace(")", r"\)")
        )
        shown = b"/F1 %d Tf (" % size + escaped.encode("cp1252") + b") Tj T*"
        shown = _APART.sub(rb") Tj [(\1) 444 (\2) -111] TJ (", shown)
        for mark, rise in ((b"{^", b"4"), (b"{_", b"-2")):
            shown = shown.replace(mark, b") Tj /F1 7 Tf " + rise + b" Ts (")
        steps.append(shown.replace(b"}", b") Tj /F1 %d Tf 0 Ts (" % size))
    return b"\n".join([*steps, b"ET"])


def pdf_of(objects: list[bytes], *, encrypted: bool = False) -> bytes:
    """Return the file of objects, of which the first is the catalogue."""
    data = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"/Size %d /Root 1 0 R" % (len(objects) + 1)
    if encrypted:
        key = b"<" + b"41" * 32 + b">"
        trailer += (
            b" /ID [<41> <41>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >>"
            % (key, key)
        )
    return data + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)


def draw_pdf(*pages: str, form: str = "") -> bytes:
    """Return a PDF whose pages are drawn by these operators.

    There are the font ``/F1``, a grey picture ``/Im`` of one pixel, the state ``/Half`` that is
    half opaque, and the form ``/Fm`` that is drawn by ``form``.
    """
    kids = " ".join(f"{7 + 2 * index} 0 R" for index in range(len(pages)))
    resources = (
        b"<< /Font << /F1 3 0 R >> /XObject << /Im 4 0 R /Fm 5 0 R >> "
        b"/ExtGState << /Half 6 0 R >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x99\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> "
        b">> /Length %d >>\nstream\n%s\nendstream" % (len(form), form.encode("cp1252")),
        b"<< /Type /ExtGState /ca 0.5 >>",
    ]
    for index, page in enumerate(pages):
        content = page.encode("cp1252")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            b"/Resources %s /Contents %d 0 R >>" % (resources, 8 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return pdf_of(objects)
