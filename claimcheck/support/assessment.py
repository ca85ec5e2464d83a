"""The result of weighing evidence: a level, and the ordered reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.model.terms import Support


class Reason(NamedTuple):
    """One step of a justification.

    Attributes:
        code: Name of the criterion or circumstance, stable for machines.
        text: The reason as a sentence without its full stop.
        evidence: Indexes into the claim's evidence of what it rests on.
        parts: Ids of the parts that it rests on.
        setting: Dotted configuration key of the threshold that it applied, if it applied one.
    """

    code: str
    text: str
    evidence: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    setting: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the evidence allows to be said of a claim.

    Attributes:
        level: The derived support level.
        reasons: The justification; the first reason is the criterion that decided.
        conflicting: Whether the evidence both supports and refutes the claim.
        refuted: Whether the evidence only refutes it.
    """

    level: Support
    reasons: tuple[Reason, ...]
    conflicting: bool = False
    refuted: bool = False
