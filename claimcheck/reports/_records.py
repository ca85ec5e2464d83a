"""Claims and sources as plain data: what every format for machines is made of.

The keys are described by the JSON Schemas in ``claimcheck/schemas``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.support.passage import passage_address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.registry import Origin
    from claimcheck.model.source import Source
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.support.assessment import Assessment, Reason
    from claimcheck.support.proof import Proof
    from claimcheck.views.overview import AssessedClaim

SCHEMA_VERSION = 1


def claim_record(
    entry: AssessedClaim, settings: LoadedConfig, sources: Mapping[str, Source]
) -> dict[str, Any]:
    """Return a claim, its levels and the reasons for the derived one."""
    claim, assessment = entry.claim, entry.assessment
    asserted = claim.asserted
    return {
        "id": claim.id,
        "text": claim.text,
        "support": support_record(claim, assessment),
        "difference": entry.difference,
        "reasons": [reason_record(reason, settings) for reason in assessment.reasons],
        "sources": list(entry.sources),
        "evidence": [evidence_record(each, entry.proof(each), sources) for each in claim.evidence],
        "parts": list(claim.parts),
        "part_of": list(entry.part_of),
        "asserted": asserted
        and {"by": asserted.by, "source": asserted.source, "date": day(asserted.date)},
        "justification": claim.justification,
        "tags": list(claim.tags),
        "reviewed": day(claim.reviewed),
        "review_by": day(claim.review_by),
        "location": location_record(entry.origin),
    }


def brief_record(claim: Claim, assessment: Assessment) -> dict[str, Any]:
    """Return what tells a claim apart, with its levels."""
    return {"id": claim.id, "text": claim.text, "support": support_record(claim, assessment)}


def support_record(claim: Claim, assessment: Assessment) -> dict[str, Any]:
    """Return the level of a claim that the file gives beside one that was derived."""
    return {
        "derived": assessment.level.value,
        "declared": claim.support.value if claim.support else None,
        "conflicting": assessment.conflicting,
        "refuted": assessment.refuted,
    }


def evidence_record(
    evidence: Evidence, proof: Proof | None, sources: Mapping[str, Source]
) -> dict[str, Any]:
    """Return a piece of evidence, with what is proven of its quote and a link to the passage."""
    quote = evidence.quote
    return {
        "source": evidence.source,
        "stance": evidence.stance.value,
        "quote": quote and {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
        "locator": evidence.locator,
        "cited_in": evidence.cited_in,
        "note": evidence.note,
        "proof": proof and proof_record(proof),
        "passage": passage_address(evidence, sources, proof),
    }


def proof_record(proof: Proof) -> dict[str, Any]:
    """Return how far a quote is proven, and where it was looked for."""
    facts = proof.facts
    return {
        "state": proof.state.value,
        "looked_in": proof.document,
        "tier": facts and facts.tier,
        "page": facts and facts.page,
        "warnings": list(facts.warnings) if facts else [],
        "archive": facts and facts.archive,
    }


def reason_record(reason: Reason, settings: LoadedConfig) -> dict[str, Any]:
    """Return a reason; ``set_in`` is where the configuration sets the threshold it applied."""
    return {
        "code": reason.code,
        "text": reason.text,
        "evidence": list(reason.evidence),
        "parts": list(reason.parts),
        "setting": reason.setting,
        "set_in": settings.origin(reason.setting) if reason.setting else None,
    }


def source_record(source: Source, origin: Origin | None) -> dict[str, Any]:
    """Return a source."""
    return {
        "id": source.id,
        "title": source.title,
        "kind": source.kind.value,
        "address": source.address,
        "url": source.url,
        "doi": source.doi,
        "isbn": source.isbn,
        "file": source.file,
        "publisher": source.publisher,
        "author": source.author,
        "published": day(source.published),
        "retrieved": day(source.retrieved),
        "derived_from": list(source.derived_from),
        "tags": list(source.tags),
        "note": source.note,
        "location": location_record(origin),
    }


def location_record(origin: Origin | None) -> dict[str, Any] | None:
    """Return where an item was written."""
    return origin and {"path": origin.path, "line": origin.line}


def day(value: date | None) -> str | None:
    """Return a date as ISO 8601 writes it."""
    return value.isoformat() if value else None
