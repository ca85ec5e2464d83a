"""What ``list``, ``report`` and ``show`` write as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from claimcheck.model.fields import Frozen
from claimcheck.model.terms import Support
from claimcheck.views.base import Count, Name
from claimcheck.views.claim import BriefView, ClaimView, brief_view, claim_view
from claimcheck.views.source import SourceView, WithdrawalView, source_view

if TYPE_CHECKING:
    from claimcheck.model.registry import Registry
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.support.assessment import Assessment
    from claimcheck.views.overview import AssessedClaim, Overview


class ListDocument(Frozen):
    """Output of ``claimcheck list --format json``.

    Attributes:
        schema_version: The version of this schema.
        claims: The claims that were asked for; gone through once, since there may be many.
    """

    schema_version: Literal[1] = 1
    claims: Iterable[ClaimView]


class Summary(Frozen):
    """How many claims there are of each kind.

    Attributes:
        total: Claims of the registry.
        shown: Claims that were asked for; all else counts these.
        levels: Claims of each derived level.
        overstated: Claims of which the file says more than the evidence allows.
        understated: Claims of which it says less.
        conflicting: Claims that some evidence supports and some refutes.
        refuted: Claims that evidence refutes and none supports.
        review_overdue: Claims whose review was due before the day of the report.
    """

    total: Count
    shown: Count
    levels: Mapping[Support, Count]
    overstated: Count
    understated: Count
    conflicting: Count
    refuted: Count
    review_overdue: Count


class ReportDocument(Frozen):
    """Output of ``claimcheck report --format json``.

    Attributes:
        schema_version: The version of this schema.
        title: What the report is called.
        today: The day of the report.
        filters: What was asked for, in words; null for everything.
        summary: How many claims there are of each kind.
        claims: The claims that were asked for; gone through once, since there may be many.
        sources: The sources that they name, in the order in which a reader meets them.
    """

    schema_version: Literal[1] = 1
    title: str
    today: date
    filters: str | None
    summary: Summary
    claims: Iterable[ClaimView]
    sources: Iterable[SourceView]


class ClaimDocument(Frozen):
    """Output of ``claimcheck show CLAIM --format json``.

    Attributes:
        schema_version: The version of this schema.
        kind: What is shown.
        claim: The claim.
        related: Its parts, and the claims that it is part of.
        sources: The sources that it names.
    """

    schema_version: Literal[1] = 1
    kind: Literal["claim"] = "claim"
    claim: ClaimView
    related: tuple[BriefView, ...]
    sources: tuple[SourceView, ...]


class SourceDocument(Frozen):
    """Output of ``claimcheck show SOURCE --format json``.

    Attributes:
        schema_version: The version of this schema.
        kind: What is shown.
        source: The source.
        claims: Claims with evidence from it or read in it, and claims that rest on those.
        asserted: Claims that were made in it. Making a claim is not evidence for it.
        repeated_by: Ids of the sources that say they repeat it.
    """

    schema_version: Literal[1] = 1
    kind: Literal["source"] = "source"
    source: SourceView
    claims: tuple[WithdrawalView, ...]
    asserted: tuple[BriefView, ...]
    repeated_by: tuple[Name, ...]


ShowDocument = ClaimDocument | SourceDocument
"""Output of ``claimcheck show --format json``, told apart by ``kind``."""


def list_document(overview: Overview) -> ListDocument:
    """Return the claims that were asked for."""
    return ListDocument(claims=overview.views)


def report_document(overview: Overview) -> ReportDocument:
    """Return the claims that were asked for, counted, and the sources that they rest on."""
    registry = overview.registry
    known = registry.source_by_id
    return ReportDocument(
        title=overview.title,
        today=overview.today,
        filters=overview.filters or None,
        summary=summary(overview),
        claims=overview.views,
        sources=(
            source_view(known[name], registry, overview.lock)
            for name in overview.numbers
            if name in known
        ),
    )


def claim_document(
    assessed: AssessedClaim,
    registry: Registry,
    assessments: Mapping[str, Assessment],
    settings: LoadedConfig,
) -> ClaimDocument:
    """Return a claim with the claims and sources that it names.

    Args:
        assessed: The claim.
        registry: The registry.
        assessments: The derived level of each claim, by id.
        settings: The configuration, and where it was written.
    """
    claims, sources = registry.claim_by_id, registry.source_by_id
    related = dict.fromkeys((*assessed.claim.parts, *assessed.part_of))
    named = dict.fromkeys(assessed.named_sources)
    return ClaimDocument(
        claim=claim_view(assessed, settings, sources),
        related=tuple(
            brief_view(claims[name], assessments[name]) for name in related if name in claims
        ),
        sources=tuple(
            source_view(sources[name], registry, assessed.lock) for name in named if name in sources
        ),
    )


def summary(overview: Overview) -> Summary:
    """Return how many claims there are of each kind."""
    return Summary(
        total=overview.total,
        shown=len(overview.entries),
        levels={level: len(group) for level, group in overview.by_level.items()},
        overstated=len(overview.with_difference("overstated")),
        understated=len(overview.with_difference("understated")),
        conflicting=len(overview.with_mark("conflicting")),
        refuted=len(overview.with_mark("refuted")),
        review_overdue=len(overview.overdue),
    )
