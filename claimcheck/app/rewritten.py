"""A file before and after a command that rewrites it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.registry.source_text import display_path
from claimcheck.storage.atomic import swap

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Rewritten:
    """One file and what becomes of it.

    Attributes:
        path: The file.
        before: Its content.
        after: What it is to hold.
    """

    path: Path
    before: str
    after: str

    @property
    def shown(self) -> str:
        """Return the file as people see it."""
        return display_path(self.path)

    @property
    def changed(self) -> bool:
        """Tell whether there is anything to write."""
        return self.before != self.after

    def write(self) -> None:
        """Write the file, in one step.

        Raises:
            ChangedMeanwhileError: The file was changed since it was read.
        """
        if self.changed:
            swap(self.path, self.before.encode(), self.after.encode())
