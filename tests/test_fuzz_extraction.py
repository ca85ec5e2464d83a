"""The script that reads broken documents finds none that holds it up or breaks it down."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "scripts" / "fuzz_extraction.py"


def test_broken_documents_end_in_time_and_in_an_outcome() -> None:
    command = [sys.executable, str(SCRIPT), "--pdfs", "40", "--pages", "40", "--seed", "2"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("over the limit: 0; raised: 0") == 2
