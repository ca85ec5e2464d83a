"""What is installed to test is pinned, and users may install what was tested."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
USED = [
    Requirement(each)
    for group in (PROJECT["project"]["dependencies"], *EXTRAS.values())
    for each in group
    if not each.startswith(PROJECT["project"]["name"])
]
BUILDS = [Requirement(each) for each in PROJECT["build-system"]["requires"]]


def pinned(name: str) -> dict[str, set[Version]]:
    """Return the versions in a file of constraints; several where systems or Pythons differ."""
    found: dict[str, set[Version]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            requirement = Requirement(line)
            (specifier,) = requirement.specifier
            assert specifier.operator == "=="
            found.setdefault(canonicalize_name(requirement.name), set()).add(
                Version(specifier.version)
            )
    return found


@pytest.mark.parametrize("requirement", USED + BUILDS, ids=str)
def test_what_is_used_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    versions = pinned("constraints.txt")[canonicalize_name(requirement.name)]

    assert all(version in requirement.specifier for version in versions)


@pytest.mark.parametrize("requirement", USED, ids=str)
def test_the_lowest_versions_are_those_that_the_project_allows(requirement: Requirement) -> None:
    (lowest,) = (Version(each.version) for each in requirement.specifier if each.operator == ">=")

    assert pinned("constraints-lowest.txt")[canonicalize_name(requirement.name)] == {lowest}


@pytest.mark.parametrize("requirement", USED, ids=str)
def test_users_are_not_held_to_one_version(requirement: Requirement) -> None:
    assert not {each.operator for each in requirement.specifier} & {"==", "===", "~="}


def test_both_commands_of_the_readme_install_what_is_pinned() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .+$", readme, re.MULTILINE)

    assert len(commands) == 2
    for command in commands:
        assert "pip install --quiet -c constraints.txt " in command
