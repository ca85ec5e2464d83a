"""Pins what the README's commands and .ci/run install: ``python scripts/pin_versions.py``.

``constraints.txt`` holds versions that go together, for every Python and system that claimcheck
runs on; those that it holds already stay unless ``--upgrade`` asks for the newest.
``constraints-lowest.txt`` holds the lowest versions that pyproject.toml allows.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = "constraints.txt"
LOWEST = "constraints-lowest.txt"


def pin(name: str, *options: str) -> None:
    """Write one file of constraints, for all extras; ``options`` are more of uv's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    python = project["requires-python"].removeprefix(">=")
    subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "pyproject.toml"),
            *("--universal", "--python-version", python, "--all-extras", "--no-annotate"),
            *("--custom-compile-command", "python scripts/pin_versions.py"),
            *("--output-file", name, *options),
        ],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description="Pin the versions that are installed to test.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    pin(PINNED, *upgrade)
    pin(LOWEST, "--upgrade", "--resolution", "lowest-direct")


if __name__ == "__main__":
    main()
