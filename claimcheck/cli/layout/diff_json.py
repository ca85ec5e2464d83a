"""A difference for machines; the JSON Schema ships as ``schemas/diff.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.app.diff.events import events
from claimcheck.app.diff.words import word_diff
from claimcheck.reports._json_text import document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.app.diff.model import (
        Cause,
        ClaimChange,
        Diff,
        EvidenceChange,
        FieldChange,
        ProofChange,
        SourceChange,
    )
    from claimcheck.model.claim import Evidence
    from claimcheck.registry.revision import Revision
    from claimcheck.support.assessment import Assessment

SCHEMA_VERSION = 1


def render(diff: Diff, failed: Sequence[str]) -> str:
    """Return the difference as one JSON object.

    Args:
        diff: The difference.
        failed: The events that ``--fail-on`` asked for and that happened.
    """
    happened = events(diff)
    head = {
        "schema_version": SCHEMA_VERSION,
        "base": _revision(diff.base),
        "head": _revision(diff.head),
        "notes": list(diff.notes),
        "summary": {name: len(ids) for name, ids in happened.items()},
        "failed": list(failed),
    }
    return document(
        head,
        claims=(_claim(each) for each in diff.claims),
        sources=(_source(each) for each in diff.sources),
        thresholds=(
            {**_field(each.setting), "affects": list(each.affects)} for each in diff.thresholds
        ),
    )


def _revision(revision: Revision) -> dict[str, Any]:
    return {"name": revision.name, "commit": revision.commit, "exists": revision.exists}


def _claim(change: ClaimChange) -> dict[str, Any]:
    before, after = change.before, change.after
    both = before is not None and after is not None
    return {
        "id": change.id,
        "previous_id": before.id if before and after and before.id != after.id else None,
        "changes": list(change.kinds),
        "without_evidence": change.without_evidence,
        "text": {"before": before and before.text, "after": after and after.text},
        "words": [
            {"change": piece.change, "text": piece.text}
            for piece in (word_diff(before.text, after.text) if before and after else ())
        ]
        if both and "reworded" in change.kinds
        else None,
        "level": {"before": _level(change.was), "after": _level(change.now)},
        "declared": {
            "before": before.support.value if before and before.support else None,
            "after": after.support.value if after and after.support else None,
        },
        "evidence": [_evidence_change(each) for each in change.evidence],
        "proofs": [_proof(each) for each in change.proofs],
        "parts": {"gained": list(change.parts_gained), "lost": list(change.parts_lost)},
        "edited": list(change.edited),
        "causes": [_cause(each) for each in change.why.causes],
        "together": change.why.together,
        "chain": list(change.chain),
    }


def _level(assessment: Assessment | None) -> dict[str, Any] | None:
    if assessment is None:
        return None
    return {
        "derived": assessment.level.value,
        "conflicting": assessment.conflicting,
        "refuted": assessment.refuted,
        "reason": assessment.reasons[0].text,
    }


def _evidence_change(change: EvidenceChange) -> dict[str, Any]:
    return {
        "change": change.side,
        "fields": list(change.fields),
        "before": _evidence(change.before),
        "after": _evidence(change.after),
    }


def _evidence(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    return {
        "source": evidence.source,
        "stance": evidence.stance.value,
        "quote": evidence.quote and evidence.quote.model_dump(),
        "locator": evidence.locator,
        "cited_in": evidence.cited_in,
        "note": evidence.note,
    }


def _proof(change: ProofChange) -> dict[str, Any]:
    return {
        "change": change.side,
        "evidence": _evidence(change.evidence),
        "before": change.before.value,
        "after": change.after.value,
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "kind": cause.kind,
        "name": cause.name or None,
        "field": cause.field or None,
        "before": cause.before,
        "after": cause.after,
        "evidence": cause.evidence and _evidence_change(cause.evidence),
        "proof": cause.proof and _proof(cause.proof),
        "gain": cause.gain,
    }


def _source(change: SourceChange) -> dict[str, Any]:
    before = change.before
    return {
        "id": change.id,
        "previous_id": before.id if before and before.id != change.id else None,
        "changes": list(change.kinds),
        "fields": [_field(each) for each in change.fields],
        "affects": list(change.affects),
    }


def _field(change: FieldChange) -> dict[str, Any]:
    return {
        "name": change.name,
        "before": change.before,
        "after": change.after,
        "matters": change.matters,
    }
