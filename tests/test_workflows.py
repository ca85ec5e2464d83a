"""The repository's own workflows: valid, without known weaknesses, and pinned to commits."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
DEPENDABOT = ROOT / ".github/dependabot.yml"
_PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.mark.parametrize(
    ("schema", "paths"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.dependabot", [DEPENDABOT])],
    ids=["workflows", "dependabot"],
)
def test_they_are_valid(schema: str, paths: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]

    ran = subprocess.run([*command, *map(str, paths)], capture_output=True, check=False)

    assert paths
    assert ran.returncode == 0, ran.stdout.decode()


def test_they_have_no_known_weakness() -> None:
    program = shutil.which("zizmor", path=sysconfig.get_path("scripts"))
    assert program is not None
    checked = [str(ROOT / ".github"), str(ROOT / "action.yml")]

    ran = subprocess.run(
        [program, "--offline", "--persona=pedantic", *checked],
        capture_output=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout.decode()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    used = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]

    assert used
    assert [line for line in used if not _PINNED.search(line)] == []


def test_what_is_pinned_is_kept_fresh() -> None:
    kept = {each["package-ecosystem"] for each in yaml.safe_load(DEPENDABOT.read_text())["updates"]}

    assert kept == {"github-actions", "pip"}


def test_every_system_and_every_supported_python_is_tested() -> None:
    matrix = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text("utf-8"))["jobs"][
        "suite"
    ]["strategy"]["matrix"]

    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == ["3.11", "3.12", "3.13"]
    assert {each["versions"] for each in matrix["include"]} == {"newest", "lowest"}
