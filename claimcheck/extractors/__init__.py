"""Extractors turn the bytes of a source into text, one file per kind of document."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from claimcheck.extractors._sniff import sniff
from claimcheck.extractors.base import ExtractionError
from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.extractors.base import Extractor

__all__ = ["ENDINGS", "EXTRACTORS", "MEDIA_TYPES", "kind_of"]

EXTRACTORS: Plugins[Extractor] = Plugins(
    __name__,
    "html",
    "markdown",
    "pdf",
    "plain",
)
"""Every extractor by name; the modules are imported when they are needed."""

MEDIA_TYPES = {
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/xhtml+xml": "html",
    "text/html": "html",
    "text/markdown": "markdown",
    "text/plain": "plain",
    "text/x-markdown": "markdown",
    "text/x-rst": "plain",
}
"""The extractor for each media type that says what it is."""

ENDINGS = {
    ".htm": "html",
    ".html": "html",
    ".markdown": "markdown",
    ".md": "markdown",
    ".myst": "markdown",
    ".pdf": "pdf",
    ".rst": "plain",
    ".txt": "plain",
    ".xhtml": "html",
}
"""The extractor for each ending of a name, in a folder or at the end of an address."""

_VAGUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})
"""What servers say of a file that they do not know; its name knows better."""


def kind_of(media_type: str | None, body: bytes, name: str) -> str:
    """Return the name of the extractor for ``body``.

    The bytes decide where they are plain to see (a PDF, a page of HTML), because servers mislabel
    both; then the media type, unless it says nothing of use; then the ending of the name. Bytes
    without either that read as text are text.

    Args:
        media_type: The declared type without parameters, in any case, or None.
        body: The bytes.
        name: What the content is called: a file, or the path of an address.

    Raises:
        ExtractionError: There is no extractor for it.
    """
    declared = (media_type or "").strip().lower()
    seen = sniff(body)
    if seen in {"pdf", "html"}:
        return seen
    kind = MEDIA_TYPES.get(declared)
    if declared in _VAGUE:
        kind = ENDINGS.get(PurePosixPath(name).suffix.lower(), kind or seen)
    elif declared.startswith("text/"):
        kind = kind or "plain"
    if kind is None:
        what = media_type or "content of an unknown kind"
        raise ExtractionError(f"{what} holds no text to look in")
    return kind
