"""Which claims and sources a run is about, and what of a registry that comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.claim import Evidence
    from claimcheck.model.finding import Finding
    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source


@dataclass(frozen=True)
class Scope:
    """What was asked for, by whole ids.

    Attributes:
        claims: The claims; all when empty.
        sources: The sources to look in; all when empty.
        accepted: The claims and sources whose changed paragraphs a person has seen.
    """

    claims: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()

    def covers(self, claim: Claim, evidence: Evidence) -> bool:
        """Tell whether a piece of evidence was asked for."""
        about = {evidence.source, evidence.cited_in}
        if self.claims and claim.id not in self.claims:
            return False
        if self.sources and not self.sources & about:
            return False
        return not self.accepted or bool(self.accepted & {claim.id, *about})

    def sources_of(self, registry: Registry) -> list[Source]:
        """Return the sources that were asked for: by name, or as evidence of claims."""
        sources = registry.source_by_id
        if not self.claims or self.sources:
            return [
                each for name, each in sources.items() if not self.sources or name in self.sources
            ]
        cited = {
            name
            for claim in registry.claims
            if claim.id in self.claims
            for evidence in claim.evidence
            for name in (evidence.source, evidence.cited_in)
        }
        return [each for name, each in sources.items() if name in cited]

    def within(self, registry: Registry) -> Concerned:
        """Return what of a registry was asked for.

        A claim is, where it is named or some of its evidence is asked for; a source, where it is
        named, or such evidence names it.
        """
        named = self.sources | self.accepted
        if not self.claims and not named:
            return Concerned(self, is_all=True)
        ids = set() if self.sources else {*self.claims, *self.accepted} & set(registry.claim_by_id)
        about: set[str] = set()
        evidence = []
        for claim in registry.claims:
            for each in claim.evidence:
                if self.covers(claim, each):
                    ids.add(claim.id)
                    evidence.append(each)
                    about |= {each.source, each.read_in}
        about = set(self.sources or about | self.accepted) & set(registry.source_by_id)
        return Concerned(self, frozenset(ids), frozenset(about), evidence)


EVERYTHING = Scope()
"""The whole registry."""


@dataclass(frozen=True)
class Concerned:
    """What of one registry was asked for.

    Attributes:
        scope: What was asked for.
        claims: Ids of the claims.
        sources: Ids of the sources.
        evidence: The evidence.
        is_all: Whether that is everything, which is not listed.
    """

    scope: Scope
    claims: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    evidence: Sequence[Evidence] = ()
    is_all: bool = False

    def holds(self, finding: Finding) -> bool:
        """Tell whether a finding is about what was asked for."""
        if self.is_all:
            return True
        if not finding.at or finding.at[0].item is None:
            return False  # about the registry as a whole, or a comment in it
        item, path = finding.at[0].item, finding.at[0].path
        if not isinstance(item, Claim):
            return item.id in self.sources
        if path[:1] == ("evidence",) and len(path) > 1:
            return self.scope.covers(item, item.evidence[int(path[1])])
        return item.id in self.claims
