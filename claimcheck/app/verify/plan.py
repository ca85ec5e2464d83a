"""What has to be looked for, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.selectors import key as key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Registry
    from claimcheck.model.selector import Selector


@dataclass(frozen=True, slots=True)
class Lookup:
    """One quote to look for in one document.

    Attributes:
        claim: The claim.
        place: Index of the evidence in it.
        document: Id of the source to look in.
        key: The quote's hash.
        locator: Where in the document it is said to stand.
        beyond: Whether the quote was read elsewhere (``cited_in``), so that the document need not
            hold it: its own words may have been paraphrased.
    """

    claim: Claim
    place: int
    document: str
    key: str
    locator: str | None
    beyond: bool = False

    @property
    def evidence(self) -> Evidence:
        """Return the evidence that quotes."""
        return self.claim.evidence[self.place]

    @property
    def selector(self) -> Selector:
        """Return what to look for."""
        selector = self.evidence.selector
        if selector is None:
            raise ValueError(self.claim.id)
        return selector


def plan(
    registry: Registry, claims: Collection[str] = (), sources: Collection[str] = ()
) -> list[Lookup]:
    """Return every lookup of a registry, in its order.

    Args:
        registry: The claims and sources.
        claims: Only evidence of these claims, by id; all when empty.
        sources: Only evidence that rests on these sources or was read in them; all when empty.
    """
    return [
        lookup
        for claim in registry.claims
        if not claims or claim.id in claims
        for lookup in _lookups(claim)
        if lookup.document in registry.source_by_id and (not sources or lookup.document in sources)
    ]


def _lookups(claim: Claim) -> Iterator[Lookup]:
    for place, evidence in enumerate(claim.evidence):
        if evidence.selector is None:
            continue
        key, locator = key_of(evidence), evidence.locator
        if evidence.cited_in is None:
            yield Lookup(claim, place, evidence.source, key, locator)
        else:
            # The locator tells where the source says it, not where the citing document does.
            yield Lookup(claim, place, evidence.cited_in, key, None)
            yield Lookup(claim, place, evidence.source, key, locator, beyond=True)
