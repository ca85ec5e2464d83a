from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from worlds import PROOFS, UNKNOWN, assessed, evidence, evidences, levels, registries, sources

from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.registry import Registry
from claimcheck.model.terms import Stance, Support
from claimcheck.registry.config import Levels
from claimcheck.support.assess import assess

if TYPE_CHECKING:
    from claimcheck.model.source import Source
    from claimcheck.support.assessment import Assessment

backing = st.sampled_from((Stance.SUPPORTS, Stance.PARTIAL))
refuting = st.just(Stance.REFUTES)
neutral = st.just(Stance.NEUTRAL)


@given(evidences, evidence(backing), sources(), levels)
def test_more_support_never_lowers_a_level(
    offered: list[Evidence], more: Evidence, known: tuple[Source, ...], thresholds: Levels
) -> None:
    before = assessed(offered, known, thresholds)
    after = assessed([*offered, more], known, thresholds)
    assert after.level.rank >= before.level.rank


@given(evidences, evidence(refuting), sources(), levels)
def test_a_refutation_never_raises_a_level(
    offered: list[Evidence], more: Evidence, known: tuple[Source, ...], thresholds: Levels
) -> None:
    before = assessed(offered, known, thresholds)
    after = assessed([*offered, more], known, thresholds)
    assert after.level.rank <= before.level.rank


@given(evidences, evidence(neutral), sources(), levels)
def test_neutral_evidence_changes_no_level(
    offered: list[Evidence], more: Evidence, known: tuple[Source, ...], thresholds: Levels
) -> None:
    before = assessed(offered, known, thresholds)
    after = assessed([*offered, more], known, thresholds)
    assert (after.level, after.conflicting, after.refuted) == (
        before.level,
        before.conflicting,
        before.refuted,
    )


@given(evidences, evidence(), sources(), levels)
def test_the_same_evidence_twice_changes_no_level(
    offered: list[Evidence], twice: Evidence, known: tuple[Source, ...], thresholds: Levels
) -> None:
    once = assessed([*offered, twice], known, thresholds)
    assert assessed([*offered, twice, twice], known, thresholds).level is once.level


def _gist(assessment: Assessment, offered: list[Evidence]) -> tuple[object, ...]:
    """Return what must not depend on order; which independent sources are named may."""
    reasons = {
        (
            reason.code,
            reason.setting,
            frozenset(offered[place].source for place in reason.evidence)
            if reason.code != "independent-support"
            else len(reason.evidence),
        )
        for reason in assessment.reasons
    }
    return assessment.level, assessment.conflicting, assessment.refuted, frozenset(reasons)


@given(st.data(), evidences, sources(), levels)
def test_the_order_of_evidence_never_matters(
    data: st.DataObject, offered: list[Evidence], known: tuple[Source, ...], thresholds: Levels
) -> None:
    other = data.draw(st.permutations(offered))
    one, two = assessed(offered, known, thresholds), assessed(other, known, thresholds)
    assert _gist(one, offered) == _gist(two, other)
    assert one.reasons[0].code == two.reasons[0].code


@given(st.data(), registries, levels)
def test_the_order_of_claims_and_sources_never_matters(
    data: st.DataObject, registry: Registry, thresholds: Levels
) -> None:
    shuffled = Registry(
        tuple(data.draw(st.permutations(registry.claims))),
        tuple(data.draw(st.permutations(registry.sources))),
    )
    one, other = assess(shuffled, thresholds), assess(registry, thresholds)
    assert one == other
    assert all(one[name].reasons == other[name].reasons for name in one)


@given(evidences, sources(), levels, levels)
def test_higher_thresholds_never_raise_a_level(
    offered: list[Evidence], known: tuple[Source, ...], one: Levels, two: Levels
) -> None:
    low = Levels(
        primary=min(one.primary, two.primary),
        secondary=min(one.secondary, two.secondary),
        proof=PROOFS[min(PROOFS.index(one.proof), PROOFS.index(two.proof))],
    )
    high = Levels(
        primary=max(one.primary, two.primary),
        secondary=max(one.secondary, two.secondary),
        proof=PROOFS[max(PROOFS.index(one.proof), PROOFS.index(two.proof))],
    )
    assert assessed(offered, known, high).level.rank <= assessed(offered, known, low).level.rank


@given(evidences, sources(), levels)
def test_reasons_name_evidence_that_is_there_and_read_as_sentences(
    offered: list[Evidence], known: tuple[Source, ...], thresholds: Levels
) -> None:
    assessment = assessed(offered, known, thresholds)
    assert assessment.reasons
    for reason in assessment.reasons:
        assert all(0 <= place < len(offered) for place in reason.evidence)
        assert reason.text
        assert reason.text == " ".join(reason.text.split())
        assert not reason.text.endswith(".")


@given(registries)
def test_every_claim_is_assessed_whatever_the_shape_of_its_parts(registry: Registry) -> None:
    assessments = assess(registry)
    assert set(assessments) == {claim.id for claim in registry.claims}
    by_id = registry.claim_by_id

    def reaches(start: str, goal: str) -> bool:
        seen: set[str] = set()
        waiting = list(by_id[start].parts)
        while waiting:
            name = waiting.pop()
            if name == goal:
                return True
            if name in by_id and name not in seen:
                seen.add(name)
                waiting.extend(by_id[name].parts)
        return False

    for claim in registry.claims:
        codes = [reason.code for reason in assessments[claim.id].reasons]
        assert (codes[0] == "circular-parts") == reaches(claim.id, claim.id)


@given(registries)
def test_a_compound_claim_follows_the_table(registry: Registry) -> None:
    assessments = assess(registry)
    for claim in registry.claims:
        if not claim.parts or assessments[claim.id].reasons[0].code == "circular-parts":
            continue
        found = [
            assessments[part].level if part in assessments else Support.UNSUPPORTED
            for part in claim.parts
        ]
        if all(level is Support.VERIFIED for level in found):
            expected = Support.VERIFIED
        elif any(level.rank > 0 for level in found):
            expected = Support.DIRECTIONAL
        else:
            expected = Support.UNSUPPORTED
        assert assessments[claim.id].level is expected
        marked = {reason.parts[0]: reason.text for reason in assessments[claim.id].reasons[1:]}
        for part in claim.parts:
            known = assessments.get(part)
            if known is not None and known.refuted:
                assert "refuted" in marked[part]
            if known is not None and known.conflicting:
                assert "conflicting" in marked[part]


def test_parts_nest_deeper_than_the_stack() -> None:
    deep = [
        Claim(id=f"c{number}", text="A text", parts=(f"c{number + 1}",)) for number in range(20_000)
    ]
    registry = Registry((*deep, Claim(id="c20000", text="A text")))
    assert assess(registry)["c0"].level is Support.UNSUPPORTED


@given(registries)
def test_reasons_name_what_they_speak_of_as_data(registry: Registry) -> None:
    """No id of the registry stands in the words of a reason."""
    ids = {*registry.claim_by_id, *registry.source_by_id, UNKNOWN}
    for assessment in assess(registry).values():
        for reason in assessment.reasons:
            words = " ".join(each for each in reason.pieces if isinstance(each, str))
            assert ids.isdisjoint(re.findall(r"[a-z0-9]+", words)), reason.text
            assert all(each.id in ids for each in reason.pieces if not isinstance(each, str))
