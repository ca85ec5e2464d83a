"""Where sentences end, and which a mark closes. A bar in a text stands for a mark."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.sentences import closed, sentences

NASTY = {
    "behind a full stop": ("It grew. Then it shrank.| It is gone.", "Then it shrank."),
    "before a full stop": ("It grew. Then it shrank|. It is gone.", "Then it shrank."),
    "behind an abbreviation": ("He left. It was sold by Acme Inc.| The next year it fell.",
                               "It was sold by Acme Inc."),
    "in the middle, behind an abbreviation": ("In the U.S.| in 2020 it grew. No.",
                                              "In the U.S. in 2020 it grew."),
    "after a number with a point": ("So it is. It grew by 3.5| per cent. Yes.",
                                    "It grew by 3.5 per cent."),
    "behind a closing quotation mark": ("It ends. He said “it works.”| Then he left.",
                                        "He said “it works.”"),
    "behind a question": ("Is it 5?| Yes, it is.", "Is it 5?"),
    "behind an aside": ("He left. It is so. (Smith 2020)| Next one.", "It is so. (Smith 2020)"),
    "behind a sentence in brackets": ("It is small. (It is fast.)| No.", "(It is fast.)"),
    "between brackets": ("Look. It is (very fast|). Yes.", "It is (very fast)."),
    "behind the figure alone": ("It has approx. 2,400|. Yes.", "It has approx. 2,400."),
    "without a space behind it": ("It grew to 5.|Then it fell.", "It grew to 5."),
    "with a space before it": ("It grew! | Then it fell.", "It grew!"),
    "a name with a dot": ("So it is. Node.js 20| is out. Yes.", "Node.js 20 is out."),
    "a name in small letters": ("pip is old. numpy is fast.| pandas is not.", "numpy is fast."),
    "e.g.": ("It is used, e.g. by 2,400| people. Yes.", "It is used, e.g. by 2,400 people."),
    "Chinese": ("港口处理了一千艘船。费用没有上涨。|明年也不会。", "费用没有上涨。"),
    "Japanese, before the stop": ("料金は上がらなかった。港は9,999隻の船を扱った|。次。",
                                  "港は9,999隻の船を扱った。"),
    "German": ("Das ist so. Der Hafen hatte ca. 1.420 Schiffe.| Mehr nicht.",
               "Der Hafen hatte ca. 1.420 Schiffe."),
    "no full stop at all": ("more than 2,400 members|", "more than 2,400 members"),
    "three dots": ("It grew... and grew.| Then no more.", "It grew... and grew."),
}  # fmt: skip


def chosen(marked: str) -> list[str]:
    parts = marked.split("|")
    text = "".join(parts)
    marks = [sum(map(len, parts[: number + 1])) for number in range(len(parts) - 1)]
    return [text[start:end] for start, end in closed(text, marks)]


@pytest.mark.parametrize("name", NASTY)
def test_a_mark_closes_the_sentence_that_it_ends(name: str) -> None:
    marked, sentence = NASTY[name]

    assert chosen(marked) == [sentence]


def test_several_marks_may_stand_together() -> None:
    assert chosen("It grew.||| Then not.") == ["It grew."] * 3


def test_marks_in_one_sentence_all_mean_it() -> None:
    assert (
        chosen("It grew to 2,400,| and OpenAI uses it.| Yes.")
        == ["It grew to 2,400, and OpenAI uses it."] * 2
    )


def test_a_mark_may_end_a_long_text() -> None:
    assert chosen(f"{'It grew. ' * 60}It is gone.|") == ["It is gone."]
    assert chosen(f"{'It grew. ' * 60}It is gone|. ") == ["It is gone."]


def test_with_nothing_before_it_a_mark_closes_nothing() -> None:
    assert chosen("| It grew.") == [""]


def test_sentences_are_told_without_the_spaces_around_them() -> None:
    text = "  It grew.  (It is fast.) Then not. "

    assert [text[start:end] for start, end in sentences(text)] == [
        "It grew.", "(It is fast.)", "Then not.",
    ]  # fmt: skip


@given(st.text(alphabet='aB 1.!?()“”"。文,', max_size=60), st.lists(st.integers(0, 60), max_size=4))
def test_what_a_mark_closes_holds_the_word_before_it(text: str, ats: list[int]) -> None:
    marks = sorted(min(at, len(text)) for at in ats)

    for mark, (start, end) in zip(marks, closed(text, marks), strict=True):
        before = len(text[:mark].rstrip()) - 1
        assert (start <= before < end) if before >= 0 else start == end == 0


def test_a_long_text_has_the_sentences_of_its_parts() -> None:
    part = (
        "It was so (he said). “They left. Nobody came,” she wrote. Dr. Low agreed: 3.5 per cent.\n"
    )
    few, many = sentences(part), sentences(part * 2_000)

    assert len(many) == 2_000 * len(few)
    assert many[-1] == (len(part) * 1_999 + few[-1][0], len(part) * 1_999 + few[-1][1])


def test_many_quotation_marks_take_no_longer_than_their_length_asks_for() -> None:
    begun = process_time()

    found = sentences('He said "no" to it. She said {"yes"}.\n' * 30_000)

    assert len(found) == 60_000
    assert process_time() - begun < 6


@pytest.mark.parametrize("sign", ["•", "▪", "◦", "●", "(a)", "(12)", "(iv)", "-", "1.", "→"])
@pytest.mark.parametrize("before", ["", "These are the rules:\n", "  "])
def test_the_sign_of_an_item_joins_no_sentences(before: str, sign: str) -> None:
    text = f"{before}{sign} The harbour may close. It opens at dawn. Dues are low."
    assert [text[start:end] for start, end in sentences(text)][-2:] == [
        "It opens at dawn.",
        "Dues are low.",
    ]
