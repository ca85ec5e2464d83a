"""The criteria for a level, as a table; the first one that holds decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.terms import Support

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.support.tally import Tally, Weighed


class Criterion(NamedTuple):
    """One row of the table.

    Attributes:
        code: Its name.
        when: The condition, in words.
        holds: The condition: returns the evidence that meets it, or nothing.
        level: What follows.
        conflicting: Whether the claim is also marked as conflicting.
        refuted: Whether the claim is also marked as refuted.
        setting: Dotted configuration key of the threshold that it applies.
    """

    code: str
    when: str
    holds: Callable[[Tally], tuple[Weighed, ...]]
    level: Support
    conflicting: bool = False
    refuted: bool = False
    setting: str | None = None


def _conflicting(tally: Tally) -> tuple[Weighed, ...]:
    backing = tally.supporting + tally.partial
    return backing + tally.refuting if backing and tally.refuting else ()


def _enough_primary(tally: Tally) -> tuple[Weighed, ...]:
    return tally.primary if len(tally.primary) >= tally.levels.primary else ()


def _enough_independent(tally: Tally) -> tuple[Weighed, ...]:
    return tally.independent if len(tally.independent) >= tally.levels.secondary else ()


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "conflicting",
        "some evidence supports it, wholly or in part, and some refutes it",
        _conflicting,
        Support.DIRECTIONAL,
        conflicting=True,
    ),
    Criterion(
        "refuted",
        "some evidence refutes it and none supports it",
        lambda tally: tally.refuting,
        Support.UNSUPPORTED,
        refuted=True,
    ),
    Criterion(
        "primary-support",
        "a primary source supports it",
        _enough_primary,
        Support.VERIFIED,
        setting="levels.primary",
    ),
    Criterion(
        "independent-support",
        "two independent secondary sources support it",
        _enough_independent,
        Support.VERIFIED,
        setting="levels.secondary",
    ),
    Criterion(
        "unproven-support",
        "enough supports it, and is not proven as far as `levels.proof` asks",
        lambda tally: tally.kept_back,
        Support.DIRECTIONAL,
    ),
    Criterion(
        "weak-support",
        "some evidence supports it, but too weakly for verified",
        lambda tally: tally.supporting,
        Support.DIRECTIONAL,
    ),
    Criterion(
        "partial-support",
        "some evidence supports it in part",
        lambda tally: tally.partial,
        Support.DIRECTIONAL,
    ),
    Criterion(
        "neutral-only",
        "sources were read, and none of them supports or refutes it",
        lambda tally: tally.neutral,
        Support.UNSUPPORTED,
    ),
    Criterion("no-evidence", "there is no evidence", lambda _: (), Support.UNSUPPORTED),
)
"""The last row holds where no other does."""
