"""For the whole suite: nothing leaves the machine."""

from __future__ import annotations

import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).parent / "offline" / "sitecustomize.py"))
