from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cases import Case, all_cases, described

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_rule_finds_exactly_what_the_case_expects(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    found = [described(each) for each in case.findings(tmp_path)]

    assert found == case.head.get("expect", [])
    assert bool(found) == case.fires


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_case_says_what_it_is_about(case: Case) -> None:
    assert case.head["about"].endswith(".")
