"""The folder in which claimcheck keeps things for one user, outside of every repository."""

from __future__ import annotations

import os
from pathlib import Path

from claimcheck.errors import ClaimcheckError

VARIABLE = "CLAIMCHECK_CACHE_DIR"
"""Names another folder than the one of the system."""


def user_cache() -> Path:
    """Return the user's cache folder, which need not exist."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck", appauthor=False)


def cache_outside(top: Path) -> Path:
    """Return the user's cache folder for what is believed when it is read again.

    Args:
        top: The work tree that a registry lies in.

    Raises:
        ClaimcheckError: The cache lies in a work tree of git, and may have come with a clone.
    """
    folder = Path(os.path.realpath(user_cache()))
    if (top / ".git").exists() and folder.is_relative_to(os.path.realpath(top)):
        raise ClaimcheckError(
            f"the cache folder {folder.as_posix()} lies in the work tree, and what comes with a "
            "clone is not believed",
            help=f"name a folder outside of it in {VARIABLE}",
        )
    return folder
