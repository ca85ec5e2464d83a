"""Extractors turn the bytes of a source into text, one file per kind of document."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from claimcheck.extractors._raw import raw_refusal
from claimcheck.extractors._refused import REASONS, refusal
from claimcheck.extractors._sniff import ZIP, sniff
from claimcheck.extractors._transcript import is_transcript
from claimcheck.extractors.base import ExtractionError
from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.extractors.base import Extractor
    from claimcheck.model.document import Document

__all__ = ["ENDINGS", "EXTRACTORS", "MEDIA_TYPES", "extracted", "kind_of"]

EXTRACTORS: Plugins[Extractor] = Plugins(
    __name__,
    "csv",
    "docx",
    "epub",
    "html",
    "json",
    "mail",
    "markdown",
    "notebook",
    "odt",
    "pdf",
    "plain",
    "subtitles",
    "toml",
    "warc",
    "webarchive",
    "xml",
    "yaml",
)
"""Every extractor by name; the modules are imported when they are needed."""

MEDIA_TYPES = {
    "application/warc": "warc",
    "application/wacz": "warc",
    "application/x-webarchive": "webarchive",
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/xml": "xml",
    "message/rfc822": "mail",
    "multipart/related": "mail",
    "text/xml": "xml",
    "application/json": "json",
    "application/ld+json": "json",
    "application/ndjson": "json",
    "application/pdf": "pdf",
    "application/srt": "subtitles",
    "application/toml": "toml",
    "application/x-ipynb+json": "notebook",
    "application/x-ndjson": "json",
    "application/x-pdf": "pdf",
    "application/x-subrip": "subtitles",
    "application/x-yaml": "yaml",
    "application/xhtml+xml": "html",
    "application/yaml": "yaml",
    "text/csv": "csv",
    "text/html": "html",
    "text/markdown": "markdown",
    "text/json": "json",
    "text/plain": "plain",
    "text/srt": "subtitles",
    "text/tab-separated-values": "csv",
    "text/vtt": "subtitles",
    "text/x-markdown": "markdown",
    "text/x-yaml": "yaml",
    "text/yaml": "yaml",
}
"""The extractor for each media type that says what it is."""

ENDINGS = {
    ".warc": "warc",
    ".wacz": "warc",
    ".webarchive": "webarchive",
    ".atom": "xml",
    ".dfxp": "xml",
    ".docm": "docx",
    ".docx": "docx",
    ".epub": "epub",
    ".odt": "odt",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".nxml": "xml",
    ".rss": "xml",
    ".tei": "xml",
    ".ttml": "xml",
    ".xml": "xml",
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".ipynb": "notebook",
    ".geojson": "json",
    ".json": "json",
    ".jsonld": "json",
    ".jsonl": "json",
    ".markdown": "markdown",
    ".md": "markdown",
    ".myst": "markdown",
    ".ndjson": "json",
    ".pdf": "pdf",
    ".sbv": "subtitles",
    ".srt": "subtitles",
    ".toml": "toml",
    ".tsv": "csv",
    ".txt": "plain",
    ".vtt": "subtitles",
    ".xhtml": "html",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""The extractor for each ending of a name, in a folder or at the end of an address."""

_VAGUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})
"""What servers say of a file that they do not know; its name knows better."""


_TIMES_WITHIN_BYTES = 16_384
"""What is looked at of a plain text to tell a transcript, in which times stand."""


def extracted(kind: str, body: bytes, charset: str | None, address: str = "") -> Document:
    """Return the text of ``body``.

    Args:
        kind: The name of its extractor.
        body: The bytes.
        charset: The charset that came with them, if any.
        address: The address of the source, by which its page is found in an archive of many.

    Raises:
        ExtractionError: There is no text to be had.
    """
    if kind == "warc":
        from claimcheck.extractors import warc

        return warc.extract(body, charset, address)
    return EXTRACTORS[kind].extract(body, charset)


def kind_of(media_type: str | None, body: bytes, name: str) -> str:
    """Return the name of the extractor for ``body``.

    The bytes decide where they are plain to see (a PDF, a page of HTML, subtitles, a notebook),
    because servers mislabel them; then the media type, unless it says nothing of use; then the
    ending of the name. Bytes without either that read as text are text.

    Args:
        media_type: The declared type without parameters, in any case, or None.
        body: The bytes.
        name: What the content is called: a file, or the path of an address.

    Raises:
        ExtractionError: There is no extractor for it; a kind that people know is refused by name,
            with what can be read instead.
    """
    declared = (media_type or "").strip().lower()
    seen = sniff(body)
    if seen not in {None, "plain"}:
        return seen
    is_vague = declared in _VAGUE
    ending = _ending(name) if is_vague else ""
    if (why := refusal(declared, ending, body)) is not None:
        raise ExtractionError(why)
    kind = ENDINGS.get(ending) if is_vague else MEDIA_TYPES.get(declared)
    if kind is None and declared.endswith("+json"):
        kind = "json"
    elif kind is None and declared.endswith("+xml"):
        kind = "xml"
    if kind not in {None, "plain"}:
        return kind
    if seen is None and not declared.startswith("text/"):
        what = media_type or "content of an unknown kind"
        unread = REASONS[".zip"] if body.startswith(ZIP) else f"{what} holds no text to look in"
        raise ExtractionError(unread)
    if (why := raw_refusal(declared, ending, body)) is not None:
        raise ExtractionError(why)
    start = body[:_TIMES_WITHIN_BYTES].decode("latin-1").replace("\r\n", "\n")
    return "subtitles" if is_transcript(start.rpartition("\n")[0] or start) else "plain"


def _ending(name: str) -> str:
    """Return the ending of a name that tells its kind: of ``index.rst.txt`` it is ``.rst``."""
    endings = [ending.lower() for ending in PurePosixPath(name).suffixes[-2:]]
    if (
        len(endings) == 2
        and endings[1] == ".txt"
        and (endings[0] in ENDINGS or refusal("", endings[0], b""))
    ):
        return endings[0]
    return endings[-1] if endings else ""
