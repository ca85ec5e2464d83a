"""A finding: something that is wrong, where it stands, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from claimcheck.model.detail import Detail
    from claimcheck.model.registry import Item

Path = tuple[str | int, ...]
"""Keys and indexes that lead from an item to a value in it: ``("evidence", 0, "source")``."""

INVALID_INPUT = "invalid-input"
"""The rule of what cannot be read as it is. It cannot be ignored, silenced, tolerated or lowered,
and a check that finds it has checked nothing."""

_LONGEST = {"message": 1_500, "help": 3_000, "subject": 100}
"""Characters that are kept of what a finding says: a file may hold a word of any length."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file.

    Attributes:
        path: The file, posix, relative to the working directory.
        line: 1-based.
        column: 1-based, in characters.
        end_column: 1-based column after the marked text on that line.
        source_line: The whole line, without its line end.
        label: What stands there, where a finding has several places: ``the source``.
    """

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 1
    source_line: str = ""
    label: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def sort_key(self) -> tuple[str, int, int]:
        """Return what orders places as a reader meets them."""
        return (self.path, self.line, self.column)

    @property
    def marked(self) -> str:
        """Return the text that the place marks."""
        return self.source_line[self.column - 1 : self.end_column - 1]


@dataclass(frozen=True, slots=True)
class Target:
    """A value that a finding is about, before anyone has looked for its place.

    Attributes:
        item: The claim or source that holds it; None for data that did not become one.
        path: The value in the item; the item as a whole when empty.
        label: What it is, where a finding is about several: ``the source``.
        at_key: Whether the key is at fault rather than its value.
    """

    item: Item | None
    path: Path = ()
    label: str = ""
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the text of one file.

    Attributes:
        path: The file, as in ``Location``.
        line: 1-based line on which the old text begins.
        column: 1-based column of it, in characters.
        end_line: 1-based line on which it ends.
        end_column: 1-based column after it.
        old: The text that stands there; where another does, nothing is changed.
        new: The text in its place.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a finding without anybody's judgement.

    Attributes:
        title: What it does, in a few words.
        edits: The changes; all of them are made, or none.
        derived: Whether it follows from what the evidence comes to, so that evidence is mended
            first and this looked at again.
    """

    title: str
    edits: tuple[Edit, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, from where it is noticed to where it is printed.

    A rule gives message, help and ``at``, or ready ``places``; one function fills in the rest.

    Attributes:
        message: What is wrong, in terms of the claim.
        help: The next step; empty where the message already is that step.
        at: The values that it is about, the one at fault first.
        rule: Name of the rule.
        severity: How much it matters, by the rule's default or the configuration.
        places: Where these stand, likewise.
        subject: Id of the claim or source that it concerns; empty for the registry as a whole.
        details: What helps further.
        fix: What mends it; None where that takes a person.
        silenced: The reason given in the file for ignoring it; None where it counts.
        tolerated: Why a baseline tolerates it; None where it counts.
        content: The text that is at fault, which is the same wherever it stands.
    """

    message: str
    help: str
    at: tuple[Target, ...] = ()
    rule: str = ""
    severity: Severity = Severity.ERROR
    places: tuple[Location, ...] = ()
    subject: str = ""
    details: tuple[Detail, ...] = ()
    fix: Fix | None = None
    silenced: str | None = None
    tolerated: str | None = None
    content: str = ""

    def __post_init__(self) -> None:
        """Cut off what nobody would read to its end."""
        for name, longest in _LONGEST.items():
            text = getattr(self, name)
            if len(text) > longest:
                object.__setattr__(self, name, f"{text[:longest]}…")

    @property
    def location(self) -> Location:
        """Return the place of what is at fault; one without a path where there is none."""
        return self.places[0] if self.places else Location("")

    @property
    def counts(self) -> bool:
        """Tell whether it is neither silenced nor tolerated."""
        return self.silenced is None and self.tolerated is None

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Return what orders findings as a reader of the files meets them."""
        return (*self.location.sort_key, self.rule)
