from __future__ import annotations

import pytest
from finding import look, said

PAGE = (
    "The board did not agree to sell the old factory in the north. It met [in private] twice … "
    "and kept the books open.\n\nLater they recieved the full report on the mines."
)


@pytest.mark.parametrize("mark", ["…", "...", "[...]", "[…]", "(...)", ". . .", "[ ... ]", "...."])
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
