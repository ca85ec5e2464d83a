"""What would change if a source were withdrawn: retracted, found wrong, or never read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.app.select import parents, read_sources
from claimcheck.support.assess import assess
from claimcheck.views.claim import support_view
from claimcheck.views.source import WithdrawalView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Registry
    from claimcheck.registry.config import Levels
    from claimcheck.support.assessment import Assessment
    from claimcheck.support.tally import Doubt


def withdraw(
    registry: Registry,
    levels: Levels,
    source_id: str,
    assessments: Mapping[str, Assessment],
    doubt: Callable[[Claim, int], Doubt | None] | None = None,
) -> list[WithdrawalView]:
    """Return every claim that rests on a source, with its level as it is and without the source.

    Evidence goes that comes from the source, and evidence that was read in it. Claims that rest on
    it through their parts come too. All others keep their level, so only these are weighed again.

    Args:
        registry: The claims and sources.
        levels: The thresholds.
        source_id: The source.
        assessments: The level of every claim as things are, by id.
        doubt: As for ``assess``; indexes count the evidence as it is in the registry.
    """
    claims = registry.claim_by_id
    direct = {name for name, claim in claims.items() if source_id in read_sources(claim)}
    touched = _with_parents(registry, direct)
    trimmed: dict[str, Claim] = {}
    kept: dict[str, list[int]] = {}
    for name in with_parts(registry, touched):
        claim = claims[name]
        places = [
            place
            for place, evidence in enumerate(claim.evidence)
            if not _comes_from(evidence, source_id)
        ]
        kept[name] = places
        evidence = tuple(claim.evidence[place] for place in places)
        trimmed[name] = claim.model_copy(update={"evidence": evidence})
    rest = replace(registry, claims=tuple(trimmed.values()), claim_origins=())
    doubted = doubt and (lambda claim, place: doubt(claims[claim.id], kept[claim.id][place]))
    after = assess(rest, levels, doubted)
    return [
        _view(claim, assessments[name], after[name], directly=name in direct)
        for name, claim in claims.items()
        if name in touched
    ]


def with_parts(registry: Registry, names: Iterable[str]) -> dict[str, None]:
    """Return ids of claims with those of all their parts, however deep, that exist."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found and name in registry.claim_by_id:
            found[name] = None
            waiting.extend(registry.claim_by_id[name].parts)
    return found


def _view(claim: Claim, before: Assessment, after: Assessment, *, directly: bool) -> WithdrawalView:
    return WithdrawalView(
        id=claim.id,
        text=claim.text,
        support=support_view(claim, before),
        directly=directly,
        without=support_view(claim, after),
        changes=(before.level, before.marks) != (after.level, after.marks),
    )


def _with_parents(registry: Registry, names: Iterable[str]) -> set[str]:
    above = parents(registry)
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(above.get(name, ()))
    return found


def _comes_from(evidence: Evidence, source_id: str) -> bool:
    return source_id in (evidence.source, evidence.cited_in)
