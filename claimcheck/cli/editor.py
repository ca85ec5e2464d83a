"""The editor of the person at the terminal: ``VISUAL``, ``EDITOR``, or one that the system has."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from pathlib import Path

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
            help="name one that can: EDITOR=nano claimcheck edit …",
        ) from None
    if ended.returncode:
        raise ClaimcheckError(
            f"the editor ended with exit code {ended.returncode}; nothing was written",
            help="run the command again",
        )


def _command() -> list[str]:
    for name in ("VISUAL", "EDITOR"):
        if said := os.environ.get(name, "").strip():
            # A path on Windows has backslashes, which are no escapes there.
            return shlex.split(said, posix=sys.platform != "win32")
    found = next(filter(shutil.which, _USUAL), None)
    if found is None:
        raise ClaimcheckError("no editor is known", help="name one: EDITOR=nano claimcheck edit …")
    return [found]
