"""A registry for spreadsheets.

A cell that a spreadsheet would take for a formula gets an apostrophe in front: one that begins with
``=``, ``+``, ``-``, ``@``, a tab or a line end, or with the full-width form of a sign. Direction
overrides and other characters that steer a screen are written as escapes. Nothing else changes.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from claimcheck.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model.source import Source
    from claimcheck.views.claim import ClaimView, EvidenceView
    from claimcheck.views.overview import Overview

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell (OWASP, CSV injection)."""

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
    return _table(EVIDENCE_COLUMNS, rows)


def render_list(overview: Overview) -> str:
    """Return one row for each claim."""
    return _table(CLAIM_COLUMNS, map(_claim, overview.views))


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


def _table(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return ("'" if text.startswith(FORMULA_SIGNS) else "") + printable(text)
