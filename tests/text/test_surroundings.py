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


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("He claimed that ", True),
        ("He claimed that the ", True),
        ("He claimed that any ", True),
        ("He claimed that the old ", False),
        ("It is a myth that ", True),
        ("There is no reason to believe that ", True),
        ("There is no reason to believe that all ", True),
        ("There is no reason to ", False),
        ("Allegedly, ", False),
        ("Allegedly ", True),
        ("Allegedly “", True),
        ("Supposedly the ", True),
        ("There is little evidence of any ", True),
        ("He claimed it. Then ", False),
        ("He claimed that\n\n", False),
        ("The ", False),
        ("It is false that (", False),
        ("FALSELY ", True),
    ],
)
def test_what_somebody_only_claims_is_told(before: str, told: bool) -> None:
    text = f"{before}dam number seven leaks at night in winter"
    match = look(text, "dam number seven leaks at night in winter")
    assert match.outcome == "found"
    assert ("claimed-before" in match.warnings) is told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("It is not ", True),
        ("It is not a ", True),
        ("It is not yet so ", False),
        ("It is not, ", False),
        ("not ", True),
        ("It is not an old ", False),
        (f"not{' ' * 57}", True),
        (f"not{' ' * 58}", False),
    ],
)
def test_a_negation_counts_right_before_a_quote_alone(before: str, told: bool) -> None:
    text = f"{before}dam number seven leaks at night in winter"
    match = look(text, "dam number seven leaks at night in winter")
    assert match.outcome == "found"
    assert ("negation-before" in match.warnings) is told


def test_context_far_into_a_text_is_compared_around_the_quote() -> None:
    lead = "Nothing of note was written down in town on that day. " * 90
    text = f"{lead}{SOURCE} {lead}"
    ok = look(
        text, "in the winter months", prefix="not open to walkers ", suffix=", said the warden"
    )
    assert ok.warnings == ()
    off = look(
        text, "in the winter months", prefix="not open to riders ", suffix=", said the warden"
    )
    assert off.warnings == ("context-differs",)
    off = look(text, "in the winter months", prefix="to walkers[3] ", suffix=", said the mayor")
    assert off.warnings == ("context-differs",)
    marked = f"{lead}It froze in the winter months[4], said the warden of it. {lead}"
    assert look(
        marked, "in the winter months", prefix="It froze ", suffix=", said the"
    ).warnings == ("citation-marker-dropped",)


@pytest.mark.parametrize("before", ["T", "To", "Top", "Tops", "Top it"])
def test_equal_blocks_are_equal_whatever_stands_before_each(before: str) -> None:
    text = f"{before}\n\n{NOTICE}\n\nOther words of it.\n\n{NOTICE}\n\nEnd."
    assert look(text, "open to walkers and to cyclists").outcome == "found"
