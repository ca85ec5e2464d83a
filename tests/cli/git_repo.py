"""A git repository with a small registry in it, for tests of what is told from its history."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from run import environment, write

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """\
sources:
  - id: report
    title: Yearly report
    url: https://example.org/report
    publisher: Office
    kind: primary
"""
CLAIMS = """\
claims:
  - id: lake-is-deep
    text: The lake is deep.
    evidence:
      - source: report
        stance: supports
        locator: page 3
  - id: lake-is-cold
    text: The lake is cold.
"""
WARM = """\
  - id: lake-is-warm
    text: The lake is warm.
"""
TODAY = "2026-11-22"


def git(folder: Path, *arguments: str) -> str:
    """Run git with an identity of its own and no configuration of the machine."""
    identity = {
        f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME",)
    }
    identity |= {f"GIT_{who}_EMAIL": "test@example.org" for who in ("AUTHOR", "COMMITTER")}
    ran = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1", **identity),
        check=True,
        capture_output=True,
        text=True,
    )
    return ran.stdout


def repository(folder: Path) -> Path:
    """Make a repository on the branch ``main`` with one commit: a claim that stands, and one
    without evidence."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    write(folder, {"data/claims.yaml": CLAIMS, "data/sources.yaml": SOURCES})
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "change")
