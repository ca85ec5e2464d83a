"""A registry for machines; the JSON Schemas ship as ``schemas/list.json`` and ``report.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.reports._json_text import document
from claimcheck.reports._records import SCHEMA_VERSION, claim_record, day, source_record
from claimcheck.reports._references import cited_sources

if TYPE_CHECKING:
    from claimcheck.reports.base import Overview


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
        claims=(claim_record(entry, overview.settings) for entry in overview.entries),
        sources=(source_record(source, origin(source)) for source in cited_sources(overview)),
    )


def render_list(overview: Overview) -> str:
    """Return the claims as one JSON object."""
    return document(
        {"schema_version": SCHEMA_VERSION},
        claims=(claim_record(entry, overview.settings) for entry in overview.entries),
    )


def _summary(overview: Overview) -> dict[str, Any]:
    return {
        "total": overview.total,
        "shown": len(overview.entries),
        "levels": {level.value: len(group) for level, group in overview.by_level.items()},
        "overstated": len(overview.with_difference("overstated")),
        "understated": len(overview.with_difference("understated")),
        "conflicting": len(overview.conflicting),
        "refuted": len(overview.refuted),
        "review_overdue": len(overview.overdue),
    }
