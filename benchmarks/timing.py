"""Runs programs in turn and compares what they took: one run of each, then the next of each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_PROBE = """
import json, os, resource, subprocess, sys, time
begin = time.perf_counter()
code = subprocess.call(json.loads(sys.argv[1]), stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, time.perf_counter() - begin, used.ru_utime + used.ru_stime,
                  used.ru_maxrss]))
"""


class Cost(NamedTuple):
    """What one run took, or the median of several.

    Attributes:
        wall: Seconds by the clock.
        cpu: Seconds of processor time, user and system; the better figure on a busy machine.
        memory: Peak resident set in MiB.
    """

    wall: float
    cpu: float
    memory: float


class Program(NamedTuple):
    """Something to run.

    Attributes:
        command: Its command line.
        before: What to do before each run.
        environment: Variables to set.
        codes: Exit codes that mean that it did its work.
    """

    command: Sequence[str]
    before: Callable[[], object] | None = None
    environment: Mapping[str, str] | None = None
    codes: Sequence[int] = (0,)


def run_once(program: Program, folder: Path) -> Cost:
    """Run a program in a folder, in a process of its own under a small one that watches it.

    Raises:
        RuntimeError: It did not end as it should.
    """
    if program.before is not None:
        program.before()
    probe = [sys.executable, "-S", "-c", _PROBE, json.dumps(list(program.command))]
    environment = {**os.environ, **(program.environment or {})}
    done = subprocess.run(
        probe, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    code, wall, cpu, memory = json.loads(done.stdout)
    if code not in program.codes:
        message = f"{' '.join(program.command)} ended with {code}"
        raise RuntimeError(message)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(wall, cpu, memory / unit)


def compare(programs: Mapping[str, Program], folder: Path, rounds: int) -> dict[str, Cost]:
    """Run all programs in turn, so often; return the medians of each."""
    costs: dict[str, list[Cost]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            costs[name].append(run_once(program, folder))
    return {
        name: Cost(*(median(values) for values in zip(*each, strict=True)))
        for name, each in costs.items()
    }


def print_ratio(name: str, cost: Cost, base: Cost, aim: float | None = None) -> dict[str, float]:
    """Print and return what it took, and that as a multiple of what it is compared with."""
    line = (
        f"{name:<34} {cost.cpu:8.3f} s cpu {cost.wall:8.3f} s wall {cost.memory:7.0f} MiB"
        f"   x{cost.cpu / base.cpu:.2f} cpu x{cost.memory / base.memory:.2f} memory"
    )
    print(line + (f"   (aim x{aim})" if aim is not None else ""))
    return {
        "cpu": round(cost.cpu, 3),
        "wall": round(cost.wall, 3),
        "memory": round(cost.memory),
        "times_cpu": round(cost.cpu / base.cpu, 2),
        "times_memory": round(cost.memory / base.memory, 2),
    }
