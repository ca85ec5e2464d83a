"""The whole registry as JSON, in the words of the model, with the derived level of each claim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview


def render(overview: Overview) -> str:
    """Return claims and sources as a registry file has them, and ``derived`` beside ``support``."""
    claims: list[dict[str, Any]] = []
    for claim in overview.registry.claims:
        data = claim.model_dump(mode="json", exclude_defaults=True)
        data["derived"] = overview.assessments[claim.id].level.value
        claims.append(data)
    sources = [
        each.model_dump(mode="json", exclude_defaults=True) for each in overview.registry.sources
    ]
    document = {"schema_version": 1, "claims": claims, "sources": sources}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
