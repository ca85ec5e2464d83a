"""The claims as the page shows them: every word decided here, none in a template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.reports._html.graph import Graph, graph_of
from claimcheck.reports._html.names import Level, SourceLink, level_of, safe_address, source_link
from claimcheck.reports.base import set_in
from claimcheck.support.passage import passage_address
from claimcheck.support.proof import ProofState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.finding import Finding
    from claimcheck.model.registry import Origin
    from claimcheck.reports._html.extras import Extras, Passage
    from claimcheck.reports.base import Entry, Overview
    from claimcheck.support.proof import Proof

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
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


def claim_view(entry: Entry, overview: Overview, extras: Extras) -> ClaimView:
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
            ReasonView(_linked(each.text, claim, overview), set_in(overview.settings, each.setting))
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


def _linked(text: str, claim: Claim, overview: Overview) -> list[tuple[str, str | None]]:
    """Split a reason at the ids of the claim's parts and sources, which become links."""
    pieces: list[tuple[str, str | None]] = []
    end = 0
    targets = {name: f"claim-{name}" for name in claim.parts if name in overview.shown}
    for part in (claim, *(overview.registry.claim_by_id.get(name) for name in claim.parts)):
        for each in part.evidence if part else ():
            targets |= {name: f"source-{name}" for name in (each.source, each.read_in)}
    for match in _ID.finditer(text):
        if match.group() in targets:
            pieces += [(text[end : match.start()], None), (match.group(), targets[match.group()])]
            end = match.end()
    return [each for each in (*pieces, (text[end:], None)) if each[0]]


def _evidence(
    entry: Entry, place: int, evidence: Evidence, overview: Overview, extras: Extras
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
