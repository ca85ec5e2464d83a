"""The proofs of a whole registry, gone through once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.support.proof import Proof, ProofState, proof_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Registry
    from claimcheck.registry.lock import Lock


class Remarkable(NamedTuple):
    """A quote that somebody should hear about.

    Attributes:
        claim: The claim.
        place: Index of the evidence in it.
        proof: What the lock says.
    """

    claim: Claim
    place: int
    proof: Proof

    @property
    def evidence(self) -> Evidence:
        """Return the evidence that quotes."""
        return self.claim.evidence[self.place]


@dataclass(frozen=True)
class Survey:
    """What the lock says of all quotes of a registry.

    Attributes:
        counts: How many quotes are in each state.
        remarkable: The quotes that do not hold, or hold with a warning, in the registry's order.
    """

    counts: Mapping[ProofState, int]
    remarkable: Sequence[Remarkable]


def survey(registry: Registry, lock: Lock) -> Survey:
    """Go through the proofs of all quotes."""
    counts: Counter[ProofState] = Counter()
    remarkable = []
    for claim in registry.claims:
        for place, evidence in enumerate(claim.evidence):
            proof = proof_of(evidence, lock)
            counts[proof.state] += 1
            if proof.state is ProofState.NO_QUOTE:
                continue
            if not proof.state.holds or (proof.facts and proof.facts.warnings):
                remarkable.append(Remarkable(claim, place, proof))
    return Survey(counts, remarkable)
