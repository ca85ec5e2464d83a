"""A verification for machines; the JSON Schema ships as ``schemas/verify.json``."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.app.verify.result import QuoteRow, Verification
    from claimcheck.model.facts import SourceFacts
    from claimcheck.model.match import Match, NearestPassage
    from claimcheck.model.registry import Registry

SCHEMA_VERSION = 1


def render(result: Verification, registry: Registry) -> str:
    """Return one JSON object: a row for each quote, the sources that were asked, the changes."""
    counts = Counter(row.proof.state.value for row in result.rows)
    document = {
        "schema_version": SCHEMA_VERSION,
        "summary": {"quotes": len(result.rows), **dict(sorted(counts.items()))},
        "quotes": [_row(row) for row in result.rows],
        "sources": [
            _source(name, reading.facts)
            for name, reading in result.readings.items()
            if name in registry.source_by_id
        ],
        "changes": list(result.changes),
        "written": result.written,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _row(row: QuoteRow) -> dict[str, Any]:
    evidence, facts, match = row.claim.evidence[row.place], row.proof.facts, row.proof.match
    return {
        "claim": row.claim.id,
        "evidence": row.place + 1,
        "source": evidence.source,
        "cited_in": evidence.cited_in,
        "looked_in": row.proof.document,
        "quote": evidence.quote.exact if evidence.quote else None,
        "state": row.proof.state.value,
        "outcome": row.outcome,
        "tier": facts.tier if facts else None,
        "page": facts.page if facts else None,
        "count": facts.count if facts else 0,
        "offset": match.start if match else None,
        "end": match.end if match else None,
        "warnings": list(facts.warnings) if facts else [],
        "archive": facts.archive if facts else None,
        "reason": row.reason or (facts.detail if facts and facts.outcome == "unchecked" else None),
        **_help(match),
    }


def _help(match: Match | None) -> dict[str, Any]:
    cut = match.cut if match else None
    nearest = match.nearest if match else None
    return {
        "cut": {"start": cut.whole_start or None, "end": cut.whole_end or None} if cut else None,
        "nearest": _nearest(nearest) if nearest else None,
    }


def _nearest(nearest: NearestPassage) -> dict[str, Any]:
    return {
        "offset": nearest.span.start,
        "end": nearest.span.end,
        "page": nearest.span.page,
        "similarity": round(nearest.similarity, 3),
        "source": [{"text": span.text, "differs": span.differs} for span in nearest.source],
        "quote": [{"text": span.text, "differs": span.differs} for span in nearest.quote],
    }


def _source(name: str, facts: SourceFacts) -> dict[str, Any]:
    return {
        "id": name,
        "outcome": facts.outcome,
        "read": facts.read,
        "address": facts.address,
        "final_address": facts.final_address,
        "archive": facts.archive,
        "reason": facts.reason,
    }
