"""Claims as a table that ``import --format csv`` reads, one row for each piece of evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

from claimcheck.model.selector import Quote, Selector
from claimcheck.views.spreadsheet import table

if TYPE_CHECKING:
    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.views.overview import Overview

_AS_JSON = tuple(each.kind for each in get_args(Selector) if each is not Quote)
"""Kinds of selectors that a cell holds whole, as JSON."""

COLUMNS = (
    "id", "text", "support", "parts", "asserted_by", "asserted_in", "asserted_on", "asserted_quote",
    "justification",
    "tags", "reviewed", "review_by", "source", "stance", "quote", "prefix", "suffix", *_AS_JSON,
    "locator", "cited_in", "seen_by", "seen_on", "accept_retracted", "note",
)  # fmt: skip


def render(overview: Overview) -> str:
    """Return a table with a header."""
    return table(
        COLUMNS,
        (
            (*_claim(claim), *_evidence(evidence))
            for claim in overview.registry.claims
            for evidence in claim.evidence or (None,)
        ),
    )


def _claim(claim: Claim) -> tuple[Any, ...]:
    asserted = claim.asserted
    return (
        *(claim.id, claim.text, claim.support, " ".join(claim.parts)),
        *((asserted.by, asserted.source, asserted.date) if asserted else (None, None, None)),
        _said(asserted.quote) if asserted and asserted.quote else None,
        *(claim.justification, " ".join(claim.tags), claim.reviewed, claim.review_by),
    )


def _said(quote: Quote) -> str | None:
    """Return the words with which a claim was made; as JSON where plain words do not tell all."""
    whole = quote.prefix or quote.suffix or quote.exact.lstrip().startswith("{")
    return _as_json(quote) if whole else quote.exact


def _as_json(selector: Selector | None) -> str | None:
    """Return where evidence stands as JSON, in the words of a registry's file."""
    if selector is None:
        return None
    return json.dumps(selector.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


def _evidence(evidence: Evidence | None) -> tuple[Any, ...]:
    if evidence is None:
        return (None,) * (len(COLUMNS) - COLUMNS.index("source"))
    quote, seen = evidence.quote, evidence.seen
    return (
        *(evidence.source, evidence.stance),
        *((quote.exact, quote.prefix, quote.suffix) if quote else (None, None, None)),
        *(_as_json(getattr(evidence, kind)) for kind in _AS_JSON),
        *(evidence.locator, evidence.cited_in),
        *((seen.by, seen.date) if seen else (None, None)),
        *(evidence.accept_retracted, evidence.note),
    )
