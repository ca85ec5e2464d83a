"""Keeps what a benchmark found: the text that it printed, and its figures as JSON beside it.

The figures of the README and the docs are claims whose evidence are values in these files, so that
``claimcheck verify --config docs/claims/claimcheck.toml`` tells which of them differ after a
benchmark ran again.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import platform
import shlex
import sys
from contextlib import contextmanager, redirect_stdout
from importlib.metadata import version
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "results"
_PACKAGES = ("typer", "rich", "pydantic", "pyyaml")
_Z = 1.96
"""Standard deviations of an interval that holds in 95 of 100 cases."""


@contextmanager
def kept(name: str, *options: str) -> Iterator[dict[str, Any]]:
    """Write what is printed to ``results/NAME.txt``, and the figures that are put in to its JSON.

    A run that ends with an error keeps nothing.

    Args:
        name: The name of the files.
        options: What stood behind the name of the program, without folders of the machine.
    """
    command = " ".join(["python", f"benchmarks/{name}.py", *map(shlex.quote, options)])
    figures: dict[str, Any] = {"command": command, "setting": setting()}
    with redirect_stdout(_Both(sys.stdout)) as printed:
        print(f"$ {command}\n{setting_in_words()}")
        yield figures
    text = "\n".join(line.rstrip() for line in printed.copy.getvalue().splitlines())
    (FOLDER / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    written = json.dumps(figures, indent=2, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(f"{written}\n", encoding="utf-8")


class _Both(io.TextIOBase):
    """Prints, and keeps a copy."""

    def __init__(self, out: TextIO) -> None:
        self.copy = io.StringIO()
        self._out = out

    def write(self, text: str) -> int:
        """Print a text and keep it."""
        self.copy.write(text)
        return self._out.write(text)

    def flush(self) -> None:
        """Let what was printed be seen."""
        self._out.flush()


def setting() -> dict[str, Any]:
    """Return what a figure is worth nothing without: day, machine and versions."""
    return {
        "date": str(dt.date.today()),
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
    }


def setting_in_words() -> str:
    """Return the same in a line."""
    here = setting()
    versions = ", ".join(f"{name} {number}" for name, number in here["packages"].items())
    return (
        f"{here['date']}, {here['cores']} cores, {here['machine']}, {here['system']}; "
        f"Python {here['python']}, {versions}"
    )


def share(hits: int, of: int) -> dict[str, Any]:
    """Return a share in percent with the interval that Wilson gives it."""
    if not of:
        return {"hits": hits, "of": of}
    part = hits / of
    middle = (part + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    wide = _Z * sqrt(part * (1 - part) / of + _Z**2 / (4 * of**2)) / (1 + _Z**2 / of)
    return {
        "hits": hits,
        "of": of,
        "percent": round(100 * part, 1),
        "low": round(100 * max(middle - wide, 0), 1),
        "high": round(100 * min(middle + wide, 1), 1),
    }


def share_in_words(found: dict[str, Any]) -> str:
    """Return the same in a line."""
    if not found["of"]:
        return "-"
    return (
        f"{found['hits']:4} of {found['of']:4} = {found['percent']:5.1f} % "
        f"({found['low']:.1f} to {found['high']:.1f})"
    )
