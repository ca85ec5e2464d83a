"""The table of criteria against a brute-force reading of the specification's prose."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, combinations_with_replacement, product

import pytest

from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.registry import Registry
from claimcheck.model.selector import Quote, Value
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind, Stance, Support
from claimcheck.registry.config import Levels
from claimcheck.support.assess import assess
from claimcheck.support.criteria import CRITERIA
from claimcheck.support.tally import Doubt

HIDDEN = Doubt("is hidden there", "look")
KNOWN = (
    Source(id="primary", title="A", kind="primary", publisher="P"),
    Source(id="second-a", title="A", kind="secondary", publisher="A"),
    Source(id="second-a-too", title="A", kind="secondary", publisher="A"),
    Source(id="second-b", title="A", kind="secondary", publisher="B"),
    Source(id="copy-of-b", title="A", kind="secondary", publisher="C", derived_from=("second-b",)),
    Source(id="self", title="A", kind="self-published", publisher="S"),
    Source(id="post", title="A", kind="social", publisher="X"),
    Source(id="encyclopedia", title="A", kind="tertiary", publisher="E"),
)
BY_ID = {source.id: source for source in KNOWN}
NOT_INDEPENDENT = {
    frozenset(("second-a", "second-a-too")),
    frozenset(("second-b", "copy-of-b")),
}
OFFERS = [(source.id, stance) for source in KNOWN for stance in Stance]


def prose(offered: tuple[tuple[str, Stance], ...]) -> tuple[Support, bool, bool]:
    """Return level, conflicting and refuted as the prose has them, sentence by sentence."""
    supports = {name for name, stance in offered if stance is Stance.SUPPORTS}
    in_part = any(stance is Stance.PARTIAL for _, stance in offered)
    refutes = any(stance is Stance.REFUTES for _, stance in offered)
    if refutes and (supports or in_part):
        return Support.DIRECTIONAL, True, False
    if refutes:
        return Support.UNSUPPORTED, False, True
    by_primary = any(BY_ID[name].kind is SourceKind.PRIMARY for name in supports)
    secondary = [name for name in supports if BY_ID[name].kind is SourceKind.SECONDARY]
    by_two = any(
        frozenset(pair) not in NOT_INDEPENDENT for pair in combinations(sorted(secondary), 2)
    )
    if by_primary or by_two:
        return Support.VERIFIED, False, False
    if supports or in_part:
        return Support.DIRECTIONAL, False, False
    return Support.UNSUPPORTED, False, False


def _assessed(
    offered: tuple[tuple[str, Stance], ...], levels: Levels | None = None
) -> tuple[Support, bool, bool]:
    evidence = tuple(Evidence(source=name, stance=stance) for name, stance in offered)
    claim = Claim(id="claim", text="A text", evidence=evidence)
    found = assess(Registry((claim,), KNOWN), levels)["claim"]
    return found.level, found.conflicting, found.refuted


def test_every_combination_of_up_to_three_pieces_of_evidence_follows_the_prose() -> None:
    tried = 0
    outcomes: Counter[tuple[Support, bool, bool]] = Counter()
    for size in range(4):
        for offered in combinations_with_replacement(OFFERS, size):
            expected = prose(offered)
            assert _assessed(offered) == expected, offered
            outcomes[expected] += 1
            tried += 1
    assert tried == 1 + 32 + 528 + 5984
    assert len(outcomes) == 5


@pytest.mark.parametrize("doubts", list(product((False, True), repeat=3)))
def test_evidence_in_doubt_counts_for_directional_and_for_nothing_more(
    doubts: tuple[bool, bool, bool],
) -> None:
    """Every way of doubting up to three pieces: what stays is judged as if it stood alone."""
    for offered in combinations(OFFERS, 3):
        evidence = tuple(Evidence(source=name, stance=stance) for name, stance in offered)
        claim = Claim(id="claim", text="A text", evidence=evidence)
        found = assess(
            Registry((claim,), KNOWN),
            doubt=lambda _, place: HIDDEN if doubts[place] else None,
        )["claim"]
        level, conflicting, refuted = prose(offered)
        kept = tuple(
            offer
            for offer, doubt in zip(offered, doubts, strict=True)
            if not (doubt and offer[1] is Stance.SUPPORTS)
        )
        if level is Support.VERIFIED and prose(kept)[0] is not Support.VERIFIED:
            level = Support.DIRECTIONAL
        assert (found.level, found.conflicting, found.refuted) == (level, conflicting, refuted)
        doubted = [
            name
            for (name, stance), doubt in zip(offered, doubts, strict=True)
            if doubt and stance is Stance.SUPPORTS
        ]
        if doubted and level is Support.DIRECTIONAL:
            told = [each for each in found.reasons if each.code == "unproven-support"]
            assert all(
                each.text.endswith(" is hidden there, so it cannot make the claim verified: look")
                for each in told
            )
            assert sorted(doubted) == sorted(offered[i][0] for each in told for i in each.evidence)
            is_enough = found.criterion == "unproven-support"
            assert is_enough == (prose(offered)[0] is Support.VERIFIED)


def test_each_kind_of_doubt_is_a_reason_of_its_own() -> None:
    value = Value(at="$.ships", is_="10")
    evidence = (
        Evidence(source="primary", stance="supports", quote=Quote(exact="ten ships")),
        Evidence(source="second-a", stance="supports", value=value),
    )
    claim = Claim(id="claim", text="A text", evidence=evidence)
    doubts = (HIDDEN, Doubt("differs there"))
    found = assess(Registry((claim,), KNOWN), doubt=lambda _, place: doubts[place])["claim"]

    reasons = [(each.text, each.evidence) for each in found.reasons]
    hidden = "the quote from primary is hidden there, so it cannot make the claim verified: look"
    other = "the value from second-a differs there, so it cannot make the claim verified"
    assert reasons == [(hidden, (0,)), (other, (1,))]


def test_each_criterion_says_in_words_what_it_takes_and_has_its_own_name() -> None:
    codes = [criterion.code for criterion in CRITERIA]
    assert len(set(codes)) == len(codes)
    assert all(criterion.when for criterion in CRITERIA)


@pytest.mark.parametrize("name", ["levels.primary", "levels.secondary"])
def test_a_criterion_names_the_setting_that_it_applies(name: str) -> None:
    assert [criterion.level for criterion in CRITERIA if criterion.setting == name] == [
        Support.VERIFIED
    ]
    assert name.partition(".")[2] in Levels.model_fields


def _reasons(levels: Levels, *names: str) -> list[str]:
    evidence = tuple(Evidence(source=name, stance="supports") for name in names)
    claim = Claim(id="claim", text="A text", evidence=evidence)
    return [each.text for each in assess(Registry((claim,), KNOWN), levels)["claim"].reasons]


def test_thresholds_are_told_as_a_person_would() -> None:
    two = Levels(primary=2, secondary=3)
    assert "two primary sources are needed, and none supports it" in _reasons(two, "second-a")
    assert "two primary sources are needed, and one supports it" in _reasons(two, "primary")
    assert "no primary source supports it" in _reasons(Levels(), "second-a")


def test_a_threshold_of_one_is_told_in_the_singular() -> None:
    one = Levels(secondary=1)
    assert _reasons(one, "second-a") == [
        "supported by a secondary source, second-a, and nothing refutes it"
    ]
    assert "one independent secondary source is needed, and it has none" in _reasons(one, "self")


def test_a_single_part_is_told_in_the_singular() -> None:
    claims = (
        Claim(id="whole", text="A text", parts=("part",)),
        Claim(id="part", text="B", evidence=(Evidence(source="self", stance="supports"),)),
    )
    whole = assess(Registry(claims, KNOWN))["whole"]
    assert whole.reasons[0].text == "its one part is directional"
