"""``verify`` ends in a check, so it finds what ``check`` finds with the lock that it leaves."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from cases import Case, all_cases

from claimcheck.cli.commands import baseline, check, verify
from claimcheck.cli.session import Session

if TYPE_CHECKING:
    from pathlib import Path

CASES = all_cases()
OUTPUT = "found.json"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def session(folder: Path, output: str = OUTPUT) -> Session:
    return Session(output=folder / output, quiet=True)


def told(folder: Path, code: int) -> tuple[int, list[dict[str, Any]], dict[str, Any]]:
    """Return the exit code, the findings but for what only a look at the source tells, the rest."""
    document = json.loads((folder / OUTPUT).read_text("utf-8"))
    findings = [{**each, "details": None} for each in document["findings"]]
    return code, findings, document["coverage"]


def agreed(case: Case, folder: Path, **options: Any) -> list[dict[str, Any]]:
    """Return the findings of both, which are the same."""
    common = {"format": "json", "today": str(case.today), **options}
    verified = told(folder, verify.command(session(folder), offline=True, **common))
    checked = told(folder, check.command(session(folder), **common))
    assert verified == checked
    return checked[1]


@pytest.mark.parametrize("case", CASES, ids=lambda each: each.name)
def test_verify_and_check_find_the_same_and_exit_alike(case: Case, here: Path) -> None:
    case.write(here)
    for fail_on in (None, "note"):
        agreed(case, here, fail_on=fail_on)


@pytest.mark.parametrize("case", CASES, ids=lambda each: each.name)
def test_they_agree_on_what_a_baseline_tolerates(case: Case, here: Path) -> None:
    case.write(here)
    agreed(case, here)
    day = str(case.today)
    assert baseline.command(session(here, "base.json"), today=day) == 0
    found = agreed(case, here, baseline=here / "base.json", fail_on="note")
    assert all(each["tolerated"] or each["silenced"] for each in found)


@pytest.mark.parametrize("case", CASES, ids=lambda each: each.name)
def test_they_agree_on_what_is_silenced_and_what_is_ignored(case: Case, here: Path) -> None:
    case.write(here)
    found = agreed(case, here)
    silenced = [silence(here, each) for each in found]
    again = agreed(case, here, fail_on="note")
    assert any(each["silenced"] for each in again) or not any(silenced)
    rules = sorted({each["rule"] for each in found})
    if rules:
        assert not {each["rule"] for each in agreed(case, here, ignore=rules)} & set(rules)


def silence(folder: Path, finding: dict[str, Any]) -> bool:
    """Put a comment into the item that a finding is about; tell whether it is in block style."""
    if not finding["subject"]:
        return False
    path = folder / finding["location"]["path"]
    begin = re.compile(rf"^( *)- id: {re.escape(finding['subject'])}\n", re.MULTILINE)
    comment = f"\\g<0>\\1  # claimcheck: ignore[{finding['rule']}] for a test\n"
    text, count = begin.subn(comment, path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    return count > 0


@pytest.mark.parametrize("fires", ["quote-not-found", "quote-truncated", "suspect-evidence"])
def test_a_silenced_finding_fails_neither(fires: str, here: Path) -> None:
    """A weekly ``verify --refresh`` does not fail on what was accepted."""
    case = next(each for each in CASES if each.rule == fires and each.fires)
    case.write(here)
    common = {"format": "json", "today": str(case.today), "fail_on": "note", "select": [fires]}
    assert verify.command(session(here), offline=True, **common) == 1
    for each in json.loads((here / OUTPUT).read_text("utf-8"))["findings"]:
        silence(here, each)
    assert verify.command(session(here), offline=True, **common) == 0
    assert check.command(session(here), **common) == 0
    silenced = json.loads((here / OUTPUT).read_text("utf-8"))["findings"]
    assert [each["silenced"] for each in silenced] == ["for a test"] * len(silenced) != []
