"""Claims for spreadsheets, one row for each piece of evidence; ``import --format csv`` reads them.

A cell that a spreadsheet would take for a formula, or that begins with an apostrophe, gets an
apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Registry
    from claimcheck.support.assessment import Assessment

COLUMNS = (
    "id", "text", "support", "parts", "asserted_by", "asserted_in", "asserted_on", "justification",
    "tags", "reviewed", "review_by", "source", "stance", "quote", "prefix", "suffix", "locator",
    "cited_in", "note",
)  # fmt: skip
GUARDED = ("'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(registry: Registry, assessments: Mapping[str, Assessment]) -> str:
    """Return a table with a header."""
    del assessments
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in registry.claims:
        for evidence in claim.evidence or (None,):
            writer.writerow(map(_cell, (*_claim(claim), *_evidence(evidence))))
    return buffer.getvalue()


def _claim(claim: Claim) -> tuple[Any, ...]:
    asserted = claim.asserted
    return (
        *(claim.id, claim.text, claim.support, " ".join(claim.parts)),
        *((asserted.by, asserted.source, asserted.date) if asserted else (None, None, None)),
        *(claim.justification, " ".join(claim.tags), claim.reviewed, claim.review_by),
    )


def _evidence(evidence: Evidence | None) -> tuple[Any, ...]:
    if evidence is None:
        return (None,) * (len(COLUMNS) - COLUMNS.index("source"))
    quote = evidence.quote
    return (
        *(evidence.source, evidence.stance),
        *((quote.exact, quote.prefix, quote.suffix) if quote else (None, None, None)),
        *(evidence.locator, evidence.cited_in, evidence.note),
    )


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(GUARDED) else text
