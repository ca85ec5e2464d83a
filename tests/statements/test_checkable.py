from __future__ import annotations

import pytest

from claimcheck.statements.checkable import grounds, opens_with, relative_times, speaker


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The yard laid off 340 welders in spring.", {"figure"}),
        ("The bridge was closed on 4 May 2019 for repairs.", {"date"}),
        ("The plant in Lower Weldon makes valves for pumps.", {"name"}),
        ("It is the tallest chimney of the whole valley.", {"superlative"}),
        ("The mayor said that the road will be closed.", {"said"}),
        ("Costs rose by a third, the auditors wrote.", {"figure", "said"}),
        ("港は2019年に4210隻を数えた。", {"figure"}),
        ("Weldon’s council bought the mill from its owner.", {"name"}),
    ],
)
def test_what_can_be_looked_up_makes_a_statement(text: str, found: set[str]) -> None:
    assert found <= set(grounds(text))


@pytest.mark.parametrize(
    "text",
    [
        "What became of the 340 welders?",
        "Who, asked Ann Lee, would pay for it?”",
        "The story of Lower Weldon",
        "Read more",
        "Get your copy of the Weldon Gazette now.",
        "Please sign up for the letter from Weldon.",
        "I think that Weldon is lovely in spring.",
        "The council should buy the mill.",
        "In my opinion the road is ugly.",
        "It was a fine day.",
        "one of the reasons was simple enough",
    ],
)
def test_questions_headings_calls_and_opinions_are_none(text: str) -> None:
    assert grounds(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It was special,” Ann Lee said.", "Ann Lee"),
        ("“It was special,” said Ann Lee, who runs it.", "Ann Lee"),
        ("Ann Lee told the paper that it was special.", "Ann Lee"),
        ("According to Ann Lee it was special.", "Ann Lee"),
        ("In 2019, the Harbour Board wrote that dues fell.", "Harbour Board"),
        ("Its owner, Ann Lee, told us: “It was special.”", "Ann Lee"),
        ("“It was special,” he said.", None),
        ("The company said that it was special.", None),
        ("It was special.", None),
    ],
)
def test_who_speaks_is_who_is_named_beside_the_verb(text: str, name: str | None) -> None:
    assert speaker(text) == name


def test_times_that_follow_from_the_day_of_publication_are_told() -> None:
    found = {(each.words, each.unit, each.off) for each in relative_times("It shut last year.")}
    assert found == {("last year", "year", -1)}
    assert [each.off for each in relative_times("It reopens tomorrow, they say.")] == [1]
    assert not list(relative_times("It shut in 2019; yesterdays are many."))


def test_a_pronoun_at_the_beginning_leaves_open_whom_it_is_about() -> None:
    assert opens_with("He joined the yard in 2001.") == "He"
    assert opens_with("Heather joined the yard in 2001.") is None
