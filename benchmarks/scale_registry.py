"""What each command takes on a registry of 100,000 claims with 200,000 quotes.

Run ``python benchmarks/scale_registry.py [--claims 100000] [--only check,list]``. The registry is
made in a temporary folder, as JSON Lines: every claim has two quotes, each of a text file with
eight of them, and every quote is found. ``diff`` compares it with a revision of which one claim in
a hundred is another. Reading is measured beside the same registry in YAML, and beside PyYAML
loading that, all in one run: each in a process of its own, without what starting it takes.

The time is that of processors, children included, and memory is the peak of one process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from results import kept
from timing import Cost, Program, run_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

ROOT = Path(__file__).parents[1]
CLAIMS = 100_000
QUOTES_OF_A_SOURCE = 8
CHANGED_EVERY = 100
_TODAY = ("--today", "2026-11-22")
_IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "gc.auto=0")
_LETTERS = "abcdefghijklmnoprstuvw"

_OURS = """
import sys
from pathlib import Path
from claimcheck.registry.discover import find_registry
from claimcheck.registry.load import load_registry
def work():
    return len(load_registry(find_registry(Path.cwd(), claims=[Path(sys.argv[1])],
                                           sources=[Path(sys.argv[2])])).claims)
"""
_PYYAML = """
import gc, sys, yaml
gc.disable()
def work():
    return [yaml.load(open(name, "rb"), yaml.CSafeLoader) for name in sys.argv[1:]]
"""
_MEASURED = """
import json, resource, time
started, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
work()
print(json.dumps([time.process_time() - started,
                  resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before]))
"""


def main() -> None:
    """Print a line for each command, and how reading compares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--only", default="", help="commands, with commas; nothing is kept then")
    options = parser.parse_args()
    only = set(filter(None, options.only.split(",")))
    with TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, options.claims)
        if only:
            report(folder, options.claims, only)
            return
        with kept("scale_registry", "--claims", str(options.claims)) as figures:
            figures |= report(folder, options.claims, only)


def make(folder: Path, claims: int) -> None:
    """Write the registry as JSON Lines and as YAML, its texts, and a repository of two revisions.

    Args:
        folder: Where.
        claims: How many claims.
    """
    random = Random(1)  # noqa: S311 - not for secrets
    words = ["".join(random.choices(_LETTERS, k=random.randint(2, 9))) for _ in range(4_000)]
    count = max(2 * claims // QUOTES_OF_A_SOURCE, 2)
    texts = folder / "data" / "texts"
    quotes: list[list[str]] = []
    for number in range(count):
        below = texts / f"{number // 1000}"
        below.mkdir(parents=True, exist_ok=True)
        sentences = [" ".join(random.choices(words, k=18)) for _ in range(QUOTES_OF_A_SOURCE * 3)]
        text = ".\n\n".join(sentences).capitalize() + ".\n"
        (below / f"{number}.txt").write_text(text, encoding="utf-8")
        quotes.append(sentences[1::3])
    sources = [
        {
            "id": f"source-{number}",
            "title": f"Source {number}",
            "kind": "primary",
            "publisher": f"Publisher {number}",
            "file": f"texts/{number // 1000}/{number}.txt",
        }
        for number in range(count)
    ]
    made = [_claim(number, count, quotes, words, random) for number in range(claims)]
    for key, items in (("claims", made), ("sources", sources)):
        _write_lines(folder / "data" / f"{key}.jsonl", items)
        _write_yaml(folder / f"{key}.yaml", key, items)
    (folder / ".gitignore").write_text("/*.yaml\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run(["git", *_IDENTITY, *command], cwd=folder, check=True)
    changed = [
        {**each, "text": f"{each['text'][:-1]}, too."} if number % CHANGED_EVERY == 0 else each
        for number, each in enumerate(made)
    ]
    _write_lines(folder / "data" / "claims.jsonl", changed)


def _claim(
    number: int, sources: int, quotes: list[list[str]], words: list[str], random: Random
) -> dict[str, object]:
    places = [divmod(2 * number + each, QUOTES_OF_A_SOURCE) for each in (0, 1)]
    evidence = [
        {
            "source": f"source-{source % sources}",
            "stance": "supports",
            "quote": quotes[source % sources][at],
        }
        for source, at in places
    ]
    return {
        "id": f"claim-{number}",
        "text": f"{' '.join(random.choices(words, k=12)).capitalize()}.",
        "support": "verified",
        "evidence": evidence,
        "tags": [random.choice(("one", "two", "three"))],
        "reviewed": "2026-03-01",
    }


def _write_lines(path: Path, items: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(each) + "\n" for each in items)


def _write_yaml(path: Path, key: str, items: Iterable[Mapping[str, object]]) -> None:
    """Write the same in YAML, in the form that ``claimcheck fmt`` gives it."""
    from claimcheck.registry.edit.append import rendered

    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{key}:\n")
        file.writelines(rendered(key, each) for each in items)


def report(folder: Path, claims: int, only: set[str]) -> dict[str, object]:
    """Print and return the figures."""
    texts = 2 * claims // QUOTES_OF_A_SOURCE
    print(f"{claims:,} claims with {2 * claims:,} quotes of {texts:,} texts")
    figures: dict[str, object] = {"claims": claims, "quotes": 2 * claims, "texts": texts}
    if not only or "read" in only:
        figures["reading"] = reading(folder)
    for name, program in commands(folder, claims).items():
        if only and name.split()[0].strip(",") not in only:
            continue
        cost = run_once(program, folder)
        figures[_key(name)] = shown(name, cost)
    return figures


def reading(folder: Path) -> dict[str, object]:
    """Print and return what it takes to read the files, without what starting Python takes."""
    ways = {
        "JSON Lines": (_OURS, ("data/claims.jsonl", "data/sources.jsonl")),
        "YAML": (_OURS, ("claims.yaml", "sources.yaml")),
        "YAML by PyYAML": (_PYYAML, ("claims.yaml", "sources.yaml")),
    }
    found = {name: _measured(code, files, folder) for name, (code, files) in ways.items()}
    base = found["JSON Lines"][0]
    figures: dict[str, object] = {}
    for name, (seconds, memory) in found.items():
        print(
            f"reading {name:<24} {seconds:8.2f} s cpu   {memory / 1024:7.0f} MiB   "
            f"JSON Lines take x{base / seconds:.2f}"
        )
        figures[_key(name)] = {
            "cpu": round(seconds, 2),
            "memory": round(memory / 1024),
            "lines_take": round(base / seconds, 2),
        }
    return figures


def _measured(code: str, files: tuple[str, ...], folder: Path) -> tuple[float, float]:
    """Return processor seconds and KiB that the function ``work`` of a program takes."""
    ran = subprocess.run(
        [sys.executable, "-c", code + _MEASURED, *files],
        cwd=folder, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    seconds, memory = json.loads(ran.stdout)
    return seconds, memory


def commands(folder: Path, claims: int) -> dict[str, Program]:
    """Return what is measured, in the order in which it has to run."""
    lock = folder / "data" / "claimcheck.lock"

    def forget() -> None:
        lock.unlink(missing_ok=True)

    def ours(*arguments: str, before: Callable[[], object] | None = None) -> Program:
        command = [sys.executable, "-m", "claimcheck", *arguments]
        return Program(command, before, {"PYTHONPATH": str(ROOT)}, codes=(0, 1))

    middle = f"claim-{claims // 2}"
    return {
        "check, nothing proven": ours("check", *_TODAY, before=forget),
        "verify --offline": ours("verify", "--offline", *_TODAY, before=forget),
        "verify --offline, again": ours("verify", "--offline", *_TODAY),
        "check": ours("check", *_TODAY),
        "list": ours("list"),
        "show ID": ours("show", middle),
        "diff HEAD": ours("diff", "HEAD"),
        "report --format html": ours("report", "--format", "html", "--output", "report.html"),
    }


def shown(name: str, cost: Cost) -> dict[str, float]:
    """Print and return what a command took."""
    print(f"{name:<32} {cost.cpu:8.1f} s cpu {cost.wall:8.1f} s wall {cost.memory:7.0f} MiB")
    return {
        "cpu": round(cost.cpu, 1), "wall": round(cost.wall, 1), "memory": round(cost.memory)
    }  # fmt: skip


def _key(name: str) -> str:
    """Return the name of a figure in the file of results."""
    return name.lower().replace("--", "").replace(",", "").replace(" ", "_")


if __name__ == "__main__":
    main()
