"""Where the source of a row is: settled when rows are gathered, and used where they are proven."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One source. Rows whose places are equal are looked for in one reading of it.

    Attributes:
        text: SHA-256 of the text that the row brought.
        file: A file, as a path relative to ``folder``.
        folder: The folder that it is relative to.
        root: The folder that it may not leave.
        url: The address; beside ``file``, by which the page is found in an archive of many.
        without: Why there is nothing to read.
    """

    text: str | None = None
    file: str | None = None
    folder: str | None = None
    root: str | None = None
    url: str | None = None
    without: str | None = None

    @property
    def name(self) -> str:
        """Return the one line that names it."""
        values = ((key, getattr(self, key)) for key in self.__slots__)
        return json.dumps({key: value for key, value in values if value is not None})

    @classmethod
    def of(cls, name: str) -> Place:
        """Return the place that a line names."""
        return cls(**json.loads(name))
