"""A registry for spreadsheets.

Direction overrides and other characters that steer a screen are written as escapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.printable import printable
from claimcheck.views.spreadsheet import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.model.source import Source
    from claimcheck.views.claim import EvidenceView
    from claimcheck.views.overview import AssessedClaim, Overview

CLAIM_COLUMNS = (
    "id",
    "text",
    "derived",
    "declared",
    "difference",
    "conflicting",
    "refuted",
    "reason",
    "sources",
    "parts",
    "tags",
    "asserted_by",
    "asserted_on",
    "reviewed",
    "review_by",
    "path",
    "line",
)
"""One row for each claim; what is a list has its items separated by spaces."""

EVIDENCE_COLUMNS = (
    "claim",
    "text",
    "derived",
    "declared",
    "difference",
    "conflicting",
    "refuted",
    "reason",
    "stance",
    "source",
    "title",
    "publisher",
    "kind",
    "published",
    "address",
    "quote",
    "locator",
    "cited_in",
    "note",
    "proof",
    "seen_by",
    "seen_on",
    "passage",
)
"""One row for each piece of evidence; a claim without evidence has one row."""


def render(overview: Overview) -> str:
    """Return one row for each piece of evidence, with what is known of its claim and source."""
    sources = overview.registry.source_by_id
    rows = (
        (*_head(entry), *_evidence(evidence, sources))
        for entry in overview.entries
        for evidence in overview.view(entry).evidence or (None,)
    )
    return table(EVIDENCE_COLUMNS, map(_printable, rows))


def render_list(overview: Overview) -> str:
    """Return one row for each claim."""
    return table(CLAIM_COLUMNS, (_printable(_claim(entry)) for entry in overview.entries))


def _head(entry: AssessedClaim) -> tuple[Any, ...]:
    claim, assessment = entry.claim, entry.assessment
    return (
        claim.id,
        claim.text,
        assessment.level,
        claim.support,
        entry.difference,
        _yes(assessment.conflicting),
        _yes(assessment.refuted),
        assessment.reasons[0].text,
    )


def _claim(entry: AssessedClaim) -> tuple[Any, ...]:
    claim, asserted, origin = entry.claim, entry.claim.asserted, entry.origin
    return (
        *_head(entry),
        " ".join(entry.sources),
        " ".join(claim.parts),
        " ".join(claim.tags),
        asserted and asserted.by,
        asserted and asserted.date,
        claim.reviewed,
        claim.review_by,
        origin and origin.path,
        origin and origin.line,
    )


def _evidence(evidence: EvidenceView | None, sources: Mapping[str, Source]) -> tuple[Any, ...]:
    if evidence is None:
        return ("",) * (len(EVIDENCE_COLUMNS) - EVIDENCE_COLUMNS.index("stance"))
    source = sources.get(evidence.source)
    return (
        evidence.stance,
        evidence.source,
        source and source.title,
        source and source.publisher,
        source and source.kind,
        source and source.published,
        source and source.address,
        evidence.words,
        evidence.locator,
        evidence.cited_in,
        evidence.note,
        evidence.proof and evidence.proof.state,
        evidence.seen and evidence.seen.by,
        evidence.seen and evidence.seen.date,
        evidence.passage,
    )


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _printable(row: Iterable[object]) -> Iterator[str]:
    return ("" if cell is None else printable(str(cell)) for cell in row)
