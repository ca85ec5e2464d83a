"""The list of words that mean the same and the opposite."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations, product

import pytest

from claimcheck.statements.lexicon import english
from claimcheck.statements.opposites import is_alike, is_opposed


def sides(word: str) -> tuple[tuple[int, int], ...]:
    return english().opposites.sides(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "falling"),
        ("shrank", "expands"),
        ("fastest", "slower"),
        ("approved", "vetoes"),
        ("bought", "selling"),
        ("happily", "unhappily"),
        ("winning", "lost"),
        ("begun", "ended"),
        ("cheapest", "costlier"),
        ("left", "joins"),
        ("called off", "goes ahead"),
        ("in favour of", "against"),
        ("emigrates", "immigrated"),
        ("lower risk", "higher"),
        ("unsubscribed", "signing up"),
    ],
)
def test_words_are_opposed_in_all_their_forms(one: str, other: str) -> None:
    assert is_opposed(sides(one), sides(other))
    assert is_opposed(sides(other), sides(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("grew", "rising"), ("films", "movie"), ("biggest", "larger"), ("denied", "rejects")],
)
def test_words_on_one_side_are_alike(one: str, other: str) -> None:
    assert is_alike(sides(one), sides(other))
    assert not is_opposed(sides(one), sides(other))


def test_every_line_says_something_and_no_word_is_its_own_opposite() -> None:
    text = files("claimcheck.statements").joinpath("opposites.txt").read_text("utf-8")
    for line in (each for each in text.splitlines() if each and not each.startswith("#")):
        parts = [side.split() for side in line.split("|")]
        assert len(parts) <= 2, line
        assert all(parts), line
        assert len(parts) == 2 or len(parts[0]) > 1, line
        assert not set(parts[0]) & set(parts[-1]) or len(parts) == 1, line


def test_no_two_words_are_alike_in_one_line_and_opposed_in_another() -> None:
    text = files("claimcheck.statements").joinpath("opposites.txt").read_text("utf-8")
    lines = [line.split("|") for line in text.splitlines() if not line.startswith("#")]
    sides = [[side.replace("+", "").split() for side in line] for line in lines]
    alike = {frozenset(pair) for line in sides for side in line for pair in combinations(side, 2)}
    opposed = {frozenset(pair) for line in sides for pair in product(*line) if len(line) == 2}

    assert alike & opposed == set()
