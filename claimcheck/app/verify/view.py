"""What people and machines are shown of a verification."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.selectors import shown
from claimcheck.support.proof import REMEMBERED
from claimcheck.views.verify import QuoteView, ReadingView, RecordView, VerificationView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.app.records.run import Records
    from claimcheck.app.verify.result import Verification
    from claimcheck.model.reading import Reading
    from claimcheck.support.proofs import EvidenceProof


_NAMES = set(QuoteView.model_fields)


def view_of(verification: Verification) -> VerificationView:
    """Return what is shown of a verification."""
    rows = verification.rows
    counts = Counter(row.proof.state.value for row in rows)
    if kept := sum(row.proof.remembered for row in rows):
        counts[REMEMBERED] = kept
    return VerificationView(
        summary={"quotes": len(rows), **dict(sorted(counts.items()))},
        quotes=tuple(map(_quote, rows)),
        sources=tuple(map(_reading, verification.readings.values())),
        records=tuple(_records(verification.records)),
        unsaved=tuple(verification.unsaved),
        changes=tuple(verification.changes),
        written=verification.written,
    )


def _quote(row: EvidenceProof) -> QuoteView:
    evidence, facts, match = row.evidence, row.proof.facts, row.proof.match
    unchecked = facts.detail if facts and facts.outcome == "unchecked" else None
    return QuoteView.model_construct(
        _NAMES,  # of which pydantic would keep a set for each quote, four fifths of its memory
        claim=row.claim.id,
        evidence=row.index + 1,
        source=evidence.source,
        cited_in=evidence.cited_in,
        looked_in=row.document,
        quote=shown(evidence),
        state=row.proof.state,
        outcome=facts.outcome if facts else "unchecked",
        tier=facts.tier if facts else None,
        page=facts.page if facts else None,
        seconds=facts.seconds if facts else None,
        chapter=match.chapter if match else None,
        count=facts.count if facts else 0,
        offset=match.start if match else None,
        end=match.end if match else None,
        warnings=tuple(facts.warnings) if facts else (),
        archive=facts.archive if facts else None,
        remembered=row.proof.remembered,
        reason=row.reason or unchecked,
        cut=match.cut if match else None,
        nearest=match.nearest if match else None,
    )


def _reading(reading: Reading) -> ReadingView:
    facts = reading.facts
    return ReadingView(
        id=reading.source,
        outcome=facts.outcome,
        read=facts.read,
        address=facts.address,
        final_address=facts.final_address,
        archive=facts.archive,
        kept=facts.kept,
        reason=facts.reason,
    )


def _records(records: Records) -> Iterator[RecordView]:
    order = {identifier: at for at, identifier in enumerate(records.sources)}
    for answer in sorted(records.answers, key=lambda answer: order.get(answer.identifier, 0)):
        yield RecordView(
            identifier=str(answer.identifier),
            sources=tuple(records.sources.get(answer.identifier, ())),
            outcome=answer.outcome,
            registry=answer.registry,
            asked=answer.asked or None,
            reason=answer.reason or None,
        )
