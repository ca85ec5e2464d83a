"""Write a file so that a reader, or a crash at any moment, meets the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

STALE_AFTER_SECONDS = 3600.0
"""A temporary file this old was left by a killed run, where the system cannot tell it."""

_TEMPORARY = re.compile(r"\.claimcheck-[0-9a-f]{16}\.tmp")
_REPLACE_ATTEMPTS = 20
_REPLACE_PAUSE_SECONDS = 0.05


class ChangedMeanwhileError(ClaimcheckError):
    """Somebody else changed a file between reading and writing it."""


def swap(path: Path, before: bytes | None, after: bytes) -> None:
    """Put new content in the place of the content that it was made from.

    Args:
        path: The file to write; its folder must exist.
        before: What the file held when it was read; None where there was none.
        after: The whole new content.

    Raises:
        ChangedMeanwhileError: The file holds something else now; nothing was written.
        OSError: The file could not be written.
    """
    try:
        current = path.read_bytes()
    except FileNotFoundError:
        current = None
    if current != before:
        raise ChangedMeanwhileError(
            f"{path.name} was changed by somebody else meanwhile, and was left as it is now",
            help="run the command again",
        )
    write_atomically(path, after)


def write_atomically(
    path: Path,
    data: bytes,
    *,
    overwrite: bool = True,
    durable: bool = True,
    scratch: Path | None = None,
) -> None:
    """Write ``data`` to ``path`` in one step.

    The bytes go to a temporary file, which then takes the name: whoever kills the program leaves
    the old file or the new one, never half of one. A temporary file that a killed run left is
    removed. A link is written through, and the permissions of the file that is replaced are kept.
    A device or a pipe (``/dev/null``, ``/dev/stdout``) is written to and never replaced.

    Args:
        path: The file to write; its folder must exist.
        data: The whole content.
        overwrite: Replace a file that is there. Without it such a file is an error.
        durable: Wait until the bytes are on the disk. Not needed for what carries its own hash
            and can be made again.
        scratch: Where the temporary file lies, on the same disk; the file's folder without it.

    Raises:
        FileExistsError: ``path`` exists and ``overwrite`` is false.
        OSError: The file could not be written, and it is the one that is named; the temporary file
            is gone again.
    """
    try:
        _write(path, data, overwrite=overwrite, durable=durable, scratch=scratch)
    except OSError as error:  # of the temporary file, or of one without a name
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


@contextlib.contextmanager
def written_atomically(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write to, which takes the name ``path`` once the block ends without error.

    It is ``write_atomically`` for what is more than memory holds.

    Raises:
        OSError: The file could not be written, and it is the one that is named.
    """
    try:
        with _written(path, overwrite=True, durable=True, scratch=None) as file:
            yield file
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def _write(
    path: Path, data: bytes, *, overwrite: bool, durable: bool, scratch: Path | None
) -> None:
    with _written(path, overwrite=overwrite, durable=durable, scratch=scratch) as file:
        file.write(data)


@contextlib.contextmanager
def _written(
    path: Path, *, overwrite: bool, durable: bool, scratch: Path | None
) -> Iterator[BinaryIO]:
    if overwrite and is_stream(path):
        with path.open("wb") as stream:
            yield stream
        return
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    folder = scratch or target.parent
    clear_left(folder)
    temporary, file = _temporary_in(folder)
    try:
        with file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
            if sys.platform != "win32":  # under the lock that tells others that it is in use
                _name(temporary, target, overwrite=overwrite)
        if sys.platform == "win32":  # which renames no open file
            _name(temporary, target, overwrite=overwrite)
    finally:
        temporary.unlink(missing_ok=True)
    if durable:
        _sync_folder(target.parent)


def is_stream(path: Path) -> bool:
    """Tell whether a path leads to something that takes bytes and is no file."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def clear_left(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        left = [Path(each) for each in entries if _TEMPORARY.fullmatch(each.name)]
        for path in left:
            with contextlib.suppress(OSError):
                _remove_left(path)


def _temporary_in(folder: Path) -> tuple[Path, BinaryIO]:
    """Make a temporary file, locked as long as it is open."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        path = folder / f".claimcheck-{secrets.token_hex(8)}.tmp"
        file = os.fdopen(os.open(path, flags, 0o666), "wb")
        if sys.platform == "win32":
            return path, file
        import fcntl

        with contextlib.suppress(OSError):  # some file systems know no locks
            fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return path, file
        file.close()  # another run took it for one that was left, before it was locked


def _remove_left(path: Path) -> None:
    """Remove a temporary file that belongs to no process any more.

    Raises:
        OSError: It is in use, or not ours to look at.
    """
    facts = path.lstat()
    if facts.st_mtime < time.time() - STALE_AFTER_SECONDS:
        path.unlink()
    elif sys.platform != "win32" and stat.S_ISREG(facts.st_mode):
        import fcntl

        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()  # still locked: its maker may only now come to lock it
        finally:
            os.close(handle)


def _name(temporary: Path, target: Path, *, overwrite: bool) -> None:
    """Give a temporary file the name of the target, in one step."""
    if overwrite:
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o777)
        _replace(temporary, target)
    else:
        _take_free_name(temporary, target)


def _replace(temporary: Path, target: Path) -> None:
    """Rename, with patience where Windows refuses because a reader holds the file open."""
    for _ in range(_REPLACE_ATTEMPTS if sys.platform == "win32" else 0):
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(_REPLACE_PAUSE_SECONDS)
        else:
            return
    temporary.replace(target)


def _take_free_name(temporary: Path, target: Path) -> None:
    """Give ``temporary`` the name of ``target``, which must be free, in one step."""
    if sys.platform == "win32":
        temporary.rename(target)  # on Windows a rename never replaces
    else:
        target.hardlink_to(temporary)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut; some file systems cannot, and that is no error."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
