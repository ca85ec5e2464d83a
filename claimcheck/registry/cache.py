"""Remembers what the files of a large registry were read as, so that only edits are read again.

The cache lives in the user's own cache folder and never in a repository, so that a clone cannot
bring one. It is looked up by the SHA-256 of the text, keeps plain data, and hands that data
through the model again, so it can make a run faster and cannot make it say anything else. It may
be deleted at any time. A cache that cannot be read or written is no error.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from functools import cache as cached
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import from_json, to_json

from claimcheck.model.claim import Claim
from claimcheck.model.registry import Origin
from claimcheck.model.source import Source
from claimcheck.registry.cache_file import Batch, CacheFile, Entry, Fresh, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.registry.discover import RegistryFiles

SMALLEST = 1 << 18
"""Bytes of a registry from which on a cache is worth its while; less reads in a twentieth of a
second."""

_NOT_SET = ("", "0", "false", "f", "no", "n", "off")

KEPT_DAYS = 60
"""Caches of registries that nobody has edited for as long are removed when another is written."""

Model = TypeVar("Model", bound=BaseModel)

Names = tuple[str, list[str], list[str]]
"""Id of an item, of its parts, and of the sources that it names."""


def cache_folder() -> Path:
    """Return where caches are kept: ``CLAIMCHECK_CACHE_DIR``, or the platform's own place."""
    if named := os.environ.get("CLAIMCHECK_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (
            (Path(local) if local else Path.home() / "AppData" / "Local") / "claimcheck" / "Cache"
        )
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "claimcheck"
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "claimcheck"


def cache_path(files: RegistryFiles) -> Path | None:
    """Return the cache file of a registry; None where it is too small or caching is off."""
    if os.environ.get("CLAIMCHECK_NO_CACHE", "").lower() not in _NOT_SET:
        return None
    paths = (*files.claims, *files.sources)
    try:
        if sum(path.stat().st_size for path in paths) < SMALLEST:
            return None
        folders = sorted({str(path.resolve().parent) for path in (files.root / "x", *paths)})
        name = sha256("\0".join(folders).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return cache_folder() / f"registry-{name}.cache"
    except (OSError, RuntimeError):
        return None


class RegistryCache:
    """The cache of one registry during one run."""

    def __init__(self, path: Path | None) -> None:
        """Open the cache at ``path``; remember nothing when it is None."""
        self._path = path
        self._old = CacheFile(path) if path is not None else None
        self._new: dict[str, Entry] = {}
        self._known: dict[str, dict[str, Batch]] = {}

    @property
    def on(self) -> bool:
        """Tell whether anything is remembered at all."""
        return self._path is not None

    def file(self, key: str, content: bytes) -> Entry | None:
        """Return what is known of a file of claims or sources with this very content."""
        return self._old.entries.get(_name(key, content)) if self._old is not None else None

    def keep(self, key: str, content: bytes, entry: Entry) -> None:
        """Keep an entry for the next run."""
        if self._path is not None:
            self._new[_name(key, content)] = entry

    def batch(self, key: str, digest: str) -> Batch | None:
        """Return the items that were read from a text with this hash, in whatever file."""
        if key not in self._known:
            old = self._old.entries if self._old is not None else {}
            self._known[key] = {
                batch.digest: batch
                for name, entry in old.items()
                if name.startswith(f"{key} ")
                for batch in entry.batches
                if isinstance(batch, Batch)
            }
        return self._known[key].get(digest)

    def items(self, batch: Batch | Fresh, model: type[Model]) -> list[Model] | None:
        """Return the items of a batch as the model takes them today; None where it does not."""
        if self._old is None or isinstance(batch, Fresh):
            return None
        data = self._old.items(batch)
        if data is None:
            return None
        try:
            items = _list_of(model).validate_json(data)
        except ValidationError:
            return None
        return items if len(items) == len(batch.lines) else None

    def names(self, entry: Entry) -> list[Names] | None:
        """Return the names of all items of a file; None where they cannot be read."""
        found: list[Names] = []
        for batch in entry.batches:
            if self._old is None or isinstance(batch, Fresh):
                return None
            data = self._old.names(batch)
            if data is None:
                return None
            found += from_json(data)
        return found

    def save(self) -> None:
        """Write what this run read, if it is not what the last one did."""
        if self._path is None or self._old is None or not self._new:
            return
        if self._new != self._old.entries:
            with contextlib.suppress(OSError):
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                write(self._path, self._new, self._old)
                _remove_stale(self._path)

    def close(self) -> None:
        """Let go of the cache file."""
        if self._old is not None:
            self._old.close()


class FileMemory(Generic[Model]):
    """What a reader asks and tells about the batches of one file."""

    def __init__(self, cache: RegistryCache, key: str, model: type[Model]) -> None:
        self._cache = cache
        self._key = key
        self._model = model
        self._batches: list[Batch | Fresh] | None = []
        self._first_line: int | None = None

    def recall(self, text: str) -> list[Model] | None:
        """Return the items that the text holds, if it was read before."""
        digest = _digest(text)
        batch = self._cache.batch(self._key, digest)
        items = self._cache.items(batch, self._model) if batch is not None else None
        if items is not None and batch is not None and self._batches is not None:
            self._batches.append(batch)
        return items

    def remember(
        self, text: str, lines: Sequence[int], data: list[Any], items: Iterable[Model]
    ) -> None:
        """Keep the data of a text in which there is nothing wrong."""
        if self._batches is None:
            return
        try:
            names = to_json([_names(item) for item in items])
            self._batches.append(Fresh(_digest(text), lines, names, to_json(data)))
        except ValueError:
            self._batches = None

    def finish(self, first_line: int) -> None:
        """Tell that the whole file was read in batches, the first of which begins there."""
        self._first_line = first_line

    def entry(self) -> Entry | None:
        """Return what to know of the file; None unless there is nothing wrong in all of it."""
        if self._first_line is None or not self._batches:
            return None
        return Entry(self._first_line, self._batches)


def origins(shown: str, first_line: int, lines: Iterable[int]) -> Iterator[Origin]:
    """Yield where items stand that take so many lines each, one after the other."""
    for start, end in pairwise(accumulate(lines, initial=first_line + 1)):
        yield Origin(shown, start, end)


def _names(item: BaseModel) -> Names:
    if isinstance(item, Claim):
        sources = {each: None for evidence in item.evidence for each in _named(evidence)}
        if item.asserted is not None:
            sources[item.asserted.source] = None
        return (item.id, list(item.parts), [each for each in sources if each is not None])
    if isinstance(item, Source):
        return (item.id, [], list(item.derived_from))
    return ("", [], [])


def _named(evidence: Any) -> tuple[str, str | None]:
    return (evidence.source, evidence.cited_in)


@cached
def _list_of(model: type[Model]) -> TypeAdapter[list[Model]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


def _name(key: str, content: bytes) -> str:
    return f"{key} {sha256(content).hexdigest()}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _remove_stale(path: Path) -> None:
    oldest = time.time() - KEPT_DAYS * 86400
    for other in path.parent.glob("registry-*.cache"):
        with contextlib.suppress(OSError):
            if other.stat().st_mtime < oldest:
                other.unlink()
