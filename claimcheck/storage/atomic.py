"""Write a file so that a reader, or a crash at any moment, meets the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STALE_AFTER_SECONDS = 3600.0
"""A temporary file this old belongs to a run that was killed, and is removed."""

_REPLACE_ATTEMPTS = 20
_REPLACE_PAUSE_SECONDS = 0.05


def write_atomically(
    path: Path, data: bytes, *, overwrite: bool = True, durable: bool = True
) -> None:
    """Write ``data`` to ``path`` in one step.

    The bytes go to a temporary file in the same folder, which then takes the name: whoever kills
    the program leaves the old file or the new one, never half of one. A link is written through,
    and the permissions of the file that is replaced are kept.

    Args:
        path: The file to write; its folder must exist.
        data: The whole content.
        overwrite: Replace a file that is there. Without it such a file is an error.
        durable: Wait until the bytes are on the disk. Not needed for what carries its own hash
            and can be made again.

    Raises:
        FileExistsError: ``path`` exists and ``overwrite`` is false.
        OSError: The file could not be written; the temporary file is gone again.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, 0o666), "wb") as handle:
            handle.write(data)
            handle.flush()
            if durable:
                os.fsync(handle.fileno())
        if overwrite:
            with contextlib.suppress(FileNotFoundError):
                temporary.chmod(target.stat().st_mode & 0o777)
            _replace(temporary, target)
        else:
            _take_free_name(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    if durable:
        _sync_folder(target.parent)
        _remove_stale(target)


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


def _remove_stale(target: Path) -> None:
    """Remove temporary files of this target that a killed run left long ago."""
    oldest = time.time() - STALE_AFTER_SECONDS
    for left in target.parent.glob(f".{_literal(target.name)}.*.tmp"):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < oldest:
                left.unlink()


def _literal(name: str) -> str:
    """Return ``name`` as a pattern that matches only itself."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
