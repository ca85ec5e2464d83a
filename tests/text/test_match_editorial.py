from __future__ import annotations

import pytest
from finding import look, said

PAGE = (
    "The board did not agree to sell the old factory in the north. It met [in private] twice … "
    "and kept the books open.\n\nLater they recieved the full report on the mines."
)


@pytest.mark.parametrize(
    "mark", ["…", "...", "[...]", "[…]", "(...)", ". . .", "[ ... ]", "....", "⋯", "….", "[⋯]"]
)
def test_a_mark_of_omission_is_a_gap(mark: str) -> None:
    match = look(PAGE, f"agree to sell {mark} the books open")
    assert (match.outcome, match.tier) == ("found", "editorial")
    assert match.start is not None
    assert PAGE[match.start : match.end].startswith("agree to sell")
    assert PAGE[match.start : match.end].endswith("the books open")


def test_a_negation_in_the_gap_is_told() -> None:
    match = look(PAGE, "The board … agree to sell the old factory")
    assert (match.outcome, match.warnings) == ("found", ("negation-in-gap",))
    assert [PAGE[start:end] for start, end in match.gaps] == [" did not "]


@pytest.mark.parametrize(
    "quote",
    [
        "[t]he board did not agree to sell",
        "[The panel] did not agree to sell the old factory",
        "did not agree to sell [its] factory in the north",
        "did not agree to [ever] sell the old factory",
        "they recieved [sic] the full report",
        "… did not agree to sell the old factory …",
        "“… did not agree to sell the old factory …”",
        "did not agree to sell […] in the north. It met [in private] twice",
    ],
)
def test_an_editors_marks_are_read(quote: str) -> None:
    assert said(PAGE, quote) == ("found", "editorial")


def test_a_mark_that_stands_in_the_source_is_text() -> None:
    assert said(PAGE, "It met [in private] twice … and kept") == ("found", "exact")


@pytest.mark.parametrize(
    "quote",
    [
        "sell the old factory … did not agree to",
        "The … agree to … sell the … factory",
        "did [not] agree to sell the old factory",
        "agree [never] to sell the old factory",
        "to sell [12] old factory in the north",
        "[a]gree to sell the new factory",
        "the old fact[ory] in the north. It",
    ],
)
def test_marks_do_not_make_a_false_quote_pass(quote: str) -> None:
    assert said(PAGE, quote)[0] == "not-found"


def test_a_gap_has_a_cap() -> None:
    near = f"It began in the north {'and on ' * 100} and it ended in the south."
    far = f"It began in the north {'and on ' * 200} and it ended in the south."
    quote = "It began in the … ended in the south"
    assert said(near, quote) == ("found", "editorial")
    assert said(far, quote)[0] == "not-found"
    blocks = "\n\n".join(["It began in the north", *"abcde", "it ended in the south"])
    assert said(blocks, quote)[0] == "not-found"


def test_a_bracket_stands_for_a_few_words_only() -> None:
    source = f"In spring the minister {'for roads ' * 5} closed the old road."
    assert said(source, "In spring [she] closed the old road")[0] == "not-found"


def test_the_nearest_part_is_taken() -> None:
    source = "He was in town. He was in town and later she was in bed."
    match = look(source, "He was in … was in bed")
    assert match.outcome == "found"
    assert match.count == 1
    assert match.start == 16


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("The gene codes for a protein of the eye", "The gene [PAX6] codes for a protein"),
        (
            "The plant opened that spring and shut in May",
            "The plant opened [in 1931] and shut in May",
        ),
        ("The plant has 14 gates and a weir in it", "The plant has [several] gates and a weir"),
        ("The plant has gates and a weir in it", "The plant has gates and a weir [of 1931]"),
    ],
)
def test_a_number_that_a_bracket_adds_or_replaces_is_told(source: str, quote: str) -> None:
    match = look(source, quote)
    assert (match.outcome, match.tier) == ("found", "editorial")
    assert match.warnings == ("number-in-bracket",)


@pytest.mark.parametrize(
    "quote",
    [
        "The guard walk[ed] along the weir each night",
        "The guard walk[s] along the weir each night",
        "[A] guard walks along the weir each [bitter] night",
        "The guard walks along the weir each night[s]",
    ],
)
def test_an_ending_in_brackets_stands_for_another(quote: str) -> None:
    source = "The guard walks along the weir each night"
    assert said(source, quote) == ("found", "editorial")
    assert said(source.replace("walks", "walking"), quote.replace("walks", "walk[s]"))[0] == "found"


@pytest.mark.parametrize(
    "quote",
    [
        "The guard walk[able] along the weir each night",
        "The guard [side]walks along the weir each night",
        "The guard walks along the weir each [7] night",
        "The guard talk[ed] along the weir each night",
        "The guard walks along the weir each n[ice]",
        "a[n old] guard walks along the weir each night",
        "The guard walk[y] along the weir each night",
        "The guard walks along the wei[s] each night",
    ],
)
def test_a_bracket_makes_no_other_word_and_no_bare_number(quote: str) -> None:
    assert said("The guard walks along the weir each night", quote)[0] == "not-found"


def test_an_ellipsis_of_the_source_may_stand_beside_one_of_the_editor() -> None:
    source = "“There was a flood ... once, and the weir held, as all of us know,” Mayer said."
    assert said(source, "a [great] flood ... once, and the weir held … Mayer said") == (
        "found",
        "editorial",
    )
    assert said(source, "There was a [great] flood ... once, and") == ("found", "editorial")


@pytest.mark.parametrize(("size", "outcome"), [(1_000, "found"), (1_001, "not-found")])
def test_an_ellipsis_stands_for_a_thousand_characters_at_most(size: int, outcome: str) -> None:
    source = f"It began in the north {'y' * (size - 2)} it ended in the south."
    assert said(source, "It began in the north … it ended in the south")[0] == outcome


@pytest.mark.parametrize(("between", "outcome"), [(3, "found"), (4, "not-found")])
def test_an_ellipsis_spans_four_ends_of_blocks_at_most(between: int, outcome: str) -> None:
    text = "\n\n".join(["It began in the north", *"abcde"[:between], "it ended in the south"])
    assert said(text, "It began in the north … it ended in the south")[0] == outcome


@pytest.mark.parametrize(("size", "outcome"), [(60, "found"), (61, "not-found")])
def test_a_bracket_stands_for_sixty_characters_at_most(size: int, outcome: str) -> None:
    source = f"In spring the {'y' * (size - 2)} closed the old road."
    assert said(source, "In spring the [minister] closed the old road")[0] == outcome


def test_a_bracket_stands_for_nothing_beyond_its_block() -> None:
    source = "In spring the minister\n\nclosed the old road."
    assert said(source, "In spring the [she] closed the old road")[0] == "not-found"


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("It began … ended there", "not-found"),
        ("It began in … ended there", "found"),
        ("It began in the … there", "not-found"),
        ("It … in the north and it ended there", "not-found"),
        ("[Then] it ended there", "found"),
        ("It began in [its] north", "not-found"),
        ("It began in [its] north and", "found"),
    ],
)
def test_the_parts_of_a_quote_have_to_say_enough(quote: str, outcome: str) -> None:
    source = "It began in the north and it ended there."
    assert said(source, quote)[0] == outcome


@pytest.mark.parametrize(("parts", "outcome"), [(12, "found"), (13, "not-found")])
def test_a_quote_of_more_than_twelve_parts_is_a_collage(parts: int, outcome: str) -> None:
    words = [f"north{number} south{number} west{number}" for number in range(parts)]
    quote = " … ".join(each.rpartition(" ")[0] for each in words)
    assert said(" ".join(words), quote)[0] == outcome


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("[t]he [w]arden [o]f the Weir left", "found"),
        ("[T]he [W]arden [O]f the Weir left", "found"),
        ("[t]he [w]arden [o]f the [w]eir left", "not-found"),
        ("[t]he Warden of the Weir left", "not-found"),
    ],
)
def test_the_case_of_three_letters_may_be_marked_as_changed(quote: str, outcome: str) -> None:
    assert said("The Warden Of the Weir left in May.", quote)[0] == outcome


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("walks", "walk[ed]"), ("walked", "walk[s]"), ("walking", "walk[ed]"), ("walk", "walk[s]"),
        ("closes", "clos[ed]"), ("close", "clos[ing]"), ("tries", "tr[ied]"), ("try", "tr[ies]"),
    ],
)  # fmt: skip
def test_an_ending_stands_for_the_other_forms_of_a_word(source: str, written: str) -> None:
    text = f"Each night the guard {source} along the weir."
    long_enough = len(written.partition("[")[0]) >= 3
    outcome = said(text, f"Each night the guard {written} along the weir")[0]
    assert outcome == ("found" if long_enough else "not-found")


def test_only_a_gap_that_holds_a_negation_is_told_of() -> None:
    source = "He did not go to the old town. He went to the new one and was glad of it."
    assert look(source, "He went to … and was glad of it").warnings == ()
    assert look(source, "He did … go to the old town").warnings == ("negation-in-gap",)


def test_a_number_beside_a_bracket_that_is_text_is_not_told_of() -> None:
    source = "The plant [of 1931] has gates and a weir in it"
    assert look(source, "The plant [of 1931] has … a weir in it").warnings == ()


def test_each_place_where_all_parts_stand_is_counted() -> None:
    source = "It fell in May and it rose in June. " * 3
    match = look(source, "It fell in … rose in June")
    assert (match.outcome, match.count) == ("ambiguous", 3)


def test_parts_may_touch_and_never_overlap() -> None:
    source = "The warden of the old weir left."
    assert said(source, "The warden of … the old weir left")[0] == "found"
    assert said(source, "The warden of the … the old weir left")[0] == "not-found"


@pytest.mark.parametrize("quote", ["[the board]", "[the board] …", "… [the board], …"])
def test_a_quote_of_marks_alone_stands_nowhere(quote: str) -> None:
    assert said(PAGE, quote)[0] == "not-found"
