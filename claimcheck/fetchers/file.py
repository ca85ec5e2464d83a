"""Local copies of sources: files below the registry's root, and nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model.fetched import Fetched, FetchRequest, Outcome

if TYPE_CHECKING:
    from claimcheck.fetchers.base import FetchPolicy, World

_MEDIA_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
    ".rst": "text/x-rst",
    ".txt": "text/plain",
    ".xhtml": "application/xhtml+xml",
}
"""By ending, not from the system's table, which differs between machines."""


class _UnusableError(Exception):
    """The file cannot be read; carries the outcome."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


def fetch(request: FetchRequest, policy: FetchPolicy, world: World) -> Fetched:
    """Read the file that ``request.address`` names as ``file:`` and a relative path.

    The path is relative to ``request.folder``; wherever ``..`` and links lead, the file itself
    must lie below ``request.root``.
    """
    address = request.address
    try:
        path = _inside(address.partition(":")[2], request.folder, request.root)
        body = _read(path, policy.max_bytes)
    except _UnusableError as failure:
        return Fetched(failure.outcome, address, address, world.now(), reason=failure.reason)
    return _ok(address, path, body, world)


def read_copy(address: str, path: Path, policy: FetchPolicy, world: World) -> Fetched:
    """Read the source ``address`` from a copy that the person at the command line points to.

    The copy may lie anywhere. The result names the address of the source and never the path.
    """
    try:
        body = _read(path, policy.max_bytes)
    except _UnusableError as failure:
        return Fetched(failure.outcome, address, address, world.now(), reason=failure.reason)
    return _ok(address, path, body, world)


def _ok(address: str, path: Path, body: bytes, world: World) -> Fetched:
    media_type = _MEDIA_TYPES.get(path.suffix.lower())
    return Fetched(Outcome.OK, address, address, world.now(), media_type=media_type, body=body)


def _inside(name: str, folder: Path | None, root: Path | None) -> Path:
    """Return the file that ``name`` leads to, links followed.

    Raises:
        _UnusableError: It leads out of ``root``, or there is no such file.
    """
    if folder is None or root is None:
        raise _UnusableError(Outcome.REFUSED, "a file is read only as part of a registry")
    path = Path(name)
    if not name or "\x00" in name or path.is_absolute() or path.drive or name.startswith("/"):
        raise _UnusableError(Outcome.REFUSED, "a file is named by a relative path")
    try:
        real = (folder / path).resolve()
        top = root.resolve()
    except (OSError, RuntimeError) as error:
        raise _UnusableError(Outcome.REFUSED, f"the path leads nowhere: {error}") from error
    if not real.is_relative_to(top):
        raise _UnusableError(Outcome.REFUSED, f"{name} leads out of the registry's root")
    return real


def _read(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file; devices and pipes are not even waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_dir():
            raise _UnusableError(Outcome.UNSUPPORTED, f"{path.name} is a folder")
        with os.fdopen(os.open(path, flags), "rb") as handle:
            if not stat.S_ISREG(os.fstat(handle.fileno()).st_mode):
                raise _UnusableError(Outcome.UNSUPPORTED, f"{path.name} is no regular file")
            body = handle.read(limit + 1)
    except FileNotFoundError as error:
        raise _UnusableError(Outcome.DEAD, f"there is no file {path.name}") from error
    except PermissionError as error:
        raise _UnusableError(Outcome.BLOCKED, f"{path.name} may not be read") from error
    except (OSError, ValueError) as error:
        raise _UnusableError(Outcome.UNREACHABLE, f"{path.name} cannot be read") from error
    if len(body) > limit:
        size = f"{limit / 1_000_000:g} MB"
        raise _UnusableError(Outcome.UNSUPPORTED, f"{path.name} is larger than {size}")
    return body
