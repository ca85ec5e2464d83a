"""Proves rows: has the chunks of a store worked on, and keeps what comes back."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from claimcheck.app.prove.work import Results, prove_chunk, stop
from claimcheck.engines.pools import lost_worker

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from claimcheck.app.prove.options import ProveOptions
    from claimcheck.engines.pools import Pools
    from claimcheck.storage.row_store import RowStore, SourceRows

_LOOK_UP_SECONDS = 1.0
"""How often the run is told how far it is while nothing comes back."""

Tell = Callable[[dict[str, int]], None]
"""Called with how many rows are done, by state."""


@dataclass
class _Stream:
    """Chunks of one kind: those of a lane one after the other, the lanes beside each other."""

    executor: Executor
    ahead: int
    lanes: Iterator[list[int]]
    out: int = 0


def start(pools: Pools, options: ProveOptions) -> None:
    """Have workers start, and import what they need, while rows are still gathered."""
    with suppress(*pools.lost):  # the run tells of it
        for _ in range(pools.compute_ahead):
            pools.compute.submit(prove_chunk, _packed([]), options)


def run(
    store: RowStore, options: ProveOptions, pools: Pools, tell: Tell = lambda _: None
) -> Generator[Results]:
    """Work on all chunks that are not done, and yield the results of each when it is kept.

    Raises:
        ClaimcheckError: A worker was killed, and its engine does not start another.
    """
    counts = store.counts()
    streams = (
        _Stream(pools.wait, pools.wait_ahead, store.lanes(hosts=True)),
        _Stream(pools.compute, pools.compute_ahead, store.lanes(hosts=False)),
    )
    running: dict[Future[bytes], tuple[_Stream, list[int]]] = {}
    back: SimpleQueue[Future[bytes]] = SimpleQueue()

    def begin(stream: _Stream, lane: list[int]) -> None:
        chunk, more = _packed(store.chunk(lane[0])), bool(lane[1:])
        future = stream.executor.submit(prove_chunk, chunk, options, more=more)
        running[future] = (stream, lane)
        stream.out += 1
        future.add_done_callback(back.put)

    try:
        while True:
            for stream in streams:
                while stream.out < stream.ahead and (lane := next(stream.lanes, None)):
                    begin(stream, lane)
            if not running:
                break
            results: Results = []
            with suppress(Empty):
                future = back.get(timeout=_LOOK_UP_SECONDS)
                stream, lane = running.pop(future)
                stream.out -= 1
                results = pickle.loads(future.result())  # noqa: S301 - of our own workers
                store.keep(lane[0], results)
                for _, state, _ in results:
                    counts[state] = counts.get(state, 0) + 1
                if lane[1:]:
                    begin(stream, lane[1:])
            store.commit_in_time()
            tell(counts)
            if results:
                yield results
    except pools.lost as error:
        raise lost_worker(error) from error
    finally:
        for future in running:
            future.cancel()
        if running:
            stop()
        store.commit()


def _packed(chunk: Sequence[SourceRows]) -> bytes:
    return pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL)
