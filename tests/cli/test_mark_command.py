"""``claimcheck mark``: it offers marks for sentences that state a claim, and writes some."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from run import COMMAND, Ran, claimcheck, environment, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """\
claims:
  - id: boats
    text: The lock lifted 2,412 boats in 2025.
  - id: toll
    text: The toll of the lock was not raised.
  - id: gates
    text: The lock has three gates.
"""
TEXT = """\
# The lock

The lock has **three gates**. In 2025 the lock lifted more than 2,400 boats. It lifted 2,500 boats
in 2025, they say. The toll of the lock was raised.

| what | how |
| --- | --- |
| Toll of the lock was not raised | `The lock has three gates` |

The lock has three gates.<!-- claimcheck: gates --> Boats are boats.
"""


def world(folder: Path, text: str = TEXT, name: str = "text.md") -> Path:
    config = '[[prose]]\nfiles = "text.*"\n'
    return write(folder, {"claimcheck.toml": config, "data/claims.yaml": CLAIMS, name: text})


def mark(folder: Path, *arguments: str) -> Ran:
    return claimcheck("mark", *arguments, cwd=folder)


def test_sentences_that_say_a_claim_and_no_more_are_offered_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    folder = world(tmp_path)

    ran = mark(folder, "text.md")

    assert ran.code == 0
    assert ran.out.splitlines() == [
        "text.md:3: gates: The lock has three gates.",
        "text.md:3: boats: In 2025 the lock lifted more than 2,400 boats.",
        "text.md:8: toll: Toll of the lock was not raised",
        "text.md:8: gates: The lock has three gates",
    ]
    assert ran.err.startswith("4 marks offered. claimcheck mark FILE --accept CLAIM writes")
    assert (folder / "text.md").read_text() == TEXT


def test_a_claim_that_there_is_not_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    folder = world(tmp_path)

    ran = mark(folder, "text.md", "--accept", "boats", "--accept", "tol")

    assert ran.err == "error: 'tol' is no claim of the registry\nhelp: did you mean 'toll'?\n"
    assert (ran.code, (folder / "text.md").read_text()) == (2, TEXT)


def test_what_is_accepted_is_written_and_nothing_else_changes(tmp_path: Path) -> None:
    folder = world(tmp_path)

    ran = mark(folder, "text.md", "--accept", "boats", "--accept", "toll")

    assert ran.out.splitlines() == [
        "marked text.md:3: boats: In 2025 the lock lifted more than 2,400 boats.",
        "marked text.md:8: toll: Toll of the lock was not raised",
    ]
    after = (folder / "text.md").read_text()
    assert "2,400 boats.<!-- claimcheck: boats --> It lifted" in after
    assert "| Toll of the lock was not raised<!-- claimcheck: toll --> |" in after
    marks = ("<!-- claimcheck: boats -->", "<!-- claimcheck: toll -->")
    assert after.replace(marks[0], "").replace(marks[1], "") == TEXT
    checked = claimcheck("check", "--select", "prose-drifted", cwd=folder)
    assert (checked.code, "3 marks" in checked.err) == (0, True)


def test_a_text_that_has_all_its_marks_is_offered_none(tmp_path: Path) -> None:
    folder = world(tmp_path)

    assert mark(folder, "text.md", "--all").out.count("marked ") == 4
    assert mark(folder, "text.md").err == "0 marks offered.\n"
    assert (
        "The lock has **three gates**.<!-- claimcheck: gates -->"
        in (folder / "text.md").read_text()
    )


def test_in_mdx_the_mark_is_an_expression(tmp_path: Path) -> None:
    folder = world(tmp_path, "The lock has three gates.\r\n", "text.mdx")

    mark(folder, "text.mdx", "--all")

    assert (folder / "text.mdx").read_bytes() == (
        b"The lock has three gates.{/* claimcheck: gates */}\r\n"
    )


def test_a_mark_that_would_not_be_read_is_not_written(tmp_path: Path) -> None:
    text = "[The lock has three gates.]\n\n[The lock has three gates.]: http://example.org\n"
    folder = world(tmp_path, text)

    ran = mark(folder, "text.md", "--all")

    assert ran.code == 2
    assert "would not be read as its mark" in ran.err
    assert (folder / "text.md").read_text() == text


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_on_a_terminal_each_offer_is_asked_about(tmp_path: Path) -> None:
    folder = world(tmp_path, "The lock has three gates. In 2025 the lock lifted 2,412 boats.\n")
    mine, theirs = os.openpty()
    os.write(mine, b"n\ny\n")

    ran = subprocess.run(
        [*COMMAND, "mark", "text.md"],
        cwd=folder,
        env=environment(),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
        timeout=60,
    )
    asked = os.read(mine, 10_000).decode()
    os.close(theirs)
    os.close(mine)

    assert ran.returncode == 0
    assert "text.md:1: gates: The lock has three gates." in asked
    assert "claim: The lock lifted 2,412 boats in 2025." in asked
    assert (folder / "text.md").read_text() == (
        "The lock has three gates. In 2025 the lock lifted 2,412 boats.<!-- claimcheck: boats -->\n"
    )


def test_a_text_that_the_configuration_does_not_name_is_refused(tmp_path: Path) -> None:
    ran = mark(write(world(tmp_path), {"other.md": "x"}), "other.md")

    assert ran.code == 2
    assert 'name it in claimcheck.toml: [[prose]] with files = ["other.md"]' in ran.err
