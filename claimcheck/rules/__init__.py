"""The rules of ``claimcheck check``: one file each, named for what is wrong."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimcheck.rules.base import Rule

RULES: dict[str, str] = {
    "citation-needed": "claimcheck.rules.citation_needed",
    "unknown-source": "claimcheck.rules.unknown_source",
    "unknown-claim": "claimcheck.rules.unknown_claim",
    "duplicate-id": "claimcheck.rules.duplicate_id",
    "circular-parts": "claimcheck.rules.circular_parts",
    "overstated": "claimcheck.rules.overstated",
    "understated": "claimcheck.rules.understated",
    "conflicting-evidence": "claimcheck.rules.conflicting_evidence",
    "refuted": "claimcheck.rules.refuted",
    "single-publisher": "claimcheck.rules.single_publisher",
    "missing-quote": "claimcheck.rules.missing_quote",
    "secondhand-quote": "claimcheck.rules.secondhand_quote",
    "duplicate-claim": "claimcheck.rules.duplicate_claim",
    "review-overdue": "claimcheck.rules.review_overdue",
    "future-date": "claimcheck.rules.future_date",
    "retrieved-before-published": "claimcheck.rules.retrieved_before_published",
    "missing-address": "claimcheck.rules.missing_address",
    "unused-source": "claimcheck.rules.unused_source",
    "duplicate-source": "claimcheck.rules.duplicate_source",
    "circular-derivation": "claimcheck.rules.circular_derivation",
    "never-verified": "claimcheck.rules.never_verified",
    "quote-not-found": "claimcheck.rules.quote_not_found",
    "quote-truncated": "claimcheck.rules.quote_truncated",
    "quote-ambiguous": "claimcheck.rules.quote_ambiguous",
    "quote-too-short": "claimcheck.rules.quote_too_short",
    "quote-unchecked": "claimcheck.rules.quote_unchecked",
    "quote-unproven": "claimcheck.rules.quote_unproven",
    "suspect-evidence": "claimcheck.rules.suspect_evidence",
    "quote-inexact": "claimcheck.rules.quote_inexact",
    "wrong-page": "claimcheck.rules.wrong_page",
    "hidden-negation": "claimcheck.rules.hidden_negation",
    "dropped-citation-mark": "claimcheck.rules.dropped_citation_mark",
    "quote-in-metadata": "claimcheck.rules.quote_in_metadata",
    "archived-quote": "claimcheck.rules.archived_quote",
    "dead-source": "claimcheck.rules.dead_source",
    "moved-source": "claimcheck.rules.moved_source",
    "invalid-ignore": "claimcheck.rules.invalid_ignore",
    "unused-ignore": "claimcheck.rules.unused_ignore",
}
"""The module of each rule by the rule's name, in the order in which they are listed."""


def load_rule(name: str) -> Rule:
    """Import and return the rule ``name``.

    Raises:
        KeyError: There is no such rule.
    """
    return cast("Rule", import_module(RULES[name]))
