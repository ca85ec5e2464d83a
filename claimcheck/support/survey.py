"""The proofs of a whole registry, gone through once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.registry.lock import quote_hash
from claimcheck.support.proof import Proof, ProofState, proof_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Registry
    from claimcheck.registry.lock import Lock

ARCHIVED = "archived"
"""The remark on a quote that only an archived capture of its source holds."""


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
    """What the lock says of all quotes of a registry, each list in the registry's order.

    Attributes:
        counts: How many quotes are in each state; states without any are left out.
        troubled: The quotes that do not hold, by their state.
        remarked: The quotes that were found with a remark, by each kind of remark.
    """

    counts: Mapping[ProofState, int] = field(default_factory=dict)
    troubled: Mapping[ProofState, Sequence[Remarkable]] = field(default_factory=dict)
    remarked: Mapping[str, Sequence[Remarkable]] = field(default_factory=dict)


def survey(registry: Registry, lock: Lock | None) -> Survey:
    """Go through the proofs of all quotes; without a lock, all of them are unproven.

    A quote of a document that the registry does not have is counted and not listed: nobody can
    look for it before the document is there, and another rule says that it is not.

    Raises:
        ClaimcheckError: The lock holds something else in the place of a quote.
    """
    counts: dict[ProofState, int] = {}
    troubled: dict[ProofState, list[Remarkable]] = {}
    remarked: dict[str, list[Remarkable]] = {}
    if lock is None:
        quotes = sum(each.quote is not None for claim in registry.claims for each in claim.evidence)
        return Survey({ProofState.UNPROVEN: quotes} if quotes else {})
    known = registry.source_by_id
    proven = attested = 0
    for claim in registry.claims:
        for place, evidence in enumerate(claim.evidence):
            if evidence.quote is None:
                continue
            name = quote_hash(evidence)
            if lock.just_holds(evidence.source, name):
                proven += 1
                continue
            cited = evidence.cited_in
            if cited and lock.just_holds(cited, name) and not lock.holds(evidence.source, name):
                attested += 1
                continue
            proof = proof_of(evidence, lock, name)
            state, document, facts = proof
            counts[state] = counts.get(state, 0) + 1
            if not state.holds and document in known:
                troubled.setdefault(state, []).append(Remarkable(claim, place, proof))
            if facts is not None and facts.outcome == "found":
                archived = (ARCHIVED,) if facts.archive else ()
                for kind in (*facts.warnings, *archived):
                    remarked.setdefault(kind, []).append(Remarkable(claim, place, proof))
    for state, plain in ((ProofState.PROVEN, proven), (ProofState.ATTESTED, attested)):
        if plain:
            counts[state] = counts.get(state, 0) + plain
    return Survey(counts, troubled, remarked)
