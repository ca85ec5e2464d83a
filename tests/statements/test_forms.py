"""Figures in all the forms in which people write them: which are one, and which are others."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from claimcheck.statements.basis import Basis
from claimcheck.statements.compare import additions

BLOCKS = Path(__file__).with_name("forms.txt").read_text("utf-8").split("\n> ")[1:]
"""A sentence with a place in it, and lines of what may stand there."""


def read(block: str) -> tuple[str, list[list[str]]]:
    sentence, *lines = block.strip().splitlines()
    return sentence, [line.split(" | ") for line in lines]


def differs(said: str, claim: str) -> bool:
    return additions(said, Basis([claim], restated=True)) != []


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_all_forms_of_a_figure_say_the_same(number: int) -> None:
    sentence, lines = read(BLOCKS[number])
    told = [
        (one, other)
        for forms in lines
        for one, other in permutations(forms, 2)
        if differs(sentence.format(one), sentence.format(other))
    ]

    assert told == []


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_no_form_of_a_figure_says_another_one(number: int) -> None:
    sentence, lines = read(BLOCKS[number])
    silent = [
        (form, others[0])
        for forms, others in permutations(lines, 2)
        for form in forms
        if not differs(sentence.format(form), sentence.format(others[0]))
    ]

    assert silent == []
