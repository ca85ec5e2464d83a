"""What a text says of the evidence for a claim, as the words of a footnote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from claimcheck.model.selector import Quote
from claimcheck.model.terms import SourceKind
from claimcheck.selectors import shown
from claimcheck.support.passage import passage_address
from claimcheck.support.proof import proof_of
from claimcheck.views.markdown_text import escape, link
from claimcheck.views.words import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Registry
    from claimcheck.model.source import Source
    from claimcheck.registry.lock import Lock
    from claimcheck.support.assessment import Assessment

Style = Literal["quote", "source"]
"""Whether a citation has the words of the source, or only says where they stand."""

_MOST_SOURCES = 3
"""Sources of a compound claim that are cited."""
_LONGEST_QUOTE = 240
"""Characters of a quote that are shown."""


def citation(
    claim: Claim,
    assessments: Mapping[str, Assessment],
    registry: Registry,
    lock: Lock | None,
    style: Style = "quote",
) -> str:
    """Return the citation of a claim as one line of Markdown.

    Each part of it comes from the registry, the derived level and the place where a quote was
    found, so that looking for it once more changes nothing.

    Args:
        claim: The claim.
        assessments: The derived levels of it and its parts, by id.
        registry: The registry that it is from.
        lock: What was proven.
        style: What it shows.
    """
    assessment = assessments[claim.id]
    cited = list(_chosen(claim, assessments, registry, lock))
    said = "; ".join(_cited(each, registry, lock, style) for each in cited) or "No source"
    words = ", ".join((assessment.level.value, *assessment.marks))
    return f"{said}. {SIGNS[assessment.level]} {words}"


def _chosen(
    claim: Claim, assessments: Mapping[str, Assessment], registry: Registry, lock: Lock | None
) -> Iterator[Evidence]:
    """Yield the evidence that says most for what the level says: one piece, or one a part."""
    claims = [claim]
    if claim.parts:
        parts = (registry.claim_by_id.get(name) for name in claim.parts)
        claims = [part for part in parts if part is not None][:_MOST_SOURCES]
    seen: set[tuple[str, str]] = set()
    for each in claims:
        ranks = {
            at: _rank(evidence, assessments[each.id], registry, lock)
            for at, evidence in enumerate(each.evidence)
        }
        best = sorted(ranks, key=ranks.__getitem__, reverse=True)[:1]
        for evidence in (each.evidence[at] for at in best):
            key = (evidence.source, _words(evidence))
            if key not in seen:
                seen.add(key)
                yield evidence


def _rank(
    evidence: Evidence, assessment: Assessment, registry: Registry, lock: Lock | None
) -> tuple[int, bool, bool]:
    source = registry.source_by_id.get(evidence.source)
    strength = evidence.stance.strength
    return (
        -strength if assessment.refuted else strength,
        proof_of(evidence, lock).state.holds,
        source is not None and source.kind is SourceKind.PRIMARY,
    )


def _cited(evidence: Evidence, registry: Registry, lock: Lock | None, style: Style) -> str:
    sources = registry.source_by_id
    source, read_in = sources.get(evidence.source), sources.get(evidence.read_in)
    proof = proof_of(evidence, lock)
    words = escape(_words(evidence))
    if isinstance(evidence.selector, Quote):
        words = f"“{words}”"
    parts = [f"{words} — "] if words and style == "quote" else []
    address = passage_address(evidence, sources, proof)
    if address is None and read_in is not None:
        address = read_in.web_address
    if read_in is None or read_in is source:
        parts.append(_named(source, evidence.source, address))
    else:
        parts.append(f"{_named(source, evidence.source, None)}, as cited in ")
        parts.append(_named(read_in, evidence.read_in, address))
    day = read_in.retrieved if read_in is not None else None
    if day is not None:
        parts.append(f", read {day}")
    return "".join(parts)


def _named(source: Source | None, name: str, address: str | None) -> str:
    """Return title and publisher of a source, with its address behind the title."""
    title = escape(source.title if source is not None else name)
    shown = link(title, address) if address else title
    if source is None or not source.publisher:
        return shown
    return f"{shown}, {escape(source.publisher)}"


def _words(evidence: Evidence) -> str:
    words = " ".join(shown(evidence).split())
    if len(words) <= _LONGEST_QUOTE:
        return words
    return f"{words[:_LONGEST_QUOTE].rpartition(' ')[0] or words[:_LONGEST_QUOTE]} …"
