"""The whole registry as JSON, in the words of the model, with the derived level of each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.views.export import ExportDocument, ExportedClaim
from claimcheck.views.json_text import indented

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview


def render(overview: Overview) -> str:
    """Return claims and sources as a registry file has them, and ``derived`` beside ``support``."""
    registry, assessments = overview.registry, overview.assessments
    claims = tuple(
        ExportedClaim.model_construct(**vars(claim), derived=assessments[claim.id].level)
        for claim in registry.claims
    )
    document = ExportDocument(schema_version=1, claims=claims, sources=registry.sources)
    return indented(document.model_dump(mode="json", exclude_defaults=True)) + "\n"
