"""What a statement says that the texts which it rests on do not."""

from __future__ import annotations

import time

import pytest

from claimcheck.statements.basis import Basis
from claimcheck.statements.compare import additions, is_unrelated
from claimcheck.statements.words import MAX_LENGTH


def told(said: str, *texts: str, published: str = "", title: str = "") -> list[tuple[str, str]]:
    """Kind and words of each difference."""
    basis = Basis(texts, [published] if published else [], [title] if title else [])
    return [(each.kind, each.span.text) for each in additions(said, basis)]


FOLLOWS = [
    ("The lock lifted 2,412 boats", "it lifted 2,412 of them"),
    ("The lock lifted more than 2,400 boats", "2,412 boats were lifted"),
    ("The lock lifted more than 2,400 boats", "2,400+ boats were lifted"),
    ("The lock lifted at least 2,400 boats", "2,400 plus boats were lifted"),
    ("The lock lifted about 2,400 boats", "2,412 boats were lifted"),
    ("The port moved 2.4 billion tonnes", "2,412 million tonnes were moved"),
    ("It has three gates", "the 3 gates of it"),
    ("It was the ninth lock", "it was the 9th lock"),
    ("Traffic fell by a third", "traffic fell from 2.1 to 1.4 million"),
    ("A quarter of the ships waited", "12 of 48 ships waited"),
    ("A quarter of the ships waited", "48 ships were counted, and 12 had to wait"),
    ("It opened in August", "It opened in the United States in August"),
    ("Traffic doubled", "traffic rose from 40 to 80 boats"),
    ("The share rose by 3 percentage points", "from 12 % to 15 %"),
    ("In the 2018–19 season it was closed", "closed for 2018-2019"),
    ("It opened in the 1990s", "it opened in 1994"),
    ("It opened in the 19th century", "it opened in 1853"),
    ("It opened in May 1994", "opened on 4 May 1994"),
    ("Within six years it had grown", "begun in 2016, it had grown by 2022"),
    ("The walk is 5 km long", "a walk of 5,000 metres"),
    ("It was 3 % more than in 2024", "in 2025 it was 3 % more than the year before"),
    ("Half of the boats were sailing boats", "50 % of the boats were sailing boats"),
    ("It rose by 4 percent", "up 4 per cent"),
    ("It takes 99.9 % of them", "99.94 % were taken"),
    ("It cost $2.4 million", "the cost was 2.4m US dollars, or $2.4m"),
    ("At least 30 boats waited", "30 boats waited"),
    ("The four owners signed", "signed by Ada, Bo, Cyd and Dee"),
    ("GPT-4 was used", "we used GPT 4"),
    ("The lock was not closed", "the lock wasn't closed in winter"),
    ("The lock did not pass the test", "the lock failed the test"),
    ("The lock may close", "the lock might close soon"),
]

DOES_NOT = [
    ("The port handled 9,999 ships", "handled 1,420 ships", ["figure 9,999"]),
    ("A quarter of the ships waited", "it has 12 docks for 48 ships", ["figure A quarter"]),
    ("The lock lifted 2,500 boats", "2,412 boats were lifted", ["figure 2,500"]),
    ("The lock lifted exactly 2,400 boats", "2,412 boats were lifted", ["figure 2,400"]),
    ("The lock lifted more than 2,400 boats", "2,400 boats were lifted", ["figure 2,400"]),
    ("The lock lifted 2,412 boats", "about 2,400 boats were lifted", ["figure 2,412"]),
    ("It took 99.99 % of them", "99.94 % were taken", ["figure 99.99 %"]),
    ("It took 100 % of them", "99.94 % were taken", ["figure 100 %"]),
    ("It rose by 12 points", "it rose by 12 %", ["figure 12 points"]),
    ("It rose by $12", "it rose by 12 %", ["figure $12"]),
    ("It lifts 12 a year", "it lifts 12 a day", ["figure 12"]),
    ("It cost 5 euros", "it cost 5 dollars", ["figure 5 euros"]),
    ("The walk is 5 miles long", "a walk of 5 km", ["figure 5 miles"]),
    ("It took six months", "it took six years", ["figure six months"]),
    ("It opened in 1995", "it opened in 1994", ["date 1995"]),
    ("It opened in June 1994", "it opened on 4 May 1994", ["date June 1994"]),
    ("It opened on 5 May 1994", "it opened on 4 May 1994", ["date 5 May 1994"]),
    ("It opened in the 1980s", "it opened in 1994", ["date the 1980s"]),
    ("GPT-4 was used", "we used GPT-3", ["figure GPT-4"]),
    ("It lifted 400 boats", "it lifted more than 400 boats", ["bound 400"]),
    ("The lock is not safe for boats", "the lock is safe for boats", ["negation not safe"]),
    ("It was approved for home use", "it was not approved for home use", ["negation approved"]),
    ("Exports of grain rose in 2025", "exports of grain fell in 2025", ["opposite rose"]),
    ("The new lock is slower than it was", "the new lock is faster than it was",
     ["opposite slower"]),
    ("The lock passed the yearly test", "the lock failed the yearly test", ["opposite passed"]),
    ("The lock lifts boats", "the lock may lift boats", ["hedge The lock lifts boats"]),
    ("The lock lifts boats", "she said the lock lifts boats",
     ["attribution The lock lifts boats"]),
    ("All boats were lifted", "boats were lifted", ["scope All"]),
    ("It is the only lock here", "it is a lock here", ["scope only"]),
    ("It is the largest lock", "it is a large lock", ["scope largest"]),
    ("Traffic fell because of the toll", "traffic fell, and the toll rose", ["cause because"]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), FOLLOWS)
def test_what_follows_is_no_difference(said: str, text: str) -> None:
    assert told(said, text) == []


@pytest.mark.parametrize(("said", "text", "differences"), DOES_NOT)
def test_what_is_said_beyond_is_named(said: str, text: str, differences: list[str]) -> None:
    assert [" ".join(each) for each in told(said, text)] == differences


@pytest.mark.parametrize(("said", "text"), FOLLOWS)
def test_a_statement_says_no_more_than_itself(said: str, text: str) -> None:
    assert told(said, said) == []
    assert told(text, text) == []


@pytest.mark.parametrize(
    ("said", "text", "published"),
    [
        ("It closed in 2018", "it closed last year", "2019-04-03"),
        ("It closed in December 2018", "it closed in December", "2018-12-20"),
        ("It closed in June 2019", "it is to close in June", "2018-12-20"),
        ("It closed on 1 March 2017", "it closed on Wednesday evening", "2017-03-02"),
        ("It closed on 1 March 2017", "it closed yesterday", "2017-03-02"),
        ("It closed in 2017", "it has closed", "2017-03-02"),
        ("It closed in November 2010", "it has closed", "2010-11"),
    ],
)
def test_dates_follow_from_the_day_of_publication(said: str, text: str, published: str) -> None:
    assert told(said, text, published=published) == []
    assert told(said, text, published="1990-07-20") != []


def test_a_title_bears_a_figure_and_denies_nothing() -> None:
    assert told("The 2026 meeting was in Ghent", "it met in Ghent", title="Meeting of 2026") == []
    title = "No meeting of 2026"
    assert told("The 2026 meeting was in Ghent", "it met in Ghent", title=title) == []


def test_each_figure_may_stand_in_another_text() -> None:
    assert told("It lifted 40 boats in 2019", "it lifted 40 boats", "that was in 2019") == []


def test_what_is_left_out_is_no_difference() -> None:
    text = (
        "In 2019 the lock did not raise its toll, and lifted more than 2,400 boats for 4 harbours"
    )
    assert told("The lock lifted more than 2,400 boats", text) == []


def test_figures_are_reckoned_with_only_where_that_is_allowed() -> None:
    said, text = "It fell by a third", "it fell by 70, which is much, for in May it was 210"

    assert additions(said, Basis([text])) == []
    assert [each.kind for each in additions(said, Basis([text], restated=True))] == ["figure"]
    assert additions("It has three gates", Basis(["gates A, B and C"], restated=True)) == []


def test_seconds_and_hours_are_known_by_their_signs() -> None:
    assert told("It takes 1.8 ms", "it takes 1.8 s") == [("figure", "1.8 ms")]
    assert told("It takes 1,800 ms", "it takes 1.8 s") == []
    assert told("It takes 90 minutes", "it takes 1.5 h") == []


def test_what_stands_instead_is_told() -> None:
    (found,) = additions("It opened in 1995", Basis(["it opened in 1994"]))
    assert found.instead == ("1994",)
    (found,) = additions("more than 90% came", Basis(["at least 90% came"]))
    assert found.instead == ("at least 90%",)


@pytest.mark.parametrize(
    "word", ["not ", "1, ", "may ", "2019 ", "rose ", "a third of ", "12 % ", "before ", "said "]
)
def test_long_texts_end(word: str) -> None:
    said, text = word * 20_000, ("fell " + word) * 20_000
    begun = time.process_time()
    additions(said, Basis([text]))
    assert time.process_time() - begun < 20
    assert len(said) > MAX_LENGTH


CLAIM = "The harbour association has 2,412 members and raised its dues in May"


@pytest.mark.parametrize(
    ("said", "unrelated"),
    [
        ("Visitors love the old lighthouse and its garden", True),
        ("Visitors love the old lighthouse, 2,412 of them", False),
        ("Fees were lifted by the clubs of the lighthouse", False),
        ("and the rest of them", False),
        ("Die Gäste lieben den alten Turm mit seinem Garten", False),
    ],
)
def test_a_sentence_in_english_without_a_word_of_its_claim_is_unrelated(
    said: str, unrelated: bool
) -> None:
    assert is_unrelated(said, Basis([CLAIM], restated=True)) is unrelated
