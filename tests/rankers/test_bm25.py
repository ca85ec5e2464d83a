from __future__ import annotations

import pytest

from claimcheck.app.suggest import in_context
from claimcheck.rankers import bm25


def best(words: str, *sentences: str) -> str:
    scores = bm25.prepare(in_context(sentences))(words, range(len(sentences)))
    return sentences[max(range(len(sentences)), key=scores.__getitem__)]


FERRY = "The ferry crosses the strait twice a day."
FARES = "Fares rose by 12 per cent in March."
CREW = "The crew of the ferry asked for longer rests."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("crossings of the strait", FERRY),
        ("Fare rises", FARES),
        ("a crew that was asking", CREW),
        ("12", FARES),
    ],
)
def test_words_are_found_in_all_their_forms(words: str, found: str) -> None:
    assert best(words, FERRY, FARES, CREW) == found


def test_a_figure_weighs_more_than_a_word() -> None:
    low, high = "The fares of the ferry are 9 euros.", "It carried 4,300 of them a day, they say."
    assert best("The ferry carries 4,300 passengers", low, high, FERRY, CREW) == high


def test_of_equal_sentences_the_one_in_the_right_surroundings_is_first() -> None:
    same = "It closed in 2019."
    scores = bm25.prepare(
        in_context(["The bakery is old.", same, "The mill is new.", same, "Yes."])
    )
    bakery, mill = scores("the bakery closed in 2019", (1, 3))
    assert bakery > mill > 0


def test_a_heading_that_names_the_subject_stands_behind_what_is_said_of_it() -> None:
    said = "The ferry to the northern islands was cancelled for the whole winter by its owner."
    assert best("ferry islands cancelled", "Ferry islands", said, FARES, CREW) == said


@pytest.mark.parametrize("words", ["", "…", "the of and", 'NEAR("', "a* OR b", "x:y", "-", "NOT"])
def test_whatever_is_asked_is_words_and_no_query(words: str) -> None:
    scores = bm25.prepare(in_context([FERRY, FARES]))(words, (0, 1))
    assert len(scores) == 2


def test_scripts_without_spaces_between_words_are_found_by_their_signs() -> None:
    assert best("渡轮票价", "渡轮每天两次。", "票价上涨了。渡轮票价。", "今天下雨。") == (
        "票价上涨了。渡轮票价。"
    )


def test_accents_do_not_matter() -> None:
    assert best("prefecture de Gruyere", "La préfecture de Gruyère.", FERRY, FARES) == (
        "La préfecture de Gruyère."
    )


def test_nothing_is_ranked_among_no_passages() -> None:
    assert bm25.prepare([])("words", ()) == []
