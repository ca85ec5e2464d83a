"""Kinds of documents that are known and not read, by the name that people have for them."""

from __future__ import annotations

_TEXT = "name the page or PDF that is made of it"
_SAVE = "save it as PDF or HTML"

_KINDS = {
    "AsciiDoc": (_TEXT, ".adoc .asciidoc text/asciidoc"),
    "LaTeX": (_TEXT, ".tex .latex application/x-tex application/x-latex text/x-tex"),
    "reStructuredText": (_TEXT, ".rst text/x-rst text/prs.fallenstein.rst"),
    "RTF": (_SAVE, ".rtf application/rtf text/rtf"),
    "an EPUB": (_SAVE, ".epub application/epub+zip"),
    "a text of OpenDocument": (_SAVE, ".odt application/vnd.oasis.opendocument.text"),
    "a Word document": (
        _SAVE,
        ".doc .docx application/msword "
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "a spreadsheet": (
        "save it as CSV",
        ".ods .xls .xlsx application/vnd.ms-excel "
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    "slides": (
        _SAVE,
        ".odp .ppt .pptx application/vnd.ms-powerpoint "
        "application/vnd.openxmlformats-officedocument.presentationml.presentation "
        "application/vnd.oasis.opendocument.presentation",
    ),
    "a picture": ("write what it shows into a text", ".gif .jpeg .jpg .png .tif .tiff .webp"),
}
"""What each kind is called, what can be read instead, and the endings and media types it has."""

_REASONS = {
    word: f"{what} is not read; {instead}"
    for what, (instead, words) in _KINDS.items()
    for word in words.split()
}

_BEGINNINGS = {b"{\\rtf": ".rtf", b"\\documentclass": ".tex"}


def refusal(declared: str, ending: str, body: bytes) -> str | None:
    """Return why a document is not read and what can be read instead; None for any other.

    Args:
        declared: Its media type in lower case.
        ending: The ending of its name in lower case, with the dot; empty to go without.
        body: Its bytes.
    """
    for beginning, kind in _BEGINNINGS.items():
        if body.startswith(beginning):
            return _REASONS[kind]
    return _REASONS.get(declared) or _REASONS.get(ending)
