"""The figures of this project's README are claims: none stands there without a mark."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from run import ROOT, Ran, claimcheck

if TYPE_CHECKING:
    from pathlib import Path

COPIED = ("README.md", "pyproject.toml", "docs/claims", "benchmarks/results")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in COPIED:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, path)
        else:
            shutil.copy(ROOT / name, path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def check(folder: Path) -> Ran:
    config = ("--config", "docs/claims/claimcheck.toml")
    return claimcheck("check", *config, "--format", "concise", "--today", "2026-11-29", cwd=folder)


def change(folder: Path, old: str, new: str) -> None:
    readme = folder / "README.md"
    text = readme.read_text(encoding="utf-8")
    assert text.count(old) == 1
    readme.write_text(text.replace(old, new), encoding="utf-8")


def test_the_readme_and_its_claims_hold(project: Path) -> None:
    ran = check(project)

    assert (ran.code, [line for line in ran.out.splitlines() if "README.md" in line]) == (0, [])
    assert "8 marks" in ran.err


def test_ci_checks_the_readme_with_its_claims() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")

    assert 'claimcheck" check --config docs/claims/claimcheck.toml' in script


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("100.00% of true", "99.99% of true", "the sentence says “99.99%”, and none of its claims"),
        ("0.67 times", "0.80 times", "“0.80 times”"),
        ("of 451 cuts", "of 493 cuts", "“493”"),
        ("Python 3.11 or", "Python 3.10 or", "“3.10"),
        ("takes 4.2 s,", "takes 4.2 ms,", "“4.2 ms”"),
        ("again.<!-- claimcheck: verify-of-5000 -->", "again.", "no mark says which claim"),
        ("claimcheck: cuts-flagged", "claimcheck: cuts-flaged", "did you mean"),
    ],
)
def test_a_change_of_a_figure_or_a_mark_alone_fails(
    project: Path, old: str, new: str, told: str
) -> None:
    change(project, old, new)

    ran = check(project)

    assert ran.code == 1
    lines = [line for line in ran.out.splitlines() if line.startswith("README.md:")]
    assert lines
    assert told in lines[-1] or told == "did you mean"
