"""Everything there is to say about one claim or one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.select import parents
from claimcheck.app.withdraw import withdraw
from claimcheck.views.overview import AssessedClaim
from claimcheck.views.source import SourceView

if TYPE_CHECKING:
    from claimcheck.app.project import Project
    from claimcheck.model.claim import Claim
    from claimcheck.model.source import Source


def view_claim(project: Project, claim: Claim) -> AssessedClaim:
    """Return a claim with its level and the claims that rest on it."""
    registry = project.registry
    part_of = parents(registry).get(claim.id, {})
    return AssessedClaim(
        claim, project.assessments[claim.id], registry.origin(claim), tuple(part_of), project.lock
    )


def view_source(project: Project, source: Source) -> SourceView:
    """Return a source with everything that depends on it."""
    registry = project.registry
    resting = withdraw(
        registry,
        project.settings.config.levels,
        source.id,
        project.assessments,
        project.is_proven,
    )
    asserting = [
        claim
        for claim in registry.claim_by_id.values()
        if claim.asserted is not None and claim.asserted.source == source.id
    ]
    return SourceView(
        source=source,
        origin=registry.origin(source),
        resting=tuple(resting),
        asserting=tuple(
            AssessedClaim(claim, project.assessments[claim.id], registry.origin(claim))
            for claim in asserting
        ),
        derived=tuple(
            each.id for each in registry.source_by_id.values() if source.id in each.derived_from
        ),
    )
