from __future__ import annotations

import pytest
from finding import look, said


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("The rise was insignificant in every town.", "significant in every town"),
        ("The rise was insignificant in every town.", "The rise was insig"),
        ("The rise was in\u00ad\nsignificant in every town.", "significant in every town"),
        ("The rise was in-\nsignificant in every town.", "significant in every town"),
        ("The rise was non-significant in every town.", "significant in every town"),
        ("It held a sugar-free drink.", "It held a sugar"),
        ("They can’t leave the house.", "They can"),
        ("Elle n’est pas là.", "est pas là"),
        ("They had COVID-19 at home.", "They had COVID"),
        ("It was -5 degrees.", "5 degrees"),
        ("It was −5 degrees.", "5 degrees"),
        ("It was 3.5 degrees.", "5 degrees"),
        ("It was .5 degrees.", "5 degrees"),
        ("It was 3.5 degrees.", "It was 3"),
        ("Some 1,500 people came.", "500 people came"),
        ("Some 1,500 people came.", "Some 1"),
        ("Some 10\u202f000 people came.", "000 people came"),
        ("Some 10\u202f000 people came.", "Some 10"),
        ("Over 90%+ agreed with it.", "Over 90"),
        ("It cost $5 in all.", "5 in all"),
        ("It was <5 in all.", "5 in all"),
        ("They write C++ and C# here.", "They write C"),
        ("Open at 12:30 today.", "30 today"),
        ("From 10–20 people came.", "20 people came"),
        ("There were 10⁶ of them.", "There were 10"),
        ("An area of 5 km² was lost.", "An area of 5 km"),
        ("The caf\u00e9\u0323 was shut.", "The caf"),
        ("The ﬁnance office was shut.", "inance office was shut"),
        ("See snake_case names here.", "case names here"),
        ("서울에서 열린 회의", "서울에"),
        ("The rise was non- significant there.", "significant there"),
        ("The rise was in¬\nsignificant there.", "significant there"),
        ("The rise was signi¬\nficant there.", "The rise was signi"),
    ],
)
def test_a_quote_that_cuts_a_word_or_number_is_truncated(source: str, quote: str) -> None:
    match = look(f"Before. {source}", quote)
    assert match.outcome == "truncated"
    assert match.cut is not None


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("It rained—hard—all day.", "hard"),
        ("The pages 3 and (5) are lost.", "5"),
        ("In 2019, it rained.", "In 2019"),
        ("In 2019 500 people came.", "500 people came"),
        ("It cost ≥ 5 in all.", "5 in all"),
        ("C’est l’homme qui dort.", "homme qui dort"),
        ("水質の調査は毎年行われる。", "調査"),
        ("การสำรวจน้ำทุกปี", "น้ำ"),
        ("It grew.¹ Then it fell.", "It grew."),
        ("The growth¹² was slow.", "The growth"),
        ("He said “yes”.", "yes"),
        ("Either and/or both.", "or both"),
        ("A 🙂smile here.", "smile here"),
        ("Write to us by e-\n\nThe mill burned down.", "The mill burned down"),
        ("Write to us by e-\n\nThe mill burned down.", "Write to us by e"),
        ("The non- and the low-fat milk.", "and the low-fat milk"),
    ],
)
def test_a_quote_that_ends_where_a_word_ends_is_found(source: str, quote: str) -> None:
    assert said(f"Before. {source}", quote)[0] == "found"


def test_the_whole_word_of_the_source_is_told() -> None:
    match = look("The rise was in\u00ad\nsignificant here.", "significant here")
    assert match.cut is not None
    assert (match.cut.at_start, match.cut.at_end) == (True, False)
    assert match.cut.whole_start == "in\u00ad\nsignificant"


def test_a_whole_occurrence_counts_where_another_is_cut() -> None:
    match = look("insignificant, yet significant", "significant")
    assert (match.outcome, match.start, match.count) == ("found", 19, 1)


def test_a_cut_part_of_an_editorial_quote_is_truncated() -> None:
    source = "The rise was insignificant in every town of the cold north."
    assert said(source, "significant in every … the cold north") == ("truncated", "editorial")


@pytest.mark.parametrize(
    ("source", "quote", "mended"),
    [
        ("They sat quarterly, in it.", "They sat quarter", "They sat quarterly"),
        ("A laboratory opens in May.", "oratory opens in", "laboratory opens in"),
        ("He said “thankfully, yes” to us.", "said “thank", "said “thankfully"),
    ],
)
def test_a_word_that_a_quote_cuts_is_offered_whole(source: str, quote: str, mended: str) -> None:
    match = look(source, quote)
    assert (match.outcome, match.mended) == ("truncated", mended)


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("An insignificant rise was seen in May.", "significant rise was seen"),
        ("The atypical rise was seen in May.", "typical rise was seen in May"),
        ("The rise was 2.5 million in all of May.", "5 million in all of May"),
        ("It was a harmless rise.", "It was a harm"),
        ("It cannot rise again.", "It can"),
        ("该药物不适用于儿童。", "适用于儿童"),
    ],
)
def test_what_may_turn_the_sense_is_not_mended(source: str, quote: str) -> None:
    match = look(source, quote)
    assert (match.outcome, match.mended) == ("truncated", None)


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("1.5 million people came.", "1."),
        ("1.5 million people came.", ".5 million people"),
        ("+5 degrees were measured.", "5 degrees"),
        ("It was at 10-20 degrees.", "-20 degrees"),
        ("It was at 10–20 degrees.", "–20 degrees"),
        ("It was at 10–20 degrees.", "at 10–"),
        ("It was at 10-20 degrees.", "at 10-"),
        ("It fell by 5% in all.", "% in all"),
        ("It fell by 5‰ in all.", "It fell by 5"),
        ("At 5° it froze.", "° it froze"),
        ("It cost 5€ in all.", "It cost 5"),
        ("It cost $5 in all.", "It cost $"),
        ("It came to 5×3 of them.", "It came to 5"),
        ("Some 10 000 people came.", "000 people came"),
        ("Some 10 000 people came.", "Some 10"),
        ("Some 10\u00a0500 people came.", "Some 10"),
        ("Some 10\u2009500 people came.", "500 people came"),
        ("Some 1’500 people came.", "500 people came"),
        ("At 12:30:15 sharp.", "12:30"),
        ("On 1/2/2019 it fell.", "On 1/2"),
        ("It was 3,5 degrees.", "It was 3"),
        ("Version 2.0.1 broke.", "Version 2.0"),
        ("The low-\nfat milk was sold.", "The low"),
        ("The low-\n  fat milk was sold.", "fat milk was sold"),
        ("The COVID-19 wards.", "19 wards"),
        ("They said it wasn't so.", "They said it wasn"),
        ("They said it wasn't so.", "t so"),
        ("It rose by 10２０ points.", "It rose by 10"),
        ("It rose by １，５００ points.", "It rose by １"),
        ("It rose by １，５００ points.", "５００ points"),
        ("He wrote F# there.", "He wrote F"),
        ("The un- \u200bable man.", "able man"),
        ("The in-\n variant mass.", "variant mass"),
        ("The in\u00ad\n  variant mass.", "variant mass"),
        ("The non-\r\n linear rise.", "linear rise"),
        ("The non-\u00a0linear rise.", "linear rise"),
        ("The non-   linear rise.", "linear rise"),
        ("The in- variant mass.", "variant mass"),
    ],
)
def test_a_number_is_whole_or_the_quote_is_cut(source: str, quote: str) -> None:
    for text in (source, f"Before. {source}"):
        match = look(text, quote)
        assert match.outcome == "truncated"
        assert match.cut is not None


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("It was 5. 7 came later.", "It was 5"),
        ("It was 5. 7 came later.", "7 came later"),
        ("In May, 2019 was over.", "2019 was over"),
        ("Rooms 7 500 and 7 501.", "7 501"),
        ("In 2019 500 people came.", "In 2019"),
        ("In 1500 000 was written.", "000 was written"),
        ("It has 12 345 of them.", "It has 12"),
        ("It is 5 % of all.", "It is 5"),
        ("They call it ‘the mill’ here.", "the mill"),
        ("They call it 'the mill' here.", "the mill"),
        ("It grew to 5” here.", "It grew to 5"),
        ("L'eau de l'étang est froide.", "étang est froide"),
        ("Jusqu'ici tout va bien.", "ici tout va bien"),
        ("All'inizio era buio.", "inizio era buio"),
        ("It was end-\n\nless to us.", "less to us"),
        ("A - B were shut.", "B were shut"),
        ("The result (5) was so.", "The result (5"),
        ("See a/b in it.", "b in it"),
        ("He said: 5 came.", "5 came"),
        ("The low- fat milk.", "fat milk"),
        ("He paid 5, not 6.", "He paid 5"),
        ("It was the end…7 came.", "It was the end"),
        ("Is it the 90s?", "the 90s"),
    ],
)
def test_what_stands_beside_a_whole_number_or_word_does_not_matter(source: str, quote: str) -> None:
    for text in (source, f"Before. {source} After."):
        assert said(text, quote)[0] == "found"


@pytest.mark.parametrize(
    ("source", "quote", "whole_start", "whole_end"),
    [
        ("The unhappiness grew.", "happiness grew", "unhappiness", ""),
        ("The unhappiness grew.", "The unhappi", "", "unhappiness"),
        ("The unhappiness grew.", "happi", "unhappiness", "unhappiness"),
        ("Un-\nhappiness grew.", "happiness grew", "Un-\nhappiness", ""),
        ("Of happi-\nness it spoke.", "Of happi", "", "happi-\nness"),
        ("A café\u0301s grew.", "A caf", "", "café\u0301s"),
    ],
)
def test_the_words_that_are_cut_are_told_whole(
    source: str, quote: str, whole_start: str, whole_end: str
) -> None:
    cut = look(source, quote).cut
    assert cut is not None
    assert (cut.at_start, cut.at_end) == (whole_start != "", whole_end != "")
    assert (cut.whole_start, cut.whole_end) == (whole_start, whole_end)


def test_of_a_very_long_word_forty_characters_on_either_side_are_told() -> None:
    cut = look(f"{'a' * 100}bcd{'e' * 100}", "bcd").cut
    assert cut is not None
    assert (cut.whole_start, cut.whole_end) == (f"{'a' * 40}b" + "cd" + "e" * 38, "") or (
        cut.whole_start.startswith("a" * 40 + "b") and cut.whole_end.endswith("d" + "e" * 40)
    )


@pytest.mark.parametrize(
    ("quote", "outcome"), [(".", "found"), ("5.", "found"), (",", "not-found")]
)
def test_a_mark_at_the_very_end_of_a_text_is_looked_for(quote: str, outcome: str) -> None:
    assert said("He paid 5.", quote)[0] == outcome
