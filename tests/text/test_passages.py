from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model.document import Document, MetaText, Region
from claimcheck.text.match import find_quote
from claimcheck.text.passages import passages, quote_of
from claimcheck.text.prepared import PreparedText


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in passages(text)]


def test_sentences_end_where_blocks_do() -> None:
    assert words("A heading\n\nOne thing. Another\nthing.\n\nA cell") == [
        "A heading",
        "One thing.",
        "Another\nthing.",
        "A cell",
    ]


def test_a_mark_of_a_note_does_not_hide_the_end_of_a_sentence() -> None:
    assert words("It closed in 2019.[3] Then it opened again.[4][a] “Late,” they said.") == [
        "It closed in 2019.[3]",
        "Then it opened again.[4][a]",
        "“Late,” they said.",
    ]


def test_speech_without_stops_is_cut_between_words() -> None:
    found = words("so we went on and on " * 200)
    assert all(200 < len(each) <= 600 for each in found[:-1])
    assert " ".join(found) == ("so we went on and on " * 200).strip()


def test_a_quote_has_words_beside_it_only_where_it_stands_twice() -> None:
    text = "The mill is old. It closed in 2019.\n\nThe bakery is new. It closed in 2019. So what."
    prepared = PreparedText(Document(text))
    quotes = [quote_of(prepared, *bounds) for bounds in passages(text)]
    first, second = (each for each in quotes if each and each.exact == "It closed in 2019.")
    assert (first.prefix or "").endswith("The mill is old.")
    assert (second.prefix or "").endswith("The bakery is new.")
    assert all(each and each.prefix is each.suffix is None for each in (quotes[0], quotes[2]))


def test_what_is_not_what_the_source_says_is_no_quote() -> None:
    text = "We raised the dues.\n\nHome and news.\n\nGreat article, thank you all."
    regions = (Region("struck", 0, 19), Region("navigation", 21, 35), Region("comments", 37, 66))
    prepared = PreparedText(Document(text, regions=regions))
    assert [quote_of(prepared, *bounds) for bounds in passages(text)] == [None, None, None]


def test_optional_hyphens_and_line_breaks_are_not_copied() -> None:
    prepared = PreparedText(Document("The har\u00adbour\nclosed for good."))
    quote = quote_of(prepared, 0, len(prepared.text))
    assert quote is not None
    assert quote.exact == "The harbour closed for good."


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["It closed.", "It closed in 2019.", "Yes.", "Why not?", "港は閉じた。", "A b c d e f."]
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([" ", "\n", "\n\n"]),
)
def test_every_quote_is_found_where_it_was_taken_from(said: list[str], between: str) -> None:
    document = Document(between.join(said), meta=(MetaText("title", "It closed."),))
    prepared = PreparedText(document)
    for start, end in passages(document.text):
        quote = quote_of(prepared, start, end)
        if quote is not None:
            match = find_quote(
                prepared, quote.exact, prefix=quote.prefix or "", suffix=quote.suffix or ""
            )
            assert match.holds
            assert match.start is not None
            assert prepared.text[match.start : match.end].split() == quote.exact.split()


@pytest.mark.parametrize("sign", ["• ", "▪  ", "◦ ‣ ", "● "])
def test_the_sign_of_an_item_is_no_word_of_its_passage(sign: str) -> None:
    text = f"{sign}The harbour closed. {sign}It opened."
    assert [text[start:end] for start, end in passages(text)] == [
        "The harbour closed.",
        "It opened.",
    ]
