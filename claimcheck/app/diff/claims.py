"""Compares one claim in two states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.diff.causes import Case, Place, Weight
from claimcheck.app.diff.evidence import change, slots
from claimcheck.app.diff.model import Cause, Causes, ClaimChange, ProofChange
from claimcheck.app.diff.pairs import Pair, folded

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from claimcheck.app.diff.state import State
    from claimcheck.model.claim import Claim
    from claimcheck.support.assessment import Assessment

_CIRCULAR = "circular-parts"


class ClaimComparer:
    """Compares the claims of two states, one after the other."""

    def __init__(self, before: State, after: State) -> None:
        self._before, self._after = before, after
        self._same_locks = before.project.lock == after.project.lock

    def compare(self, pair: Pair[Claim]) -> ClaimChange | None:
        """Return what changed about a claim; None where nothing did."""
        was = self._before.assessments.get(pair.id) if pair.before else None
        now = self._after.assessments.get(pair.id) if pair.after else None
        if pair.before is None or pair.after is None:
            kind = "added" if pair.before is None else "removed"
            return ClaimChange(pair.before, pair.after, was, now, (kind,))
        if was is None or now is None:  # every claim is assessed
            return None
        if pair.before == pair.after and self._same_locks and _outcome(was) == _outcome(now):
            return None
        return self._compare(pair.before, pair.after, was, now)

    def _compare(
        self, before: Claim, after: Claim, was: Assessment, now: Assessment
    ) -> ClaimChange | None:
        places = self._places(before, after)
        parts = (self._before.parts(before.parts), self._after.parts(after.parts))
        evidence = tuple(each.change for each in places if each.change is not None)
        proofs = tuple(each.proof for each in places if each.proof is not None)
        gained = tuple(sorted(set(parts[1]) - set(parts[0])))
        lost = tuple(sorted(set(parts[0]) - set(parts[1])))
        edited = tuple(self._edited(before, after))
        step = now.level.rank - was.level.rank
        happened = (
            ("renamed", before.id != after.id),
            ("reworded", folded(before.text) != folded(after.text)),
            ("raised", step > 0),
            ("lowered", step < 0),
            ("marked", step == 0 and _outcome(was) != _outcome(now)),
            ("declared", before.support is not after.support),
            ("evidence", bool(evidence)),
            ("proofs", bool(proofs)),
            ("parts", bool(gained or lost)),
            ("edited", bool(edited)),
        )
        kinds = tuple(kind for kind, holds in happened if holds)
        if not kinds:
            return None
        why = Causes()
        if _outcome(was) != _outcome(now):
            why = self._why(places, parts, was, now)
        return ClaimChange(
            before, after, was, now, kinds, evidence, proofs, gained, lost, edited, why
        )

    def _places(self, before: Claim, after: Claim) -> list[Place]:
        found = []
        renames = self._before.renames.sources
        for one, other in slots(before.evidence, after.evidence, renames):
            old = before.evidence[one] if one is not None else None
            new = after.evidence[other] if other is not None else None
            weights = [
                Weight(state.evidence(each), state.proof(each)) if each is not None else None
                for state, each in ((self._before, old), (self._after, new))
            ]
            differs = change(old, new, renames)
            proof = None
            if differs is None and weights[0] is not None and weights[1] is not None:
                states = (weights[0].proof, weights[1].proof)
                if states[0] is not states[1]:
                    proof = ProofChange(weights[1].evidence, *states)
            found.append(Place(weights[0], weights[1], differs, proof))
        found.sort(key=_order)
        return found

    def _why(
        self,
        places: Sequence[Place],
        parts: tuple[tuple[str, ...], tuple[str, ...]],
        was: Assessment,
        now: Assessment,
    ) -> Causes:
        for each, state in ((was, "ended"), (now, "began")):
            if each.reasons[0].code == _CIRCULAR:
                return Causes((Cause("circle", field=state, after=each.reasons[0].text),))
        case = Case(self._before, self._after, places, parts)
        if was.level is not now.level:
            return case.explain(lambda each: each.level, now.level)
        return case.explain(_outcome, _outcome(now))

    def _edited(self, before: Claim, after: Claim) -> list[str]:
        found = []
        one, other = before.asserted, after.asserted
        if one is not None and one.source is not None:
            name = self._before.renames.sources.get(one.source, one.source)
            one = one.model_copy(update={"source": name})
        if one != other:
            found.append("asserted")
        if folded(before.justification) != folded(after.justification):
            found.append("justification")
        if set(before.tags) != set(after.tags):
            found.append("tags")
        found += [
            name
            for name in ("reviewed", "review_by")
            if getattr(before, name) != getattr(after, name)
        ]
        return found


def _outcome(assessment: Assessment) -> Hashable:
    return (assessment.level, assessment.conflicting, assessment.refuted)


def _order(place: Place) -> tuple[str, ...]:
    weight = place.after or place.before
    if weight is None:
        return ()
    evidence = weight.evidence
    words = evidence.quote.exact if evidence.quote else ""
    return (evidence.source, evidence.stance, words, evidence.locator or "", evidence.note or "")
