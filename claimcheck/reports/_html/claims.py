"""The claims as the page shows them: every word decided here, none in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.reports._html.graph import Graph, graph_of
from claimcheck.reports._html.names import Level, SourceLink, level_of, safe_address, source_link
from claimcheck.support.passage import passage_address
from claimcheck.support.proof import ProofState
from claimcheck.views.words import set_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.finding import Finding
    from claimcheck.model.registry import Origin
    from claimcheck.support.assessment import Reason, Subject
    from claimcheck.support.proof import Proof
    from claimcheck.views.extras import Extras, Passage
    from claimcheck.views.overview import AssessedClaim, Overview

_PROOFS: dict[ProofState, tuple[str, str]] = {
    ProofState.PROVEN: ("good", "proven: it stands in the source"),
    ProofState.ATTESTED: ("good", "attested: it stands in the document that cites the source"),
    ProofState.SUSPECT: ("doubt", "suspect: it stands there, in a paragraph that has changed"),
    ProofState.AMBIGUOUS: ("doubt", "ambiguous: it stands there more than once"),
    ProofState.TOO_SHORT: ("doubt", "too short: under five words, and there more than once"),
    ProofState.TRUNCATED: ("bad", "truncated: it cuts a word or a number of the source"),
    ProofState.NOT_FOUND: ("bad", "not found in the source"),
    ProofState.UNCHECKED: ("open", "unchecked: nobody could look"),
    ProofState.UNPROVEN: ("open", "unproven: nobody has looked for it yet"),
}


class ProofView(NamedTuple):
    """How far a quote is proven: a tone for the eye, and words."""

    tone: str
    words: str


class EvidenceView(NamedTuple):
    """One piece of evidence.

    Attributes:
        stance: What it does to the claim.
        source: Where it comes from.
        locator: Where in the source.
        cited_in: Where that was read instead.
        quote: The quote as the registry has it.
        passage: The quote where it stands, when that is known.
        proof: How far the quote is proven; None without a quote.
        address: A link to the passage.
        capture: A link to an archived capture of it.
        note: What the editor says about it.
    """

    stance: str
    source: SourceLink
    locator: str | None
    cited_in: SourceLink | None
    quote: str | None
    passage: Passage | None
    proof: ProofView | None
    address: str | None
    capture: str | None
    note: str | None


class ClaimLink(NamedTuple):
    """Another claim: its level, and a link where it is on the page."""

    id: str
    text: str
    level: Level | None
    shown: bool


class ReasonView(NamedTuple):
    """A reason: pieces of text, each with what it leads to, and the setting behind it."""

    words: Sequence[tuple[str, str | None]]
    setting: str | None


class ClaimView(NamedTuple):
    """One claim; ``sources`` holds the ids that a filter finds it by."""

    claim: Claim
    level: Level
    marks: tuple[str, ...]
    declared: Level | None
    difference: str | None
    overdue: bool
    reasons: Sequence[ReasonView]
    evidence: Sequence[EvidenceView]
    parts: Sequence[ClaimLink]
    part_of: Sequence[ClaimLink]
    asserted_in: SourceLink | None
    sources: Sequence[str]
    graph: Graph | None
    findings: Sequence[Finding]
    origin: Origin | None


def claim_view(entry: AssessedClaim, overview: Overview, extras: Extras) -> ClaimView:
    """Return a claim as the page shows it."""
    claim = entry.claim
    asserted_in = claim.asserted.source if claim.asserted else None
    read = [name for each in claim.evidence for name in (each.source, each.cited_in) if name]
    return ClaimView(
        claim=claim,
        level=level_of(entry.assessment.level),
        marks=entry.marks,
        declared=level_of(claim.support) if claim.support else None,
        difference=entry.difference,
        overdue=entry.is_overdue(overview.today),
        reasons=[
            ReasonView(_pieces(each, overview), set_in(overview.settings, each.setting))
            for each in entry.assessment.reasons
        ],
        evidence=[
            _evidence(entry, place, each, overview, extras)
            for place, each in enumerate(claim.evidence)
        ],
        parts=[claim_link(name, overview) for name in claim.parts],
        part_of=[claim_link(name, overview) for name in entry.part_of],
        asserted_in=source_link(asserted_in, overview) if asserted_in else None,
        sources=list(dict.fromkeys(read)),
        graph=graph_of(claim, overview) if claim.parts else None,
        findings=extras.findings.get(claim.id, ()),
        origin=entry.origin,
    )


def claim_link(name: str, overview: Overview) -> ClaimLink:
    """Return a reference to another claim, which the registry need not have."""
    claim, assessment = overview.registry.claim_by_id.get(name), overview.assessments.get(name)
    return ClaimLink(
        name,
        claim.text if claim else name,
        level_of(assessment.level) if assessment else None,
        name in overview.shown,
    )


def _pieces(reason: Reason, overview: Overview) -> list[tuple[str, str | None]]:
    """Return a reason in pieces, each with what it leads to on the page."""
    return [
        (each, None) if isinstance(each, str) else (each.id, _target(each, overview))
        for each in reason.pieces
    ]


def _target(subject: Subject, overview: Overview) -> str | None:
    known = overview.shown if subject.kind == "claim" else overview.shown_sources
    return f"{subject.kind}-{subject.id}" if subject.id in known else None


def _evidence(
    entry: AssessedClaim, place: int, evidence: Evidence, overview: Overview, extras: Extras
) -> EvidenceView:
    proof = entry.proof(evidence)
    address = passage_address(evidence, overview.registry.source_by_id, proof)
    capture = proof.facts.archive if proof is not None and proof.facts is not None else None
    return EvidenceView(
        stance=evidence.stance.value,
        source=source_link(evidence.source, overview),
        locator=evidence.locator,
        cited_in=source_link(evidence.cited_in, overview) if evidence.cited_in else None,
        quote=evidence.quote.exact if evidence.quote else None,
        passage=extras.passages.get((entry.claim.id, place)),
        proof=_proof(evidence, proof),
        address=safe_address(address),
        capture=safe_address(capture or extras.captures.get(evidence.read_in)),
        note=evidence.note,
    )


def _proof(evidence: Evidence, proof: Proof | None) -> ProofView | None:
    if evidence.quote is None:
        return None
    state = proof.state if proof is not None else ProofState.UNPROVEN
    return ProofView(*_PROOFS[state])
