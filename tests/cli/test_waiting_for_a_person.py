"""While a command waits for a person, others write; several at once lose nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from run import COMMAND, claimcheck, environment, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLAIMS = "claims:\n  - id: gates\n    text: The lock has three gates.  # kept\n"
FILES = {
    "claimcheck.toml": '[[prose]]\nfiles = "text.md"\n',
    "data/claims.yaml": CLAIMS,
    "text.md": "The lock has three gates. Nobody counted them.\n",
}
TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@contextmanager
def waiting(folder: Path, question: str, *arguments: str) -> Iterator[int]:
    """Start a command on a terminal and yield its other end once the command asks the question."""
    mine, theirs = os.openpty()
    command = [*COMMAND, *arguments]
    running = subprocess.Popen(
        command, cwd=folder, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs
    )
    try:
        shown = b""
        while question.encode() not in shown:
            shown += os.read(mine, 1_000)
        yield mine
        assert running.wait(60) == 0, os.read(mine, 10_000)
    finally:
        running.kill()
        running.wait()
        os.close(theirs)
        os.close(mine)


@TERMINAL
def test_a_claim_is_added_while_another_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    with waiting(tmp_path, "text of the claim", "add", "claim", "--id", "mine") as terminal:
        assert (
            claimcheck(
                "add", "claim", "The lock is old", "--no-evidence", "--yes", cwd=tmp_path
            ).code
            == 0
        )
        os.write(terminal, b"The lock is deep\n\n\n")

    text = (tmp_path / "data/claims.yaml").read_text()
    assert text.startswith(CLAIMS)
    assert text.index("The lock is old") < text.index("The lock is deep")


@TERMINAL
def test_a_text_is_marked_as_it_is_when_the_answer_comes(tmp_path: Path) -> None:
    write(tmp_path, FILES)

    with waiting(tmp_path, "mark it?", "mark", "text.md") as terminal:
        assert (
            claimcheck(
                "add", "claim", "The lock is old", "--no-evidence", "--yes", cwd=tmp_path
            ).code
            == 0
        )
        (tmp_path / "text.md").write_text("# New\n\nThe lock has three gates. It is old.\n")
        os.write(terminal, b"y\n")

    assert "The lock is old" in (tmp_path / "data/claims.yaml").read_text()
    assert (tmp_path / "text.md").read_text() == (
        "# New\n\nThe lock has three gates.<!-- claimcheck: gates --> It is old.\n"
    )


@TERMINAL
def test_a_sentence_that_was_changed_meanwhile_is_not_marked(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    changed = "The lock has, they say, four gates.\n"

    with waiting(tmp_path, "mark it?", "mark", "text.md") as terminal:
        (tmp_path / "text.md").write_text(changed)
        os.write(terminal, b"y\n")

    assert (tmp_path / "text.md").read_text() == changed


def test_six_at_once_add_six_claims(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    commands = [
        [*COMMAND, "add", "claim", f"Gate {n} is old", "--no-evidence", "--yes"] for n in range(6)
    ]

    running = [
        subprocess.Popen(
            command, cwd=tmp_path, env=environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]  # fmt: skip

    assert [each.wait(60) for each in running] == [0] * 6
    text = (tmp_path / "data/claims.yaml").read_text()
    assert text.startswith(CLAIMS)
    assert [text.count(f"Gate {n} is old") for n in range(6)] == [1] * 6
