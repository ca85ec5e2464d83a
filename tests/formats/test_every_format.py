from __future__ import annotations

import pytest

from claimcheck.formats import FORMATS
from claimcheck.model.finding import Location
from claimcheck.registry.problems import invalid_input
from claimcheck.views.check_result import CheckResult


@pytest.mark.parametrize("name", FORMATS)
def test_a_problem_is_written_safely_in_every_format(name: str) -> None:
    location = Location("a\x1b[2J\nb.yaml", 1, 1, 2, "x\x1b]0;title\x07")
    problem = invalid_input("it is \x1b[31mwrong\nhere", "do\x07 this", location)
    text = FORMATS[name].render(CheckResult(findings=[problem]), color=False, width=100)
    assert not any(ord(each) < 32 and each != "\n" for each in text)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_wrong_is_nothing_said_or_an_empty_document(name: str) -> None:
    text = FORMATS[name].render(CheckResult(), color=False, width=100)
    assert text[:1] in ("", "{", "[", "<")
