"""A hyphen that is dropped is told, unless the source says that only a line end put it there."""

from __future__ import annotations

import pytest
from finding import look, said


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("The mill has a time- tested gear of oak.", "The mill has a time-tested gear of oak"),
        ("The miller re- signed the lease of it.", "The miller re signed the lease of it"),
        ("The miller re-\nsigned the lease of it.", "The miller resigned the lease of it"),
        ("The miller repla -\nced the old wheel.", "The miller replaced the old wheel"),
        ("The miller repla-\nced the old wheel.", "The miller replaced the old wheel"),
        ("The well-\nkept wheel of it broke.", "The wellkept wheel of it broke"),
        ("The miller repla- ced the old wheel.", "The miller replaced the old wheel"),
        ("The miller repla¬ ced the old wheel.", "The miller replaced the old wheel"),
        ("The handcarved wheel of the mill broke.", "The hand-carved wheel of the mill broke"),
    ],
)
def test_a_dropped_hyphen_is_told(source: str, quote: str) -> None:
    match = look(source, quote)
    assert (match.outcome, match.tier, match.warnings) == ("found", "spacing", ("spacing",))


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("The wheel —an oaken one— broke in May.", "The wheel -an oaken one- broke in May"),
        ("The miller re-\nsigned the lease.", "The miller re- signed the lease"),
        ("The miller re-\nsigned the lease.", "The miller re-signed the lease"),
        ("The miller repla-\nced the old wheel.", "The miller repla- ced the old wheel"),
        ("The well-\nkept wheel of it broke.", "The well-kept wheel of it broke"),
        ("The miller repla¬\nced the old wheel.", "The miller replaced the old wheel"),
        ("The miller repla¬ced the old wheel.", "The miller replaced the old wheel"),
        ("The miller repla\x02ced the old wheel.", "The miller replaced the old wheel"),
        ("The wheel -\nan oaken one - broke.", "The wheel – an oaken one – broke"),
    ],
)
def test_a_dash_and_a_line_end_are_typography(source: str, quote: str) -> None:
    assert said(source, quote) == ("found", "typographic")


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("The miller may recover the wheel soon.", "The miller may re-cover the wheel soon"),
        ("They overlook the mill and the wheel.", "They over-look the mill and the wheel"),
        ("It is notable that the wheel broke.", "It is not-able that the wheel broke"),
        ("The well-kept wheel of it broke.", "The wellkept wheel of it broke"),
    ],
)
def test_a_hyphen_that_makes_another_word_never_passes(source: str, quote: str) -> None:
    assert said(source, quote)[0] == "not-found"
