from __future__ import annotations

import pytest
from finding import look

from claimcheck.model.document import Document, MetaText, Moment
from claimcheck.text.match import find_quote
from claimcheck.text.prepared import PreparedText

LINE = "the pumps had failed in the north"
TEXT = f"First, {LINE} again. Second, {LINE} for good. Short words."
PAGED = PreparedText(Document(f"{LINE}\n\nother words\n\n{LINE} once", (0, 35, 48)))


def test_a_repeated_quote_is_ambiguous() -> None:
    match = look(TEXT, LINE)
    assert (match.outcome, match.count) == ("ambiguous", 2)
    assert [TEXT[place.start : place.end] for place in match.spans] == [LINE, LINE]


def test_a_repeated_quote_of_few_words_is_too_short() -> None:
    assert look(TEXT, "the pumps").outcome == "too-short"
    assert look(TEXT, "Short words").outcome == "found"


def test_prefix_or_suffix_single_one_out() -> None:
    second = TEXT.rindex(LINE)
    assert look(TEXT, LINE, prefix="Second, ").start == second
    assert look(TEXT, LINE, suffix=" for good.").start == second
    assert look(TEXT, LINE, prefix="irst, ").start == TEXT.index(LINE)
    assert look(TEXT, "the", prefix="Second,").start == second


def test_context_is_compared_without_typography() -> None:
    assert look(TEXT, LINE, prefix="SECOND,\u00a0\n").start == TEXT.rindex(LINE)


def test_context_that_fits_nowhere_or_everywhere_singles_nothing_out() -> None:
    assert look(TEXT, LINE, prefix="Third, and this is quite other").outcome == "ambiguous"
    assert look("a b c. a b c.", "a b c", suffix=".").outcome == "too-short"


def test_context_that_changed_at_its_far_end_still_tells() -> None:
    text = f"Yesterday the papers said that {LINE}, but the mayor said that {LINE}."
    match = look(text, LINE, prefix="Today all of the papers said that ")
    assert (match.outcome, match.start) == ("found", text.index(LINE))


def test_context_of_a_unique_quote_need_not_fit() -> None:
    assert look(TEXT, "Short words", prefix="something else entirely").outcome == "found"


def test_a_page_singles_one_out() -> None:
    match = find_quote(PAGED, LINE, page=3)
    assert (match.outcome, match.page, match.warnings) == ("found", 3, ())


def test_any_of_several_pages_will_do() -> None:
    assert find_quote(PAGED, "other words", page=range(1, 3)).warnings == ()
    assert find_quote(PAGED, "other words", page=range(3, 5)).warnings == ("wrong-page",)


def test_a_wrong_page_is_told_with_the_right_one() -> None:
    match = find_quote(PAGED, "other words", page=3)
    assert (match.outcome, match.page, match.warnings) == ("found", 2, ("wrong-page",))


def test_a_quote_over_a_page_break_stands_on_both() -> None:
    for page in (2, 3):
        assert find_quote(PAGED, f"other words {LINE}", page=page).warnings == ()


def test_a_page_of_a_source_without_pages_is_not_checked() -> None:
    assert look(TEXT, "Short words", page=7).warnings == ()


def test_a_verbatim_occurrence_goes_before_one_in_other_case() -> None:
    match = look("THE NIGHT WAS LONG. The night was long.", "The night was long")
    assert (match.outcome, match.start, match.count) == ("found", 20, 1)


def test_a_quote_outside_the_body_is_told() -> None:
    source = Document("Body text.", meta=(MetaText("description", "All about the pumps."),))
    match = find_quote(PreparedText(source), "about the pumps")
    assert (match.outcome, match.in_meta, match.warnings) == (
        "found",
        "description",
        ("meta-only",),
    )
    assert match.start is None
    assert match.end is None


def test_a_quote_in_a_hidden_part_is_told_apart_from_metadata() -> None:
    meta = (MetaText("hidden", "All about the pumps."), MetaText("title", "about the pumps"))
    match = find_quote(PreparedText(Document("Body text.", meta=meta)), "about the pumps")
    assert (match.in_meta, match.warnings) == ("hidden", ("hidden",))


def test_the_body_goes_before_what_stands_outside() -> None:
    source = Document("All about the pumps.", meta=(MetaText("title", "about the pumps"),))
    assert find_quote(PreparedText(source), "about the pumps").in_meta is None


@pytest.mark.parametrize(
    ("words", "outcome"), [("a b c d", "too-short"), ("a b c d e", "ambiguous")]
)
def test_under_five_words_are_too_few_to_stand_twice(words: str, outcome: str) -> None:
    assert look(f"{words}, once; {words}, twice", words).outcome == outcome


@pytest.mark.parametrize("times", [2, 5, 6, 50])
def test_five_of_the_places_are_listed_and_all_are_counted(times: int) -> None:
    match = look(f"Again {LINE}. " * times, LINE)
    assert (match.outcome, match.count, len(match.spans)) == ("ambiguous", times, min(times, 5))


def test_no_more_than_a_thousand_places_are_counted() -> None:
    assert look(f"{LINE}. " * 1_200, LINE).count == 1_000


@pytest.mark.parametrize("ends", [("“", "”"), ("«", "»"), ("'", "'"), ('"', '"'), ("「", "」")])
def test_quotation_marks_around_a_quote_are_not_part_of_it(ends: tuple[str, str]) -> None:
    left, right = ends
    for quote in (f"{left}Short words{right}", f"{left} Short words {right}"):
        match = look(TEXT, quote)
        assert (match.outcome, match.tier) == ("found", "typographic")


def test_a_mark_that_stands_in_the_source_is_not_dropped_from_the_other_end() -> None:
    match = look("He said “so be it” to them.", "“so be it”")
    assert (match.outcome, match.tier) == ("found", "exact")


def test_of_a_long_context_the_end_next_to_the_quote_decides() -> None:
    text = f"First, {LINE} again. {'y ' * 600}Second, {LINE} for good. {'z ' * 600}"
    far = "something else, and " * 30
    assert look(text, LINE, prefix=f"{far}{'y ' * 400}Second, ").start == text.rindex(LINE)
    assert look(text, LINE, suffix=f" for good. {'z ' * 400}{far}").start == text.rindex(LINE)


def test_context_that_agrees_in_half_of_its_letters_tells() -> None:
    text = f"Abcdefghijkl {LINE}. Mnopqrstuvwx {LINE}."
    assert look(text, LINE, prefix="??????????? Mnopqrstuvwx ").outcome == "found"
    assert look(text, LINE, prefix="zzzzzzzzzzzz Mnopqrstuvwx ").outcome == "found"
    assert look(text, LINE, prefix="zzzzzzzzzzzzzz Mnopqrstuvwx ").outcome == "ambiguous"
    assert look(text, LINE, prefix="zz nopqrstuvwx ").outcome == "ambiguous"


def test_the_page_goes_before_the_context() -> None:
    match = find_quote(PAGED, LINE, page=3, prefix="irrelevant words")
    assert (match.outcome, match.page) == ("found", 3)
    first = find_quote(PAGED, LINE, page=1)
    assert (first.outcome, first.page, first.start) == ("found", 1, 0)


def test_a_page_that_does_not_hold_the_quote_singles_nothing_out() -> None:
    match = find_quote(PAGED, LINE, page=2)
    assert match.outcome == "ambiguous"
    assert "wrong-page" in match.warnings


@pytest.mark.parametrize(
    ("seconds", "start"),
    [(range(20, 25), 0), (range(5), 0), (range(85, 91), 35), (range(110, 120), 35)],
)
def test_a_time_singles_one_out_within_ten_seconds(seconds: range, start: int) -> None:
    spoken = PreparedText(
        Document(f"{LINE}\n\n{LINE} once", moments=(Moment(0, 10), Moment(35, 100)))
    )
    match = find_quote(spoken, LINE, seconds=seconds)
    assert (match.outcome, match.start, match.warnings) == ("found", start, ())


def test_a_time_at_which_nothing_of_it_is_said_is_told() -> None:
    spoken = PreparedText(
        Document("other words\n\nShort words", moments=(Moment(0, 10), Moment(13, 100)))
    )
    assert find_quote(spoken, "Short words", seconds=range(89, 90)).warnings == ("wrong-time",)
    assert find_quote(spoken, "Short words", seconds=range(90, 91)).warnings == ()
    assert find_quote(spoken, "Short words", seconds=range(110, 111)).warnings == ()
    assert find_quote(spoken, "Short words", seconds=range(111, 112)).warnings == ("wrong-time",)


def test_of_places_for_an_ellipsis_the_one_that_leaves_out_least_is_meant() -> None:
    text = (
        "The ferry left the quay in spring. The ferry left the quay, as the captain had said, and "
        "nobody came aboard. It rained.\n\nAnother ferry was late, and nobody came aboard again."
    )
    match = look(text, "The ferry left the quay … nobody came aboard")
    assert (match.outcome, match.tier) == ("found", "editorial")
    assert text[match.start : match.end].startswith("The ferry left the quay, as")
    across = "The ferry left the quay.\n\nThe fjord froze.\n\nNobody came aboard that year. "
    within = (
        "The ferry left the quay in May, and the fjord froze so fast. Nobody came aboard that day."
    )
    match = look(f"{across}\n\n{within}", "The ferry left the quay … Nobody came aboard that")
    assert (match.outcome, match.start) == ("found", len(across) + 2)


def test_places_for_an_ellipsis_that_leave_out_about_as_much_cannot_be_told_apart() -> None:
    text = "The ferry left the quay in May and came back. "
    text += "The ferry left the quay in June and came back."
    assert look(text, "The ferry left the … and came back").outcome == "ambiguous"


def test_a_part_of_a_quote_may_leave_a_mark_out() -> None:
    text = "The ferry left the old quay in May, and its captain[4] had gone aboard before the tide."
    assert look(text, "The ferry left the … its captain had gone").outcome == "found"


def test_a_quote_that_ends_where_a_page_ends_does_not_stand_on_the_next() -> None:
    paged = PreparedText(Document(f"{LINE} and then", (0, len(LINE))))
    assert find_quote(paged, LINE, page=1).warnings == ()
    assert find_quote(paged, LINE, page=2).warnings == ("wrong-page",)
