"""The editor of the person at the terminal: ``VISUAL``, ``EDITOR``, or one that the system has."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_USUAL = ("sensible-editor", "nano", "vi", "notepad")


def edit_file(path: Path) -> None:
    """Open a file in the person's editor, and wait until it is closed.

    Raises:
        ClaimcheckError: There is no editor, or it failed.
    """
    command = _command()
    try:
        ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the person's own
    except OSError as error:
        raise ClaimcheckError(
            f"the editor {command[0]!r} cannot be started: {error.strerror}",
            help="name one that can: EDITOR=PROGRAM claimcheck edit …",
        ) from None
    if ended.returncode:
        how = f"with exit code {ended.returncode}" if ended.returncode > 0 else "by a signal"
        raise ClaimcheckError(
            f"the editor ended {how}; nothing was written", help="run the command again"
        )


@contextmanager
def opened_copy(name: str, content: bytes, tell: Callable[[str], None]) -> Iterator[Path]:
    """Yield a file to edit, which is removed, unless what a person wrote there would be lost.

    Args:
        name: Its name.
        content: What it holds at first.
        tell: Told where it is, where the block fails after something was saved.
    """
    folder = Path(tempfile.mkdtemp(prefix="claimcheck-"))
    path, is_kept = folder / name, False
    try:
        path.write_bytes(content)
        try:
            yield path
        except BaseException:
            with suppress(OSError):
                is_kept = path.read_bytes().strip() not in (b"", content.strip())
            if is_kept:
                tell(f"What you saved is kept in {path}")
            raise
    finally:
        if not is_kept:
            shutil.rmtree(folder, ignore_errors=True)


def _command() -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        if said := os.environ.get(name, "").strip():
            # A path on Windows has backslashes, which are no escapes there.
            try:
                return shlex.split(said, posix=sys.platform != "win32")
            except ValueError:
                raise ClaimcheckError(
                    f"{name} has a quotation mark that is not closed: {one_line(said)}",
                    help="close it, or put a backslash before it",
                ) from None
    found = next(filter(shutil.which, _USUAL), None)
    if found is None:
        raise ClaimcheckError("no editor is known", help="name one: EDITOR=nano claimcheck edit …")
    return [found]
