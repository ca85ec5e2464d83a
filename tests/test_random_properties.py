"""Properties are tried with the same examples in every run, unless others are asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent / "conftest.py"

PROPERTY = """
from hypothesis import given, strategies as st

@given(st.integers())
def test_numbers(number):
    with open("seen", "a") as file:
        print(number, file=file)
"""


def seen(folder: Path, *options: str) -> str:
    (folder / "seen").unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--quiet", *options, "."],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return (folder / "seen").read_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "test_numbers.py").write_text(PROPERTY)
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text("utf-8"))
    offline = tmp_path / "offline" / "sitecustomize.py"
    offline.parent.mkdir()
    offline.write_text("")
    return tmp_path


def test_two_runs_try_the_same(folder: Path) -> None:
    assert seen(folder) == seen(folder)


def test_others_are_tried_when_they_are_asked_for(folder: Path) -> None:
    random = ("--hypothesis-profile=random",)
    runs = [seen(folder, *options) for options in (random, random, ("--hypothesis-seed=1",))]

    assert len(set(runs)) == 3
    assert seen(folder, "--hypothesis-seed=1") == runs[2]
