"""The script that kills commands and runs them beside each other finds nothing lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "kill_and_race.py"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


@POSIX
@pytest.mark.parametrize(
    "job",
    [
        *("add", "evidence", "edit", "import", "fmt", "fix", "baseline", "verify"),
        *("cite", "mark", "init"),
    ],
)
def test_nothing_is_lost_to_a_kill_or_a_neighbour(job: str) -> None:
    command = [sys.executable, str(SCRIPT), "--kills", "2", "--pairs", "2", job]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("lost or wrong: 0") == 2
