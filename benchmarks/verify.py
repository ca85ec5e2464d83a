"""Measure ``claimcheck verify --offline`` beside its peers, on the same work in one run.

    python benchmarks/verify.py [CLAIMS] [--peers FOLDER]

The work: so many claims, each with one exact quote of twenty words from a text file of its own.
claims-ledger looks for the same quotes, whole sentences, in the same texts. Doorstop has no
quotes: there each claim links to one item, and only the links are checked. Both are optional and
are looked for in the ``bin`` folder of the environment ``--peers``, the running one by default.
claims-ledger is measured twice: over the files alone, and in a Git repository, as its documentation
has it, where it also holds the entries to their history::

    python -m venv peers && peers/bin/pip install claims-ledger==0.0.4 doorstop==3.2

Each figure is the median of three runs in seconds of processor time, children included, which
other work on the machine changes little; doorstop, which takes minutes, runs once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from results import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parents[1]
CLAIMS = 5_000
RUNS = 3
_LETTERS = "abcdefghijklmnoprstuvw"
_SENTENCES, _WORDS = 6, 20


def main() -> None:
    """Print the median times and, for each peer, how many times longer it takes."""
    parser = argparse.ArgumentParser(description="verify --offline beside its peers")
    parser.add_argument("claims", type=int, nargs="?", default=CLAIMS)
    parser.add_argument("--peers", type=Path, default=Path(sys.prefix))
    asked = parser.parse_args()
    with kept("verify", str(asked.claims)) as figures:
        figures |= report(asked.claims, asked.peers)


def report(claims: int, peers: Path) -> dict[str, object]:
    """Print and return the figures."""
    texts = make_texts(claims)
    print(f"{claims:,} claims, one quote and one source each; median of {RUNS}")
    with TemporaryDirectory() as folder:
        cold, warm = ours(Path(folder), texts)
    print(f"claimcheck verify --offline: {cold:.2f} s cold, {warm:.2f} s warm")
    beside: dict[str, object] = {}
    found = {"claims": claims, "cold": round(cold, 2), "warm": round(warm, 2), "peers": beside}
    for name, version, measure in (
        ("claims-ledger", "0.0.4", claims_ledger),
        ("doorstop", "3.2", doorstop),
    ):
        program = peers.absolute() / "bin" / name
        if not program.exists():
            print(f"{name}: not installed in {peers.name}; pip install {name}=={version}")
            continue
        with TemporaryDirectory() as folder:
            for how, taken in measure(Path(folder), texts, program):
                print(
                    f"{name} {version}, {how}: {taken:.2f} s; "
                    f"{taken / cold:.1f} times our cold run, {taken / warm:.1f} times our warm run"
                )
                beside[f"{name}, {how}"] = {
                    "seconds": round(taken, 2),
                    "times_cold": round(taken / cold, 1),
                    "times_warm": round(taken / warm, 1),
                }
    return found


def make_texts(count: int) -> list[tuple[str, str]]:
    """Return so many texts, each with a quote from it."""
    random = Random(1)  # noqa: S311 - not for secrets
    words = ["".join(random.choices(_LETTERS, k=random.randint(2, 9))) for _ in range(4_000)]
    made = []
    for number in range(count):
        sentences = [
            f"{' '.join(random.choices(words, k=_WORDS - 1)).capitalize()} {number}."
            for _ in range(_SENTENCES)
        ]
        paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, _SENTENCES, 2)]
        made.append(("\n\n".join(paragraphs) + "\n", sentences[_SENTENCES // 2]))
    return made


def ours(folder: Path, texts: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Return seconds with nothing known, and with everything proven and unchanged."""
    data = folder / "data"
    (data / "texts").mkdir(parents=True)
    claims, sources = ["claims:\n"], ["sources:\n"]
    for number, (text, quote) in enumerate(texts):
        (data / "texts" / f"s{number}.txt").write_text(text, encoding="utf-8")
        claims.append(
            f"  - id: c{number}\n    text: Claim number {number} says so.\n    support: verified\n"
            f"    evidence:\n      - source: s{number}\n        stance: supports\n"
            f'        quote: "{quote}"\n'
        )
        sources.append(
            f"  - id: s{number}\n    title: Source {number}\n    kind: primary\n"
            f"    file: texts/s{number}.txt\n"
        )
    (data / "claims.yaml").write_text("".join(claims), encoding="utf-8")
    (data / "sources.yaml").write_text("".join(sources), encoding="utf-8")
    command = [sys.executable, "-m", "claimcheck", "verify", "--offline"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def forget() -> None:
        (data / "claimcheck.lock").unlink(missing_ok=True)

    cold = timed(command, folder, environment, before=forget)
    return cold, timed(command, folder, environment)


def claims_ledger(
    folder: Path, texts: Sequence[tuple[str, str]], program: Path
) -> Iterator[tuple[str, float]]:
    """Yield seconds of ``claims-ledger check`` over the same quotes in the same texts."""
    run([program, "init"], folder)
    ledger = folder / "ledger"
    rows = []
    for number, (text, quote) in enumerate(texts):
        digest = hashlib.sha256(text.encode()).hexdigest()
        (ledger / "cache" / digest).write_text(text, encoding="utf-8")
        row = {"id": f"s{number}", "type": "paper", "authors": ["Author"], "citation": "A (2026)"}
        rows.append(json.dumps({**row, "retrieved": "2026-01-01", "sha256": digest}) + "\n")
        entry = _ENTRY.format(number=number + 1, source=f"s{number}", quote=quote)
        path = ledger / "entries" / f"A{number + 1:04}-claim-{number + 1}.md"
        path.write_text(entry, encoding="utf-8")
    (ledger / "sources.jsonl").write_text("".join(rows), encoding="utf-8")
    entries = sorted((ledger / "entries").iterdir())
    for first in range(0, len(entries), 500):
        run([program, "sha", "--write", *entries[first : first + 500]], folder)
    yield "files alone", timed([program, "check"], folder)
    run(["git", "init", "-q"], folder)
    run(["git", "add", "-A"], folder)
    run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "all"], folder
    )
    yield "in Git", timed([program, "check"], folder)


_ENTRY = """\
---
id: A{number:04}-claim-{number}
kind: claim
stated: 2026-09-06T09:00:00-07:00
author: main
grade: asserted
supersedes: none
verbatim_sha: 0
---

## Assertion

Claim number {number} says so.

## Scope

metric: number {number}
cohort: generated texts
condition: always

## Grounds

- source: {source} · whole text

## Warrant

Restates the source.

## Backing

- source: {source} · whole text
  speaker: Author
  quote: "{quote}"

<!-- APPEND BELOW THIS LINE ONLY -->

## Verdicts

## References
"""


def doorstop(
    folder: Path, texts: Sequence[tuple[str, str]], program: Path
) -> Iterator[tuple[str, float]]:
    """Yield seconds of ``doorstop`` over as many items, each linked to another; no quotes."""
    run(["git", "init", "-q"], folder)
    run([program, "create", "SRC", "sources"], folder)
    run([program, "create", "CLM", "claims", "--parent", "SRC"], folder)
    for number in range(1, len(texts) + 1):
        for name, links in (("SRC", "[]"), ("CLM", f"\n- SRC{number:03}: null")):
            target = folder / {"SRC": "sources", "CLM": "claims"}[name] / f"{name}{number:03}.yml"
            target.write_text(
                "active: true\nderived: false\nheader: ''\nlevel: 1.0\n"
                f"links: {links}\nnormative: true\nref: ''\nreviewed: null\ntext: |\n"
                f"  Item {number}.\n",
                encoding="utf-8",
            )
    command = [program, "--no-reformat", "--no-suspect-check", "--no-review-check"]
    yield "links only", timed(command, folder, runs=1)


def timed(
    command: Sequence[str | Path],
    folder: Path,
    environment: dict[str, str] | None = None,
    *,
    runs: int = RUNS,
    before: Callable[[], None] = lambda: None,
) -> float:
    """Return the median of the processor seconds that a command takes."""
    taken = []
    for _ in range(runs):
        before()
        started = os.times()
        run(command, folder, environment)
        ended = os.times()
        taken.append(
            ended.children_user
            + ended.children_system
            - started.children_user
            - started.children_system
        )
    return median(taken)


def run(
    command: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None
) -> None:
    """Run a command; its output is shown when it fails."""
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise SystemExit(f"{command[0]} failed:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")


if __name__ == "__main__":
    main()
