"""Something that a statement says and what it rests on does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from claimcheck.statements.figure import Span

Kind = Literal[
    "figure",
    "date",
    "bound",
    "negation",
    "opposite",
    "hedge",
    "attribution",
    "scope",
    "cause",
    "word",
]
"""What is said without them: a number or a name with digits, a date, a number without its bound, a
negation, the opposite, something without its hedge or its speaker, more than they speak of, what
caused what, another word in the place of one of theirs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a statement says and what it rests on does not.

    Attributes:
        kind: What it is.
        span: The words of the statement.
        instead: What stands instead, in the words of what it rests on; may be empty.
    """

    kind: Kind
    span: Span
    instead: tuple[str, ...] = ()
