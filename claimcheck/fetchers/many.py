"""Fetch many sources at once: politely, within memory, and ended by Ctrl-C at once."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimcheck.fetchers import FETCHERS, kind_of
from claimcheck.fetchers.base import FetchContext, FetchStopped
from claimcheck.model.address import host_and_port
from claimcheck.model.fetched import Fetched, FetchRequest, Outcome

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from claimcheck.fetchers.base import FetchPolicy

_Results = queue.Queue["Fetched | BaseException"]

_LOOK_UP_SECONDS = 0.2
"""How often a waiting thread looks up: for an interrupt, and whether the run is ending."""


def fetch_one(request: FetchRequest, policy: FetchPolicy, context: FetchContext) -> Fetched:
    """Fetch one source with the fetcher for its address."""
    kind = kind_of(request.address)
    if kind is None:
        reason = "only http, https and file addresses are fetched"
        return Fetched(
            Outcome.REFUSED, request.address, request.address, context.now(), reason=reason
        )
    return FETCHERS[kind].fetch(request, policy, context)


def fetch_many(
    requests: Sequence[FetchRequest], policy: FetchPolicy, *, context: FetchContext | None = None
) -> Generator[Fetched, None, None]:
    """Fetch every request and yield each result as it arrives.

    No result is kept, and workers wait while a few are not yet taken, so that the memory does not
    grow with the number of sources. Hosts take turns, so that one slow host does not keep the
    workers from the others. The workers are daemon threads: whoever stops taking results, as on
    an interrupt, ends them, and they are not waited for.

    Args:
        requests: What to fetch.
        policy: The limits, and how many workers.
        context: Clock, resolver, pace; a new one by default.
    """
    around = context or FetchContext()
    waiting: queue.SimpleQueue[int | None] = queue.SimpleQueue()
    count = min(policy.workers, len(requests))
    done: _Results = queue.Queue(maxsize=max(count, 1))
    for index in _interleaved(requests):
        waiting.put(index)
    for _ in range(count):
        waiting.put(None)
        arguments = (requests, policy, around, waiting, done)
        threading.Thread(target=_work, args=arguments, daemon=True).start()
    try:
        for _ in requests:
            yield _next(done, around)
    except BaseException:
        around.stop.set()
        raise


def _next(done: _Results, context: FetchContext) -> Fetched:
    """Return the next result; raise what a worker raised.

    Raises:
        FetchStopped: Somebody else who fetches in this context ended all of it.
    """
    while not context.stop.is_set():
        try:
            result = done.get(timeout=_LOOK_UP_SECONDS)
        except queue.Empty:
            continue
        if isinstance(result, BaseException):
            raise result
        return result
    raise FetchStopped


def _work(
    requests: Sequence[FetchRequest],
    policy: FetchPolicy,
    context: FetchContext,
    waiting: queue.SimpleQueue[int | None],
    done: _Results,
) -> None:
    """Fetch one waiting request after the other, until none is left."""
    while (index := waiting.get()) is not None and not context.stop.is_set():
        try:
            result: Fetched | BaseException = fetch_one(requests[index], policy, context)
        except (FetchStopped, Exception) as error:  # noqa: BLE001 - raised in the calling thread
            result = error
        while not context.stop.is_set():
            try:
                done.put(result, timeout=_LOOK_UP_SECONDS)
                break
            except queue.Full:
                continue


def _interleaved(requests: Sequence[FetchRequest]) -> Iterable[int]:
    """Return the indexes of ``requests`` so that hosts take turns."""
    by_host: dict[str, list[int]] = defaultdict(list)
    for index, request in enumerate(requests):
        by_host[host_and_port(request.address)].append(index)
    for turn in zip_longest(*by_host.values()):
        yield from (index for index in turn if index is not None)
