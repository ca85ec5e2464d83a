"""Where the top of the repository is, which review tools tell paths from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.views.check_result import Checkout

if TYPE_CHECKING:
    from pathlib import Path


def checkout_at(here: Path) -> Checkout:
    """Return the repository that a folder lies in; the folder itself where it lies in none.

    git is not asked: it need not be installed to write a report.
    """
    folder = here.resolve()
    for top in (folder, *folder.parents):
        if (top / ".git").exists():  # a folder, or a file in a linked work tree
            return Checkout(top.as_posix(), folder.as_posix())
    return Checkout(folder.as_posix(), folder.as_posix())
