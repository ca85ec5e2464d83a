"""The comments of a YAML text: which there are, and where they may stand."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import yaml

from claimcheck.registry.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

_HASH = re.compile(r"(?:^|(?<=\s))#")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


def comments(text: str) -> Counter[str]:
    """Return every comment of a text that composes, and how often it stands there."""
    return Counter(line[column:].rstrip() for _, column, line in _places(text.split("\n"), text))


def comment_lines(text: str) -> set[int]:
    """Return the 0-based lines of a text that composes which hold a comment and nothing else."""
    places = _places(text.split("\n"), text)
    return {number for number, column, line in places if not line[:column].strip()}


def comment_places(text: str) -> list[tuple[int, int]]:
    """Return 0-based line and column of each comment of a text that composes."""
    return [(number, column) for number, column, _ in _places(text.split("\n"), text)]


def aligned(text: str) -> str:
    """Return a text whose comments on lines of their own stand at a level that is in use there.

    That is the column of what follows, or a level between it and what stands above.
    """
    lines = text.split("\n")
    alone = comment_lines(text)
    below = 0
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number].lstrip(" ")
        if not line:
            continue
        if number not in alone:
            below = len(lines[number]) - len(line)
            continue
        indent = len(lines[number]) - len(line)
        above = next(
            (
                _level(lines[each])
                for each in range(number - 1, -1, -1)
                if each not in alone and lines[each].strip()
            ),
            0,
        )
        fits = indent == below or (below < indent <= above and indent % 2 == 0)
        lines[number] = lines[number] if fits else " " * below + line
    return "\n".join(lines)


def _level(line: str) -> int:
    """Return the column of the first key of a line, behind its dashes."""
    return len(line) - len(re.sub(r"^[ ]*(?:- +)*", "", line))


def _places(lines: list[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and line text of each comment."""
    spans = sorted(_scalar_spans(text))
    place = 0
    for number, line in enumerate(lines):
        while place < len(spans) and spans[place][1] <= (number, 0):
            place += 1
        for match in _HASH.finditer(line):
            column = match.start()
            here = (number, column)
            inside = False
            for start, end in spans[place:]:
                if start > here:
                    break
                if here < end:
                    inside = True
                    break
            if not inside:
                yield number, column, line
                break


def _scalar_spans(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where the scalars of a text begin and end, without the comments in block headers."""
    root = compose(text)
    lines = text.split("\n")
    waiting = [root] if root is not None else []
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if not isinstance(node, yaml.ScalarNode):
            for each in node.value:
                waiting.extend(each if isinstance(each, tuple) else (each,))
            continue
        start = (node.start_mark.line, node.start_mark.column)
        end = (node.end_mark.line, node.end_mark.column)
        if node.style in ("|", ">"):
            header = _BLOCK_HEADER.match(lines[start[0]], start[1])
            yield start, (start[0], header.end() if header else start[1])
            start = (start[0] + 1, 0)
        yield start, end
