"""The folder in which claimcheck keeps things for one user, outside of every repository."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "CLAIMCHECK_CACHE_DIR"
"""Names another folder than the one of the system."""


def user_cache() -> Path:
    """Return the user's cache folder, which need not exist."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck", appauthor=False)
