"""Runs the real program as its users do, in an environment that says the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "claimcheck")
TIMEOUT_SECONDS = 60


class Ran(NamedTuple):
    """What a run of the program came to; text with ``\\n`` line ends."""

    code: int
    out: str
    err: str


def environment(**changes: str | None) -> dict[str, str]:
    """Return a scrubbed environment: fixed width, no colour, UTF-8, no network, no caches.

    Args:
        changes: Variables to set, or to leave out where None.
    """
    fixed: dict[str, str | None] = {
        "CLAIMCHECK_CACHE_DIR": os.environ["CLAIMCHECK_CACHE_DIR"],
        "CLAIMCHECK_USER_CONFIG": "",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "PATH": os.environ.get("PATH", ""),
        "PYTHONDONTWRITEBYTECODE": None,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "offline"), str(ROOT))),
        "PYTHONUTF8": "1",
        "TERM": "dumb",
    }
    fixed.update(changes)
    if sys.platform == "win32":
        fixed["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    return {name: value for name, value in fixed.items() if value is not None}


def claimcheck(
    *arguments: str | Path,
    cwd: Path,
    env: Mapping[str, str | None] | None = None,
    stdin: bytes | None = b"",
    **options: Any,
) -> Ran:
    """Run ``claimcheck`` in the folder ``cwd`` and wait for it.

    Args:
        arguments: What a user types after ``claimcheck``.
        cwd: The working directory.
        env: Changes to the scrubbed environment; a variable is left out where None.
        stdin: What it reads; None to inherit.
        options: More for ``subprocess.run``.
    """
    ran = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env=environment(**(env or {})),
        input=stdin,
        capture_output=True,
        check=False,
        timeout=TIMEOUT_SECONDS,
        **options,
    )
    return Ran(ran.returncode, _text(ran.stdout), _text(ran.stderr))


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files by name into ``folder`` and return it; texts as UTF-8, line ends as given."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def _text(output: bytes) -> str:
    return output.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
