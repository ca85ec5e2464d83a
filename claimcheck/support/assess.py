"""Derives the level of every claim of a registry, parts before the claims that rest on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimcheck.model.terms import Support
from claimcheck.registry.config import Levels
from claimcheck.support.assessment import Assessment, Reason
from claimcheck.support.derive import derive, derive_compound
from claimcheck.support.independence import Independence
from claimcheck.support.order import SHOWN, around, find_cycle, parts_first
from claimcheck.support.tally import Tally, Weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from claimcheck.model.claim import Claim
    from claimcheck.model.registry import Registry
    from claimcheck.support.tally import Doubt


def assess(
    registry: Registry,
    levels: Levels | None = None,
    doubt: Callable[[Claim, int], Doubt | None] | None = None,
) -> dict[str, Assessment]:
    """Return the assessment of every claim by its id.

    Args:
        registry: The claims and sources. Of several claims with one id the first counts.
        levels: The thresholds; the defaults when None.
        doubt: What keeps a claim's evidence, given by index, from making it verified; nothing does
            when None.
    """
    thresholds = levels or Levels()
    sources = registry.source_by_id
    independence = Independence(sources)
    claims = registry.claim_by_id
    assessments: dict[str, Assessment] = {}

    for group in parts_first(claims):
        claim = claims[group[0]]
        if len(group) > 1 or claim.id in claim.parts:
            assessments.update(_circular({member: claims[member] for member in group}))
        elif claim.parts:
            assessments[claim.id] = derive_compound(claim.parts, assessments)
        else:
            weighed = [
                Weighed(
                    place,
                    evidence,
                    sources.get(evidence.source),
                    doubt(claim, place) if doubt is not None else None,
                )
                for place, evidence in enumerate(claim.evidence)
            ]
            assessments[claim.id] = derive(Tally(weighed, thresholds, independence))
    return assessments


def _circular(group: Mapping[str, Claim]) -> Iterator[tuple[str, Assessment]]:
    """Yield the assessments of claims that all rest on one another.

    In a small group, each claim is shown the way from itself to itself. In a large one, that would
    take as many searches as it has claims, so one cycle is shown for all.
    """
    shared = find_cycle(next(iter(group)), group) if len(group) > SHOWN else ()
    on_shared = set(shared)
    for name, claim in group.items():
        cycle = shared or find_cycle(name, group)
        others = "itself" if not shared or name in on_shared else "claims that rest on themselves"
        pieces = (f"it rests on {others}: ", *around(cycle[:-1]))
        parts = tuple(part for part in claim.parts if part in group) if shared else cycle[:-1]
        reason = Reason("circular-parts", pieces, parts=parts)
        yield name, Assessment(Support.UNSUPPORTED, reason.code, partial(iter, (reason,)))
