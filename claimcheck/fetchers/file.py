"""Local copies of sources: files below the registry's root, and nothing else."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

from claimcheck.model.fetched import Fetched, FetchRequest, Outcome
from claimcheck.registry.work_tree import is_of_git

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.fetchers.base import FetchContext, FetchPolicy

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""Links were followed already; one that is put there meanwhile is not."""


class _UnusableError(Exception):
    """The file cannot be read; carries the outcome."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


def fetch(request: FetchRequest, policy: FetchPolicy, context: FetchContext) -> Fetched:
    """Read the file that ``request.address`` names as ``file:`` and a relative path.

    The path is relative to ``request.folder``; wherever ``..`` and links lead, the file itself
    must lie below ``request.root``.
    """
    address = request.address
    try:
        path = _inside(address.partition(":")[2], request.folder, request.root, context.folders)
        body = _read(path, policy.max_bytes, _NO_LINK)
    except _UnusableError as failure:
        return Fetched(failure.outcome, address, address, context.now(), reason=failure.reason)
    return _ok(address, path, body, context)


def read_copy(address: str, path: Path, policy: FetchPolicy, context: FetchContext) -> Fetched:
    """Read the source ``address`` from a copy that the person at the command line points to.

    The copy may lie anywhere. The result names the address of the source and never the path.
    """
    try:
        body = _read(str(path), policy.max_bytes)
    except _UnusableError as failure:
        return Fetched(failure.outcome, address, address, context.now(), reason=failure.reason)
    return _ok(address, str(path), body, context)


def _ok(address: str, path: str, body: bytes, context: FetchContext) -> Fetched:
    name = os.path.basename(path)
    return Fetched(Outcome.OK, address, address, context.now(), name=name, body=body)


def _inside(name: str, folder: Path | None, root: Path | None, known: dict[str, str]) -> str:
    """Return the file that ``name`` leads to, links followed.

    Folders are followed once in a run (``known``): in a registry with thousands of files, nearly
    all of the time would go into that.

    Raises:
        _UnusableError: It leads out of ``root``, or there is no such file.
    """
    if folder is None or root is None:
        raise _UnusableError(Outcome.REFUSED, "a file is read only as part of a registry")
    if not name or "\x00" in name or os.path.isabs(name) or os.path.splitdrive(name)[0]:
        raise _UnusableError(Outcome.REFUSED, "a file is named by a relative path")
    parent, last = os.path.split(os.path.join(folder, name))
    try:
        real = os.path.join(_real(parent, known), last)
        if last in ("", ".", "..") or os.path.islink(real):
            real = os.path.realpath(real)
        top = _real(str(root), known)
    except (OSError, ValueError) as error:
        raise _UnusableError(Outcome.REFUSED, f"the path leads nowhere: {error}") from error
    top = top.rstrip(os.sep) + os.sep
    if not (real + os.sep).startswith(top) or is_of_git(real[len(top) :]):
        raise _UnusableError(Outcome.REFUSED, f"{name} leads out of the work tree")
    return real


def _real(folder: str, known: dict[str, str]) -> str:
    found = known.get(folder)
    if found is None:
        found = known[folder] = os.path.realpath(folder)
    return found


def _read(path: str, limit: int, flags: int = 0) -> bytes:
    """Return the bytes of a regular file; devices and pipes are not even waited for."""
    flags |= os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    name = os.path.basename(path)
    try:
        if sys.platform == "win32" and os.path.isdir(path):
            raise _UnusableError(Outcome.UNSUPPORTED, f"{name} is a folder")
        number = os.open(path, flags)
        try:
            status = os.fstat(number)
            if stat.S_ISDIR(status.st_mode):
                raise _UnusableError(Outcome.UNSUPPORTED, f"{name} is a folder")
            if not stat.S_ISREG(status.st_mode):
                raise _UnusableError(Outcome.UNSUPPORTED, f"{name} is no regular file")
            with os.fdopen(number, "rb", buffering=0, closefd=False) as handle:
                body = handle.readall() if status.st_size <= limit else b""
        finally:
            os.close(number)
    except FileNotFoundError as error:
        raise _UnusableError(Outcome.DEAD, f"there is no file {name}") from error
    except PermissionError as error:
        raise _UnusableError(Outcome.BLOCKED, f"{name} may not be read") from error
    except (OSError, ValueError) as error:
        raise _UnusableError(Outcome.UNREACHABLE, f"{name} cannot be read") from error
    if max(len(body), status.st_size) > limit:
        raise _UnusableError(Outcome.UNSUPPORTED, f"{name} is larger than {limit / 1e6:g} MB")
    return body
