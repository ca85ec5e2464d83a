"""Compares what the program prints with a file that a person has looked at.

To take over what the program prints now: ``CLAIMCHECK_UPDATE_GOLDEN=1 pytest tests/cli``. Look at
the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
UPDATE = "CLAIMCHECK_UPDATE_GOLDEN"


def assert_golden(name: str, text: str) -> None:
    """Assert that ``text`` is the content of the golden file ``name``."""
    path = GOLDEN / name
    if os.environ.get(UPDATE) == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.is_file(), f"no golden file {name}: run with {UPDATE}=1 and look at it"
    assert text == path.read_bytes().decode()
