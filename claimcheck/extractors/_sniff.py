"""Tell what bytes are by looking at how they begin, for types that are missing or lie."""

from __future__ import annotations

import re

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

_BINARY = (b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"RIFF", b"%!PS")
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
    if head.startswith(_BINARY):
        return None
    if head.startswith(_UNICODE_MARKS) or b"\x00" not in body[:4096]:
        return "plain"
    return None
