"""Reads one claim or source of a large registry with all that it touches, and nothing else.

This works from the cache alone, and only when every file is as it was when it was last read whole
and found to be well-formed. In all other cases the registry is read as a whole.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple

from claimcheck.model.claim import Claim
from claimcheck.model.registry import Origin, Registry
from claimcheck.model.source import Source
from claimcheck.registry.cache import Model, Names, RegistryCache, cache_path
from claimcheck.registry.collector import collector_at_rest
from claimcheck.registry.source_text import display_path, read_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from claimcheck.registry.cache_file import Entry
    from claimcheck.registry.discover import RegistryFiles


class _Known(NamedTuple):
    shown: str
    entry: Entry
    names: list[Names]


class _Picked(NamedTuple, Generic[Model]):
    items: list[Model]
    origins: list[Origin]


def load_around(files: RegistryFiles, name: str) -> Registry | None:
    """Return the part of a registry that decides what there is to say about one item.

    That is: the claim or source itself, the claims that rest on it, the parts of all these, and
    the sources of all these with what they derive from.

    Args:
        files: The registry.
        name: Id of a claim or of a source.

    Returns:
        The items in the order of the files; None where the whole registry must be read, because it
        is small, was edited since it was last read, or does not have the id.

    Raises:
        ClaimcheckError: A file is missing or not readable.
    """
    path = cache_path(files)
    if path is None:
        return None
    cache = RegistryCache(path)
    try:
        with collector_at_rest():
            return _load(files, name, cache)
    finally:
        cache.close()


def _load(files: RegistryFiles, name: str, cache: RegistryCache) -> Registry | None:
    claim_files = _known(cache, "claims", files.claims)
    source_files = _known(cache, "sources", files.sources)
    if claim_files is None or source_files is None:
        return None
    claims, sources = _touched(name, _rows(claim_files), _rows(source_files))
    if not claims and not sources:
        return None
    picked_claims = _pick(cache, claim_files, claims, Claim)
    picked_sources = _pick(cache, source_files, sources, Source)
    if picked_claims is None or picked_sources is None:
        return None
    return Registry(
        tuple(picked_claims.items),
        tuple(picked_sources.items),
        tuple(picked_claims.origins),
        tuple(picked_sources.origins),
    )


def _known(cache: RegistryCache, key: str, paths: Sequence[Path]) -> list[_Known] | None:
    found: list[_Known] = []
    for path in paths:
        entry = cache.file(key, read_bytes(path))
        names = cache.names(entry) if entry is not None else None
        if entry is None or names is None:
            return None
        found.append(_Known(display_path(path), entry, names))
    return found


def _rows(files: Iterable[_Known]) -> list[Names]:
    return [row for each in files for row in each.names]


def _touched(
    name: str, claims: Sequence[Names], sources: Sequence[Names]
) -> tuple[set[str], set[str]]:
    """Return the ids of all claims and of all sources that matter to one claim or source."""
    derived: dict[str, list[str]] = {}
    for source, _, origins in sources:
        for origin in origins:
            derived.setdefault(origin, []).append(source)
    echoes = _reachable([name] if any(row[0] == name for row in sources) else [], derived)
    parents: dict[str, list[str]] = {}
    for claim, parts, _ in claims:
        for part in parts:
            parents.setdefault(part, []).append(claim)
    first = [row[0] for row in claims if row[0] == name or not echoes.isdisjoint(row[2])]
    above = _reachable(first, parents)
    wanted = _reachable(above, {claim: parts for claim, parts, _ in claims if parts})
    named = {source for claim, _, names in claims if claim in wanted for source in names}
    return wanted, _reachable(
        named | echoes, {source: origins for source, _, origins in sources if origins}
    )


def _reachable(start: Iterable[str], steps: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(steps.get(name, ()))
    return found


def _pick(
    cache: RegistryCache, files: Iterable[_Known], wanted: Collection[str], model: type[Model]
) -> _Picked[Model] | None:
    picked: _Picked[Model] = _Picked([], [])
    for shown, entry, names in files:
        place, line = 0, entry.first_line + 1
        for batch in entry.batches:
            places = [
                index for index in range(len(batch.lines)) if names[place + index][0] in wanted
            ]
            if places:
                items = cache.items(batch, model)
                if items is None:
                    return None
                starts = list(pairwise(accumulate(batch.lines, initial=line)))
                picked.items.extend(items[index] for index in places)
                picked.origins.extend(Origin(shown, *starts[index]) for index in places)
            place += len(batch.lines)
            line += sum(batch.lines)
    return picked
