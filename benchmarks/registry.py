"""How long a check of a large registry takes, beside PyYAML reading the same files.

Run ``python benchmarks/registry.py [--sizes 1000,10000,100000] [--rounds 3]``. The registries are
made in a temporary folder. PyYAML is measured twice: as it comes, and with the garbage collector
switched off, which costs it more than half of its time on some versions of Python.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from generate import generate
from results import kept
from timing import Cost, Program, compare, print_ratio

_YAML = """
import yaml
for name in ("claims", "sources"):
    with open(f"data/{name}.yaml", "rb") as file:
        yaml.load(file, yaml.CSafeLoader)
"""
_AIM = 0.9
_AIMED_FROM = 10_000
"""Claims from which on start-up is no longer what counts."""

_PLAIN = "PyYAML CSafeLoader"
_AT_REST = "PyYAML CSafeLoader, no collector"
_KEYS = {_PLAIN: "pyyaml", _AT_REST: "pyyaml_no_collector", "check": "check", "show ID": "show"}
"""What the ways are called in the file of results."""


def measure(folder: Path, claims: int, rounds: int) -> dict[str, Cost]:
    """Return what each way of reading a registry of so many claims costs."""
    generate(folder, claims)
    command = [sys.executable, "-m", "claimcheck"]
    programs = {
        _PLAIN: Program([sys.executable, "-c", _YAML]),
        _AT_REST: Program([sys.executable, "-c", f"import gc; gc.disable(){_YAML}"]),
        "check": Program([*command, "check", "--today", "2026-11-22"]),
        "show ID": Program([*command, "show", f"claim-{claims // 2}"]),
    }
    return compare(programs, folder, rounds)


def main() -> None:
    """Print a table for each size, and how the cost of a claim grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with kept("registry", "--sizes", options.sizes, "--rounds", str(options.rounds)) as figures:
        for size in (int(each) for each in options.sizes.split(",")):
            figures[str(size)] = report(size, options.rounds)


def report(size: int, rounds: int) -> dict[str, object]:
    """Print and return the figures of one size."""
    with tempfile.TemporaryDirectory() as folder:
        costs = measure(Path(folder), size, rounds)
    print(f"\n{size:,} claims")
    figures: dict[str, object] = {}
    for name, cost in costs.items():
        has_aim = name == "check" and size >= _AIMED_FROM
        aim = _AIM if has_aim else None
        figures[_KEYS[name]] = print_ratio(name, cost, costs[_PLAIN], aim)
    check = costs["check"].cpu
    figures["microseconds_of_a_claim"] = round(check / size * 1e6)
    figures["times_without_collector"] = round(check / costs[_AT_REST].cpu, 2)
    print(
        f"one claim takes {figures['microseconds_of_a_claim']} microseconds; "
        f"check is x{check / costs[_AT_REST].cpu:.2f} of PyYAML without a collector"
    )
    return figures


if __name__ == "__main__":
    main()
