"""The house in order: what the repository promises about itself."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 400


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    suffixes = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".cfg", ""}
    return [
        (path, path.read_text(encoding="utf-8"))
        for path in tracked()
        if path.suffix in suffixes and path.name != "LICENSE"
    ]


def test_no_python_file_is_longer_than_400_lines() -> None:
    long = [
        path.relative_to(ROOT).as_posix()
        for path in tracked("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]

    assert long == []


def test_nobody_is_told_to_install_the_distribution_of_another_project() -> None:
    wrong = re.compile(r"(pip|uv|pipx) +(install|add|tool install) +['\"]?claimcheck(?![-\w/.])")

    assert [path.name for path, text in texts() if wrong.search(text)] == []


def test_nothing_refers_to_a_place_outside_the_tree() -> None:
    outside = re.compile(r"(?<![\w.])\.\./shared|(?<![\w/.])/(?:root|home)/\w")

    found = [path.name for path, text in texts() if outside.search(text)]

    assert [name for name in found if name != Path(__file__).name] == []


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")

    command = re.search(r"<!-- test command -->\n```sh\n(.+)\n```", readme)

    assert command is not None
    assert "-m pytest" in command.group(1)
    assert "<!-- test command -->" in script
    assert 'eval "$command"' in script


def test_the_package_says_the_version_of_the_distribution() -> None:
    import claimcheck

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert claimcheck.__version__ == project["version"]
    assert project["name"] == "claimcheck-cli"


def test_every_dependency_is_justified() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(each for name in extras if name != "dev" for each in extras[name]),
    ]

    names = [re.split(r"[\[<>=! ]", requirement)[0] for requirement in wanted]

    assert [name for name in names if f"| {name} |" not in contributing] == []


def test_no_two_test_files_have_one_name() -> None:
    names = [path.name for path in tracked("tests/**/test_*.py")]

    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_package_imports_what_another_keeps_private() -> None:
    private = re.compile(r"^ *(?:from|import) (claimcheck(?:\.\w+)*?)\.(_[a-z]\w*)", re.MULTILINE)
    found = [
        f"{path.relative_to(ROOT)} imports {owner}.{name}"
        for path in (ROOT / "claimcheck").rglob("*.py")
        for owner, name in private.findall(path.read_text(encoding="utf-8"))
        if not path.is_relative_to(ROOT / owner.replace(".", "/"))
    ]

    assert found == []
