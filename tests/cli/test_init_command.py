from __future__ import annotations

import os
import re
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from run import claimcheck, write

from claimcheck.registry.config import Config, Levels

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = [
    "claimcheck.toml",
    "data/claims.yaml",
    "data/files/lighthouse.txt",
    "data/schema/claims.schema.json",
    "data/schema/config.schema.json",
    "data/schema/sources.schema.json",
    "data/sources.yaml",
]


def _files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_a_new_registry_passes_its_own_check(tmp_path: Path) -> None:
    ran = claimcheck("init", cwd=tmp_path)
    assert ran.code == 0
    assert sorted(ran.out.splitlines()) == [f"wrote {name}" for name in WRITTEN]
    assert _files(tmp_path) == WRITTEN
    checked = claimcheck("check", "--fail-on", "note", cwd=tmp_path)
    assert (checked.code, checked.out) == (0, "")
    listed = claimcheck("list", "--level", "verified", cwd=tmp_path)
    assert "lighthouse-first-lit" in listed.out


def test_the_example_is_proven_without_a_network_and_fails_when_it_is_changed(
    tmp_path: Path,
) -> None:
    claimcheck("init", cwd=tmp_path)
    verified = claimcheck("verify", "--offline", cwd=tmp_path)
    assert (verified.code, verified.out) == (0, "")
    assert "Verified 1 quote: 1 proven" in verified.err

    claims = tmp_path / "data/claims.yaml"
    claims.write_text(claims.read_text().replace("1904", "1914"))
    changed = claimcheck("check", "--format", "concise", cwd=tmp_path)
    assert changed.code == 1
    assert {line.split("[")[1].split("]")[0] for line in changed.out.splitlines()} == {
        "overstated",
        "quote-not-found",
    }


def test_a_warning_fails_a_new_registry(tmp_path: Path) -> None:
    claimcheck("init", cwd=tmp_path)
    claims = tmp_path / "data/claims.yaml"
    claims.write_text(claims.read_text().replace("first lit in 1904.", "first lit in May 1904."))
    ran = claimcheck("check", "--format", "concise", cwd=tmp_path)
    assert ran.code == 1
    assert "warning[figure-not-in-evidence]" in ran.out


def test_a_folder_is_made(tmp_path: Path) -> None:
    assert claimcheck("init", "new/folder", cwd=tmp_path).code == 0
    assert _files(tmp_path / "new" / "folder") == WRITTEN


def test_settings_are_shown_with_their_defaults(tmp_path: Path) -> None:
    claimcheck("init", cwd=tmp_path)
    shown = (tmp_path / "claimcheck.toml").read_text()
    settings = tomllib.loads(re.sub(r"(?m)^# (?=\[|[\w-]+ = )", "", shown))

    assert settings.pop("severity") == {"single-publisher": "error"}  # an example: there is none
    assert set(settings) == {"fail_on", "select", "ignore", "levels", "verify"}
    assert set(settings["levels"]) == set(Levels.model_fields)
    assert Config.model_validate(settings) == Config(fail_on="warning")


@pytest.mark.parametrize(
    "present", [*WRITTEN, "data/claims/one.yaml", "data/sources/one.yaml", "data/claims.yml"]
)
def test_nothing_is_overwritten_and_nothing_half_written(tmp_path: Path, present: str) -> None:
    write(tmp_path, {present: "mine"})
    ran = claimcheck("init", cwd=tmp_path)
    assert ran.code == 2
    assert "there is a registry here already" in ran.err
    assert _files(tmp_path) == [present]
    assert (tmp_path / present).read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").symlink_to("elsewhere.toml")
    ran = claimcheck("init", cwd=tmp_path)
    assert ran.code == 2
    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    write(tmp_path, {"data": "a file"})
    ran = claimcheck("init", cwd=tmp_path)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert _files(tmp_path) == ["data"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    from test_bad_input import obey_permissions

    tmp_path.chmod(0o555)
    try:
        ran = claimcheck("init", cwd=tmp_path, preexec_fn=obey_permissions)
    finally:
        tmp_path.chmod(0o755)
    assert ran.code == 2
    assert "Permission denied" in ran.err
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_files_of_another_folder_are_named_with_it(tmp_path: Path) -> None:
    first, second = (claimcheck("init", "sub", cwd=tmp_path) for _ in range(2))
    assert "Next: cd sub, run claimcheck check" in first.err
    assert "already: sub/claimcheck.toml, sub/data/claims.yaml, " in second.err
