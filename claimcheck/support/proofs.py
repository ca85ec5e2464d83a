"""The proofs of a whole registry, gone through once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.support.proof import Proof, ProofState, proof_of
from claimcheck.support.proof_words import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.match import Match
    from claimcheck.model.registry import Registry
    from claimcheck.registry.lock import Lock

ARCHIVED = "archived"
"""The warning about a quote that only an archived capture of its source holds."""


@dataclass(frozen=True, slots=True)
class EvidenceProof:
    """A piece of evidence and how far it is proven.

    Attributes:
        claim: The claim.
        index: Index of the evidence in it.
        proof: What the lock says, with the match where this run looked.
        reason: Why this run could not look; empty where it did, or was not asked to.
    """

    claim: Claim
    index: int
    proof: Proof
    reason: str = ""

    @property
    def evidence(self) -> Evidence:
        """Return the evidence that quotes."""
        return self.claim.evidence[self.index]

    @property
    def document(self) -> str:
        """Return the id of the source in which it was looked for."""
        return self.proof.document

    @property
    def words(self) -> str:
        """Return what the evidence points at, shortened and in quotation marks."""
        return quoted(self.evidence)


@dataclass(frozen=True)
class Proofs:
    """What the lock says of all quotes of a registry, each list in the registry's order.

    Attributes:
        counts: How many quotes are in each state; states without any are left out.
        failing: The quotes that do not hold, by their state.
        warned: The quotes that were found with a warning, by each warning.
        remembered: The quotes that hold, or are suspect, by what was read earlier, by the id of
            the source that could not be read.
    """

    counts: Mapping[ProofState, int] = field(default_factory=dict)
    failing: Mapping[ProofState, Sequence[EvidenceProof]] = field(default_factory=dict)
    warned: Mapping[str, Sequence[EvidenceProof]] = field(default_factory=dict)
    remembered: Mapping[str, Sequence[EvidenceProof]] = field(default_factory=dict)

    @property
    def remembered_count(self) -> int:
        """Return how many quotes rest on what was read earlier."""
        return sum(map(len, self.remembered.values()))


def proofs_of(
    registry: Registry, lock: Lock | None, matches: Mapping[tuple[str, str], Match]
) -> Proofs:
    """Go through the proofs of all quotes; without a lock, all of them are unproven.

    A quote of a document that the registry does not have is counted and not listed: nobody can
    look for it before the document is there, and another rule says that it is not.

    Args:
        registry: The claims.
        lock: What was verified; None where nothing ever was.
        matches: What this run found, by the id of the source and the key of the evidence.
    """
    counts: dict[ProofState, int] = {}
    failing: dict[ProofState, list[EvidenceProof]] = {}
    warned: dict[str, list[EvidenceProof]] = {}
    remembered: dict[str, list[EvidenceProof]] = {}
    known = registry.source_by_id
    for claim in registry.claims:
        for index, evidence in enumerate(claim.evidence):
            proof = proof_of(evidence, lock, matches)
            state, facts = proof.state, proof.facts
            if evidence.selector is None:
                continue
            counts[state] = counts.get(state, 0) + 1
            if lock is not None and not state.holds and proof.document in known:
                failing.setdefault(state, []).append(EvidenceProof(claim, index, proof))
            if proof.remembered:
                each = EvidenceProof(claim, index, proof)
                remembered.setdefault(proof.document, []).append(each)
            if facts is not None and facts.holds and state is not ProofState.RETRACTED:
                archived = (ARCHIVED,) if facts.archive else ()
                for warning in (*facts.warnings, *archived):
                    warned.setdefault(warning, []).append(EvidenceProof(claim, index, proof))
    return Proofs(counts, failing, warned, remembered)
