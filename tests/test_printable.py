"""Texts of a registry in few words: cut between words, and safe to show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.printable import first_of, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the dues were not raised", "the dues were not raised"),
        ("the dues were not raised in 2025", "the dues were not raised…"),
        ("the dues were never, we said", "the dues were never, we…"),
        ("the dues were low, and unconscionable", "the dues were low, and…"),
        ("the dues were low – unconscionably", "the dues were low…"),
        ("the  dues\nwere not\traised", "the dues were not raised"),
        ("the dues were unconscionably high", "the dues were…"),
        ("x" * 40, "x" * 24 + "…"),
        (
            "港の使用料は二〇二五年には引き上げられなかったと報告書は述べている",
            "港の使用料は二〇二五年には引き上げられなかったと…",
        ),
        ("", ""),
    ],
)
def test_a_long_text_ends_after_a_whole_word(text: str, shown: str) -> None:
    assert shortened(text, 25) == shown


@given(st.text(max_size=80), st.integers(10, 40))
def test_what_is_shown_is_never_longer_than_asked_for_beside_escapes(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a, b"),
        (["a", "b", "c"], "a, b and 1 more"),
        (["a"] * 1_002, "a, a and 1,000 more"),
    ],
)
def test_of_many_names_the_first_are_shown_and_the_others_counted(
    names: list[str], shown: str
) -> None:
    assert first_of(names, 2) == shown
