"""How long until claimcheck answers, beside the imports that it cannot do without.

Run ``python benchmarks/startup.py [ROUNDS]``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from timing import Program, compare, print_ratio, print_setting

_PAIRS = (
    ("claimcheck --version", ["--version"], "import typer", 1.2),
    ("claimcheck list", ["list"], "import typer, rich.console, rich.table, pydantic, yaml", 1.3),
)
_ALSO = "import typer, rich.console, rich.table, yaml; from pydantic import BaseModel"
"""``import pydantic`` alone loads next to nothing of it; whoever has a model pays for this."""


def main(rounds: int) -> None:
    """Print each command beside its imports."""
    print_setting()
    python = sys.executable
    programs = {}
    for name, arguments, imports, _ in _PAIRS:
        programs[imports] = Program([python, "-c", imports])
        programs[name] = Program([python, "-m", "claimcheck", *arguments])
    programs[_ALSO] = Program([python, "-c", _ALSO])
    costs = compare(programs, Path(__file__).resolve().parent.parent, rounds)
    for name, _, imports, aim in _PAIRS:
        print(f"\n{imports}: {costs[imports].cpu:.3f} s")
        print_ratio(name, costs[name], costs[imports], aim)
    print(f"\n{_ALSO}: {costs[_ALSO].cpu:.3f} s")
    print_ratio("claimcheck list", costs["claimcheck list"], costs[_ALSO])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
