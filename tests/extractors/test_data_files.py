from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import find_quote
from claimcheck.extractors import EXTRACTORS
from claimcheck.extractors.base import ExtractionError


def blocks(kind: str, source: str) -> list[str]:
    separator = "\n\n" if kind == "notebook" else "\n\n|\n\n"
    return EXTRACTORS[kind].extract(source.encode(), None).text.split(separator)


def test_a_quote_runs_into_the_next_cell_only_where_it_says_that_something_is_left_out() -> None:
    table = EXTRACTORS["csv"].extract(b"The ferry left,at six\nThe ferry sank,at ten\n", None)
    assert find_quote("The ferry left", table).outcome == "found"
    assert find_quote("The ferry left at six", table).outcome == "not-found"
    assert find_quote("The ferry left … at six", table).outcome == "found"


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (
            "json",
            '{"name": "The ferry left", "b": [6, 7.50, true, null, {"c": "at six"}], "b": "x"}',
        ),
        ("json", '"name"\n["The ferry left"]\n\n["b", 6, 7.50, "c", "at six", {"b": "x"}]\n'),
        ("toml", 'name = "The ferry left"\nb = [6, 7.50, true, {c = "at six"}, "b", "x"] # no\n'),
        (
            "yaml",
            "name: The ferry\n  left # no\nb: &n [6, 7.50, true, null]\n? c\n: 'at six'\nb: x",
        ),
        ("csv", 'name,The ferry left\nb,6\n7.50,c\n"at six",b\n,x\n'),
        ("csv", "name\tThe ferry left\nb\t6\n7.50\tc\nat six\tb\n\tx\n"),
        ("csv", "name;The ferry left\nb;6\n7.50;c\nat six;b\n;x\n"),
    ],
)
def test_each_key_and_value_is_a_block_as_it_is_written(kind: str, source: str) -> None:
    expected = ["name", "The ferry left", "b", "6", "7.50", "c", "at six", "b", "x"]
    assert blocks(kind, source) == expected


def test_a_cell_may_hold_lines_and_commas() -> None:
    assert blocks("csv", 'name,note\nA,"one, two\nthree"\n') == [
        "name",
        "note",
        "A",
        "one, two\nthree",
    ]


def test_a_column_of_prose_is_no_row_of_cells() -> None:
    assert blocks("csv", "note\nThe ferry left, at six; early\n") == [
        "note",
        "The ferry left, at six; early",
    ]


def test_dates_of_toml_are_text() -> None:
    assert blocks("toml", "a = 2020-01-30\nb = 07:32:00\n") == ["a", "2020-01-30", "b", "07:32:00"]


def test_aliases_of_yaml_stand_for_nothing() -> None:
    bomb = "a: &a [word]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert blocks("yaml", bomb) == ["a", "word", *"bcdefghi"]


NOTEBOOK = {
    "nbformat": 4,
    "cells": [
        {"cell_type": "markdown", "source": ["The *ferry*\n", "left."]},
        {
            "cell_type": "code",
            "source": "print(6)",
            "outputs": [
                {"output_type": "stream", "text": ["\x1b[31m6\x1b[0m\n"]},
                {"data": {"text/plain": "<table>", "text/html": "<b>seven</b>"}},
                {"data": {"image/png": "aGk="}},
            ],
        },
        {"cell_type": "raw", "source": "nothing"},
        {"cell_type": "markdown", "source": ""},
        {"cell_type": "code", "outputs": [{"data": {"text/html": "<div id=plot></div>"}}]},
    ],
}


def test_cells_of_a_notebook_are_read_as_they_are_shown() -> None:
    assert blocks("notebook", json.dumps(NOTEBOOK)) == ["The ferry left.", "print(6)", "6", "seven"]


def test_notebooks_before_version_four_are_read() -> None:
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": "1 + 1", "outputs": []}]}]}
    assert blocks("notebook", json.dumps(old)) == ["1 + 1"]


@pytest.mark.parametrize(
    ("kind", "source", "reason"),
    [
        ("json", '{"a": ', "line 1: Expecting value"),
        ("json", "[" * 100_000, "nests deeper"),
        ("toml", "a = ", "cannot be read"),
        ("toml", "a = " + "[" * 100_000, "cannot be read|nests deeper"),
        ("toml", "a" + " . a" * 50_000 + " = 1", "nests deeper"),
        ("toml", "a = 1\n# " + "x" * 2_000_000, "longer than"),
        ("yaml", "a: [", "cannot be read"),
        ("csv", '"' + "x" * 200_000, "cannot be read"),
        ("notebook", "[]", "no cells"),
        ("notebook", '{"cells": [1, "a"]}', "no cells"),
        ("notebook", "word", "no JSON"),
    ],
)
def test_broken_data_is_an_error_that_says_why(kind: str, source: str, reason: str) -> None:
    with pytest.raises(ExtractionError, match=reason):
        EXTRACTORS[kind].extract(source.encode(), None)


PIECES = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    '"',
    "'",
    "a",
    "6",
    "\n",
    " ",
    "- ",
    "&a ",
    "*a",
    "= ",
    "|",
    "\t",
]
PIECES += ["\\ud800", "\x00", "[[a]]", '"""', "? ", "!!binary ", "---\n", '"cells"', '"source"']


@pytest.mark.parametrize("kind", ["csv", "json", "notebook", "toml", "yaml"])
@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_scrambled_data_raise_nothing_but_our_own(kind: str, pieces: list[str]) -> None:
    try:
        document = EXTRACTORS[kind].extract("".join(pieces).encode(), None)
    except ExtractionError:
        return
    document.text.encode()
    assert "\x00" not in document.text
