"""Fills the outputs that a Markdown page shows with what the program really prints.

A page asks for one with a comment, and the block of code below it is rewritten::

    <!-- output: claimcheck list | head -12 -->
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-22"
"""The day that shown outputs are made for."""

_BLOCK = re.compile(
    r"<!-- output: (?P<command>.+?) -->\n```(?P<kind>\w+)\n.*?^```$", re.DOTALL | re.MULTILINE
)
_ENVIRONMENT = {
    "CLAIMCHECK_TODAY": TODAY,
    "COLUMNS": "88",
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
    "PYTHONUTF8": "1",
}


def with_outputs(page: str) -> str:
    """Return ``page`` with every shown output as it is now."""
    return _BLOCK.sub(lambda found: _shown(found["command"], found["kind"]), page)


def _shown(command: str, kind: str) -> str:
    program, _, cut = command.partition(" | ")
    lines = _run(shlex.split(program)).rstrip("\n").split("\n")
    if cut:
        lines = lines[: int(cut.removeprefix("head -"))]
    text = "\n".join(line.rstrip() for line in lines)
    return f"<!-- output: {command} -->\n```{kind}\n$ {command}\n{text}\n```"


def _run(words: list[str]) -> str:
    """Return what a command prints, to stdout and to stderr in order."""
    if words[0] != "claimcheck":
        raise ValueError(f"only claimcheck is run for a page, not {words[0]}")
    ran = subprocess.run(
        [sys.executable, "-m", "claimcheck", *words[1:]],
        cwd=ROOT,
        env={**os.environ, **_ENVIRONMENT},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return ran.stdout
