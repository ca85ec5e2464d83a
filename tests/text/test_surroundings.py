"""What stands right around a passage: a negation, and the context that a quote gives."""

from __future__ import annotations

import pytest
from finding import look

from claimcheck.model.document import Document
from claimcheck.text.match import find_quote
from claimcheck.text.prepared import PreparedText


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("There is no proof of a leak in the dam", "proof of a leak in the dam"),
        ("The dam was never the cause of the flood", "cause of the flood"),
        ("The dam isn’t safe to walk on in winter", "safe to walk on in winter"),
        ("The dam failed to hold back the flood", "hold back the flood"),
        ("Der Damm ist nicht sicher im Winter", "sicher im Winter"),
    ],
)
def test_a_negation_right_before_a_quote_is_told(source: str, quote: str) -> None:
    match = look(source, quote)
    assert (match.outcome, match.tier, match.warnings) == ("found", "exact", ("negation-before",))


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("No, proof of a leak in the dam was found", "proof of a leak in the dam"),
        ("It was not. Proof of a leak was found", "Proof of a leak was found"),
        ("There is no proof of a leak in the dam", "no proof of a leak in the dam"),
        ("With the faux pas of the mayor it ended", "of the mayor it ended"),
    ],
)
def test_another_sentence_or_word_is_no_negation(source: str, quote: str) -> None:
    assert look(source, quote).warnings == ()


SOURCE = "The dam is not open to walkers[3] in the winter months, said the warden."


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [
        ("The dam is ", ""),
        ("", " all year, said"),
        ("The dam is not ", " all year, said"),
    ],
)
def test_context_that_does_not_stand_there_is_told(prefix: str, suffix: str) -> None:
    match = look(SOURCE, "open to walkers[3] in the winter months", prefix=prefix, suffix=suffix)
    assert match.outcome == "found"
    assert match.warnings == ("negation-before", "context-differs")


@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [
        ("The dam is not open ", ""),
        ("THE DAM is not\u00a0open", " in the winter months"),
        ("open", " in the winter months, said the warden."),
    ],
)
def test_context_that_stands_there_is_not(prefix: str, suffix: str) -> None:
    assert look(SOURCE, "to walkers[3]", prefix=prefix, suffix=suffix).warnings == ()


def test_context_may_leave_out_marks_of_notes() -> None:
    match = look(SOURCE, "in the winter months", prefix="not open to walkers ")
    assert match.warnings == ()


NOTICE = "The dam is open to walkers and to cyclists in the winter months."


def test_a_quote_that_stands_in_equal_blocks_is_not_ambiguous() -> None:
    text = f"Top.\n\n{NOTICE}\n\nOther words.\n\n{NOTICE}\n\nEnd."
    match = look(text, "open to walkers and to cyclists")
    assert (match.outcome, match.start, match.count) == ("found", text.index("open"), 2)
    assert len(match.spans) == 2


def test_blocks_that_differ_or_say_it_twice_leave_it_ambiguous() -> None:
    for text in (
        f"{NOTICE}\n\n{NOTICE.replace('months', 'weeks')}",
        f"{NOTICE} {NOTICE}\n\n{NOTICE} {NOTICE}",
    ):
        assert look(text, "open to walkers and to cyclists").outcome == "ambiguous"


def test_a_short_quote_in_equal_blocks_stays_too_short() -> None:
    assert look("Year\n\n1932\n\nYear\n\n1932", "1932").outcome == "too-short"


def test_equal_blocks_on_two_pages_are_equal() -> None:
    paged = PreparedText(Document(f"{NOTICE}\n\n{NOTICE}", (0, len(NOTICE) + 2)))
    assert find_quote(paged, "open to walkers and to cyclists", page=2).page == 2
    assert find_quote(paged, "open to walkers and to cyclists").page == 1
