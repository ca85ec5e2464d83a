"""The file in which a cache keeps what it knows: its layout, how it is read and how it is written.

A line that names the format, a line with size and SHA-256 of the index, the index as JSON, and
then the JSON of each batch of items. Everything carries a SHA-256, and what does not match it is
not there. Nothing in the file is code, and values of the registry still pass the model.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from claimcheck import __version__
from claimcheck.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_FORMAT = f"claimcheck registry cache 1, written by {__version__}\n".encode()
_INDEX_LINE_LIMIT = 100


class Batch(NamedTuple):
    """Neighbouring items of a file, as the index lists them.

    Attributes:
        digest: SHA-256 of the text that they were read from.
        lines: How many lines each item takes.
        offset: Where the names begin, counted from the end of the index; the items follow them.
        names_size: Bytes of the names.
        names_digest: Their SHA-256.
        items_size: Bytes of the items.
        items_digest: Their SHA-256.
    """

    digest: str
    lines: Sequence[int]
    offset: int
    names_size: int
    names_digest: str
    items_size: int
    items_digest: str


class Fresh(NamedTuple):
    """Neighbouring items of a file that are not in a cache file yet.

    Attributes:
        digest: SHA-256 of the text that they were read from.
        lines: How many lines each item takes.
        names: JSON of what refers to what: for each item its id, its parts and its sources.
        items: JSON of the items.
    """

    digest: str
    lines: Sequence[int]
    names: bytes
    items: bytes


class Entry(NamedTuple):
    """One file of a registry.

    Attributes:
        first_line: 0-based line on which the first item begins.
        batches: Its items, in order.
    """

    first_line: int
    batches: Sequence[Batch | Fresh]


class CacheFile:
    """A cache file that is open for reading; one that is not whole is empty.

    Attributes:
        entries: The files of the registry, by a name that holds the hash of their content.
    """

    def __init__(self, path: Path) -> None:
        self.entries: dict[str, Entry] = {}
        self._start = 0
        self._file: BinaryIO | None = None
        try:
            self._file = path.open("rb")
            self._read_index(self._file)
        except (OSError, ValueError, TypeError):
            self.entries = {}

    def _read_index(self, file: BinaryIO) -> None:
        if file.readline(_INDEX_LINE_LIMIT) != _FORMAT:
            return
        size, digest = file.readline(_INDEX_LINE_LIMIT).decode("ascii").split()
        index = file.read(int(size))
        if sha256(index).hexdigest() != digest:
            return
        self._start = file.tell()
        self.entries = {
            name: Entry(first_line, [Batch(*batch) for batch in batches])
            for name, (first_line, batches) in json.loads(index).items()
        }

    def names(self, batch: Batch) -> bytes | None:
        """Return the names of a batch; None where they are not what was written."""
        return self._part(batch.offset, batch.names_size, batch.names_digest)

    def items(self, batch: Batch) -> bytes | None:
        """Return the items of a batch; None where they are not what was written."""
        return self._part(batch.offset + batch.names_size, batch.items_size, batch.items_digest)

    def _part(self, offset: int, size: int, digest: str) -> bytes | None:
        if self._file is None:
            return None
        try:
            self._file.seek(self._start + offset)
            part = self._file.read(size)
        except OSError:
            return None
        return part if sha256(part).hexdigest() == digest else None

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def write(path: Path, entries: Mapping[str, Entry], old: CacheFile) -> None:
    """Write a cache file, with the content of each ``Batch`` taken from ``old``.

    Files whose content ``old`` can no longer give are left out. ``old`` is closed then, since
    Windows lets nobody replace a file that is open.

    Raises:
        OSError: The file could not be written; the one that was there is untouched.
    """
    parts: list[bytes] = []
    offset = 0
    index: dict[str, tuple[int, list[Batch]]] = {}
    for name, entry in entries.items():
        batches: list[Batch] = []
        for batch in entry.batches:
            fresh = batch if isinstance(batch, Fresh) else _taken_over(batch, old)
            if fresh is None:
                break
            names, items = fresh.names, fresh.items
            sizes = (len(names), sha256(names).hexdigest(), len(items), sha256(items).hexdigest())
            batches.append(Batch(fresh.digest, fresh.lines, offset, *sizes))
            parts += (names, items)
            offset += len(names) + len(items)
        else:
            index[name] = (entry.first_line, batches)
    head = json.dumps(index, separators=(",", ":")).encode()
    summary = f"{len(head)} {sha256(head).hexdigest()}\n".encode()
    old.close()
    write_atomically(path, b"".join((_FORMAT, summary, head, *parts)), durable=False)


def _taken_over(batch: Batch, old: CacheFile) -> Fresh | None:
    names, items = old.names(batch), old.items(batch)
    if names is None or items is None:
        return None
    return Fresh(batch.digest, batch.lines, names, items)
