"""Proves the rows of one chunk: reads each source once, and looks for all of its rows in it.

This is what runs in other processes and on other machines. It knows nothing of them.
"""

from __future__ import annotations

import os
import pickle
import time
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.app.prove.place import Place
from claimcheck.app.prove.result import broken, proven, row_of
from claimcheck.app.verify.find import find
from claimcheck.app.verify.plan import Search
from claimcheck.app.verify.reading import body_hash, from_cache, from_fetch, unread
from claimcheck.collector import collecting_rarely
from claimcheck.engines.base import too_costly, too_long
from claimcheck.engines.extraction import Extraction, is_current
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.fetchers.many import fetch_many, fetch_one
from claimcheck.model.document import Document
from claimcheck.model.facts import SourceFacts
from claimcheck.model.fetched import FetchRequest, Outcome
from claimcheck.model.reading import Reading
from claimcheck.selectors import kind_of
from claimcheck.storage.text_cache import TextCache
from claimcheck.storage.user_cache import cache_outside
from claimcheck.text.page_start import page_start
from claimcheck.views.json_text import compact

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.app.prove.options import ProveOptions
    from claimcheck.model.row import Row
    from claimcheck.registry.config import Extract
    from claimcheck.storage.row_store import SourceRows
    from claimcheck.text.page_start import PageStart
    from claimcheck.views.prove import ProvenRow

Results = list[tuple[int, str, str]]
"""The number of each row, the state that it is in, and its result as a line of JSON."""

OFFLINE = "it is not cached, and this run is offline"


def prove_chunk(chunk: bytes, options: ProveOptions, *, more: bool = False) -> bytes:
    """Return what became of each row of a chunk, whose sources are of one host or of none.

    Rows and results are pickled, so that whatever moves them between processes and machines has one
    object to handle and not thousands.

    Args:
        chunk: The rows by source: a sequence of ``SourceRows``.
        options: How they are proven.
        more: Whether another chunk of the host follows at once, perhaps in another process, which
            knows nothing of this one's pace.

    Returns:
        ``Results``.
    """
    with collecting_rarely():
        found: Results = [
            (number, "broken" if result.error else result.state.value, compact(result))
            for number, result in _proven(pickle.loads(chunk), options)  # noqa: S301 - our own
        ]
    if more:
        time.sleep(options.verify.pace)
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


def stop() -> None:
    """End what this process fetches now."""
    for each in tuple(_fetching):
        each.set()


def _proven(chunk: Sequence[SourceRows], options: ProveOptions) -> Iterator[tuple[int, ProvenRow]]:
    """Yield each row of a chunk with what became of it."""
    rows: dict[str, list[tuple[int, str, Row]]] = {}
    of_source = {each.source: each for each in chunk}
    for each in chunk:
        for number, line in each.rows:
            row = row_of(line)
            if isinstance(row, str):
                yield number, broken(line, row)
            else:
                rows.setdefault(each.source, []).append((number, _key(row), row))
    for source, reading in _readings([of_source[name] for name in rows], options):
        searches = {key: _search(row, options) for _, key, row in rows[source]}
        searched = find(reading, searches)
        for number, key, row in rows[source]:
            yield number, proven(row, searched, searched.matches.get(key))


def _key(row: Row) -> str:
    return kind_of(row.selector).key(row.selector, row.locator)


def _search(row: Row, options: ProveOptions) -> Search:
    return Search(row.selector, row.locator, required=options.nearest)


def _readings(
    sources: Sequence[SourceRows], options: ProveOptions
) -> Iterator[tuple[str, Reading]]:
    """Yield each source with its reading; addresses that have to be asked come last."""
    waiting: dict[str, str] = {}
    for each in sources:
        place = Place.of(each.source)
        if each.text is not None:
            yield each.source, _of_text(each.text, options.extract)
        elif place.without is not None:
            yield each.source, unread("", place.without)
        elif place.file is not None:
            yield each.source, _of_file(place, options)
        else:
            address = place.url or ""
            reading = _at_hand(address, options)
            if reading is None:
                waiting[address] = each.source
            else:
                yield each.source, reading
    for address, reading in _fetched(list(waiting), options):
        yield waiting[address], reading


def _of_text(text: bytes, limits: Extract) -> Reading:
    document = Document(text.decode())
    if too_long(document, limits.output):
        return unread("", too_costly("output", limits).message, Outcome.TOO_COSTLY)
    return Reading("", SourceFacts("ok", "text", bytes=body_hash(text), text="text"), document)


def _of_file(place: Place, options: ProveOptions) -> Reading:
    request = FetchRequest(
        f"file:{place.file}", folder=Path(place.folder or ""), root=Path(place.root or "")
    )
    fetched = fetch_one(request, FetchPolicy.of(options.verify), _around())
    extraction = _extraction(os.getpid(), options.extract)
    texts = _texts(options.root)
    return from_fetch("", fetched, texts, extraction, read="file", known_as=place.url, named=False)


def _at_hand(address: str, options: ProveOptions) -> Reading | None:
    """Return what can be had without a network; None where the network has to be asked."""
    if not options.refresh or options.offline:
        cached = from_cache("", address, _texts(options.root), named=False)
        if cached is not None and (options.offline or is_current(cached.facts.extractor)):
            return cached
    return unread("", OFFLINE, address=address) if options.offline else None


def _fetched(addresses: Sequence[str], options: ProveOptions) -> Iterator[tuple[str, Reading]]:
    if not addresses:
        return
    policy = FetchPolicy.of(options.verify)
    policy = replace(policy, workers=policy.connections_per_host, spares_hosts=True)
    requests = [FetchRequest(address) for address in addresses]
    extraction, texts = _extraction(os.getpid(), options.extract), _texts(options.root)
    around = _around(read_start=extraction.page_start)
    _fetching.add(around.stop)
    try:
        with closing(fetch_many(requests, policy, context=around)) as answers:
            for fetched in answers:
                reading = from_fetch("", fetched, texts, extraction, read="fetched", named=False)
                yield fetched.address, reading
    finally:
        _fetching.discard(around.stop)


@cache
def _extraction(process: int, limits: Extract) -> Extraction:  # noqa: ARG001 - a fork shares none
    return Extraction(limits)


def _around(read_start: Callable[[bytes], PageStart] = page_start) -> FetchContext:
    return FetchContext(turns=_TURNS, folders=_FOLDERS, read_start=read_start)


_TURNS = FetchContext().turns
"""The turns at each host, for all that this process fetches."""

_FOLDERS: dict[str, str] = {}

_fetching: set[threading.Event] = set()
"""What ends each of the fetches that are under way."""


@cache
def _texts(root: Path) -> TextCache:
    return TextCache(cache_outside(root) / "text")
