"""A proof of the lock beside what reading its source again says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.support.proof_words import quoted

if TYPE_CHECKING:
    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.match import Match

Verdict = Literal["same", "differs", "not-repeated"]
"""Whether both say the same; ``not-repeated`` where that cannot be told here."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A piece of evidence whose source was read again.

    Attributes:
        claim: The claim.
        index: Index of the evidence in it.
        document: Id of the source that was read.
        verdict: What came of it.
        why: What the lock says and what reading says, or why that cannot be told, as a clause;
            empty where they say the same.
        match: What looking for the evidence came to; None where nobody could look.
    """

    claim: Claim
    index: int
    document: str
    verdict: Verdict
    why: str = ""
    match: Match | None = None

    @property
    def evidence(self) -> Evidence:
        """Return the evidence."""
        return self.claim.evidence[self.index]

    @property
    def words(self) -> str:
        """Return what the evidence points at, shortened and in quotation marks."""
        return quoted(self.evidence)
