"""Low entropy and hostile quotes: time grows with the text, not with its square."""

from __future__ import annotations

import time

import pytest
from finding import look

from claimcheck.model.document import Document
from claimcheck.text.match import find_quote
from claimcheck.text.prepared import PreparedText

SIZE = 200_000
SECONDS = 12.0
"""Of the processor, whatever else the machine does. Each takes a twentieth of it; a quadratic step
would take minutes."""

CASES = {
    "one letter": ("a" * SIZE, "a" * 100),
    "one word": ("a " * SIZE, "a " * 50 + "b " + "a " * 50),
    "the": ("the " * SIZE, "the the the the x the the"),
    "other case": ("The " * SIZE, "the the the the THE the the"),
    "lost spaces": ("nowhere " * SIZE, "now here now here now here now here"),
    "many gaps": ("ab cd ef " * SIZE, "ab cd … " * 11 + "xx ab cd"),
    "too many gaps": ("the cat sat " * SIZE, "the cat … " * 5_000),
    "brackets": ("the [cat] sat " * SIZE, "the [cat] sat on " * 8),
    "dashes": ("a-" * SIZE, "a-a-a-a-b"),
    "line breaks": ("a\n" * SIZE + "b", "a a a … b b b a"),
    "blank": ("a" + " " * SIZE + "b - c", "a b - c d"),
    "blank before a marker": (" " * SIZE + "[1] b - c", "a b - c d e f"),
    "markers": ("a [1] " * SIZE, "a a a a a a a"),
    "open brackets": ("[" * SIZE, "a a a a a a a ["),
    "dots": (". " * SIZE, ". . . a b c d ..."),
    "accents": ("e" + "\u0301" * SIZE, "e" + "\u0301" * 20),
    "optional hyphens": ("a\u00ad\n" * SIZE, "a\u00ad\n" * 500 + "b"),
    "quotation marks": ('"a" ' * SIZE, '"a" b c d e'),
    "a long quote": ("lorem ipsum dolor " * SIZE, "lorem ipsum dolor " * 4_000 + "x"),
    "a quote of blanks": ("a b c", "a" + " " * 90_000 + "[sic] b"),
    "a quote of dashes": ("a " * SIZE, "-" * 90_000 + "a"),
    "a quote of brackets": ("a b", "(" * 90_000 + "a b"),
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_text_takes_bounded_time(name: str) -> None:
    text, quote = CASES[name]
    started = time.process_time()
    look(text[: 3 * SIZE], quote, prefix="a " * 50)
    assert time.process_time() - started < SECONDS


def test_a_quote_beyond_the_limit_is_not_looked_for() -> None:
    assert look("a b", "a b " * 50_000).outcome == "not-found"


def test_each_form_of_a_text_is_made_once_and_only_when_needed() -> None:
    prepared = PreparedText(Document("The pumps failed in the north."))
    assert find_quote(prepared, "pumps failed in the").outcome == "found"
    assert set(vars(prepared)) == {"document", "text", "plain", "regions"}
    plain = prepared.plain
    assert find_quote(prepared, "The pumps failed").outcome == "found"
    assert prepared.plain is plain


def test_reading_grows_with_the_number_of_quotes_only() -> None:
    words = [f"w{number * 7919 % 100_003}" for number in range(40_000)]
    text = " ".join(words)
    prepared = PreparedText(Document(text))
    for first in range(0, 30_000, 100):
        assert find_quote(prepared, " ".join(words[first : first + 20])).outcome == "found"
    assert prepared.plain.finder.read_characters < 60 * len(text)


@pytest.mark.parametrize(("blanks", "outcome"), [(3_900, "found"), (4_200, "not-found")])
def test_words_that_stand_pages_apart_are_no_passage(blanks: int, outcome: str) -> None:
    source = f"Before. The old mill{' ' * blanks}stood by the weir. After."
    assert look(source, "The old mill stood by the weir", nearest=False).outcome == outcome
