"""How long until claimcheck answers, beside the imports that it cannot do without.

Run ``python benchmarks/startup.py [ROUNDS]``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from timing import Program, compare, print_ratio, print_setting

_MODEL = """
import typer, rich.console, rich.table, yaml
from pydantic import BaseModel
class Model(BaseModel): name: str
"""
"""``import pydantic`` alone loads next to nothing of it; whoever has a model pays for this."""

_PAIRS = (
    ("claimcheck --version", ["--version"], "import typer", 1.2),
    ("claimcheck list", ["list"], _MODEL, 1.6),
)


def main(rounds: int) -> None:
    """Print each command beside its imports."""
    print_setting()
    python = sys.executable
    programs = {}
    for name, arguments, imports, _ in _PAIRS:
        programs[imports] = Program([python, "-c", imports])
        programs[name] = Program([python, "-m", "claimcheck", *arguments])
    costs = compare(programs, Path(__file__).resolve().parent.parent, rounds)
    for name, _, imports, aim in _PAIRS:
        print(f"\n{'; '.join(imports.strip().splitlines())}: {costs[imports].cpu:.3f} s")
        print_ratio(name, costs[name], costs[imports], aim)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
