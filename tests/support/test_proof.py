from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.facts import EvidenceFacts, SourceFacts
from claimcheck.model.match import HIDDEN, STRUCK, WARNINGS, Match
from claimcheck.model.registry import Registry
from claimcheck.model.selector import Quote
from claimcheck.model.source import Source
from claimcheck.model.terms import SourceKind, Stance
from claimcheck.registry.lock import Lock
from claimcheck.selectors import key
from claimcheck.support.proof import Proof, ProofState, doubt_of, proof_of
from claimcheck.support.proof_words import quoted
from claimcheck.support.proofs import ARCHIVED, proofs_of

if TYPE_CHECKING:
    from claimcheck.registry.config import ProofAsked

DIRECT = Evidence(source="original", stance=Stance.SUPPORTS, quote=Quote(exact="A quote of words"))
SECONDHAND = DIRECT.model_copy(update={"cited_in": "digest"})
OUTCOMES = ("found", "ambiguous", "too-short", "truncated", "not-found", "unchecked")

facts_of_quotes = st.builds(
    EvidenceFacts,
    outcome=st.sampled_from((*OUTCOMES, "a-word-of-a-later-version")),
    page=st.none() | st.integers(1, 9),
    count=st.integers(0, 3),
    blocks=st.sampled_from(((), ("0a",))),
    now=st.sampled_from(((), ("0b",))),
    warnings=st.lists(st.sampled_from(WARNINGS), unique=True, max_size=2).map(tuple),
    accepted=st.lists(st.sampled_from(WARNINGS), unique=True, max_size=9).map(tuple),
    archive=st.sampled_from((None, "https://archive.example/1")),
    detail=st.sampled_from((None, "at its start")),
    lost=st.booleans(),
)


def lock_of(direct: EvidenceFacts | None, cited: EvidenceFacts | None) -> Lock:
    known = {"original": direct, "digest": cited}
    return Lock(evidence={name: {key(DIRECT): each} for name, each in known.items() if each})


def registry_of(*evidence: Evidence) -> Registry:
    sources = [
        Source(id=name, title="A title", kind=SourceKind.PRIMARY) for name in ("original", "digest")
    ]
    return Registry((Claim(id="claim", text="A text", evidence=evidence),), tuple(sources))


def test_what_has_no_quote_cannot_be_proven() -> None:
    evidence = DIRECT.model_copy(update={"quote": None})

    assert proof_of(evidence, lock_of(EvidenceFacts("found"), None)).state is ProofState.NO_QUOTE


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_state_of_a_direct_quote_is_the_outcome_in_its_source(outcome: str) -> None:
    proof = proof_of(DIRECT, lock_of(EvidenceFacts(outcome), EvidenceFacts("found")))

    assert proof.state == ("proven" if outcome == "found" else outcome)
    assert proof.document == "original"


@pytest.mark.parametrize("direct", [None, *OUTCOMES])
@pytest.mark.parametrize("cited", [None, *OUTCOMES])
def test_secondhand_quote_is_proven_by_the_source_or_else_judged_where_it_was_read(
    direct: str | None, cited: str | None
) -> None:
    lock = lock_of(direct and EvidenceFacts(direct), cited and EvidenceFacts(cited))

    state, document, *_ = proof_of(SECONDHAND, lock)

    if direct == "found":
        assert (state, document) == ("proven", "original")
    else:
        expected = {None: "unproven", "found": "attested"}.get(cited, cited)
        assert (state, document) == (expected, "digest")


def test_changed_paragraph_makes_a_found_quote_suspect() -> None:
    changed = EvidenceFacts("found", blocks=("0a",), now=("0b",))
    found = EvidenceFacts("found")

    assert proof_of(DIRECT, lock_of(changed, None)).state is ProofState.SUSPECT
    assert proof_of(SECONDHAND, lock_of(changed, found)).state is ProofState.ATTESTED
    assert proof_of(SECONDHAND, lock_of(None, changed)).state is ProofState.SUSPECT


@pytest.mark.parametrize(
    "change",
    [
        {"quote": Quote(exact="A quote of word")},
        {"quote": Quote(exact="A quote of words", prefix="so")},
        {"locator": "page 3"},
        {"source": "digest"},
    ],
)
def test_edited_evidence_is_unproven(change: dict[str, Any]) -> None:
    lock = lock_of(EvidenceFacts("found"), None)

    assert proof_of(DIRECT.model_copy(update=change), lock).state is ProofState.UNPROVEN


@given(st.none() | facts_of_quotes, st.none() | facts_of_quotes, st.booleans())
def test_every_combination_has_one_state(
    direct: EvidenceFacts | None, cited: EvidenceFacts | None, secondhand: bool
) -> None:
    evidence = SECONDHAND if secondhand else DIRECT

    proof = proof_of(evidence, lock_of(direct, cited))

    holding = direct if proof.document == "original" else cited
    assert proof.facts == holding
    assert proof.state.holds == (
        holding is not None
        and holding.outcome == "found"
        and not holding.suspect
        and (HIDDEN | STRUCK).isdisjoint(set(holding.warnings) - set(holding.accepted))
    )


@given(st.none() | facts_of_quotes, st.none() | facts_of_quotes, st.booleans())
def test_the_proofs_of_a_registry_agree_with_the_proof_of_each_quote(
    direct: EvidenceFacts | None, cited: EvidenceFacts | None, secondhand: bool
) -> None:
    evidence, lock = SECONDHAND if secondhand else DIRECT, lock_of(direct, cited)
    state, _, facts, *_ = proof_of(evidence, lock)

    found = proofs_of(registry_of(evidence), lock, {})

    assert found.counts == {state: 1}
    assert [each.proof.state for each in found.failing.get(state, ())] == [state] * (
        not state.holds
    )
    kinds = set()
    if facts is not None and facts.outcome == "found":
        kinds = {*facts.warnings, *([ARCHIVED] if facts.archive else [])}
    assert set(found.warned) == kinds


def test_proofs_of_a_registry_without_a_lock_count_every_quote_as_unproven() -> None:
    registry = registry_of(DIRECT, SECONDHAND, DIRECT.model_copy(update={"quote": None}))

    assert proofs_of(registry, None, {}).counts == {ProofState.UNPROVEN: 2}
    assert proofs_of(registry_of(), None, {}).counts == {}


def test_long_quote_is_shown_by_its_beginning() -> None:
    evidence = DIRECT.model_copy(update={"quote": Quote(exact="many words " * 20)})

    shown = quoted(evidence)

    assert shown.startswith("“many words many")
    assert shown.endswith("…”")
    assert len(shown) < 70


def test_a_warning_does_not_make_a_quote_suspect() -> None:
    facts = replace(EvidenceFacts("found"), warnings=("case",), archive="https://archive.example/1")

    assert proof_of(DIRECT, lock_of(facts, None)).state is ProofState.PROVEN


@pytest.mark.parametrize("warnings", [("hidden",), ("scanned",), ("struck",), ("hidden", "struck")])
def test_words_that_no_reader_sees_hold_once_a_person_has_vouched_for_them(
    warnings: tuple[str, ...],
) -> None:
    found = EvidenceFacts("found", warnings=warnings)
    state = ProofState.STRUCK if warnings == ("struck",) else ProofState.HIDDEN

    assert proof_of(DIRECT, lock_of(found, None)).state is state
    assert proof_of(SECONDHAND, lock_of(None, found)).state is state
    assert proof_of(SECONDHAND, lock_of(found, EvidenceFacts("found"))).state == "attested"
    vouched_for = replace(found, accepted=warnings)
    assert proof_of(DIRECT, lock_of(vouched_for, None)).state is ProofState.PROVEN
    assert proof_of(DIRECT, lock_of(replace(vouched_for, now=("0b",)), None)).state == "suspect"


def test_a_person_vouches_for_one_thing_and_not_for_what_comes_later() -> None:
    facts = EvidenceFacts("found", warnings=("hidden",), accepted=("struck",))

    assert proof_of(DIRECT, lock_of(facts, None)).state is ProofState.HIDDEN


COUNTS = {
    "none": {
        *("proven", "attested", "seen", "suspect", "ambiguous", "too-short", "unchecked"),
        *("unproven", "no-quote"),
    },
    "checked": {"proven", "attested", "seen", "suspect"},
    "proven": {"proven", "suspect"},
}
"""Which evidence can make a claim verified, by the setting: the table of the documentation."""


@pytest.mark.parametrize("state", ProofState)
@pytest.mark.parametrize("asked", COUNTS)
def test_what_can_make_a_claim_verified_follows_the_table(
    state: ProofState, asked: ProofAsked
) -> None:
    doubt = doubt_of(DIRECT, Proof(state, "original"), asked)

    assert (doubt is None) == (state in COUNTS[asked])


@pytest.mark.parametrize("asked", COUNTS)
def test_a_suspect_quote_that_was_read_second_hand_is_one_of_the_citing_document(
    asked: ProofAsked,
) -> None:
    suspect = proof_of(SECONDHAND, lock_of(None, EvidenceFacts("found", now=("0b",))))

    assert suspect.state is ProofState.SUSPECT
    assert (doubt_of(SECONDHAND, suspect, asked) is None) == (asked != "proven")


@pytest.mark.parametrize("state", ProofState)
@pytest.mark.parametrize("asked", COUNTS)
def test_each_doubt_is_a_sentence_with_a_next_step(state: ProofState, asked: ProofAsked) -> None:
    doubt = doubt_of(DIRECT, Proof(state, "original"), asked)
    if doubt is not None:
        assert doubt.predicate
        assert doubt.step
        always = doubt_of(DIRECT, Proof(state, "original"), "none") is not None
        assert doubt.setting == (None if always else "levels.proof")


@pytest.mark.parametrize(
    ("length", "shown"),
    [(60, "x" * 60), (61, "x" * 59 + "…"), (200, "x" * 59 + "…")],
)
def test_sixty_characters_of_a_quote_are_shown(length: int, shown: str) -> None:
    evidence = DIRECT.model_copy(update={"quote": Quote(exact="x" * length)})

    assert quoted(evidence) == f"“{shown}”"


def test_no_blank_stands_before_the_dots_of_a_quote_that_is_cut() -> None:
    evidence = DIRECT.model_copy(update={"quote": Quote(exact=f"{'x' * 58} {'y' * 9}")})

    assert quoted(evidence) == f"“{'x' * 58}…”"


@pytest.mark.parametrize(
    ("outcome", "archive", "silent", "remembered"),
    [
        ("ok", None, False, False),
        ("dead", None, False, True),
        ("transient", None, False, True),
        ("dead", "https://archive.example/1", False, False),
        ("dead", "https://archive.example/1", True, True),
        ("ok", "https://archive.example/1", True, True),
    ],
)
def test_a_proof_is_remembered_where_its_text_could_not_be_read_again(
    outcome: str, archive: str | None, silent: bool, remembered: bool
) -> None:
    found = EvidenceFacts("found", archive=archive)
    lock = replace(lock_of(found, None), sources={"original": SourceFacts(outcome, silent=silent)})

    proof = proof_of(DIRECT, lock)

    assert (proof.state, proof.remembered) == (ProofState.PROVEN, remembered)
    listed = proofs_of(registry_of(DIRECT, DIRECT), lock, {})
    assert listed.remembered_count == 2 * remembered
    assert list(listed.remembered) == ["original"] * remembered


def test_what_was_not_found_or_never_read_is_not_remembered() -> None:
    dead = {"original": SourceFacts("dead")}

    assert not proof_of(
        DIRECT, replace(lock_of(EvidenceFacts("not-found"), None), sources=dead)
    ).remembered
    assert not proof_of(DIRECT, Lock(sources=dead)).remembered
    assert not proof_of(DIRECT, lock_of(EvidenceFacts("found"), None)).remembered


def test_a_proof_brings_what_this_run_found_in_its_document() -> None:
    here, there = Match("found", count=1), Match("found", count=2)
    matches = {("original", key(DIRECT)): here, ("digest", key(DIRECT)): there}

    assert proof_of(DIRECT, lock_of(EvidenceFacts("found"), None), matches).match is here
    assert proof_of(SECONDHAND, lock_of(None, EvidenceFacts("found")), matches).match is there
    assert proof_of(DIRECT, lock_of(EvidenceFacts("found"), None)).match is None


def test_a_quote_of_a_document_that_the_registry_lacks_is_counted_and_not_listed() -> None:
    missing = DIRECT.model_copy(update={"source": "nowhere"})

    found = proofs_of(registry_of(missing, DIRECT), lock_of(None, None), {})

    assert found.counts == {ProofState.UNPROVEN: 2}
    assert [each.index for each in found.failing[ProofState.UNPROVEN]] == [1]


@pytest.mark.parametrize("state", ProofState)
def test_every_state_is_a_word_and_a_clause(state: ProofState) -> None:
    assert "-" not in state.phrase
    assert state.meaning == state.meaning.strip().rstrip(".")
    assert len(state.meaning.split()) > 2
