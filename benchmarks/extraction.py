"""Measure what it costs to read sources in processes of their own.

    python benchmarks/extraction.py [PAGES] [PDFS]

The work: ``claimcheck verify --offline``, nothing known yet, over one page, so many pages and so
many PDFs of five sheets, each with one quote; as it is, and with the extractors in the program
itself. Medians of five runs, the two ways in turns: seconds of processor time, children included,
and of the clock.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from pdf_writer import write_pdf  # noqa: E402 - of this checkout
from results import kept  # noqa: E402
from verify import make_texts, run  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNS = 5
AS_IT_IS = "from claimcheck.__main__ import run; run()"
IN_THE_PROGRAM = (
    "import claimcheck.engines.extraction as engine; from claimcheck.extractors import EXTRACTORS; "
    f"engine._HERE = frozenset(EXTRACTORS); {AS_IT_IS}"
)
_PARAGRAPHS = 60
_FILLER = "The harbour counted the ships of that year and said so in the report that it wrote. " * 2
"""Words of a language: the others are made up, and a PDF that is in none is not searched."""


def main() -> None:
    """Print both times of each work and their ratio."""
    parser = argparse.ArgumentParser(description="extraction in processes of their own")
    parser.add_argument("pages", type=int, nargs="?", default=500)
    parser.add_argument("pdfs", type=int, nargs="?", default=100)
    asked = parser.parse_args()
    with kept("extraction", str(asked.pages), str(asked.pdfs)) as figures:
        figures |= report(asked.pages, asked.pdfs)


def report(pages: int, pdfs: int) -> dict[str, object]:
    """Print and return the figures."""
    print(f"verify --offline, cold; medians of {RUNS}: processor and clock, in s")
    found: dict[str, object] = {}
    for name, count, ending in (
        ("1 page", 1, "html"),
        (f"{pages:,} pages", pages, "html"),
        ("1 PDF", 1, "pdf"),
        (f"{pdfs:,} PDFs", pdfs, "pdf"),
    ):
        with TemporaryDirectory() as folder:
            make(Path(folder), count, ending)
            apart, within = measured(Path(folder))
        ratios = " and ".join(
            f"{one / other:.2f}" for one, other in zip(apart, within, strict=True)
        )
        print(
            f"{name}: {apart[0]:.2f} and {apart[1]:.2f}, in the program itself "
            f"{within[0]:.2f} and {within[1]:.2f}; {ratios} times"
        )
        found[name] = {
            "cpu": round(apart[0], 2),
            "wall": round(apart[1], 2),
            "times_cpu": round(apart[0] / within[0], 2),
            "times_wall": round(apart[1] / within[1], 2),
        }
    return found


def make(folder: Path, count: int, ending: str) -> None:
    """Write a registry with so many sources of a kind, each with one quote."""
    data = folder / "data"
    (data / "texts").mkdir(parents=True)
    claims, sources = ["claims:\n"], ["sources:\n"]
    for number, (text, quote) in enumerate(make_texts(count)):
        paragraphs = [f"{each} {_FILLER}" for each in text.split("\n\n") * (_PARAGRAPHS // 3)]
        body = page(paragraphs) if ending == "html" else pdf(paragraphs)
        (data / "texts" / f"s{number}.{ending}").write_bytes(body)
        claims.append(
            f"  - id: c{number}\n    text: Claim number {number} says so.\n"
            f'    evidence: [{{source: s{number}, stance: supports, quote: "{quote}"}}]\n'
        )
        sources.append(
            f"  - {{id: s{number}, title: Source {number}, kind: primary, "
            f"file: texts/s{number}.{ending}}}\n"
        )
    (data / "claims.yaml").write_text("".join(claims), encoding="utf-8")
    (data / "sources.yaml").write_text("".join(sources), encoding="utf-8")


def page(paragraphs: Sequence[str]) -> bytes:
    """Return a page with about as much markup as pages of the web have."""
    made = "".join(
        f'<div class="block"><p id="p{at}"><a href="/{at}">§</a> <span>{each}</span></p></div>\n'
        for at, each in enumerate(paragraphs)
    )
    return f"<!doctype html><title>Page</title><main>{made}</main>".encode()


def pdf(paragraphs: Sequence[str]) -> bytes:
    """Return a PDF of five sheets."""
    each = -(-len(paragraphs) // 5)
    return write_pdf(*(_lines(paragraphs[at : at + each]) for at in range(0, each * 5, each)))


def _lines(paragraphs: Sequence[str]) -> list[str]:
    lines = []
    for words in (paragraph.split() for paragraph in paragraphs):
        lines += [*(" ".join(words[at : at + 14]) for at in range(0, len(words), 14)), ""]
    return lines


def measured(folder: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the medians of both ways, each of the processor and of the clock."""
    taken: dict[str, list[tuple[float, float]]] = {AS_IT_IS: [], IN_THE_PROGRAM: []}
    cache = folder / "cache"
    for _ in range(RUNS):
        for way, times in taken.items():
            (folder / "data" / "claimcheck.lock").unlink(missing_ok=True)
            environment = {
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "CLAIMCHECK_CACHE_DIR": str(cache / str(len(times)) / str(len(way))),
            }
            began, before = time.perf_counter(), os.times()
            run([sys.executable, "-c", way, "verify", "--offline", "--quiet"], folder, environment)
            after, ended = os.times(), time.perf_counter()
            used = after.children_user + after.children_system
            used -= before.children_user + before.children_system
            times.append((used, ended - began))
    apart, within = (
        (median(used for used, _ in times), median(clock for _, clock in times))
        for times in taken.values()
    )
    return apart, within


if __name__ == "__main__":
    main()
