"""Writes small office documents and books, so that tests can say what stands in them."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return an archive of parts, of which one called ``mimetype`` is not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, kind)  # at the same time in each run
    return out.getvalue()


def write_docx(body: str, *, styles: str = "", notes: str = "", **others: str) -> bytes:
    """Return a Word document.

    Args:
        body: What stands in ``w:body``.
        styles: What stands in ``w:styles``.
        notes: What stands in ``w:footnotes``.
        others: More parts, by their names below ``word/`` with ``_xml`` at the end.
    """
    spaces = f'xmlns:w="{W}" xmlns:m="{M}" xmlns:mc="mc" xmlns:wp="wp" xmlns:wps="wps"'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {"styles": "styles.xml", "footnotes": "/word/footnotes.xml", "header": "header1.xml"}
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {spaces}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {spaces}>{notes}</w:footnotes>",
    }
    for name, content in others.items():
        parts[f"word/{name.replace('_xml', '.xml')}"] = f"<w:x {spaces}>{content}</w:x>"
    return zipped(parts)


def _relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{at}" Type="{TYPE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def write_odt(text: str, *, styles: str = "", **parts: str) -> bytes:
    """Return a text of OpenDocument.

    Args:
        text: What stands in ``office:text``.
        styles: What stands in ``office:automatic-styles``.
        parts: More parts, by their paths with ``__`` for ``/``.
    """
    names = "office text style table draw fo"
    spaces = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in names.split())
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces} xmlns:xlink='x' xmlns:svg='s'>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body>"
            "</office:document-content>",
            **{name.replace("__", "/"): content for name, content in parts.items()},
        }
    )


def write_epub(*pages: str, contents: str = "", sheet: str = "", **parts: str) -> bytes:
    """Return a book in EPUB 3.

    Args:
        pages: The bodies of its pages: ``0.xhtml`` and so on.
        contents: What stands in the ``nav`` of its table of contents; empty to have none.
        sheet: Its style sheet.
        parts: More parts, by their paths with ``__`` for ``/``.
    """
    items = "".join(
        f'<item id="p{at}" href="text/{at}.xhtml" media-type="application/xhtml+xml"/>'
        for at in range(len(pages))
    )
    spine = "".join(f'<itemref idref="p{at}"/>' for at in range(len(pages)))
    if contents:
        items += '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml"'
        items += ' properties="nav"/>'
        spine = '<itemref idref="n"/>' + spine
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="e"><head>'
    head += "<title>page</title></head>"
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles>"
            '<rootfile full-path="book/package.opf"/></rootfiles></container>',
            "book/package.opf": "<package xmlns:dc='d'><metadata><dc:title>The Harbour</dc:title>"
            f"</metadata><manifest>{items}<item id='s' href='s.css' media-type='text/css'/>"
            f"</manifest><spine>{spine}</spine></package>",
            "book/nav.xhtml": f'{head}<body><nav epub:type="toc">{contents}</nav></body></html>',
            "book/s.css": sheet,
            **{
                f"book/text/{at}.xhtml": f"{head}<body>{page}</body></html>"
                for at, page in enumerate(pages)
            },
            **{name.replace("__", "/"): content for name, content in parts.items()},
        }
    )
