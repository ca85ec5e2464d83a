"""The measured figures of this project are claims: none stands in its texts without a mark."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from run import ROOT, Ran, claimcheck

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ("README.md", "docs/reference/measurements.md")
COPIED = (*TEXTS, "pyproject.toml", "docs/claims", "benchmarks/results")


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
    texts = {folder / name: (folder / name).read_text(encoding="utf-8") for name in TEXTS}
    path = next(path for path, text in texts.items() if text.count(old) == 1)
    path.write_text(texts[path].replace(old, new), encoding="utf-8")


def test_the_readme_and_its_claims_hold(project: Path) -> None:
    ran = check(project)

    assert (ran.code, ran.out) == (0, "")
    assert " marks; found 3 silenced" in ran.err


def test_every_value_that_claims_rest_on_is_what_a_benchmark_wrote(project: Path) -> None:
    results = project / "benchmarks/results/startup.json"
    figures = json.loads(results.read_text("utf-8"))
    figures["version"]["times_cpu"] = 9.75
    results.write_text(json.dumps(figures), "utf-8")

    ran = check(project)

    assert ran.code == 1
    (line,) = (line for line in ran.out.splitlines() if "error[value-differs]" in line)
    assert "version-starts-fast: " in line
    assert "9.75 is there" in line


def test_ci_checks_the_readme_with_its_claims() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")

    assert 'claimcheck" check --config docs/claims/claimcheck.toml' in script


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("100.00% of true", "99.99% of true", "the sentence says “99.99%”, and none of its claims"),
        ("0.62 times the memory", "0.80 times the memory", "“0.80 times”"),
        ("of 451 cuts", "of 493 cuts", "“493”"),
        ("Python 3.11 or", "Python 3.10 or", "“3.10"),
        ("takes 3.2 s,", "takes 3.2 ms,", "“3.2 ms”"),
        ("again.<!-- claimcheck: verify-of-5000 --> It", "again. It", "no mark says which claim"),
        ("45.92%", "54.92%", "“54.92%”"),
        ("69 of 126", "68 of 126", "“68”"),
        ("| first run | 751", "| first run | 851", "“851”"),
        ("claimcheck: cuts-flagged", "claimcheck: cuts-flaged", "did you mean"),
    ],
)
def test_a_change_of_a_figure_or_a_mark_alone_fails(
    project: Path, old: str, new: str, told: str
) -> None:
    change(project, old, new)

    ran = check(project)

    assert ran.code == 1
    texts = tuple(f"{name}:" for name in TEXTS)
    lines = [line for line in ran.out.splitlines() if line.startswith(texts)]
    assert lines
    assert told in lines[-1] or told == "did you mean"
