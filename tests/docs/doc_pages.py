"""Reads a page of the documentation as a reader does: files to write, commands to run.

What a page can say, each as a comment above a block of code:

    <!-- start: docs/examples/harbour -->   the page begins in a copy of this folder
    <!-- file: data/claims.yaml -->         the block is what to write into this file
    <!-- exit: 1 -->                        the commands of the block end with this code; else 0
    <!-- output -->                         the block is what the commands before it print
    <!-- not run: needs a network -->       the commands are not run here, and why
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REST = "…"
"""A line of a shown output that stands for any number of lines."""

_PIECE = re.compile(
    r"^<!-- (?P<mark>start|file|exit|output|not run)(?:: *(?P<value>.*?))? *-->$"
    r"|^(?P<fence>`{3,})(?P<kind>\w*)\n(?P<body>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """A block of code and the marks above it.

    Attributes:
        kind: The word behind the fence.
        body: What is in it.
        marks: What the comments above it say, by their first words.
        start: Offset of the body in the page.
        line: 1-based line of the page on which the body begins.
    """

    kind: str
    body: str
    marks: dict[str, str]
    start: int
    line: int


def pages() -> list[Path]:
    """Return every page, in a fixed order."""
    return sorted(DOCS.rglob("*.md"))


def name_of(page: Path) -> str:
    """Return what a page is called in a test's name and in a message."""
    return page.relative_to(ROOT).as_posix()


def start_of(text: str) -> str | None:
    """Return the folder that the commands of a page begin in a copy of, if it names one."""
    return next((each["value"] for each in _PIECE.finditer(text) if each["mark"] == "start"), None)


def blocks(text: str) -> list[Block]:
    """Return the blocks of a page, in order."""
    found = []
    marks: dict[str, str] = {}
    for piece in _PIECE.finditer(text):
        if piece["mark"]:
            marks[piece["mark"]] = piece["value"] or ""
            continue
        start = piece.start("body")
        line = text.count("\n", 0, start) + 1
        found.append(Block(piece["kind"], piece["body"], marks, start, line))
        marks = {}
    return found


def misplaced_outputs(text: str) -> list[int]:
    """Return the lines of outputs that do not come right after commands that are run."""
    every = [None, *blocks(text)]
    return [
        block.line
        for before, block in pairwise(every)
        if block is not None
        and "output" in block.marks
        and (before is None or before.kind != "sh" or "not run" in before.marks)
    ]


def agrees(shown: str, printed: str) -> bool:
    """Tell whether a page shows what was printed, where a line ``…`` stands for any lines."""
    lines = [line.rstrip() for line in shown.strip("\n").split("\n")]
    pattern = r"\n".join(r"[\s\S]*?" if line.strip() == REST else re.escape(line) for line in lines)
    return re.fullmatch(pattern, tidy(printed)) is not None


def tidy(printed: str) -> str:
    """Return an output without spaces at the ends of lines and empty lines around it."""
    return "\n".join(line.rstrip() for line in printed.strip("\n").split("\n"))
