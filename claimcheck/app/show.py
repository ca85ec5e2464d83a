"""Everything there is to say about one claim or one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.published import stated_by_claim
from claimcheck.app.select import parents
from claimcheck.app.withdraw import withdraw
from claimcheck.views.claim import brief_view
from claimcheck.views.documents import ClaimDocument, SourceDocument, claim_document
from claimcheck.views.overview import AssessedClaim
from claimcheck.views.source import source_view

if TYPE_CHECKING:
    from claimcheck.app.project import Project
    from claimcheck.model.claim import Claim
    from claimcheck.model.source import Source


def as_seen_from(project: Project, claim: Claim) -> Project:
    """Return a registry with the files read on which a claim rests, and the claims beside it."""
    claims = project.registry.claim_by_id
    waiting = [claim.id, *parents(project.registry).get(claim.id, ())]
    met: dict[str, Claim] = {}
    while waiting:
        name = waiting.pop()
        if name in claims and name not in met:
            met[name] = claims[name]
            waiting += claims[name].parts
    return project.about(met.values())


def show_claim(project: Project, claim: Claim) -> ClaimDocument:
    """Return a claim with its level, and the claims and sources that it names."""
    registry, assessments = project.registry, project.assessments
    part_of = tuple(parents(registry).get(claim.id, {}))
    assessed = AssessedClaim(
        claim,
        assessments[claim.id],
        registry.origin(claim),
        part_of,
        project.lock,
        stated_by_claim(project).get(claim.id, ()),
    )
    return claim_document(assessed, registry, assessments, project.settings)


def show_source(project: Project, source: Source) -> SourceDocument:
    """Return a source with everything that depends on it."""
    registry = project.registry
    resting = withdraw(
        registry,
        project.settings.config.levels,
        source.id,
        project.assessments,
        project.doubt,
    )
    return SourceDocument(
        source=source_view(source, registry, project.lock),
        claims=tuple(resting),
        asserted=tuple(
            brief_view(claim, project.assessments[claim.id])
            for claim in registry.claim_by_id.values()
            if claim.asserted is not None and claim.asserted.source == source.id
        ),
        repeated_by=tuple(
            each.id for each in registry.source_by_id.values() if source.id in each.derived_from
        ),
    )
