"""An advisory lock between processes, so that two runs at once wait for each other."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAUSE_SECONDS = 0.05


class LockBusyError(ClaimcheckError):
    """Another process holds the lock, and did not let go in time."""


@contextmanager
def exclusive(path: Path, *, timeout: float = 30.0) -> Iterator[None]:
    """Hold the lock file ``path`` while the block runs.

    The system lets go of the lock when the process ends, however it ends, so a killed run never
    blocks the next. The file itself stays: removing it would let two processes hold two locks.

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
            f"another claimcheck is at work here and holds {path.name}",
            help="wait until it has ended, then run the command again",
        ) from None
    except NotImplementedError as error:
        raise OSError(str(error)) from error
    try:
        yield
    finally:
        lock.release()
