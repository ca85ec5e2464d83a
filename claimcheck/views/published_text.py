"""A published text as it is written, with what its marks say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.terms import Support


class StatedClaim(NamedTuple):
    """A claim that a sentence states.

    Attributes:
        id: Its id, as the mark has it.
        text: What it says; empty where there is no such claim.
        level: Its derived level; None where there is no such claim.
        is_here: Whether it belongs to the registry that is shown, and not to another one.
    """

    id: str
    text: str
    level: Support | None
    is_here: bool


class Piece(NamedTuple):
    """Characters of a line that are marked alike.

    Attributes:
        words: The characters.
        claims: What the sentence that they belong to states; empty outside marked sentences.
        ended: Those of which it is the last piece.
        is_sign: Whether the piece is a mark itself, which readers do not see.
    """

    words: str
    claims: Sequence[StatedClaim]
    ended: Sequence[StatedClaim]
    is_sign: bool


class Line(NamedTuple):
    """A line of a text, with its number from 1."""

    number: int
    pieces: Sequence[Piece]


class PublishedText(NamedTuple):
    """A text in which claims are published.

    Attributes:
        path: The text, relative to the working directory.
        marks: How many marks it has.
        lines: Its lines.
        findings: What ``check`` found in it.
    """

    path: str
    marks: int
    lines: Sequence[Line]
    findings: Sequence[Finding] = ()
