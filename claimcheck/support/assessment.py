"""The result of weighing evidence: a level, and the ordered reasons for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from claimcheck.model.terms import Support


class Subject(NamedTuple):
    """A claim or a source that a reason speaks of; the registry need not have it."""

    kind: Literal["claim", "source"]
    id: str


Piece = str | Subject
"""A piece of a reason: words, or what they are about."""


def plain(pieces: Iterable[Piece]) -> str:
    """Return pieces as one text, in which each subject is named by its id."""
    return "".join(each if isinstance(each, str) else each.id for each in pieces)


class Reason(NamedTuple):
    """One step of a justification.

    Attributes:
        code: Name of the criterion or circumstance, stable for machines.
        pieces: The reason as a sentence without its full stop, in pieces, so that whoever shows it
            can lead to each claim and source that it names.
        evidence: Indexes into the claim's evidence of what it rests on.
        parts: Ids of the parts that it rests on.
        setting: Dotted configuration key of the threshold that it applied, if it applied one.
        step: What to do about it, as an order; empty where that is not known.
    """

    code: str
    pieces: tuple[Piece, ...]
    evidence: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    setting: str | None = None
    step: str = ""

    @property
    def shown(self) -> tuple[Piece, ...]:
        """Return the pieces with what to do about it."""
        return (*self.pieces, f": {self.step}") if self.step else self.pieces

    @property
    def text(self) -> str:
        """Return the reason as a sentence without its full stop, with what to do about it."""
        return plain(self.shown)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the evidence allows to be said of a claim.

    Most claims are never asked for their justification, so it is put into words when one is.

    Attributes:
        level: The derived support level.
        criterion: Code of the criterion that decided.
        why: What yields the reasons.
        conflicting: Whether the evidence both supports and refutes the claim.
        refuted: Whether the evidence only refutes it.
    """

    level: Support
    criterion: str
    why: Callable[[], Iterator[Reason]] = field(repr=False, compare=False)
    conflicting: bool = False
    refuted: bool = False

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return the justification; the first reason is the criterion that decided."""
        return tuple(self.why())

    @property
    def decisive(self) -> Reason:
        """Return the reason that decided, without putting the others into words."""
        return next(self.why())

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the words that stand beside the level."""
        found = ("conflicting",) if self.conflicting else ()
        return (*found, "refuted") if self.refuted else found
