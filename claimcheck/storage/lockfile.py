"""Locks between processes, so that two runs at once wait for each other."""

from __future__ import annotations

import hashlib
import os
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.storage.user_cache import user_cache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE_SECONDS = 60.0
_PAUSE_SECONDS = 0.05


class LockBusyError(ClaimcheckError):
    """Another process holds the lock, and did not let go in time."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other runs from writing to a registry while the block reads it and writes it.

    The lock file lies in the user's cache, named by the root, so that a registry holds nothing
    that came from a lock. Where the cache cannot be written there is no lock: what is left then is
    that ``swap`` replaces no file that somebody else has changed. A block must not ask for the
    lock that it holds.

    Args:
        root: The folder of the registry, by whatever name.

    Raises:
        LockBusyError: Another run still holds the lock after a minute.
    """
    place = os.path.normcase(os.path.realpath(root))
    name = hashlib.sha256(os.fsencode(place)).hexdigest()
    folder = user_cache() / "locks"
    with ExitStack() as stack:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(exclusive(folder / f"{name[:32]}.lock"))
        yield


@contextmanager
def exclusive(path: Path, *, timeout: float = _PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the lock file ``path`` while the block runs.

    The system lets go of the lock when the process ends, however it ends, so a killed run never
    blocks the next.

    Args:
        path: The lock file, made if it is missing; its folder must exist.
        timeout: How long to wait for another process, in seconds; 0 tries once.

    Raises:
        LockBusyError: Another process still holds the lock after ``timeout`` seconds.
        OSError: The lock file cannot be opened, or its file system knows no locks.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=timeout, poll_interval=_PAUSE_SECONDS)
    except Timeout:
        raise LockBusyError(
            "another claimcheck is at work here and does not let go",
            help="wait until it has ended, then run the command again",
        ) from None
    except NotImplementedError as error:
        raise OSError(str(error)) from error
    try:
        yield
    finally:
        lock.release()
