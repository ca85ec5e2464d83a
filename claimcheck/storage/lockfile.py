"""An advisory lock between processes, so that two runs at once wait for each other."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE_SECONDS = 0.05
_BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


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
    give_up = time.monotonic() + timeout
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        while not _try_lock(handle):
            if time.monotonic() >= give_up:
                raise LockBusyError(
                    f"another claimcheck is at work here and holds {path.name}",
                    help="wait until it has ended, then run the command again",
                )
            time.sleep(_PAUSE_SECONDS)
        try:
            yield
        finally:
            _unlock(handle)
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    """Take the lock if it is free; False where somebody else holds it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        raise
    return True


def _unlock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_UN)
