"""A finding: something that a rule found wrong, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model.registry import Item
    from claimcheck.model.terms import Severity

Path = tuple[str | int, ...]
"""Keys and indexes that lead from an item to a value in it: ``("evidence", 0, "source")``."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file.

    Attributes:
        path: The file, posix, relative to the working directory.
        line: 1-based.
        column: 1-based, in characters.
        end_column: 1-based column after the marked text on that line.
        source_line: The whole line, without its line end.
    """

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 1
    source_line: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """Return what orders places as a reader meets them."""
        return (self.path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, before anyone has asked how much it matters.

    Attributes:
        message: What is wrong, in terms of the claim.
        help: The next step.
        item: The claim or source that it concerns; None for the registry as a whole.
        path: The value in the item that it concerns; the item as a whole when empty.
        location: Where, for what is no value of an item, such as a comment.
    """

    message: str
    help: str
    item: Item | None = None
    path: Path = ()
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its place and its weight.

    Attributes:
        rule: Name of the rule.
        severity: How much it matters, by the rule's default or the configuration.
        message: What is wrong, in terms of the claim.
        help: The next step.
        location: Where.
        subject: Id of the claim or source that it concerns; empty for the registry as a whole.
        silenced: The reason given in the file for ignoring it; None where it counts.
        content: The text that is at fault, which is the same wherever it stands.
        tolerated: Why a baseline tolerates it; None where it counts.
    """

    rule: str
    severity: Severity
    message: str
    help: str
    location: Location
    subject: str = ""
    silenced: str | None = field(default=None)
    content: str = ""
    tolerated: str | None = None
