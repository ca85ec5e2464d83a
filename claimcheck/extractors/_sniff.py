"""Tell what bytes are by looking at how they begin, for types that are missing or lie."""

from __future__ import annotations

import re
import zlib

_HEAD_BYTES = 1024
"""PDF readers accept a header anywhere in the first kilobyte; pages say what they are sooner."""

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|<!--(?:[^-]++|-(?!->))*+-->|<\?xml[^>]*+(?<=\?)>)*+"
    rb"<(?:!doctype\s+html\b|html[\s>]|head[\s>])",
    re.IGNORECASE,
)
"""Spaces, comments and a declaration, none of which is ever tried in a second way; then a page."""

_CUE = rb"(?:\d++[ \t]*+\r?\n\s*+)?\d\d:\d\d:\d\d[.,]\d{3} --> \d\d:\d\d:\d\d"
_SUBTITLES = re.compile(rb"(?:\xef\xbb\xbf)?(?:WEBVTT(?:\s|\Z)|\s*+" + _CUE + rb")")
_NOTEBOOK = re.compile(rb'"nbformat"\s*:\s*\d')
_XML = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]{0,200}\?>")
_MAIL = re.compile(
    rb"(?:[A-Z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Message-ID):", re.IGNORECASE
)

ZIP = b"PK\x03\x04"
"""How an archive of parts begins, which office files and books are."""
_DECLARED_IN_ZIP = re.compile(rb"PK\x03\x04.{26}mimetype(application/[\w.+-]{1,80})", re.DOTALL)
"""The first part of EPUB and OpenDocument is their media type, unpacked."""
_ZIPPED = {
    b"application/epub+zip": ".epub",
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
    b"application/vnd.oasis.opendocument.graphics": ".odg",
}
_FOLDERS = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx"}
_END_OF_ZIP = b"PK\x05\x06"
_PART_OF_ZIP = re.compile(
    rb"PK\x01\x02.{42}(\[Content_Types\]\.xml|META-INF/container\.xml|datapackage\.json|"
    rb"archive/|word/|xl/|ppt/)",
    re.DOTALL,
)
"""A name in the list of parts, which stands at the end, where its end says (APPNOTE.TXT 4.3.12).

The list is not read with a parser of archives: this looks at bytes before there are any limits.
"""
_READ_ZIPS = {".docx": "docx", ".epub": "epub", ".odt": "odt", ".wacz": "warc"}
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_WEBARCHIVE = b"WebMainResource"

_BINARY = (b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"%!PS")
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def sniff(body: bytes) -> str | None:
    """Return the extractor for what the bytes plainly are, ``plain``, or None for binary bytes."""
    head = body[:_HEAD_BYTES]
    if head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head and b"\x00" in body[:4096]):
        return "pdf"
    if _HTML.match(head):
        return "html"
    if _XML.match(head):
        return "xml"
    if _MAIL.match(head):
        return "mail"
    if _SUBTITLES.match(head):
        return "subtitles"
    if head.startswith(b"{") and _NOTEBOOK.search(body) and b'"cells"' in body:
        return "notebook"
    if _unpacked(head).startswith(_WARC):
        return "warc"
    if head.startswith(b"bplist") and _WEBARCHIVE in body:
        return "webarchive"
    if head.startswith(ZIP):
        return _READ_ZIPS.get(zip_kind(body))
    if head.startswith(_BINARY):
        return None
    if head.startswith(_UNICODE_MARKS) or b"\x00" not in body[:4096]:
        return "plain"
    return None


def _unpacked(head: bytes) -> bytes:
    """Return the first bytes of what is compressed, or of what is not."""
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""


def zip_kind(body: bytes) -> str:
    """Return the ending for what an archive is by its first part or its folders; else ``.zip``."""
    declared = _DECLARED_IN_ZIP.match(body)
    if declared is not None:
        for media_type, kind in _ZIPPED.items():
            if declared[1].startswith(media_type):  # the content of the part follows at once
                return kind
    end = body.rfind(_END_OF_ZIP)
    directory = int.from_bytes(body[end + 16 : end + 20], "little") if end >= 0 else len(body)
    names = {match[1].decode("ascii") for match in _PART_OF_ZIP.finditer(body, directory)}
    if "[Content_Types].xml" in names:
        for folder, kind in _FOLDERS.items():
            if folder in names:
                return kind
    if "META-INF/container.xml" in names:
        return ".epub"
    if {"datapackage.json", "archive/"} <= names:
        return ".wacz"
    return ".zip"
