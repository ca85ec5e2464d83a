"""Measure ``claimcheck prove`` on generated pages, and others on the same rows.

    python benchmarks/prove.py [QUOTES] [PAGES] [--citations PYTHON] [--linkml PYTHON]

The pages are those of ``prove_corpus.py``. Measured in one run of the program:

- quotes a second of one process, by the clock and for each second of a processor: ``--workers 1``,
  which looks in the process of the command itself, so that nothing is handed over; two processes
  beside one, which the command hands work to; the most memory of any process; a tenth and a
  hundredth of the rows beside all;
- the processor time beside that of a loop that reads each page once and calls the matcher;
- ``citations`` 0.6.1 and ``linkml-reference-validator`` 0.4.0, each in an environment of its own,
  by the way that it has for one quote in one file, on as many of the same rows as they manage in
  a minute: throughput and both kinds of errors. ``citations`` reads PDF where poppler is
  installed; the other reads none.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import psutil
from prove_corpus import FALSE_EVERY, corpus
from results import kept, share, share_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTES, PAGES = 1_000_000, 20_000
SECONDS = 60.0
"""How long a peer may take."""
_HERE = Path(__file__).parent
_LOOK_SECONDS = 0.5
"""How often processes are looked at: each time takes some of the cores that are measured."""
_MIB = 1 << 20


class Took(NamedTuple):
    """What a run of the program took.

    Attributes:
        wall: Seconds by the clock.
        cpu: Seconds of processor time of all of its processes.
        memory: MiB of the largest process at its largest.
    """

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Print and keep the figures."""
    parser = argparse.ArgumentParser(description="prove, and others on the same rows")
    parser.add_argument("quotes", type=int, nargs="?", default=QUOTES)
    parser.add_argument("pages", type=int, nargs="?", default=PAGES)
    parser.add_argument("--citations", type=Path, help="the Python of its environment")
    parser.add_argument("--linkml", type=Path, help="likewise")
    asked = parser.parse_args()
    with TemporaryDirectory() as name, kept("prove", str(asked.quotes), str(asked.pages)) as found:
        folder = Path(name)
        rows = corpus(folder, asked.quotes, asked.pages)
        size = sum(each.stat().st_size for each in folder.glob("pages/*/*"))
        print(
            f"{asked.quotes:,} quotes in {asked.pages:,} pages of "
            f"{size / asked.pages / 1e3:.0f} KB on average, a tenth PDF, "
            f"one row in {FALSE_EVERY} false"
        )
        found |= {"quotes": asked.quotes, "pages": asked.pages, "bytes": size}
        found["local"] = local(folder, asked.quotes)
        found["loop"] = loop(folder, rows, found["local"]["one"]["cpu"])
        found["errors"] = errors(results(folder / "one.jsonl"))
        found["peers"] = dict(peers(asked, folder, rows))


def local(folder: Path, quotes: int) -> dict[str, Any]:
    """Print and return what processes of this machine take."""
    found: dict[str, Any] = {}
    start = prove(folder, "start.jsonl", "--workers", "1", "--limit", "1")
    print(f"one quote, which is the start of the program: {start.cpu:.2f} s of processor")
    found["start"] = round(start.cpu, 2)
    one = prove(folder, "one.jsonl", "--workers", "1")
    two = prove(folder, "two.jsonl", "--workers", "2")
    for name, took in (("one", one), ("two", two)):
        found[name] = shown(f"{name} process{'es' * (name == 'two')}", took, quotes)
    found["times_two"] = round(one.wall / two.wall, 2)
    print(f"two processes are {found['times_two']:.2f} times as fast as one, by the clock")
    found["linear"] = {}
    for part in (10, 100):
        some = quotes // part
        took = prove(folder, "part.jsonl", "--workers", "1", "--limit", str(some))
        times = ((took.cpu - start.cpu) / some) / ((one.cpu - start.cpu) / quotes)
        print(
            f"{some:,} quotes: {times:.2f} times the processor time for each quote, "
            "without the start"
        )
        found["linear"][str(some)] = round(times, 2)
    same = digest(folder / "one.jsonl") == digest(folder / "two.jsonl")
    print(f"one process and two write {'the same bytes' if same else 'OTHER BYTES'}")
    found["same_bytes"] = same
    found["result_bytes"] = round((folder / "one.jsonl").stat().st_size / quotes)
    return found


def loop(folder: Path, rows: Path, cpu: float) -> dict[str, float]:
    """Print and return what reading the same pages and calling the matcher takes."""
    took = watched([sys.executable, str(_HERE / "prove_loop.py"), str(rows)], folder)
    times = cpu / took.cpu
    print(f"a loop that calls the matcher: {took.cpu:.1f} s of processor; prove {times:.2f} times")
    return {"cpu": round(took.cpu, 1), "times": round(times, 2)}


def peers(
    asked: argparse.Namespace, folder: Path, rows: Path
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Print and yield what others make of the same rows, as far as they come in a minute."""
    for name in ("citations", "linkml"):
        python = getattr(asked, name)
        if python is None:
            print(f"{name}: not asked for (--{name} PYTHON)")
            continue
        command = [str(python.absolute()), str(_HERE / "prove_peers.py"), name, str(rows)]
        ran = subprocess.run(
            [*command, str(SECONDS)], cwd=folder, capture_output=True, text=True, check=True
        )
        told = [json.loads(line) for line in ran.stdout.splitlines()]
        seconds = told.pop()["seconds"]
        found = errors(told, name)
        found["quotes_a_second"] = round(len(told) / seconds, 1)
        print(f"{name}: {len(told):,} rows, {found['quotes_a_second']:,} quotes a second")
        yield name, found


def results(path: Path) -> Iterator[dict[str, Any]]:
    """Yield what prove says of each row."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {**row, "holds": row["state"] == "proven"}


def errors(found: Any, name: str = "claimcheck") -> dict[str, Any]:
    """Print and return how many true rows were not found, and how many false ones were accepted."""
    count: Counter[tuple[bool, bool]] = Counter()
    kinds: Counter[str] = Counter()
    unread = 0
    for row in found:
        if row["holds"] is None:
            unread += 1
            continue
        count[row["true"], row["holds"]] += 1
        if row["true"] != row["holds"]:
            kinds[row["kind"]] += 1
    missed = share(count[True, False], count[True, True] + count[True, False])
    accepted = share(count[False, True], count[False, True] + count[False, False])
    print(f"{name}: true rows not found     {share_in_words(missed)}")
    print(f"{name}: false rows accepted     {share_in_words(accepted)}")
    if unread:
        print(f"{name}: rows whose file it did not read, left out: {unread:,}")
    told = dict(sorted(kinds.items()))
    return {"missed": missed, "accepted": accepted, "kinds": told, "unread": unread}


def prove(folder: Path, output: str, *options: str) -> Took:
    """Run the program over the rows."""
    command = [sys.executable, "-m", "claimcheck", "prove", "rows.jsonl", "--quiet"]
    return watched([*command, "--output", output, *options], folder)


def watched(command: Sequence[str], folder: Path) -> Took:
    """Run a program, and watch its processes."""
    paths = (str(_HERE.parent), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    begin, before, most = time.perf_counter(), os.times(), 0
    with subprocess.Popen(command, cwd=folder, env=environment) as running:
        top = psutil.Process(running.pid)
        cpu: dict[int, float] = {}
        while running.poll() is None:
            for each in (top, *_children(top)):
                try:
                    most = max(most, each.memory_info().rss)
                    used = each.cpu_times()
                    cpu[each.pid] = used.user + used.system
                except psutil.Error:
                    continue
            with suppress(subprocess.TimeoutExpired):
                running.wait(_LOOK_SECONDS)
    if running.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {running.returncode}")
    after = os.times()
    waited_for = after.children_user + after.children_system
    waited_for -= before.children_user + before.children_system
    return Took(time.perf_counter() - begin, max(waited_for, sum(cpu.values())), most / _MIB)


def _children(top: psutil.Process) -> list[psutil.Process]:
    try:
        return top.children(recursive=True)
    except psutil.Error:
        return []


def shown(name: str, took: Took, quotes: int) -> dict[str, float]:
    """Print and return what a run took."""
    by_clock, by_cpu = quotes / took.wall, quotes / took.cpu
    print(
        f"{name}: {took.wall:.1f} s, {took.cpu:.1f} s of processor; "
        f"{by_clock:,.0f} quotes a second, {by_cpu:,.0f} for each second of processor; "
        f"the largest process {took.memory:.0f} MiB"
    )
    return {
        "wall": round(took.wall, 1),
        "cpu": round(took.cpu, 1),
        "quotes_a_second": round(by_clock),
        "quotes_a_second_of_cpu": round(by_cpu),
        "memory": round(took.memory),
    }


def digest(path: Path) -> str:
    """Return the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main()
