"""Measures what marks in prose cost ``check``: 5,000 marked sentences of 200 files.

``python benchmarks/prose.py`` prints how long it takes to read the marks, over reading the files.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from results import kept

from claimcheck.collector import collector_at_rest
from claimcheck.prose import read_marks
from claimcheck.registry.source_text import SourceText

FILES = 200
SENTENCES = 25
_LINES = (
    "The port handled {n:,} ships in 2025, more than in any year before.[^claim:c-{n}]",
    "It has **more than {n:,}** [members](https://example.org).<!-- claimcheck: c-{n} -->",
    "- About {n:,} of them came from abroad<!-- claimcheck: c-{n} -->.",
    "The rest, {n:,} in all, stayed at home, as the report (p. 12) says.[^claim:c-{n}]",
    "| ships | {n:,} <!-- claimcheck: c-{n} --> |",
)


def write(folder: Path) -> list[Path]:
    """Write the files, a paragraph, list item or row for each sentence."""
    paths = []
    for number in range(FILES):
        lines = [f"# Chapter {number}", ""]
        for index in range(SENTENCES):
            line = _LINES[index % len(_LINES)].format(n=number * SENTENCES + index)
            if line.startswith("|"):
                lines += ["| what | how many |", "| --- | --- |"]
            lines += [line, ""]
        path = folder / f"chapter-{number}.md"
        path.write_text("\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths


def main() -> None:
    """Measure and print."""
    with kept("prose") as figures:
        figures |= report()


def report() -> dict[str, object]:
    """Print and return the figures."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder))
        with collector_at_rest():  # as check does
            started = time.process_time()
            sources = [SourceText.read(path) for path in paths]
            read = time.process_time()
            marks = sum(len(read_marks(source).marks) for source in sources)
            done = time.process_time()
    print(f"files read {read - started:.3f} s")
    print(f"marks found {marks:,} in {FILES} files in {done - read:.3f} s over reading them")
    return {
        "files": FILES,
        "marks": marks,
        "reading_seconds": round(read - started, 3),
        "marks_seconds": round(done - read, 3),
    }


if __name__ == "__main__":
    main()
