"""Which sources a registry rests on; the others are a library to draw from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model.registry import Registry


def used_sources(registry: Registry) -> set[str | None]:
    """Return the ids of the sources that a claim or another source names."""
    used: set[str | None] = set()
    for claim in registry.claims:
        for evidence in claim.evidence:
            used.add(evidence.source)
            used.add(evidence.cited_in)
        if claim.asserted is not None:
            used.add(claim.asserted.source)
    for source in registry.sources:
        used.update(each for each in source.derived_from if each != source.id)
    return used
