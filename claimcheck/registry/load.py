"""Reads the files of a registry into one value, or tells everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.claim import Claim
from claimcheck.model.registry import Registry
from claimcheck.model.source import Source
from claimcheck.registry.cache import FileMemory, RegistryCache, cache_path, origins
from claimcheck.registry.collector import collector_at_rest
from claimcheck.registry.problems import InputProblem, InvalidInputError
from claimcheck.registry.reader import Reading, read_items
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.tree import DISK, Tree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.registry.discover import RegistryFiles
    from claimcheck.registry.validation import Model


def load_registry(files: RegistryFiles, *, cached: bool = True) -> Registry:
    """Read a registry.

    Args:
        files: What it is made of.
        cached: Whether a cache may be read and written, where the registry is large.

    Raises:
        ClaimcheckError: A file is missing or not readable.
        InvalidInputError: Files are not well-formed; every problem of every file is in it.
    """
    problems: list[InputProblem] = []
    cache = RegistryCache(cache_path(files) if cached else None)
    try:
        with collector_at_rest():
            claims = _read_all(files.claims, files.tree, "claims", Claim, problems, cache)
            sources = _read_all(files.sources, files.tree, "sources", Source, problems, cache)
        if problems:
            raise InvalidInputError(problems)
        if files.tree is DISK:
            cache.save()  # what another revision held is not what the next run will read
    finally:
        cache.close()
    return Registry(
        tuple(claims.items), tuple(sources.items), tuple(claims.origins), tuple(sources.origins)
    )


def _read_all(
    paths: Sequence[Path],
    tree: Tree,
    key: str,
    model: type[Model],
    problems: list[InputProblem],
    cache: RegistryCache,
) -> Reading[Model]:
    whole: Reading[Model] = Reading()
    for path in paths:
        try:
            reading = _read(tree.shown(path), tree.read(path), key, model, cache)
        except InvalidInputError as error:
            problems.extend(error.problems)
            continue
        whole.items += reading.items
        whole.origins += reading.origins
        problems.extend(reading.problems)
    return whole


def _read(
    shown: str, content: bytes, key: str, model: type[Model], cache: RegistryCache
) -> Reading[Model]:
    known = _recall(shown, key, content, model, cache)
    if known is not None:
        return known
    source = SourceText.decode(shown, content)
    if not cache.on:
        return read_items(source, key, model)
    memory = FileMemory(cache, key, model)
    reading = read_items(source, key, model, memory)
    entry = memory.entry()
    if entry is not None and not reading.problems:
        cache.keep(key, content, entry)
    return reading


def _recall(
    shown: str, key: str, content: bytes, model: type[Model], cache: RegistryCache
) -> Reading[Model] | None:
    """Return what a file holds whose very content was read before."""
    entry = cache.file(key, content)
    if entry is None:
        return None
    reading: Reading[Model] = Reading()
    lines: list[int] = []
    for batch in entry.batches:
        items = cache.items(batch, model)
        if items is None:
            return None
        reading.items += items
        lines += batch.lines
    reading.origins += origins(shown, entry.first_line, lines)
    cache.keep(key, content, entry)
    return reading
