from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOWN = ("pydantic", "rich", "typer")
"""What the documents get their words and tables from; other versions of it write others."""


def test_generated_documents_are_up_to_date() -> None:
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    other = [name for name in SHOWN if f"{name}=={version(name)}" not in pinned]
    if other:
        pytest.skip(f"documents are made with the pinned versions, not with this {other[0]}")
    script = ROOT / "scripts/generate_docs.py"

    result = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stderr) == (0, "")
