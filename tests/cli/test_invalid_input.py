"""Bad input is a finding that nothing hides: the check was not made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from run import Ran, claimcheck, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """claims:
  # claimcheck: ignore[invalid-input] it is known
  - id: lake-is-deep
    text: The lake is deep.
    stanse: wrong
"""
BASELINE = {
    "schema_version": 1,
    "findings": [{"rule": "invalid-input", "content": "it", "count": 1}],
}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    files = {"data/claims.yaml": CLAIMS, "data/sources.yaml": "sources:\n"}
    write(tmp_path, files | {"base.json": json.dumps(BASELINE)})
    return tmp_path


def told(ran: Ran) -> list[dict[str, Any]]:
    return list(json.loads(ran.out)["findings"])


@pytest.mark.parametrize("command", ["check", "verify"])
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--fail-on", "never"),
        ("--baseline", "base.json"),
        ("--select", "overstated"),
        ("--ignore", "overstated"),
        ("--since", "HEAD"),
    ],
)
def test_no_option_hides_it(broken: Path, command: str, arguments: tuple[str, ...]) -> None:
    ran = claimcheck(command, "--format", "json", *arguments, cwd=broken)

    assert ran.code == 2
    (finding,) = told(ran)
    assert (finding["rule"], finding["severity"]) == ("invalid-input", "error")
    assert (finding["silenced"], finding["tolerated"]) == (None, None)


@pytest.mark.parametrize(
    ("arguments", "config"),
    [
        (("--ignore", "invalid-input"), ""),
        (("--select", "invalid-input"), ""),
        ((), "ignore = ['invalid-input']"),
        ((), "[severity]\ninvalid-input = 'note'"),
    ],
)
def test_asking_to_leave_it_out_or_lower_it_is_wrong_usage(
    tmp_path: Path, arguments: tuple[str, ...], config: str
) -> None:
    sound = CLAIMS.replace("    stanse: wrong\n", "")
    files = {"data/claims.yaml": sound, "data/sources.yaml": "sources:\n"}
    write(tmp_path, files | {"claimcheck.toml": config})

    ran = claimcheck("check", *arguments, cwd=tmp_path)

    assert ran.code == 2
    told = ran.out if config else ran.err  # what stands in a file has a place there
    assert "invalid-input can be neither chosen nor left out" in told


def test_what_it_means_can_be_asked_like_a_rule(tmp_path: Path) -> None:
    ran = claimcheck("rule", "invalid-input", cwd=tmp_path)

    assert ran.code == 0
    assert ran.out.startswith("invalid-input (error)\n")
