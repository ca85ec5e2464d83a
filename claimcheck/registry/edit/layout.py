"""Where things stand in a YAML text: its lines, its comments, and what only a person can move."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import yaml

from claimcheck.registry.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCKS = ("|", ">")
"""The styles of scalars that are blocks of lines."""

_HASH = re.compile(r"(?<!\S)#")
_BLOCK_HEADER = re.compile(r"(?:[&!]\S*\s+)*[|>][-+0-9]*")
_RARE_LINE_END = re.compile(r"[\r\x85\u2028\u2029]")
_ODD = re.compile(r"[^\s\-:,\[\]{}]|[\r\x85\u2028\u2029]")


class Layout:
    """A text that composes, and the places in it; lines and columns are 0-based.

    Lines end with a line feed and nothing else, whatever else YAML 1.1 takes for a line end.

    Attributes:
        text: The text.
        root: What it composes to; None where it holds nothing.
        lines: Its lines, the last of them empty.
        comments: Lines that hold a comment, and the column at which it begins.
        odd: Lines with anchors, aliases, tags or whatever else is neither value nor structure.
    """

    def __init__(self, text: str) -> None:
        """Compose a text.

        Raises:
            yaml.YAMLError: It is no YAML.
            NestingError: It nests too deeply.
        """
        self.text = text
        self.root = compose(text)
        self.lines = text.split("\n")
        if self.lines[-1]:
            self.lines.append("")
        self.comments: dict[int, int] = {}
        self.odd: set[int] = set()
        self._kept: set[int] = set()
        self._scan()

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, mark: yaml.Mark) -> tuple[int, int]:
        """Return line and column of a mark."""
        line = self._line(mark.index)
        return line, mark.index - self._starts[line]

    def end(self, root: yaml.Node) -> int:
        """Return the line after all that belongs to ``root``, which stands in lines."""
        over = root.end_mark.index >= len(self.text)
        return len(self.lines) - 1 if over else self.place(root.end_mark)[0]

    def begins_line(self, mark: yaml.Mark) -> bool:
        """Tell whether a mark stands at the dash or the key that its line begins with."""
        line, column = self.place(mark)
        return not self.lines[line][:column].strip() and self.text[mark.index] not in "&!"

    def comment(self, line: int) -> str:
        """Return the comment of a line; empty where it has none."""
        column = self.comments.get(line)
        return "" if column is None else self.lines[line][column:].rstrip()

    def commented(self, text: str, line: int, *, aligned: bool = True) -> str:
        """Return a text with the comment of a line behind it, where it stood or a space apart."""
        comment = self.comment(line)
        column = self.comments.get(line, 0) if aligned else 0
        return text + " " * max(column - len(text), 1) + comment if comment else text

    def comments_at(self, value: yaml.Node, line: int) -> tuple[list[int], int | None, bool]:
        """Return the lines of the comments before a value and behind it, and if some are inside.

        Args:
            value: A text, or a value in brackets.
            line: The line of its key or dash; a comment there stays there, behind the value.
        """
        first, last = self.place(value.start_mark)[0], self.place(value.end_mark)[0]
        if getattr(value, "style", None) in BLOCKS:
            last = first
        before = [each for each in range(line, first) if each in self.comments]
        inside = any(each in self.comments for each in range(first, last))
        behind = last if last in self.comments else None
        if behind is None and before[:1] == [line]:
            behind = before.pop(0)
        return before, behind, inside

    def is_free(self, line: int) -> bool:
        """Tell whether a line holds a comment or nothing, and is no part of a value."""
        return line not in self._kept and not self.lines[line][: self.comments.get(line)].strip()

    def _line(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def _scan(self) -> None:
        """Find comments and odd places: they lie between the scalars."""
        spans = sorted(self._scalars())
        end = 0
        for start, after in [*spans, (len(self.text), len(self.text))]:
            if start > end:
                self._scan_gap(end, start)
            if self.text[start : start + 1] in ("&", "!"):
                self.odd.add(self._line(start))
            end = max(end, after)

    def _scan_gap(self, start: int, end: int) -> None:
        while start < end:
            hash_ = _HASH.search(self.text, start, end)
            stop = hash_.start() if hash_ else end
            for odd in _ODD.finditer(self.text, start, stop):
                self.odd.add(self._line(odd.start()))
            if hash_ is None:
                return
            line = self._line(stop)
            self.comments[line] = stop - self._starts[line]
            start = self._starts[line] + len(self.lines[line])
            if _RARE_LINE_END.search(self.text, stop, start):
                self.odd.add(line)  # what follows there is no comment

    def _scalars(self) -> Iterator[tuple[int, int]]:
        """Yield where scalars begin and end; of a block, its header and its lines."""
        for node in nodes(self.root):
            if not isinstance(node, yaml.ScalarNode):
                continue
            start, end = node.start_mark.index, node.end_mark.index
            if node.style in BLOCKS:
                header = _BLOCK_HEADER.match(self.text, start)
                after = header.end() if header else start
                yield start, after
                if "+" in self.text[start:after]:
                    self._kept.update(range(self._line(start), self._line(end)))
                start = self.text.find("\n", after, end) + 1 or end
            yield start, end


def nodes(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield every node below and with ``root``, each of them once."""
    waiting = [root] if root is not None else []
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [each for pair in node.value for each in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
