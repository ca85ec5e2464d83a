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
from claimcheck.support.passage import passage_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model.claim import Evidence
    from claimcheck.model.registry import Registry
    from claimcheck.views.overview import AssessedClaim, Overview

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
    rows = (
        (*_head(entry), *_evidence(entry, evidence, overview.registry))
        for entry in overview.entries
        for evidence in entry.claim.evidence or (None,)
    )
    return _table(EVIDENCE_COLUMNS, rows)


def render_list(overview: Overview) -> str:
    """Return one row for each claim."""
    return _table(CLAIM_COLUMNS, (_claim(entry) for entry in overview.entries))


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
    claim, asserted = entry.claim, entry.claim.asserted
    return (
        *_head(entry),
        " ".join(entry.sources),
        " ".join(claim.parts),
        " ".join(claim.tags),
        asserted and asserted.by,
        asserted and asserted.date,
        claim.reviewed,
        claim.review_by,
        entry.origin and entry.origin.path,
        entry.origin and entry.origin.line,
    )


def _evidence(
    entry: AssessedClaim, evidence: Evidence | None, registry: Registry
) -> tuple[Any, ...]:
    if evidence is None:
        return ("",) * (len(EVIDENCE_COLUMNS) - EVIDENCE_COLUMNS.index("stance"))
    source = registry.source_by_id.get(evidence.source)
    proof = entry.proof(evidence)
    return (
        evidence.stance,
        evidence.source,
        source and source.title,
        source and source.publisher,
        source and source.kind,
        source and source.published,
        source and source.address,
        evidence.quote and evidence.quote.exact,
        evidence.locator,
        evidence.cited_in,
        evidence.note,
        proof and proof.state,
        passage_address(evidence, registry.source_by_id, proof),
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
