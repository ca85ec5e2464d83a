"""Extracted text and what an address answered last, kept for one user between runs.

It lies in the user's own cache folder and never in a repository: its records vouch for themselves,
so whoever could write them could prove anything. The layout, all of it safe to delete at any time::

    .gitignore                 holds *, so that nobody commits other people's text
    .claimcheck-….tmp          what is being written; the next run removes what a killed one left
    texts/ab/abcdef….json      one Document, named by the SHA-256 of the file's bytes
    sources/12/1234….json      what one address answered, named by the SHA-256 of the address
    read/56/5678….json         that a source of a registry was read as one of the texts, and nothing
                               else: named by the SHA-256 of both

A text is read only when its bytes still have the hash that names them, and a record only when it
carries the hash of its own content: a half-written or damaged file is as good as missing.
Everything is plain JSON; nothing in here is ever executed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, get_args

from claimcheck.model.document import (
    Chapter,
    Document,
    MetaKind,
    MetaText,
    Moment,
    Region,
    RegionKind,
)
from claimcheck.storage.atomic import clear_left, write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FORMAT_VERSION = 1
"""Raised when the shape of a record changes; records of another version are ignored."""

_HEX_DIGITS = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What one address answered when it last answered well; failures are never recorded.

    Attributes:
        address: The address that was asked for.
        final_address: The address that answered in the end.
        fetched: When, as an ISO timestamp in UTC.
        media_type: What the answer said it is.
        redirects: The addresses that pointed further, in order.
        moved: Whether all of them did so for good.
        body_sha256: The SHA-256 of the bytes.
        text_sha256: The digest of the extracted text, by which ``TextCache.text`` finds it.
        extractor: The version of the extractor that made the text.
    """

    address: str
    final_address: str
    fetched: str
    body_sha256: str
    text_sha256: str
    extractor: str
    media_type: str | None = None
    redirects: tuple[str, ...] = ()
    moved: bool = False


def text_digest(document: Document) -> str:
    """Return the SHA-256, in hex, that names ``document``: text and what belongs to it."""
    return hashlib.sha256(text_bytes(document)).hexdigest()


class TextCache:
    """The cache below one folder.

    Nothing is made on disk before the first write. Several processes may read and write at once.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def clear_left(self) -> None:
        """Remove what killed runs were writing."""
        clear_left(self._root)

    def text(self, digest: str) -> Document | None:
        """Return the text with this digest, or None where it is missing or damaged."""
        if not _is_digest(digest):
            return None
        try:
            data = self._text_path(digest).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() != digest:
            return None
        return read_text_bytes(data)

    def keep_text(self, document: Document) -> str:
        """Keep ``document`` and return its digest; a damaged entry is written again."""
        data = text_bytes(document)
        digest = hashlib.sha256(data).hexdigest()
        path = self._text_path(digest)
        try:
            if path.read_bytes() == data:
                return digest
        except OSError:
            pass
        self._write(path, data)
        return digest

    def record(self, address: str) -> SourceRecord | None:
        """Return what ``address`` answered last, or None where that is unknown or damaged."""
        try:
            data = self._record_path(address).read_bytes()
        except OSError:
            return None
        record = _read_record(data)
        return record if record is not None and record.address == address else None

    def keep_record(self, record: SourceRecord) -> None:
        """Keep ``record`` in place of an older one of the same address."""
        content = _canonical(asdict(record))
        envelope = {
            "version": FORMAT_VERSION,
            "sha256": hashlib.sha256(content).hexdigest(),
            "record": asdict(record),
        }
        self._write(self._record_path(record.address), _canonical(envelope))

    def was_read(self, *names: str) -> bool:
        """Tell whether ``keep_read`` was called with these names, in this order."""
        return self._read_path(names).exists()

    def keep_read(self, *names: str) -> None:
        """Keep that a source was read as a text, by whatever names both.

        A lock names texts by their hash, and comes with a clone: that a text is kept here does not
        say that the source which the lock names ever held it.
        """
        if not self.was_read(*names):
            self._write(self._read_path(names), b"{}")

    def _text_path(self, digest: str) -> Path:
        return self._root / "texts" / digest[:2] / f"{digest}.json"

    def _record_path(self, address: str) -> Path:
        return self._named("sources", address)

    def _read_path(self, names: Sequence[str]) -> Path:
        return self._named("read", json.dumps(names))

    def _named(self, folder: str, name: str) -> Path:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        return self._root / folder / digest[:2] / f"{digest}.json"

    def _write(self, path: Path, data: bytes) -> None:
        ensure_cache_folder(self._root)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data, durable=False, scratch=self._root)


def ensure_cache_folder(root: Path) -> None:
    """Make the folder ``root`` with a ``.gitignore`` that keeps all of it out of git."""
    root.mkdir(parents=True, exist_ok=True)
    ignore = root / ".gitignore"
    if not ignore.exists():
        write_atomically(ignore, b"*\n", durable=False)


def _canonical(value: Mapping[str, Any]) -> bytes:
    """Return the one way to write ``value`` as JSON, so that equal content has equal bytes."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def text_bytes(document: Document) -> bytes:
    """Return a document as it is kept, and as it is handed from one process to another."""
    content: dict[str, Any] = {
        "text": document.text,
        "pages": document.pages,
        "meta": [[meta.kind, meta.text] for meta in document.meta],
    }
    # Absent in all others, whose names stay what they were.
    if document.chapters:
        content["chapters"] = [[each.start, each.title] for each in document.chapters]
    if document.guessed:
        content["guessed"] = True
    if document.regions:
        content["regions"] = [[each.kind, each.start, each.end] for each in document.regions]
    if document.moments:
        content["moments"] = [[each.start, each.seconds] for each in document.moments]
    if document.data is not None:
        content["data"] = document.data
    return _canonical(content)


def read_text_bytes(data: bytes) -> Document | None:
    """Return the document in ``data``; None where it is damaged, or another version shaped it."""
    try:
        value = json.loads(data.decode("utf-8", "surrogatepass"))
        text, pages, meta = value["text"], value["pages"], value["meta"]
        data_of = value.get("data")
        if not isinstance(text, str) or not all(type(page) is int for page in pages):
            return None
        if not isinstance(data_of, str | None):
            return None
        kinds = get_args(MetaKind)
        if not all(kind in kinds and isinstance(words, str) for kind, words in meta):
            return None
        chapters = tuple(Chapter(start, title) for start, title in value.get("chapters", ()))
        if not all(type(c.start) is int and isinstance(c.title, str) for c in chapters):
            return None
        moments = tuple(Moment(*each) for each in value.get("moments", ()))
        if not all(type(m.start) is type(m.seconds) is int for m in moments):
            return None
        regions = tuple(Region(*each) for each in value.get("regions", ()))
        if not all(_is_region(each, len(text)) for each in regions):
            return None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    texts = tuple(MetaText(kind, words) for kind, words in meta)
    guessed = value.get("guessed") is True
    return Document(text, tuple(pages), texts, chapters, guessed, regions, moments, data_of)


def _is_region(region: Region, length: int) -> bool:
    bounds = (region.start, region.end)
    known = region.kind in get_args(RegionKind) and all(type(each) is int for each in bounds)
    return known and 0 <= region.start < region.end <= length


def _read_record(data: bytes) -> SourceRecord | None:
    """Return the record in ``data``, or None where its own hash does not hold."""
    try:
        envelope = json.loads(data.decode("utf-8", "surrogatepass"))
        if envelope["version"] != FORMAT_VERSION:
            return None
        fields = envelope["record"]
        if hashlib.sha256(_canonical(fields)).hexdigest() != envelope["sha256"]:
            return None
        return SourceRecord(**{**fields, "redirects": tuple(fields["redirects"])})
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _is_digest(name: str) -> bool:
    return len(name) == 64 and set(name) <= _HEX_DIGITS
