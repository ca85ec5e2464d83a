from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.app.diff.events import parse_events
from claimcheck.app.diff.words import word_diff
from claimcheck.errors import ClaimcheckError


def test_words_of_both_texts_are_kept() -> None:
    pieces = word_diff("The lake is cold.", "The sea is very cold.")
    assert [(piece.change, piece.text) for piece in pieces] == [
        ("same", "The"),
        ("removed", "lake"),
        ("added", "sea"),
        ("same", "is"),
        ("added", "very"),
        ("same", "cold."),
    ]


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_a_word_difference_holds_both_texts(one: list[str], other: list[str]) -> None:
    pieces = word_diff(" ".join(one), " ".join(other))
    for left_out, words in (("added", one), ("removed", other)):
        kept = " ".join(piece.text for piece in pieces if piece.change != left_out)
        assert kept.split() == words


def test_long_texts_are_not_compared_word_by_word() -> None:
    one, other = "a b " * 1250, "b c " * 1250
    began = time.process_time()
    pieces = word_diff(one, other)
    assert time.process_time() - began < 2
    assert [piece.change for piece in pieces] == ["removed", "added"]


def test_events_are_comma_lists_that_can_be_repeated() -> None:
    asked = ["lowered, removed", "raised-without-evidence,lowered"]
    assert parse_events(asked) == ("lowered", "removed", "raised-without-evidence")
    with pytest.raises(ClaimcheckError) as raised:
        parse_events(["lowerd"])
    assert raised.value.help == "did you mean 'lowered'?"
