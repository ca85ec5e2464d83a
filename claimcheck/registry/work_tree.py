"""The folder that a registry may name files in: the work tree of git that it lies in."""

from __future__ import annotations

import os.path
from pathlib import Path

_GIT = ".git"


def work_tree(root: Path) -> Path:
    """Return the work tree around a registry's folder; without git, that folder itself."""
    for folder in (root, *root.parents):
        if (folder / _GIT).exists():
            return folder
    return root


def leads_out(path: Path, top: Path) -> bool:
    """Tell whether a path, links followed, leads out of a folder, or to what git keeps in it."""
    try:
        real = path.resolve().relative_to(top.resolve())
    except ValueError:
        return True
    except (OSError, RuntimeError):  # a loop of links, a RuntimeError until 3.13: leads nowhere
        return False
    return is_of_git(str(real))


def points_out(root: Path, written: str, top: Path) -> bool:
    """Tell whether a path or pattern leads out of a folder by what is written, links aside."""
    try:
        real = Path(os.path.normpath(root / written)).relative_to(top)
    except ValueError:
        return True
    return is_of_git(str(real))


def is_of_git(path: str) -> bool:
    """Tell whether a path within a work tree leads to what git keeps in it."""
    lower = path.lower()
    return _GIT in lower and _GIT in lower.replace(os.sep, "/").split("/")
