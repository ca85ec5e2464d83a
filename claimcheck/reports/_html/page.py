"""Everything that the page shows, put together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.reports._html.chart import Bar, Timeline, bars, timeline
from claimcheck.reports._html.claims import (
    FAILING,
    ClaimArticle,
    ClaimLink,
    claim_article,
    claim_link,
    said,
)
from claimcheck.reports._html.sources import SourceArticle, source_articles
from claimcheck.views.claim_review import CONTEXT, claim_review
from claimcheck.views.words import Notable, counted, level_meanings, notes_on_levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.views.extras import Extras
    from claimcheck.views.overview import Group, Overview, Part
    from claimcheck.views.published_text import PublishedText


class LinkGroup(NamedTuple):
    """Claims that stand out for one reason: links, each with what is said of the claim."""

    heading: str
    items: Sequence[tuple[ClaimLink, str]]


class Page(NamedTuple):
    """The whole page."""

    title: str
    today: str
    scope: str
    filters: str
    meaning: str
    bars: Sequence[Bar]
    timeline: Timeline | None
    quotes: str
    stands_out: Sequence[LinkGroup]
    claims: Sequence[ClaimArticle]
    sources: Sequence[SourceArticle]
    tags: Sequence[str]
    findings: Sequence[Finding]
    reviews: dict[str, Any] | None
    live: str
    part: Part | None
    texts: Sequence[PublishedText]
    only: Sequence[str]


def page_of(overview: Overview, extras: Extras) -> Page:
    """Return what the page shows of a registry."""
    claims = [claim_article(entry, overview, extras) for entry in overview.entries]
    sources = source_articles(overview, extras)
    return Page(
        title=overview.title,
        today=overview.today.isoformat(),
        scope=_scope(overview, len(sources)),
        filters=overview.filters,
        meaning=meaning_of_levels(overview),
        bars=bars({level: len(group) for level, group in overview.by_level.items()}),
        timeline=timeline(extras.history),
        quotes=_quotes(claims),
        stands_out=[
            *_failing(claims, overview),
            *(link_group(group, overview) for group in overview.stands_out),
        ],
        claims=claims,
        sources=sources,
        tags=sorted({tag for article in claims for tag in article.view.tags}),
        findings=extras.findings.get("", ()),
        reviews=_reviews(overview),
        live=extras.live,
        part=overview.part,
        texts=list(extras.texts.values()),
        only=[*map(str, Notable), FAILING],
    )


def _reviews(overview: Overview) -> dict[str, Any] | None:
    reviews = [
        claim_review(
            entry.claim,
            entry.assessment,
            overview.registry,
            url=f"#claim-{entry.claim.id}",
            reviewer=overview.title,
            today=overview.today,
        )
        for entry in overview.entries
    ]
    return {"@context": CONTEXT, "@graph": reviews} if reviews else None


def _scope(overview: Overview, sources: int) -> str:
    shown, total = len(overview.entries), overview.total
    claims = counted(shown, "claim") if shown == total else f"{shown:,} of {total:,} claims"
    return f"{claims}, {counted(sources, 'source')}"


def meaning_of_levels(overview: Overview) -> str:
    """Return what the levels mean under the settings of the registry."""
    levels = overview.settings.config.levels
    meanings = [
        f"{level.value.capitalize()}: {meaning}."
        for level, meaning in level_meanings(levels).items()
    ]
    return " ".join([*meanings, notes_on_levels(levels)])


def _quotes(claims: Sequence[ClaimArticle]) -> str:
    """Return how many quotes have which proof and what that means; empty where none is quoted."""
    states = [each.state for article in claims for each in article.evidence if each.state]
    if not states:
        return ""
    listed = ", ".join(
        f"{count:,} {state.phrase} ({state.meaning})" for state, count in Counter(states).items()
    )
    return f"{counted(len(states), 'quote')}: {listed}."


def _failing(claims: Sequence[ClaimArticle], overview: Overview) -> list[LinkGroup]:
    """Return the quotes that fail, each by its claim; none where all stand where they should."""
    items = [
        (
            claim_link(article.view.id, overview),
            f"{each.state.phrase} in {(each.cited_in or each.source).title}: “{each.view.words}”",
        )
        for article in claims
        for each in article.evidence
        if each.tone == "bad" and each.state is not None
    ]
    return [LinkGroup("Failing: the source does not have the quote", items)] if items else []


def link_group(group: Group, overview: Overview) -> LinkGroup:
    """Return links to the claims that stand out for one reason."""
    items = [
        (
            claim_link(each.claim.id, overview),
            f"review by {each.claim.review_by}"
            if group.kind == "overdue"
            else said(each.assessment.reasons[0], overview),
        )
        for each in group.entries
    ]
    return LinkGroup(group.heading, items)
