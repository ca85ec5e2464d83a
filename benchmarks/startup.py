"""How long until claimcheck answers, beside the imports that it cannot do without.

Run ``python benchmarks/startup.py [ROUNDS]``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from results import kept
from timing import Program, compare, print_ratio

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
    with kept("startup", str(rounds)) as figures:
        figures |= report(rounds)


def report(rounds: int) -> dict[str, object]:
    """Print and return the figures."""
    python = sys.executable
    programs = {}
    for name, arguments, imports, _ in _PAIRS:
        programs[imports] = Program([python, "-c", imports])
        programs[name] = Program([python, "-m", "claimcheck", *arguments])
    costs = compare(programs, Path(__file__).resolve().parent.parent, rounds)
    figures: dict[str, object] = {}
    for name, _, imports, aim in _PAIRS:
        print(f"\n{'; '.join(imports.strip().splitlines())}: {costs[imports].cpu:.3f} s")
        figures[name.removeprefix("claimcheck ").lstrip("-")] = {
            "imports_cpu": round(costs[imports].cpu, 3),
            **print_ratio(name, costs[name], costs[imports], aim),
        }
    return figures


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
