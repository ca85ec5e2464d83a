"""Marks of notes may be left out, and are told; what may be an exponent is text."""

from __future__ import annotations

import pytest
from finding import look, said

MARKED = (
    "The ferry¹ crossed the fjord twice a day; it was full.² Some 60%³ of its cabins stood empty, "
    "which the owners (of the line)⁴ had foreseen* for years.\n\nIts captain[Note 2] had said† "
    "that the boilers[Anm. 4] would burst.[7]:88 Few men[nb 3] listened to him.[12]: 5–6 The ferry "
    "sank with all⁵ of its mail aboard,⁶⁻⁸ and was raised in 1911.⁹"
)


@pytest.mark.parametrize(
    "quote",
    [
        "The ferry crossed the fjord twice",
        "twice a day; it was full. Some 60%",
        "Some 60% of its cabins stood empty",
        "the owners (of the line) had foreseen",
        "Its captain had said that the boilers",
        "that the boilers would burst",
        "boilers would burst. Few men listened to him. The ferry",
        "The ferry sank with all of its mail",
        "of its mail aboard, and was raised",
        "captain had said that the boilers … The ferry sank with",
    ],
)
def test_a_mark_in_the_middle_may_be_left_out(quote: str) -> None:
    match = look(MARKED, quote)
    assert (match.outcome, match.tier) == ("found", "editorial")
    assert match.warnings == ("citation-marker-dropped",)


@pytest.mark.parametrize(
    "quote",
    ["it was full.", "Some 60%", "had foreseen", "Its captain", "would burst.", "raised in 1911."],
)
def test_a_mark_at_the_end_is_told_too(quote: str) -> None:
    match = look(MARKED, quote)
    assert (match.outcome, match.warnings) == ("found", ("citation-marker-dropped",))


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("He was not² seen in¹ the town again.", "He was not seen in the town again."),
        ("The captain’s¹² log was found in 1911.", "The captain’s log was found in 1911."),
        ("It is full of³ mail for the islands.", "It is full of mail for the islands."),
    ],
)
def test_a_mark_behind_a_short_word_may_be_left_out(source: str, quote: str) -> None:
    assert said(source, quote) == ("found", "editorial")


def test_a_mark_that_is_quoted_is_not_told() -> None:
    match = look(MARKED, "The ferry¹ crossed the fjord twice")
    assert (match.tier, match.warnings) == ("exact", ())


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("a plot of 12 in² was sold in May", "a plot of 12 in was sold in May"),
        ("the value of net_flow² was low here", "the value of net_flow was low here"),
        ("a plot of 12in² was sold in May", "a plot of 12in was sold in May"),
        ("the angle of α’s² is the same for all", "the angle of α’s is the same for all"),
        ("a field of 12 km² was mown in May", "a field of 12 km was mown in May"),
        ("the sum (x + y)² is the same for all", "the sum (x + y) is the same for all"),
        ("since 2024³ the ferry has been full", "since 2024 the ferry has been full"),
        ("the value of cosh² is the same for all", "the value of cosh is the same for all"),
        ("an algebra of C* is the same for all", "an algebra of C is the same for all"),
        ("the ferry has 5* cabins for all of us", "the ferry has 5 cabins for all of us"),
        ("the sum 3*4 is the same for all of us", "the sum 34 is the same for all of us"),
        ("the ferry[13] has been full for years", "the ferry[12] has been full for years"),
    ],
)
def test_what_may_be_more_than_a_mark_is_text(source: str, quote: str) -> None:
    assert said(source, quote)[0] == "not-found"


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("a field of 12 km² was mown", "a field of 12 km"),
        ("since 2024³ the ferry is full", "since 2024"),
        ("the sum of 10⁶ was paid", "the sum of 10"),
    ],
)
def test_a_quote_that_ends_before_an_exponent_is_truncated(source: str, quote: str) -> None:
    assert said(source, quote)[0] == "truncated"


def test_a_raised_figure_that_is_known_to_be_a_mark_may_be_left_out_behind_a_number() -> None:
    known = look(
        "The count of 1999\u2060⁴ was done again in May.", "count of 1999 was done again in May"
    )
    assert (known.outcome, known.warnings) == ("found", ("citation-marker-dropped",))
    at_the_end = look("It was done in 1999\u2060⁴ and later on.", "It was done in 1999")
    assert (at_the_end.outcome, at_the_end.warnings) == ("found", ("citation-marker-dropped",))
    assert look("The count of 1999⁴ was done.", "The count of 1999 was done.").outcome != "found"
    assert (
        look("It was done in 1999\u2060⁴ again.", "It was done in 19994 again.").outcome != "found"
    )


@pytest.mark.parametrize(
    "mark",
    ["⁽¹⁾", "²⁾", "\u2060#", "\u2060[lower-alpha 1]", "[ii]", "[α]", "[Note b]", "[3]:45", "ᵍ"],
)
def test_whatever_a_mark_looks_like_it_may_be_left_out(mark: str) -> None:
    text = (
        f"The ferry crossed the fjord{mark} twice a day, in all of the winters{mark}. It was full."
    )
    for quote in ("ferry crossed the fjord twice a day", "all of the winters. It was full"):
        match = look(text, quote)
        assert (match.outcome, match.warnings) == ("found", ("citation-marker-dropped",))
    assert look(text, "in all of the winters").outcome == "found"


def test_a_word_in_brackets_is_no_mark() -> None:
    assert (
        look("The ferry crossed [ill] the fjord twice", "The ferry crossed the fjord twice").tier
        is None
    )
