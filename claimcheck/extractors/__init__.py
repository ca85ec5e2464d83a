"""Extractors turn the bytes of a source into text, one file per kind of document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors._sniff import sniff
from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.extractors.base import Extractor

__all__ = ["EXTRACTORS", "MEDIA_TYPES", "kind_of"]

EXTRACTORS: Plugins[Extractor] = Plugins(
    __name__,
    "html",
    "pdf",
    "plain",
)
"""Every extractor by name; the modules are imported when they are needed."""

MEDIA_TYPES = {
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/xhtml+xml": "html",
    "text/html": "html",
    "text/markdown": "plain",
    "text/plain": "plain",
    "text/x-markdown": "plain",
    "text/x-rst": "plain",
}
"""The extractor for each media type that says what it is."""


def kind_of(media_type: str | None, body: bytes) -> str | None:
    """Return the name of the extractor for ``body``, or None where there is none.

    The bytes decide where they are plain to see (a PDF, a page of HTML), because servers mislabel
    both; the media type decides otherwise; bytes without a useful type that read as text are
    text.

    Args:
        media_type: The declared type without parameters, in any case, or None.
        body: The bytes.
    """
    declared = (media_type or "").strip().lower()
    seen = sniff(body)
    if seen in {"pdf", "html"}:
        return seen
    kind = MEDIA_TYPES.get(declared)
    if kind is not None and kind != "plain":
        return kind
    if kind == "plain" or declared.startswith("text/"):
        return "plain"
    return seen if declared in {"", "application/octet-stream", "binary/octet-stream"} else None
