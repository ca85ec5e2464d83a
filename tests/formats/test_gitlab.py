from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sample_results import ALL, HOSTILE_RESULT, MIXED, NOTHING, UNREADABLE, finding, result

from claimcheck.formats import gitlab, sarif
from claimcheck.model.finding import Location

if TYPE_CHECKING:
    from pathlib import Path


def rendered(name_or_result: Any) -> list[dict[str, Any]]:
    return list(json.loads(gitlab.render(name_or_result)))


@pytest.mark.parametrize("name", ALL)
def test_every_issue_has_what_gitlab_requires(name: str) -> None:
    issues = rendered(ALL[name])

    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["path"]
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_nothing_to_say_is_an_empty_list() -> None:
    assert rendered(NOTHING) == []


def test_severities_are_those_of_gitlab() -> None:
    assert [each["severity"] for each in rendered(MIXED)] == ["major", "minor", "info"]


def test_what_is_silenced_or_tolerated_is_left_out() -> None:
    assert [each["check_name"] for each in rendered(MIXED)] == [
        "unknown-source",
        "missing-quote",
        "refuted",
    ]


def test_sarif_tools_makes_the_same_issues_of_the_same_findings(tmp_path: Path) -> None:
    both = replace(MIXED, findings=MIXED.counted)
    (tmp_path / "log.sarif").write_text(sarif.render(both), encoding="utf-8")
    command = [sys.executable, "-m", "sarif", "codeclimate", "--output", "made.json", "log.sarif"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    made = json.loads((tmp_path / "made.json").read_text("utf-8"))

    assert sorted(map(place, rendered(both))) == sorted(map(place, made))


def place(issue: dict[str, Any]) -> tuple[str, str, int]:
    return issue["check_name"], issue["location"]["path"], issue["location"]["lines"]["begin"]


def test_a_fingerprint_survives_a_moved_line_and_a_renamed_file() -> None:
    moved = finding(location=Location("data/claims/open.yaml", 99, 3))

    assert (
        rendered(result(finding()))[0]["fingerprint"] == (rendered(result(moved))[0]["fingerprint"])
    )


def test_unreadable_input_blocks() -> None:
    assert [(each["check_name"], each["severity"]) for each in rendered(UNREADABLE)] == [
        ("invalid-input", "blocker"),
        ("invalid-input", "blocker"),
    ]


def test_hostile_text_is_plain_ascii_json() -> None:
    assert gitlab.render(HOSTILE_RESULT).isascii()
