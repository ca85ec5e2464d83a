"""Which proofs of the lock came, went or became others, and from where they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.app.diff.evidence import slots
from claimcheck.selectors import shown
from claimcheck.support.proof import proof_of
from claimcheck.views.diff_proofs import LockedProofView, ProofDifference, ProofPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.app.diff.pairs import Pair
    from claimcheck.app.diff.state import State
    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.facts import EvidenceFacts


class _Held(NamedTuple):
    """A proof as the lock of one state has it.

    Attributes:
        source: Id of the source that holds it, as the later state calls it.
        view: How it is shown.
        facts: What the lock says of it.
    """

    source: str
    view: LockedProofView
    facts: EvidenceFacts


def proof_differences(
    claims: Sequence[Pair[Claim]], was: State, now: State
) -> list[ProofDifference]:
    """Return what happened to each proof, by source and claim.

    A proof is what the lock says of evidence that was found. That other paragraphs of a page are
    others now is none of it.

    Args:
        claims: The claims of both states.
        was: The earlier state.
        now: The later state.
    """
    same_locks = was.project.lock == now.project.lock
    found = [
        each
        for pair in claims
        if not (same_locks and pair.before == pair.after)
        for each in _of_claim(pair, was, now)
    ]
    return sorted(found, key=lambda each: (each.source, each.claim, shown(each.evidence)))


def _of_claim(pair: Pair[Claim], was: State, now: State) -> Iterator[ProofDifference]:
    before = pair.before.evidence if pair.before is not None else ()
    after = pair.after.evidence if pair.after is not None else ()
    for one, other in slots(before, after, was.renames.sources):
        old, new = (
            _held(state, evidence[index]) if index is not None else None
            for state, evidence, index in ((was, before, one), (now, after, other))
        )
        parts = _parts(old, new)
        held = new or old
        if held is not None and (parts or old is None or new is None):
            if new is not None and other is not None:
                evidence = after[other]
            else:
                evidence = was.evidence(before[one or 0])
            yield ProofDifference(
                claim=pair.id,
                source=held.source,
                evidence=evidence,
                before=old.view if old is not None else None,
                after=new.view if new is not None else None,
                parts=parts,
            )


def _held(state: State, evidence: Evidence) -> _Held | None:
    lock = state.project.lock
    proof = proof_of(evidence, lock)
    facts = proof.facts
    if lock is None or facts is None or not facts.holds:
        return None
    known = lock.source(proof.document)
    source = state.project.registry.source_by_id.get(proof.document)
    read = known.read if known is not None else None
    place = known.address if known is not None else None
    if facts.archive is not None:
        read, place = "archive", facts.archive
    elif read == "file":
        place = state.file(source) if source is not None else None
    name = state.renames.sources.get(proof.document, proof.document)
    view = LockedProofView(state=proof.state, read=read, place=place, accepted=facts.accepted)
    return _Held(name, view, facts)


def _parts(old: _Held | None, new: _Held | None) -> tuple[ProofPart, ...]:
    """Return what is another of a proof that both states have."""
    if old is None or new is None:
        return ()
    differs: tuple[tuple[ProofPart, bool], ...] = (
        ("source", old.source != new.source),
        ("state", old.view.state is not new.view.state),
        ("read", old.view.read != new.view.read),
        ("place", old.view.place != new.view.place),
        ("paragraph", (old.facts.blocks, old.facts.now) != (new.facts.blocks, new.facts.now)),
        ("warnings", set(old.facts.warnings) != set(new.facts.warnings)),
        ("accepted", set(old.view.accepted) != set(new.view.accepted)),
    )
    return tuple(name for name, holds in differs if holds)
