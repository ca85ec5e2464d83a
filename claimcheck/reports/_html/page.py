"""Everything that the page shows, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.reports._html.chart import Bar, Timeline, bars, timeline
from claimcheck.reports._html.claims import ClaimLink, ClaimView, claim_link, claim_view
from claimcheck.reports._html.sources import SourceView, source_views
from claimcheck.reports.base import setting_value
from claimcheck.support.claim_review import CONTEXT, claim_review

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.reports._html.extras import Extras
    from claimcheck.reports.base import Entry, Overview


class Remarkable(NamedTuple):
    """Claims that stand out for one reason."""

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
    remarkable: Sequence[Remarkable]
    claims: Sequence[ClaimView]
    sources: Sequence[SourceView]
    tags: Sequence[str]
    findings: Sequence[Finding]
    reviews: dict[str, Any] | None
    live: str


def page_of(overview: Overview, extras: Extras) -> Page:
    """Return what the page shows of a registry."""
    claims = [claim_view(entry, overview, extras) for entry in overview.entries]
    sources = source_views(overview, extras)
    return Page(
        title=overview.title,
        today=overview.today.isoformat(),
        scope=_scope(overview, len(sources)),
        filters=overview.filters,
        meaning=_meaning(overview),
        bars=bars({level: len(group) for level, group in overview.by_level.items()}),
        timeline=timeline(extras.history),
        quotes=_quotes(claims),
        remarkable=list(_remarkable(overview)),
        claims=claims,
        sources=sources,
        tags=sorted({tag for view in claims for tag in view.claim.tags}),
        findings=extras.findings.get("", ()),
        reviews=_reviews(overview),
        live=extras.live,
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
    claims = _number(shown, "claim") if shown == total else f"{shown:,} of {total:,} claims"
    return f"{claims}, {_number(sources, 'source')}"


def _meaning(overview: Overview) -> str:
    levels, settings = overview.settings.config.levels, overview.settings
    primary = setting_value(settings, "levels.primary")
    secondary = setting_value(settings, "levels.secondary")
    first = (
        "a primary source supports it"
        if levels.primary == 1
        else f"{primary} primary sources support it"
    )
    second = (
        "a secondary source does"
        if levels.secondary == 1
        else f"{secondary} independent secondary ones do"
    )
    proof = " Only quotes that were proven count." if levels.require_proof else ""
    return (
        f"Verified: {first} or {second}, and nothing refutes it. Directional: the evidence is "
        "partial, too weak or conflicting. Unsupported: there is none, or it only refutes. A "
        "compound claim rests on its parts. Levels follow from the evidence that was collected; "
        f"they do not say whether a claim is true.{proof}"
    )


def _quotes(claims: Sequence[ClaimView]) -> str:
    """Return how many quotes are proven, as a sentence; empty where nothing is quoted."""
    proofs = [each.proof for view in claims for each in view.evidence if each.proof]
    if not proofs:
        return ""
    counts: dict[str, int] = {}
    for proof in proofs:
        word = proof.words.split(":")[0].removesuffix(" in the source")
        counts[word] = counts.get(word, 0) + 1
    told = ", ".join(f"{count:,} {word}" for word, count in counts.items())
    return f"{_number(len(proofs), 'quote')}: {told}."


def _remarkable(overview: Overview) -> Iterator[Remarkable]:
    groups = (
        ("Overstated: the file says more than the evidence allows",
         overview.with_difference("overstated")),
        ("Understated: the file says less than the evidence allows",
         overview.with_difference("understated")),
        ("Conflicting: some evidence supports it and some refutes it", overview.conflicting),
        ("Refuted: evidence speaks against it and none for it", overview.refuted),
    )  # fmt: skip
    for heading, entries in groups:
        if entries:
            items = [(claim_link(each.claim.id, overview), _reason(each)) for each in entries]
            yield Remarkable(heading, items)
    if overview.overdue:
        yield Remarkable(
            "Overdue for review",
            [
                (claim_link(each.claim.id, overview), f"review by {each.claim.review_by}")
                for each in overview.overdue
            ],
        )


def _reason(entry: Entry) -> str:
    return entry.assessment.reasons[0].text


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
