"""What happened to the proofs of a lock between two states, and from where they were read."""

from __future__ import annotations

from typing import Literal

from pydantic import computed_field

from claimcheck.model.claim import Evidence
from claimcheck.model.fields import Frozen, Id
from claimcheck.support.proof import ProofState

ProofPart = Literal["source", "state", "read", "place", "paragraph", "warnings", "accepted"]
"""What can be another of a proof; ``paragraph`` is that which holds the quote."""


class LockedProofView(Frozen):
    """A proof as a lock has it.

    Attributes:
        state: How far it goes.
        read: How its source was read: ``fetched``, ``file``, ``copy`` or ``archive``; null where
            the lock does not say.
        place: The address that was asked, the file, or the address of the capture; null for a copy
            of a source without an address.
        accepted: Warnings about it that a person has looked into and vouched for.
    """

    state: ProofState
    read: str | None
    place: str | None
    accepted: tuple[str, ...] = ()


class ProofDifference(Frozen):
    """A proof that came, went, or is another.

    Attributes:
        claim: Id of the claim.
        source: Id of the source that holds the quote.
        evidence: The evidence, as it is or was.
        before: The proof as it was; null where there was none.
        after: The proof as it is; null where there is none.
        parts: What is another of it, where there was one and is one.
    """

    claim: Id
    source: str
    evidence: Evidence
    before: LockedProofView | None
    after: LockedProofView | None
    parts: tuple[ProofPart, ...] = ()

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def change(self) -> Literal["added", "removed", "altered"]:
        """What happened to it."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "altered"
