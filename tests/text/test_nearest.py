from __future__ import annotations

import subprocess
import sys

import pytest
from finding import look

TEXT = (
    "Nobody had asked. The survey team measured a rise of 48 points in the northern valley before "
    "the bridge was reopened. It rained."
)


def test_the_differing_words_are_marked_on_both_sides() -> None:
    match = look(TEXT, "measured a rise of 49 points in the whole northern valley")
    assert match.outcome == "not-found"
    near = match.nearest
    assert near is not None
    assert TEXT[near.span.start : near.span.end].startswith("measured a rise of 48")
    assert [span.text for span in near.source if span.differs] == ["48"]
    assert [span.text for span in near.quote if span.differs] == ["49", "whole"]
    assert 0.8 < near.similarity < 1


def test_a_passage_with_the_same_letters_is_shown_even_for_a_sign() -> None:
    near = look("It was at −5.3 degrees all day.", "at 5.3 degrees all").nearest
    assert near is not None
    assert [span.text for span in near.source if span.differs] == ["−5.3"]


def test_nothing_alike_shows_nothing() -> None:
    assert look(TEXT, "zebras graze quietly behind distant hills").nearest is None
    assert look("", "zebras graze").nearest is None


def test_it_can_be_left_out() -> None:
    assert look(TEXT, "measured a rise of 49 points", nearest=False).nearest is None


def test_rapidfuzz_is_imported_only_when_a_passage_is_shown() -> None:
    code = "import sys, claimcheck.text.match; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("quote", "source_marks", "quote_marks"),
    [
        ("a rise of 48 points, in the northern valley", ["points"], ["points,"]),
        ("a rise of 48 points in the northern, valley", ["northern"], ["northern,"]),
    ],
)
def test_a_mark_that_differs_is_marked(
    quote: str, source_marks: list[str], quote_marks: list[str]
) -> None:
    near = look(TEXT, quote).nearest
    assert near is not None
    assert [span.text for span in near.source if span.differs] == source_marks
    assert [span.text for span in near.quote if span.differs] == quote_marks


def test_signs_of_a_script_without_spaces_are_compared_one_by_one() -> None:
    near = look("市长说，这座旧桥不适合卡车通行。", "这座旧桥很适合卡车通行").nearest
    assert near is not None
    assert [span.text for span in near.source if span.differs] == ["不"]
    assert [span.text for span in near.quote if span.differs] == ["很"]


def test_a_mended_quote_of_such_a_script_has_no_spaces() -> None:
    match = look("市长说，这座旧桥长期不适合卡车通行。", "市长说，这座旧桥不适合卡车通行")
    assert match.mended == "市长说，这座旧桥 … 不适合卡车通行"


def test_the_same_words_in_two_cells_show_nothing() -> None:
    assert look("tiles\n\n14\n\n000\n\n3", "14 000").nearest is None


@pytest.mark.parametrize(
    ("quote", "mended"),
    [
        (
            "measured a rise of 48 points before the bridge was reopened",
            "measured a rise of 48 points … before the bridge was reopened",
        ),
        (
            "The survye team measured a rise of 48 points in",
            "The survey team measured a rise of 48 points in",
        ),
        (
            "the northern valley, before the bridge was re-opened",
            "the northern valley before the bridge was reopened",
        ),
    ],
)
def test_a_quote_that_takes_no_judgement_is_mended(quote: str, mended: str) -> None:
    match = look(TEXT, quote)
    assert (match.outcome, match.mended) == ("not-found", mended)
    assert look(TEXT, mended).outcome == "found"


@pytest.mark.parametrize(
    "quote",
    [
        "measured a rise of 49 points in the northern valley",
        "measured a fall of 48 points in the northern valley",
        "measured a rise of 48 points in the southern valley",
        "The survey team never measured a rise of 48 points in the",
        "Nobody asked. The survey team measured a rise",
        "zebras graze quietly behind distant hills",
    ],
)
def test_other_words_are_for_a_person_to_mend(quote: str) -> None:
    assert look(TEXT.replace("had asked", "had not asked"), quote).mended is None


def test_a_difference_in_the_last_mark_is_shown() -> None:
    match = look(
        "Did the ferry sink with all of its mail?", "Did the ferry sink with all of its mail!"
    )
    assert match.outcome == "not-found"
    assert match.nearest is not None
    assert [span.text for span in match.nearest.source if span.differs] == ["mail?"]
    assert [span.text for span in match.nearest.quote if span.differs] == ["mail!"]


def test_of_a_long_quote_the_part_that_differs_is_shown_and_nothing_is_mended() -> None:
    words = [f"harbour{number}" for number in range(700)]
    text = " ".join(words)
    words[650] = "lighthouse"
    match = look(text, " ".join(words))
    assert match.outcome == "not-found"
    assert match.nearest is not None
    assert [span.text for span in match.nearest.source if span.differs] == ["harbour650"]
    assert [span.text for span in match.nearest.quote if span.differs] == ["lighthouse"]
    words[650] = "harbor650"
    assert look(text, " ".join(words)).mended is None


def test_a_slip_that_is_a_mark_alone_leaves_nothing_to_join() -> None:
    match = look("㐀", ":㐀")
    assert (match.outcome, match.mended) == ("not-found", "㐀")


FERRY = "The captain of the ferry reported a leak below the deck at noon on Friday."


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("The captian of the ferry reported a leak", "The captain of the ferry reported a leak"),
        ("The captan of the ferry reported a leak", "The captain of the ferry reported a leak"),
        ("The captaiin of the ferry reported a leak", "The captain of the ferry reported a leak"),
        ("The captoin of the ferry reported a leak", "The captain of the ferry reported a leak"),
        ("The captainn of the ferry reported a leak", "The captain of the ferry reported a leak"),
        ("The capatin of the ferry reported a leak", "The captain of the ferry reported a leak"),
        ("The captain of the ferry repotred a leak", "The captain of the ferry reported a leak"),
        ("captain of the ferry reported a leak below the dekc", None),
        ("The aptain of the ferry reported a leak", None),
        ("The cptan of the ferry reported a leak", None),
        ("The captains wife of the ferry reported a leak", None),
        ("The captain of the fery reported a leak", None),
        ("of the ferry reported a leek below the deck", None),
        ("The captain of the ferry, reported a leak", "The captain of the ferry reported a leak"),
        ("The captain reported a leak below the deck",
         "The captain … reported a leak below the deck"),
        ("of the ferry reported a leak below the deck at noon on Fridya!",
         None),
        ("of the ferry reported a leak below the deck at noon on Firday.",
         "of the ferry reported a leak below the deck at noon on Friday."),
    ],
)  # fmt: skip
def test_one_letter_of_a_long_word_may_be_a_slip(written: str, mended: str | None) -> None:
    match = look(FERRY, written)
    assert (match.outcome, match.mended) == ("not-found", mended)


def test_a_rare_word_leads_to_the_passage_past_many_common_ones() -> None:
    heaps = " ".join(f"the ship and the sea and the wind and the rope {n}." for n in range(300))
    passage = "Yesterday the zither and the sea and the oboe were lost at dawn."
    match = look(f"{heaps} {passage} {heaps}", "the zither and the sea and the oboes were lost")
    assert match.nearest is not None
    assert "the zither and the sea and the oboe were lost" in " ".join(
        span.text for span in match.nearest.source
    )


def test_the_passage_is_as_long_as_the_quote_and_no_longer() -> None:
    near = look(FERRY, "ferry announced a leak below the deck").nearest
    assert near is not None
    assert FERRY[near.span.start : near.span.end] == "ferry reported a leak below the deck"


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("Nobody of the ferry reported a leak", "captain of the ferry reported a leak"),
        ("reported a leak below the table", "reported a leak below the deck"),
        ("every captain of the ferry", "The captain of the ferry"),
        ("noon on Friday evening", "noon on Friday."),
    ],
)
def test_a_word_that_differs_at_an_end_is_shown_beside_its_counterpart(
    quote: str, passage: str
) -> None:
    near = look(FERRY, quote).nearest
    assert near is not None
    assert FERRY[near.span.start : near.span.end] == passage


@pytest.mark.parametrize(("same", "shown"), [(4, True), (3, False)])
def test_a_passage_shares_four_tenths_of_its_words_with_the_quote(same: int, shown: bool) -> None:
    words = [f"harbour{number}" for number in range(10)]
    quote = [*words[:same], *(f"lantern{number}" for number in range(10 - same))]
    near = look(" ".join(words), " ".join(quote)).nearest
    assert (near is not None) is shown
    if near is not None:
        assert near.similarity == pytest.approx(same / 10)


def test_likeness_is_the_share_of_the_words_of_both_sides_that_agree() -> None:
    near = look("one two three four five six", "one two three four five seven").nearest
    assert near is not None
    assert near.similarity == pytest.approx(10 / 12)


def test_where_two_passages_are_alike_the_first_is_shown() -> None:
    text = f"{FERRY} Then nothing of note was written down by anybody in town. {FERRY}"
    near = look(text, "captain of the ferry reported a hole below the deck").nearest
    assert near is not None
    assert near.span.start == text.index("captain")


@pytest.mark.parametrize(("count", "mended"), [(200, True), (201, False)])
def test_a_quote_of_two_hundred_words_is_compared_whole(count: int, mended: bool) -> None:
    words = [f"harbour{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(count)]
    text = f"Before. {' '.join(words)} After."
    words[50] = words[50].replace("harbour", "harboor")
    assert (look(text, " ".join(words)).mended is not None) is mended


def test_where_too_little_stands_before_the_gap_what_is_missing_is_written() -> None:
    match = look("这座旧桥不适合卡车通行", "这旧桥不适合卡车通行")
    assert (match.outcome, match.mended) == ("not-found", "这座旧桥不适合卡车通行")
