from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from finding import look
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.model.document import Document
from claimcheck.text.canonical import canonical
from claimcheck.text.compare import compare
from claimcheck.text.match import find_quote
from claimcheck.text.normalise import FoldedText, fold
from claimcheck.text.prepared import PreparedText

if TYPE_CHECKING:
    from collections.abc import Callable

ANY = st.text(max_size=200)
MESSY = st.text(
    alphabet=st.sampled_from("ab1 .,-–—’'“\"[]…()\n\u00ad\u00a0\u200b\u0301éﬁ²½≤%$水ก\ufffe"),
    max_size=120,
)
WORD = st.text(alphabet="abcdefgstuvéöñш", min_size=3, max_size=9)
NUMBER = st.integers(min_value=1_000, max_value=99_999).map(str)
TOKEN = st.one_of(WORD, WORD, WORD, NUMBER, st.sampled_from(["don’t", "well-known", "3.5", "−7"]))
WORDS = st.lists(TOKEN, min_size=12, max_size=40, unique=True)


@given(ANY | MESSY)
def test_offsets_of_the_key_are_monotone_and_lead_to_their_character(text: str) -> None:
    folded = FoldedText(text)
    assert folded.key == fold(text)
    origins = [folded.origin(index) for index in range(len(folded.key))]
    assert origins == sorted(origins)
    for index, origin in enumerate(origins):
        assert folded.key[index] in fold(text[origin])


@given(ANY | MESSY, st.data())
def test_skipped_spans_leave_the_rest_in_place(text: str, data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(text)))
    right = data.draw(st.integers(left, len(text)))
    folded = FoldedText(text, [(left, right)])
    assert folded.key == fold(text[:left] + text[right:])
    assert not any(left <= folded.origin(i) < right for i in range(len(folded.key)))


@given(ANY | MESSY)
def test_what_is_equal_in_canonical_form_has_the_same_key(text: str) -> None:
    assert fold(canonical(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(ANY | MESSY)
def test_a_passage_agrees_with_itself(text: str) -> None:
    assert compare(canonical(text), canonical(text)) == "typographic"


@given(ANY | MESSY, ANY | MESSY, MESSY, MESSY, st.none() | st.integers(-2, 5))
@settings(max_examples=300)
def test_any_input_gives_an_answer_whose_offsets_lie_in_the_text(
    text: str, quote: str, prefix: str, suffix: str, page: int | None
) -> None:
    prepared = PreparedText(Document(text, (0, len(text) // 2)))
    match = find_quote(prepared, quote, prefix=prefix, suffix=suffix, page=page)
    if match.start is not None:
        assert match.end is not None
        assert 0 <= match.start < match.end <= len(text)
        assert match.count >= 1
    if match.tier == "exact" and match.outcome == "found":
        assert text[match.start : match.end] in quote


@given(MESSY, st.data())
def test_a_piece_of_a_text_is_never_called_absent(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    assume(fold(quote))
    match = look(text, quote, nearest=False)
    assert match.outcome != "not-found"


@given(WORDS, st.data())
def test_whole_words_of_a_text_are_found_where_they_stand(
    words: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(words) - 5))
    last = data.draw(st.integers(first + 5, len(words)))
    text, quote = " ".join(words), " ".join(words[first:last])
    assume(text.count(quote) == 1)
    match = look(text, quote)
    assert (match.outcome, match.tier) == ("found", "exact")
    assert match.start == text.index(quote)
    assert match.end == text.index(quote) + len(quote)


TYPOGRAPHY = st.sampled_from(
    [
        lambda t: unicodedata.normalize("NFD", t),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace(" ", "\n\n"),
        lambda t: t.replace(" ", " \u200b"),
        lambda t: t.replace("’", "'"),
        lambda t: t.replace("−", "-"),
        lambda t: t.replace("-", "‑"),
        lambda t: t.replace("st", "ﬆ"),
        lambda t: f"“{t}”",
        lambda t: t.replace("bc", "b\u00adc"),
        lambda t: t.replace("de", "d\u00ad\ne"),
    ]
)


@given(WORDS, TYPOGRAPHY, TYPOGRAPHY)
def test_typography_of_either_side_changes_nothing(
    words: list[str], in_source: Callable[[str], str], in_quote: Callable[[str], str]
) -> None:
    plain = " ".join(words)
    quote = " ".join(words[2:9])
    assume(plain.count(quote) == 1)
    text = in_source(plain)
    match = look(text, in_quote(quote), nearest=False)
    assert match.outcome == "found"
    assert match.tier in ("exact", "typographic")
    assert fold(text[match.start : match.end]) == fold(quote)


@given(WORDS, st.integers(2, 8), st.sampled_from("0123456789"), st.integers(0, 4))
def test_a_changed_digit_is_never_found(words: list[str], at: int, digit: str, where: int) -> None:
    number = "48213"
    assume(number[where] != digit)
    text = " ".join([*words[:at], number, *words[at:]])
    quote = " ".join([*words[:at], number[:where] + digit + number[where + 1 :], *words[at:10]])
    assert look(text, quote, nearest=False).outcome != "found"


@given(WORDS, st.integers(2, 8), st.sampled_from(["not", "never", "no", "non", "hardly"]))
def test_a_negation_put_in_or_taken_out_is_never_found(
    words: list[str], at: int, negation: str
) -> None:
    plain, negated = words[:10], [*words[:at], negation, *words[at:10]]
    for source, quote in ((plain, negated), (negated, plain)):
        match = look(" ".join([*source, "end"]), " ".join(quote), nearest=False)
        assert match.outcome != "found"


@given(WORDS, st.data())
def test_a_quote_cut_in_mid_word_is_truncated(words: list[str], data: st.DataObject) -> None:
    text = " ".join([*words[:4], "insignificant", *words[4:]])
    inside = data.draw(st.integers(1, 12))
    head = " ".join([*words[:4], "insignificant"[:inside]])
    tail = " ".join(["insignificant"[inside:], *words[4:12]])
    for quote in (head, tail):
        match = look(text, quote, nearest=False)
        assert match.outcome == "truncated"
        assert match.cut is not None
        assert "insignificant" in (match.cut.whole_start, match.cut.whole_end)
