"""Fetch many sources at once: politely, in order, and ended by Ctrl-C at once."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.fetchers import kind_of, load
from claimcheck.fetchers.base import FetchStopped, World
from claimcheck.model.fetched import Fetched, FetchRequest, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claimcheck.fetchers.base import FetchPolicy

_LOOK_UP_SECONDS = 0.2
"""How often the waiting main thread can be interrupted, where a system needs that."""


def fetch_one(request: FetchRequest, policy: FetchPolicy, world: World) -> Fetched:
    """Fetch one source with the fetcher for its address."""
    kind = kind_of(request.address)
    if kind is None:
        reason = "only http, https and file addresses are fetched"
        return Fetched(
            Outcome.REFUSED, request.address, request.address, world.now(), reason=reason
        )
    return load(kind).fetch(request, policy, world)


def fetch_many(
    requests: Sequence[FetchRequest],
    policy: FetchPolicy,
    progress: Callable[[Fetched], None] | None = None,
    *,
    world: World | None = None,
) -> list[Fetched]:
    """Fetch every request and return the results in the same order.

    Hosts take turns, so that one slow host does not keep the workers from the others. The workers
    are daemon threads: on an interrupt they are told to stop and not waited for.

    Args:
        requests: What to fetch.
        policy: The limits, and how many workers.
        progress: Called in the calling thread as each result arrives, in order of arrival.
        world: Clock, resolver, pace; a new one by default.
    """
    around = world or World()
    waiting: queue.SimpleQueue[int | None] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, Fetched | BaseException]] = queue.SimpleQueue()
    for index in _interleaved(requests):
        waiting.put(index)
    count = min(policy.workers, len(requests))
    for _ in range(count):
        waiting.put(None)
        arguments = (requests, policy, around, waiting, done)
        threading.Thread(target=_work, args=arguments, daemon=True).start()
    results: dict[int, Fetched] = {}
    try:
        while len(results) < len(requests):
            try:
                index, result = done.get(timeout=_LOOK_UP_SECONDS)
            except queue.Empty:
                continue
            if isinstance(result, BaseException):
                raise result
            results[index] = result
            if progress is not None:
                progress(result)
    except BaseException:
        around.stop.set()
        raise
    return [results[index] for index in range(len(requests))]


def _work(
    requests: Sequence[FetchRequest],
    policy: FetchPolicy,
    world: World,
    waiting: queue.SimpleQueue[int | None],
    done: queue.SimpleQueue[tuple[int, Fetched | BaseException]],
) -> None:
    """Fetch one waiting request after the other, until none is left."""
    while (index := waiting.get()) is not None and not world.stop.is_set():
        try:
            done.put((index, fetch_one(requests[index], policy, world)))
        except FetchStopped as stopped:
            done.put((index, stopped))
            return
        except Exception as error:  # noqa: BLE001 - a bug; raised again in the calling thread
            done.put((index, error))


def _interleaved(requests: Sequence[FetchRequest]) -> Iterable[int]:
    """Return the indexes of ``requests`` so that hosts take turns."""
    by_host: dict[str, list[int]] = defaultdict(list)
    for index, request in enumerate(requests):
        try:
            host = urlsplit(request.address).netloc
        except ValueError:
            host = ""
        by_host[host].append(index)
    for turn in zip_longest(*by_host.values()):
        yield from (index for index in turn if index is not None)
