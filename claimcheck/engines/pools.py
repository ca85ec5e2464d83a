"""Where units of work run: in processes of this machine, or on a cluster that somebody else runs.

All of it is ``concurrent.futures``. Whatever stands behind an executor schedules, moves data and
repeats what a lost worker had; nothing here does.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.engines import EngineName

_P = ParamSpec("_P")
_T = TypeVar("_T")

HOSTS_AT_ONCE = 64
"""Hosts that this machine asks at the same time; each is asked no faster for it."""

_AHEAD = 3
"""Units that are handed over for each worker, so that none waits for the next."""


@dataclass(frozen=True)
class Pools:
    """What runs units of work.

    Attributes:
        compute: For units that compute.
        wait: For units that wait for the network most of the time.
        compute_ahead: How many of the first are handed over at a time.
        wait_ahead: How many of the second.
        close: Ends what was started for it, without waiting for what has not begun.
        lost: What is raised where a worker was ended from outside and no other takes its place.
    """

    compute: Executor
    wait: Executor
    compute_ahead: int
    wait_ahead: int
    close: Callable[[], None]
    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)


class Here(Executor):
    """Runs each unit at once, where it is handed over."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Run a unit; what it raises is in the future."""
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - raised where the result is asked for
            future.set_exception(error)
        return future


def here() -> Pools:
    """Return what computes in this thread, and waits for hosts in some of this process."""
    threads = ThreadPoolExecutor(HOSTS_AT_ONCE)
    close = lambda: threads.shutdown(wait=True, cancel_futures=True)  # noqa: E731
    return Pools(Here(), threads, 1, HOSTS_AT_ONCE, close)


def local(workers: int | None = None) -> Pools:
    """Return what computes in processes of this machine, and waits in threads of this one.

    Whoever waits for a host needs no processor, and in one process the turns at each host hold for
    all that are asked, wherever redirects lead.

    Args:
        workers: How many processes; one for each core without it. One is this process itself.
    """
    count = workers or os.cpu_count() or 1
    if count == 1:
        return here()
    context = multiprocessing.get_context("spawn")  # a fork would inherit threads and locks
    processes = ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent)
    threads = ThreadPoolExecutor(HOSTS_AT_ONCE)

    def close() -> None:
        processes.shutdown(wait=True, cancel_futures=True)
        threads.shutdown(wait=True, cancel_futures=True)

    return Pools(processes, threads, count * _AHEAD, HOSTS_AT_ONCE, close)


def _end_with_parent() -> None:
    """See that this process ends when the one that gives it work does, and not before.

    Ctrl-C at the terminal is for that one, which then lets this one finish its unit.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def given(executor: Executor) -> Pools:
    """Return what runs everything on an executor that somebody else made, and closes."""
    client = getattr(executor, "_client", None)
    if client is not None and hasattr(client, "nthreads"):
        return _on_cluster(executor, client, lambda: None)
    count = getattr(executor, "_max_workers", None) or os.cpu_count() or 1
    return Pools(executor, executor, count * _AHEAD, count * _AHEAD, lambda: None)


def dask(scheduler: str) -> Pools:
    """Return what runs everything on the workers of a Dask cluster.

    Args:
        scheduler: The address of its scheduler, such as ``tcp://10.0.0.1:8786``.

    Raises:
        ClaimcheckError: Dask is not installed, the scheduler does not answer, it has no workers,
            or they have another version of claimcheck or none.
    """
    try:
        import distributed
        from distributed.comm.addressing import get_address_host_port
    except ImportError:
        raise ClaimcheckError(
            "--engine dask needs Dask", help="pip install 'claimcheck-cli[dask]'"
        ) from None
    try:
        look_at: Any = get_address_host_port
        look_at(scheduler)  # a client of an address that is none complains when the program ends
        connect: Any = distributed.Client
        client = connect(scheduler, set_as_default=False, timeout="5s")
    except (OSError, ValueError, TypeError) as error:
        raise ClaimcheckError(
            f"no Dask scheduler answers at {scheduler}: {error}",
            help="start one with dask scheduler, and name the address that it prints",
        ) from None
    try:
        versions = set(client.run(version_here).values())
    except Exception as error:
        client.close()
        raise ClaimcheckError(
            f"a worker of {scheduler} cannot run claimcheck: {error}",
            help=f"install claimcheck-cli {__version__} on every worker",
        ) from error
    if versions != {__version__}:
        client.close()
        there = ", ".join(sorted(versions)) or "no workers at all"
        raise ClaimcheckError(
            f"the workers of {scheduler} run claimcheck {there}, and this is {__version__}"
            if versions
            else f"{scheduler} has no workers",
            help="start workers with dask worker, with this version of claimcheck installed",
        )
    executor = client.get_executor(pure=False)

    def close() -> None:
        executor.shutdown(wait=False)
        client.close()

    return _on_cluster(executor, client, close)


def _on_cluster(executor: Executor, client: Any, close: Callable[[], None]) -> Pools:
    import distributed

    ahead = max(sum(client.nthreads().values()), 1) * _AHEAD
    lost = (BrokenExecutor, CancelledError, distributed.KilledWorker)
    return Pools(executor, executor, ahead, ahead, close, lost)


def lost_worker(error: BaseException) -> ClaimcheckError:
    """Return what is told where a worker was ended and no other takes its place."""
    return ClaimcheckError(
        f"a worker was ended from outside ({error})",
        help="run the command again, with fewer workers where memory is short; prove goes on where "
        "it stopped",
    )


def version_here() -> str:
    """Return the version of claimcheck where this runs."""
    return __version__


def pools_of(engine: EngineName, *, workers: int | None, scheduler: str | None) -> Pools:
    """Return the pools that a person asks for.

    Raises:
        ClaimcheckError: The options contradict each other, or the engine cannot be had.
    """
    if engine == "dask":
        if scheduler is None:
            raise ClaimcheckError(
                "--engine dask needs to know which cluster",
                help="name its scheduler: --scheduler tcp://HOST:8786",
            )
        return dask(scheduler)
    if scheduler is not None:
        raise ClaimcheckError("--scheduler is of a cluster", help="add --engine dask")
    return local(workers)
