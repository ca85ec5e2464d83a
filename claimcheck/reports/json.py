"""A registry for machines; the JSON Schemas ship as ``schemas/{list,report,show}.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.reports._records import (
    SCHEMA_VERSION,
    brief_record,
    claim_record,
    day,
    source_record,
    support_record,
)
from claimcheck.views.json_text import document, indented

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.support.assessment import Assessment
    from claimcheck.views.overview import AssessedClaim, Overview
    from claimcheck.views.source import SourceView


def render(overview: Overview) -> str:
    """Return title, counts, claims and the sources that they rest on as one JSON object."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "title": overview.title,
        "today": day(overview.today),
        "filters": overview.filters or None,
        "summary": _summary(overview),
    }
    origin = overview.registry.origin
    return document(
        head,
        claims=_claims(overview),
        sources=(source_record(source, origin(source)) for source in _cited(overview)),
    )


def render_list(overview: Overview) -> str:
    """Return the claims as one JSON object."""
    return document({"schema_version": SCHEMA_VERSION}, claims=_claims(overview))


def render_claim(
    entry: AssessedClaim,
    registry: Registry,
    assessments: Mapping[str, Assessment],
    settings: LoadedConfig,
) -> str:
    """Return one claim as a JSON object, with the claims and sources that it names.

    Args:
        entry: The claim.
        registry: The registry.
        assessments: The derived level of each claim, by id.
        settings: The configuration, and where it was written.
    """
    related = dict.fromkeys((*entry.claim.parts, *entry.part_of))
    claims = registry.claim_by_id
    sources = registry.source_by_id
    return indented(
        {
            "schema_version": SCHEMA_VERSION,
            "kind": "claim",
            "claim": claim_record(entry, settings, sources),
            "related": [
                brief_record(claims[name], assessments[name]) for name in related if name in claims
            ],
            "sources": [
                source_record(sources[name], registry.origin(sources[name]))
                for name in dict.fromkeys(entry.named_sources)
                if name in sources
            ],
        }
    )


def render_source(view: SourceView) -> str:
    """Return one source as a JSON object, with what rests on it and what would change."""
    return indented(
        {
            "schema_version": SCHEMA_VERSION,
            "kind": "source",
            "source": source_record(view.source, view.origin),
            "claims": [
                {
                    **brief_record(each.claim, each.before),
                    "directly": each.directly,
                    "without": support_record(each.claim, each.after),
                    "changes": each.changes,
                }
                for each in view.resting
            ],
            "asserted": [brief_record(each.claim, each.assessment) for each in view.asserting],
            "repeated_by": list(view.derived),
        }
    )


def _claims(overview: Overview) -> Iterator[dict[str, Any]]:
    sources = overview.registry.source_by_id
    return (claim_record(entry, overview.settings, sources) for entry in overview.entries)


def _cited(overview: Overview) -> Iterator[Source]:
    known = overview.registry.source_by_id
    return (known[name] for name in overview.numbers if name in known)


def _summary(overview: Overview) -> dict[str, Any]:
    return {
        "total": overview.total,
        "shown": len(overview.entries),
        "levels": {level.value: len(group) for level, group in overview.by_level.items()},
        "overstated": len(overview.with_difference("overstated")),
        "understated": len(overview.with_difference("understated")),
        "conflicting": len(overview.with_mark("conflicting")),
        "refuted": len(overview.with_mark("refuted")),
        "review_overdue": len(overview.overdue),
    }
