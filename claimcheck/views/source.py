"""One source, and what depends on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claimcheck.model.claim import Claim
    from claimcheck.model.registry import Origin
    from claimcheck.model.source import Source
    from claimcheck.support.assessment import Assessment
    from claimcheck.views.overview import AssessedClaim


class Withdrawal(NamedTuple):
    """A claim that rests on a source, or on a claim that does.

    Attributes:
        claim: The claim.
        directly: Whether it has evidence from the source itself, or that was read in it.
        before: Its assessment as things are.
        after: Its assessment without that evidence.
    """

    claim: Claim
    directly: bool
    before: Assessment
    after: Assessment

    @property
    def changes(self) -> bool:
        """Tell whether the claim would have another level, or another mark beside it."""
        return (self.before.level, self.before.marks) != (self.after.level, self.after.marks)


@dataclass(frozen=True)
class SourceView:
    """One source, and what depends on it.

    Attributes:
        source: The source.
        origin: Where it was written.
        resting: Claims with evidence from it or read in it, and claims that rest on those.
        asserting: Claims that were made in it. Making a claim is not evidence for it.
        derived: Ids of the sources that say they repeat it.
    """

    source: Source
    origin: Origin | None
    resting: tuple[Withdrawal, ...]
    asserting: tuple[AssessedClaim, ...]
    derived: tuple[str, ...]
