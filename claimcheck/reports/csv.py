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
    from claimcheck.views.claim import ClaimView, EvidenceView
    from claimcheck.views.overview import Overview

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
    "passage",
)
"""One row for each piece of evidence; a claim without evidence has one row."""


def render(overview: Overview) -> str:
    """Return one row for each piece of evidence, with what is known of its claim and source."""
    sources = overview.registry.source_by_id
    rows = (
        (*_head(claim), *_evidence(evidence, sources))
        for claim in overview.views
        for evidence in claim.evidence or (None,)
    )
    return table(EVIDENCE_COLUMNS, map(_printable, rows))


def render_list(overview: Overview) -> str:
    """Return one row for each claim."""
    return table(CLAIM_COLUMNS, (_printable(_claim(claim)) for claim in overview.views))


def _head(claim: ClaimView) -> tuple[Any, ...]:
    support = claim.support
    return (
        claim.id,
        claim.text,
        support.derived,
        support.declared,
        claim.difference,
        _yes(support.conflicting),
        _yes(support.refuted),
        claim.reasons[0].text,
    )


def _claim(claim: ClaimView) -> tuple[Any, ...]:
    asserted, location = claim.asserted, claim.location
    return (
        *_head(claim),
        " ".join(claim.sources),
        " ".join(claim.parts),
        " ".join(claim.tags),
        asserted and asserted.by,
        asserted and asserted.date,
        claim.reviewed,
        claim.review_by,
        location and location.path,
        location and location.line,
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
        evidence.passage,
    )


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _printable(row: Iterable[object]) -> Iterator[str]:
    return ("" if cell is None else printable(str(cell)) for cell in row)
