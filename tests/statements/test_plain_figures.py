"""Figures are the same whether a text's tokens are gone through or not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.statements.figure import Day, Figure
from claimcheck.statements.figures import figures_in
from claimcheck.statements.lexicon import english
from claimcheck.statements.plain import plain_figures
from claimcheck.statements.words import Statement

WORDS = english()
_TELLING = sorted(
    {
        *WORDS.figure_words,
        *WORDS.units,
        *WORDS.begin_bounds,
        *WORDS.end_bounds,
        *(" ".join(phrase) for phrase in (*WORDS.bounds, *WORDS.bounds_behind)),
        *("a", "an", "the", "per", "each", "every", "annually", "daily", "/", "st", "nd", "rd"),
        *("s", "'s", "s's", "May's", "x", "×", "-", "–", "%", "Q", "v", "°", "²", "½", "·", "İ"),
    }
)
_NUMERALS = st.one_of(
    st.integers(0, 30).map(str),
    st.integers(990, 2210).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.floats(0, 100).map("{:.1f}".format),
    st.sampled_from(["2018–19", "1990s", "4/5/2020", "3.11.7", "12,5", "1" * 35, ".5", "GPT-4"]),
)
_PLAIN = st.sampled_from(["the", "port", "of", "Cork", "handled", "ships", "in", "and", "at", "to"])
_GAPS = st.sampled_from([" "] * 8 + [", ", ". ", "; ", " (", ") ", "-", "", "\n", "'", " “", "” "])
_TEXTS = st.lists(
    st.tuples(st.one_of(_PLAIN, _PLAIN, _NUMERALS, st.sampled_from(_TELLING)), _GAPS), max_size=12
).map(lambda pieces: "".join(word + gap for word, gap in pieces))


def quickly(text: str) -> list[Figure] | None:
    """The figures of a text without its tokens, where that is possible."""
    said = Statement(text, WORDS)
    return plain_figures(said.text, said.plain, said.order, said.vocabulary, WORDS)


@settings(max_examples=500)
@given(_TEXTS)
def test_figures_are_the_same_with_and_without_tokens(text: str) -> None:
    found = quickly(text)
    assert found is None or found == figures_in(text, WORDS)
    assert Statement(text, WORDS).figures == figures_in(text, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "The port handled 9,999 ships in 2025, and 12.5 of the boats",
        "In 1998 it was “closed” (as in 1996).",
        "It was a port of more than 400 boats, all of them ours.",
        "Zürich’s boats carried 1,420,000 people to the docks in 2018 and at 40 ports",
        "No figure stands here",
    ],
)
def test_common_texts_take_no_tokens(text: str) -> None:
    assert quickly(text) is not None


@pytest.mark.parametrize(
    "text",
    ["more than, 400 boats", "400 boats a year", "400 km", "400 or more boats", "ca. 400 boats",
     "over the 400 boats", "two boats", "in May 2020", "the 1990s", "400-odd boats", "80 's cars",
     "10 . 20", "20 million boats"],
)  # fmt: skip
def test_what_is_said_of_a_number_takes_tokens(text: str) -> None:
    assert quickly(text) is None


def test_a_year_is_a_date_without_tokens() -> None:
    assert quickly("opened in 2020, says the port") == [
        Day((10, 14, "2020"), 2020)  # type: ignore[arg-type]
    ]
