"""How references are held against records: the sets of ``benchmarks/references.py``, and pairs."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest

from claimcheck.text.reference import readings, same_people, same_title

ROWS = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "references.py"))["rows"]


def test_of_500_right_references_one_is_called_wrong_at_most_and_of_500_wrong_490_are() -> None:
    called = Counter((kind == "right", is_called) for kind, is_called, *_ in ROWS(1))

    assert sum(called.values()) == 1_000
    assert called[True, True] <= 1
    assert called[False, True] >= 490


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ships of the North", "the ships of the north."),
        ("Ships: a survey", "Ships"),
        ("Ships", "Ships – A Survey"),
        ("[Ships of the north]", "Ships of the north"),
        ("Schiffe des Nordens [Ships of the north]", "Schiffe des Nordens"),
        ("Ships of the north [in German]", "Ships of the north"),
        ("Ships of the north (in press)", "Ships of the north"),
        ("Ships of the north. [Article in Chinese, English abstract]", "Ships of the north"),
        ("Ships of the north (author's transl)", "Ships of the north"),
        ("Ships of the north (translated from the German)", "Ships of the north"),
        ("RETRACTED ARTICLE: Ships of the north", "Ships of the north"),
        ("Ships of the north [Retracted]", "Ships of the north"),
        (r"The \emph{Ships} of CO$_2$", "The <i>Ships</i> of CO<sub>2</sub>"),
        ("Food &amp; ships", "Food and ships"),
        ("TGF-β in ships", "TGF-beta in ships"),
        ("Über Schiffe", "Uber Schiffe"),
        ("港の深さ：測量", "港の深さ"),
        ("Ships = Schiffe", "Schiffe"),
    ],
)
def test_titles_of_one_work(one: str, other: str) -> None:
    assert same_title(one, [other])
    assert same_title(other, [one])


@pytest.mark.parametrize(
    ("one", "others"),
    [
        ("Ships of the north", ["Ships of the south"]),
        ("Ships of the north", ["Ships of the far north"]),
        ("Ships: a survey", ["Ships: a review"]),
        ("Ships: a survey", ["Ships", "Ships: a review"]),
        ("Editorial: ships", ["Editorial"]),
        ("Learning C", ["Learning C++"]),
        ("Ships part 1", ["Ships part 2"]),
        ("Ships, not boats", ["Ships"]),
        ("Rust of keels (in salt)", ["Rust of keels (in tar)"]),
        ("Rust of keels (in German harbours)", ["Rust of keels"]),
        ("Rust of keels (translational study)", ["Rust of keels"]),
        ("Rust of <no more> keels", ["Rust of keels"]),
        ("<Invented> Rust of keels", ["Rust of keels"]),
    ],
)
def test_titles_of_two_works(one: str, others: list[str]) -> None:
    assert not same_title(one, others)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Lindqvist and Emeka Obi",
        "Lindqvist, Rosa; Obi, Emeka",
        "Lindqvist, R., Obi, E.",
        "R. Lindqvist, E. Obi",
        "Obi E & Lindqvist R",
        "LINDQVIST Rosa et al.",
        "Lindqvist",
        "Lindqvist R, Obi E, and others",
        "Lindqvist RM, Obi E",
        "R.M. Lindqvist and E Obi",
        "LINDQVIST RM; OBI E",
        "World Harbour Organization",
        "",
    ],
)
def test_texts_that_name_the_same_people(text: str) -> None:
    people = [("Lindqvist", "Rosa"), ("Obi", "Emeka"), ("The ANCHOR Collaboration", "")]

    assert any(same_people(each, people) for each in readings(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Miller",
        "Rosa Lindqvist and Emeka Adeyemi",
        "Lindqvist, R., Adeyemi, E.",
        "Miller et al.",
    ],
)
def test_texts_that_name_others(text: str) -> None:
    people = [("Lindqvist", "Rosa"), ("Obi", "Emeka")]

    assert not any(same_people(each, people) for each in readings(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Müller", "A."), ("Mueller", "Anna")),
        (("van der Berg", "J."), ("Berg", "Jan")),
        (("García-Márquez", "G."), ("García Márquez", "Gabriel")),
        (("García", "G."), ("García-Márquez", "Gabriel")),
        (("O'Hara", "S."), ("O’Hara", "Siobhán")),
        (("Zhang", "Wei"), ("Wei", "Zhang")),
        (("Łukasz", ""), ("Lukasz", "Jan")),
        (("King", "Martin L."), ("King Jr.", "Martin Luther")),
    ],
)
def test_names_of_one_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same_people([one], [other])
