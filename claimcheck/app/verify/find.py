"""Looks in what was read for what was planned."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.selectors import kind_of
from claimcheck.text.blocks import hashes_holding
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from concurrent.futures import Future

    from claimcheck.app.verify.plan import Plan, Search
    from claimcheck.engines.pools import Pools
    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading


def find_all(
    readings: Iterable[Reading], searches: Plan, pools: Pools | None = None
) -> Iterator[Reading]:
    """Yield readings in their order, each with what was found in it in place of its text.

    Args:
        readings: The sources as they are read.
        searches: What to look for in each.
        pools: What looks while others are still read; this thread, one after the other, without it.

    Raises:
        ClaimcheckError: A worker was ended from outside.
    """
    if pools is None:
        for reading in readings:
            yield find(reading, searches[reading.source])
        return
    waiting: deque[Future[Reading]] = deque()
    try:
        for reading in readings:
            waiting.append(pools.compute.submit(find, reading, searches[reading.source]))
            if len(waiting) > pools.compute_ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except pools.lost as error:
        from claimcheck.engines.pools import lost_worker

        raise lost_worker(error) from error
    finally:
        for future in waiting:
            future.cancel()


def find(reading: Reading, searches: Mapping[str, Search]) -> Reading:
    """Return a reading with what was found in it in place of its text."""
    if reading.document is None:
        return reading
    source = PreparedText(reading.document)
    matches = {key: _match(source, reading, search) for key, search in searches.items()}
    return replace(reading, document=None, blocks=(), matches=matches)


def _match(source: PreparedText, reading: Reading, search: Search) -> Match:
    selector = search.selector
    look_for = kind_of(selector).find
    match = look_for(source, selector, search.locator, nearest=search.required)
    if match.nearest is not None:
        match = replace(match, nearest=replace(match.nearest, document=reading.source))
    if not match.holds:
        return match
    holding: tuple[str, ...] = ()
    if match.start is not None and match.end is not None:
        holding = hashes_holding(reading.blocks, match.start, match.end)
    if not holding and reading.capture is None:
        return match
    return replace(match, blocks=holding, archive=reading.capture)
