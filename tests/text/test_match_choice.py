from __future__ import annotations

from finding import look

from claimcheck.model.document import Document, MetaText
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
