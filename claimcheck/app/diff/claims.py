"""Compares one claim in two states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.diff.case import Case
from claimcheck.app.diff.causes import EvidencePair, Weight
from claimcheck.app.diff.evidence import change, slots
from claimcheck.app.diff.pairs import Pair, folded
from claimcheck.app.diff.words import word_diff
from claimcheck.selectors import shown
from claimcheck.views.diff import (
    ClaimChange,
    DeclaredChange,
    DerivedLevel,
    LevelChange,
    PartsChange,
    TextChange,
)
from claimcheck.views.diff_causes import (
    Causes,
    CircleCause,
    EvidenceChange,
    EvidenceGained,
    ProofChange,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from claimcheck.app.diff.state import State
    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.support.assessment import Assessment
    from claimcheck.views.diff import ClaimEvent

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
            kind: ClaimEvent = "added" if pair.before is None else "removed"
            vouched_for = pair.after.evidence if pair.after is not None else ()
            # Of a new claim, what a person alone vouches for is told: no lock shows it.
            gained = tuple(EvidenceGained(evidence=each) for each in vouched_for if each.seen)
            return _change(pair, was, now, kind).model_copy(update={"evidence": gained})
        if was is None or now is None:  # every claim is assessed
            return None
        if pair.before == pair.after and self._same_locks and _outcome(was) == _outcome(now):
            return None
        return self._compare(pair.before, pair.after, was, now)

    def _compare(
        self, before: Claim, after: Claim, was: Assessment, now: Assessment
    ) -> ClaimChange | None:
        pairs = self._pairs(before, after)
        parts = (self._before.parts(before.parts), self._after.parts(after.parts))
        changes = [each.change for each in pairs if each.change is not None]
        proofs = tuple(each for each in changes if isinstance(each, ProofChange))
        evidence = tuple(each for each in changes if not isinstance(each, ProofChange))
        gained = tuple(sorted(set(parts[1]) - set(parts[0])))
        lost = tuple(sorted(set(parts[0]) - set(parts[1])))
        edited = tuple(self._edited(before, after))
        step = now.level.rank - was.level.rank
        moved = _outcome(was) != _outcome(now)
        reworded = folded(before.text) != folded(after.text)
        happened: tuple[tuple[ClaimEvent, bool], ...] = (
            ("renamed", before.id != after.id),
            ("reworded", reworded),
            ("raised", step > 0),
            ("lowered", step < 0),
            ("marked", step == 0 and moved),
            ("declared", before.support is not after.support),
            ("evidence", bool(evidence)),
            ("proofs", bool(proofs)),
            ("parts", bool(gained or lost)),
            ("edited", bool(edited)),
        )
        kinds = tuple(kind for kind, holds in happened if holds)
        if not kinds:
            return None
        why = self._why(pairs, parts, was, now) if moved else Causes()
        return _change(Pair(before, after), was, now, *kinds).model_copy(
            update={
                "words": tuple(word_diff(before.text, after.text)) if reworded else None,
                "evidence": evidence,
                "proofs": proofs,
                "parts": PartsChange(gained=gained, lost=lost),
                "edited": edited,
                "causes": why.causes,
                "together": why.together,
            }
        )

    def _pairs(self, before: Claim, after: Claim) -> list[EvidencePair]:
        found = []
        renames = self._before.renames.sources
        for one, other in slots(before.evidence, after.evidence, renames):
            old = before.evidence[one] if one is not None else None
            new = after.evidence[other] if other is not None else None
            was, now = _weight(self._before, old), _weight(self._after, new)
            differs: EvidenceChange | ProofChange | None = change(old, new, renames)
            if differs is None and was and now and was.proof.state is not now.proof.state:
                fall = now.proof.fall or was.proof.fall
                differs = ProofChange(
                    evidence=now.evidence,
                    before=was.proof.state,
                    after=now.proof.state,
                    why=fall.words if fall is not None else None,
                )
            found.append(EvidencePair(was, now, differs))
        found.sort(key=_order)
        return found

    def _why(
        self,
        pairs: Sequence[EvidencePair],
        parts: tuple[tuple[str, ...], tuple[str, ...]],
        was: Assessment,
        now: Assessment,
    ) -> Causes:
        if was.criterion == _CIRCULAR:
            return Causes((CircleCause(change="ended", reason=was.decisive.text),))
        if now.criterion == _CIRCULAR:
            return Causes((CircleCause(change="began", reason=now.decisive.text),))
        case = Case(self._before, self._after, pairs, parts)
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


def _change(
    pair: Pair[Claim], was: Assessment | None, now: Assessment | None, *kinds: ClaimEvent
) -> ClaimChange:
    before, after = pair
    return ClaimChange(
        id=pair.id,
        previous_id=before.id if before and after and before.id != after.id else None,
        changes=kinds,
        text=TextChange(before=before and before.text, after=after and after.text),
        level=LevelChange(before=_derived(was), after=_derived(now)),
        declared=DeclaredChange(before=before and before.support, after=after and after.support),
    )


def _derived(assessment: Assessment | None) -> DerivedLevel | None:
    if assessment is None:
        return None
    return DerivedLevel(
        derived=assessment.level,
        conflicting=assessment.conflicting,
        refuted=assessment.refuted,
        reason=assessment.decisive.text,
    )


def _weight(state: State, evidence: Evidence | None) -> Weight | None:
    if evidence is None:
        return None
    return Weight(state.evidence(evidence), state.proof(evidence))


def _outcome(assessment: Assessment) -> Hashable:
    return (assessment.level, assessment.conflicting, assessment.refuted)


def _order(pair: EvidencePair) -> tuple[str, ...]:
    weight = pair.after or pair.before
    if weight is None:
        return ()
    evidence = weight.evidence
    words = (shown(evidence), evidence.locator or "", evidence.note or "")
    return (evidence.source, evidence.stance, *words)
