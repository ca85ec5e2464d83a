from __future__ import annotations

from claimcheck.rules._suggest import MAX_COMPARED, MAX_SUGGESTIONS, Suggester

MANY = [f"report-{number}-on-the-economy" for number in range(20 * MAX_COMPARED)]


def test_offers_the_nearest_of_few() -> None:
    assert Suggester(["pep-373", "pep-404"]).suggest("pep373") == "did you mean 'pep-373'?"


def test_offers_nothing_where_nothing_is_near() -> None:
    assert Suggester(["pep-373"]).suggest("iau-resolution") == ""


def test_offers_the_nearest_of_many() -> None:
    suggester = Suggester([*MANY, "openai-pytorch-2020"])

    assert suggester.suggest("openai-pytroch-2020") == "did you mean 'openai-pytorch-2020'?"
    assert suggester.suggest("opanai-pytorch-202") == "did you mean 'openai-pytorch-2020'?"


def test_answers_a_repeated_question_again() -> None:
    suggester = Suggester(["pep-373"])

    assert [suggester.suggest("pep-37") for _ in range(MAX_SUGGESTIONS + 1)][-1]


def test_stops_offering_after_many_unknown_ids() -> None:
    suggester = Suggester(["pep-373"])
    for number in range(MAX_SUGGESTIONS):
        suggester.suggest(f"unknown-{number}")

    assert suggester.suggest("pep-37") == ""
