"""The claims as the page shows them: every word decided here, none in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.terms import Severity
from claimcheck.reports._html.graph import Graph, graph_of
from claimcheck.reports._html.names import (
    Level,
    SourceLink,
    level_of,
    safe_address,
    safe_path,
    source_link,
)
from claimcheck.support.proof import ProofState
from claimcheck.views.words import Notable, set_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.support.assessment import Reason, Subject
    from claimcheck.views.claim import ClaimView, EvidenceView
    from claimcheck.views.extras import Extras, Passage
    from claimcheck.views.overview import AssessedClaim, Overview

_TONES: dict[ProofState, str] = {
    ProofState.PROVEN: "good",
    ProofState.ATTESTED: "good",
    ProofState.SEEN: "good",
    ProofState.SUSPECT: "doubt",
    ProofState.AMBIGUOUS: "doubt",
    ProofState.TOO_SHORT: "doubt",
    ProofState.UNCHECKED: "open",
    ProofState.UNPROVEN: "open",
}
"""How a state looks to the eye; it is bad where it is none of these."""


FAILING = "failing"
"""The word for a claim with a quote that is not where it should be, or with an error."""


class EvidenceItem(NamedTuple):
    """One piece of evidence of an article.

    Attributes:
        view: What it is.
        source: Where it comes from.
        cited_in: Where that was read instead.
        passage: The quote where it stands, when that is known.
        state: How far it is proven; None where there is nothing to prove.
        tone: How that looks to the eye.
        address: A link to the passage.
        capture: A link to an archived capture of it.
        kept: The path of the capture that holds it, where that is kept here.
    """

    view: EvidenceView
    source: SourceLink
    cited_in: SourceLink | None
    passage: Passage | None
    state: ProofState | None
    tone: str
    address: str | None
    capture: str | None
    kept: str | None


class ClaimLink(NamedTuple):
    """Another claim: its level, and the address of its page, as ``Overview.page_with`` has it."""

    id: str
    text: str
    level: Level | None
    page: str | None


class ReasonItem(NamedTuple):
    """A reason: pieces of text, each with what it leads to, and the setting behind it."""

    words: Sequence[tuple[str, str | None]]
    setting: str | None


class ClaimArticle(NamedTuple):
    """One claim and what the page leads to from it.

    Attributes:
        view: What it is.
        level: Its derived level.
        only: What makes it stand out, in the words that a filter takes.
        declared: Its level in the file.
        overdue: Whether it was to be reviewed before the day of the page.
        reasons: Why it has its derived level.
        evidence: What sources say about it.
        parts: The claims that it rests on.
        part_of: The claims that rest on it.
        asserted_in: The source in which it was made.
        sources: The ids that a filter finds it by.
        graph: A drawing of what a compound claim rests on.
        findings: What is wrong with it.
    """

    view: ClaimView
    level: Level
    only: Sequence[str]
    declared: Level | None
    overdue: bool
    reasons: Sequence[ReasonItem]
    evidence: Sequence[EvidenceItem]
    parts: Sequence[ClaimLink]
    part_of: Sequence[ClaimLink]
    asserted_in: SourceLink | None
    sources: Sequence[str]
    graph: Graph | None
    findings: Sequence[Finding]


def claim_article(entry: AssessedClaim, overview: Overview, extras: Extras) -> ClaimArticle:
    """Return a claim as the page shows it."""
    view, claim = overview.view(entry), entry.claim
    asserted_in = claim.asserted.source if claim.asserted else None
    read = [name for each in claim.evidence for name in (each.source, each.cited_in) if name]
    evidence = [
        _evidence((claim.id, place), each, overview, extras)
        for place, each in enumerate(view.evidence)
    ]
    findings = extras.findings.get(claim.id, ())
    fails = any(each.tone == "bad" for each in evidence) or any(
        each.severity is Severity.ERROR for each in findings
    )
    overdue = view.is_overdue(overview.today)
    marks = [*entry.notable, *([Notable.OVERDUE] if overdue else ()), *([FAILING] if fails else ())]
    return ClaimArticle(
        view=view,
        level=level_of(view.support.derived),
        only=[str(each) for each in marks],
        declared=level_of(claim.support) if claim.support else None,
        overdue=overdue,
        reasons=[
            ReasonItem(_pieces(each, overview), set_in(overview.settings, each.setting))
            for each in entry.assessment.reasons
        ],
        evidence=evidence,
        parts=[claim_link(name, overview) for name in view.parts],
        part_of=[claim_link(name, overview) for name in view.part_of],
        asserted_in=source_link(asserted_in, overview) if asserted_in else None,
        sources=list(dict.fromkeys(read)),
        graph=graph_of(claim, overview) if claim.parts else None,
        findings=findings,
    )


def claim_link(name: str, overview: Overview) -> ClaimLink:
    """Return a reference to another claim, which the registry need not have."""
    claim, assessment = overview.registry.claim_by_id.get(name), overview.assessments.get(name)
    return ClaimLink(
        name,
        claim.text if claim else name,
        level_of(assessment.level) if assessment else None,
        overview.page_with(name),
    )


def _pieces(reason: Reason, overview: Overview) -> list[tuple[str, str | None]]:
    """Return a reason in pieces, each with what it leads to on the page."""
    return [
        (each, None) if isinstance(each, str) else (_named(each, overview), _target(each, overview))
        for each in reason.shown
    ]


def said(reason: Reason, overview: Overview) -> str:
    """Return a reason as a sentence, with the titles of sources, in quotes, and not their ids."""
    return "".join(
        each if isinstance(each, str) else f"“{_named(each, overview).strip('“”')}”"
        for each in reason.shown
    )


def _named(subject: Subject, overview: Overview) -> str:
    """Return what readers know a subject by: its title or text; its id where there is none."""
    registry = overview.registry
    if subject.kind == "source":
        source = registry.source_by_id.get(subject.id)
        return source.title if source is not None else subject.id
    claim = registry.claim_by_id.get(subject.id)
    return f"“{claim.text}”" if claim is not None else subject.id


def _target(subject: Subject, overview: Overview) -> str | None:
    if subject.kind == "claim":
        page = overview.page_with(subject.id)
    else:
        page = "" if subject.id in overview.shown_sources else None
    return f"{page}#{subject.kind}-{subject.id}" if page is not None else None


def _evidence(
    place: tuple[str, int], evidence: EvidenceView, overview: Overview, extras: Extras
) -> EvidenceItem:
    proof = evidence.proof
    state = proof.state if proof is not None else ProofState.UNPROVEN
    read_in = evidence.cited_in or evidence.source
    capture = proof.archive if proof is not None else None
    return EvidenceItem(
        view=evidence,
        source=source_link(evidence.source, overview),
        cited_in=source_link(evidence.cited_in, overview) if evidence.cited_in else None,
        passage=extras.passages.get(place),
        state=state if evidence.words is not None or evidence.seen is not None else None,
        tone=_TONES.get(state, "bad"),
        address=safe_address(evidence.passage),
        capture=safe_address(capture) or safe_address(extras.captures.get(read_in)),
        kept=safe_path(capture),
    )
