"""What a difference says of evidence that a person vouches for."""

from __future__ import annotations

from test_diff import State, between, claim, happened, only, source

from claimcheck.registry.config import Levels
from claimcheck.registry.lock import Lock


def test_what_a_person_vouches_for_is_told_and_is_support_gained() -> None:
    quoted = {"source": "a", "stance": "supports", "quote": "some words"}
    seen = quoted | {"seen": {"by": "A. Reader", "date": "2026-11-02"}}
    sources = [source("a", "primary")]
    before = State([claim("x", quoted)], sources, Levels(), Lock())
    after = State([claim("x", seen)], sources, Levels(), Lock())
    change = only(between(before, after))
    assert change.changes == ("raised", "evidence")
    assert not change.without_evidence
    assert "seen-added" in happened(between(before, after))
    assert "seen-added" not in happened(between(after, before))


def test_a_new_claim_that_a_person_vouches_for_is_told() -> None:
    seen = {"by": "A. Reader", "date": "2026-11-02"}
    after = State([claim("x", {"source": "a", "stance": "supports", "seen": seen})], [source("a")])
    assert "seen-added" in happened(between(State([], [source("a")]), after))
