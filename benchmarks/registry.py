"""How long a check of a large registry takes, beside PyYAML reading the same files.

Run ``python benchmarks/registry.py [--sizes 1000,10000,100000] [--rounds 3]``. The registries and
their cache are made in a temporary folder.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from generate import generate
from timing import Cost, Program, compare, print_ratio, print_setting

if TYPE_CHECKING:
    from collections.abc import Callable

_YAML = """
import yaml
for name in ("claims", "sources"):
    with open(f"data/{name}.yaml", "rb") as file:
        yaml.load(file, yaml.CSafeLoader)
"""


def measure(folder: Path, claims: int, rounds: int) -> dict[str, Cost]:
    """Return what each way of reading a registry of so many claims costs."""
    generate(folder, claims)
    cache = folder / "cache"
    on = {"CLAIMCHECK_CACHE_DIR": str(cache)}
    check = [sys.executable, "-m", "claimcheck", "check", "--today", "2026-11-22"]
    show = [sys.executable, "-m", "claimcheck", "show", f"claim-{claims // 2}"]
    programs = {
        "PyYAML CSafeLoader": Program([sys.executable, "-c", _YAML]),
        "check, no cache": Program(check, environment={"CLAIMCHECK_NO_CACHE": "1"}),
        "check, cold (writes the cache)": Program(check, lambda: _empty(cache), on),
        "check, warm": Program(check, environment=on),
        "check, one claim edited": Program(check, _editor(folder / "data/claims.yaml", claims), on),
        "show ID, warm": Program(show, environment=on),
    }
    return compare(programs, folder, rounds)


def _empty(cache: Path) -> None:
    for file in cache.glob("*"):
        file.unlink()


def _editor(path: Path, claims: int) -> Callable[[], None]:
    """Return what rewords one claim in the middle of the file, each time another way."""
    numbers = count(1)
    mark = f"  - id: claim-{claims // 2}\n    text: "

    def edit() -> None:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(mark, f"{mark}Edit {next(numbers)} "), encoding="utf-8")

    return edit


def main() -> None:
    """Print a table for each size, and how the cost of a claim grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    aims = {"check, no cache": 1.3, "check, cold (writes the cache)": 1.3}
    aims |= {"check, warm": 0.325, "check, one claim edited": 0.325}
    print_setting()
    for size in (int(each) for each in options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            costs = measure(Path(folder), size, options.rounds)
        base = costs["PyYAML CSafeLoader"]
        print(f"\n{size:,} claims")
        for name, cost in costs.items():
            print_ratio(name, cost, base, aims.get(name))
        each = costs["check, no cache"].cpu / size * 1e6
        print(f"one claim takes {each:.0f} microseconds without a cache")


if __name__ == "__main__":
    main()
