from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from sample_results import ALL, HOSTILE_RESULT, LINE, MIXED, NOTHING, UNREADABLE, finding, result

from claimcheck.formats import rdjson
from claimcheck.model.finding import Location

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = "rdformat-validator"


def rendered(each: Any) -> list[dict[str, Any]]:
    document = json.loads(rdjson.render(each))
    assert document["source"] == {"name": "claimcheck"}
    return list(document["diagnostics"])


def shape(value: Any) -> Any:
    """Return the keys of a value, without those that are optional."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items() if name not in _OPTIONAL}
    return type(value).__name__


_OPTIONAL = {"url", "suggestions", "severity"}


def test_a_diagnostic_has_the_shape_of_those_that_ruff_writes(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("import os\n", encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select=F"]
    ran = subprocess.run(
        [*command, "--output-format=rdjson", "x.py"], cwd=tmp_path, capture_output=True, check=False
    )
    (theirs,) = json.loads(ran.stdout)["diagnostics"]
    (ours,) = rendered(result(finding()))

    assert shape(ours) == shape(theirs)


@pytest.mark.parametrize("name", ALL)
def test_a_validator_of_the_format_accepts_it(name: str, tmp_path: Path) -> None:
    program = shutil.which(VALIDATOR)
    if program is None:
        pytest.skip(f"{VALIDATOR} is not on the PATH: npm install @umbrelladocs/rdformat-validator")
    path = tmp_path / "found.json"
    path.write_text(rdjson.render(ALL[name]), encoding="utf-8")

    ran = subprocess.run(
        [program, "--strict", "--no-extra-fields", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_columns_count_bytes_from_one() -> None:
    (diagnostic,) = rendered(result(finding()))
    place = diagnostic["location"]["range"]
    line = LINE.encode()

    assert place["start"]["line"] == 12
    marked = line[place["start"]["column"] - 1 : place["end"]["column"] - 1]
    assert marked.decode() == "pytorch-órg"


def test_paths_are_relative_to_the_working_directory() -> None:
    (diagnostic,) = rendered(result(finding(location=Location("data/claims.yaml", 3))))

    assert diagnostic["location"]["path"] == "data/claims.yaml"


def test_severities_are_those_of_the_format_and_hidden_findings_are_left_out() -> None:
    assert [each["severity"] for each in rendered(MIXED)] == ["ERROR", "WARNING", "INFO"]


def test_nothing_to_say_is_an_empty_list_of_diagnostics() -> None:
    assert rendered(NOTHING) == []


def test_unreadable_input_is_told() -> None:
    assert [each["code"]["value"] for each in rendered(UNREADABLE)] == ["invalid-input"] * 2


def test_hostile_text_is_plain_ascii_json() -> None:
    assert rdjson.render(HOSTILE_RESULT).isascii()
