"""The canonical form of a file of a registry: order of keys, indents, styles, lines of 100 columns.

Comments on lines of their own go with what stands right below them; those further above, or
deeper, with what stands before. A comment behind a value stays behind it. An item with anchors or
tags, and brackets with comments in them, are taken over as they stand.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from claimcheck.registry.edit.layout import Layout
from claimcheck.registry.edit.values import (
    INDENT,
    NodePair,
    brackets,
    key_text,
    pairs,
    rank,
    scalar,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ANY_COLUMN = sys.maxsize - 1


def canonical(text: str, key: str, *, sort: bool = False) -> str:
    """Return the canonical form of a file; the text itself where it has none.

    Args:
        text: A file with the list of ``key``, its lines ended by line feeds.
        key: ``claims`` or ``sources``.
        sort: Whether to put the items of the list in the order of their ids.

    Raises:
        yaml.YAMLError: It is no YAML.
        NestingError: It nests too deeply.
    """
    layout = Layout(text)
    root = layout.root
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not _can_move(layout, root):
        return text
    return _Form(layout, key if sort else "").file(root)


def _can_move(layout: Layout, root: yaml.MappingNode) -> bool:
    """Tell whether all that has to stay as it stands lies inside of the items of lists."""
    end = layout.end(root)
    odd = {each for each in layout.odd if each < end}
    for _, value in root.value:
        if isinstance(value, yaml.SequenceNode) and not value.flow_style:
            if not layout.begins_line(value.start_mark):
                return False  # it has an anchor or a tag, or a line end that is none elsewhere
            starts = [each.start_mark.index for each in value.value]
            if starts != sorted(set(starts)) or starts[0] < value.start_mark.index:
                return False  # an item is an alias: it stands somewhere else
            odd -= set(range(layout.place(value.start_mark)[0], layout.end(value)))
    return not odd and layout.begins_line(root.start_mark)


@dataclass
class _Rendered:
    """A key with its value, or an item of a list.

    Attributes:
        body: Its own lines.
        lead: Comments above it that go with it, without their indent.
        tail: Comments and empty lines behind it that go with it.
        levels: The columns at which it and what ends it begin: each before, and now.
        rank: What it is sorted by.
    """

    body: list[str]
    lead: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    levels: list[tuple[int, int]] = field(default_factory=list)
    rank: tuple[int, str] = (0, "")

    def lines(self) -> list[str]:
        """Return all of its lines."""
        return [*_indented(self.lead, self.levels[0][1]), *self.body, *self.tail]


class _Form:
    """Renders one file."""

    def __init__(self, layout: Layout, sorted_key: str) -> None:
        self._layout = layout
        self._sorted_key = sorted_key

    def file(self, root: yaml.MappingNode) -> str:
        """Return the file with ``root`` in canonical form."""
        layout = self._layout
        first, _ = layout.place(root.start_mark)
        end = layout.end(root)
        head = layout.lines[: first - len(self._run(first))]
        closing, levels = self._closing(root, end)
        if closing and self._sorted_key:  # what is sorted to the end loses its empty lines
            while layout.is_free(closing.start - 1) and not layout.lines[closing.start - 1].strip():
                closing = range(closing.start - 1, closing.stop)
        top, entries = self._entries(root, 0, "", -1, end - len(closing))
        made = [*head, *top, *_joined(entries), *self._behind(closing, levels)]
        made += layout.lines[end:]
        return "\n".join(made)

    def _closing(self, root: yaml.MappingNode, end: int) -> tuple[range, list[tuple[int, int]]]:
        """Return the comments that close the file rather than its last item, and their levels."""
        last = root.value[-1][1]
        if not isinstance(last, yaml.SequenceNode) or last.flow_style:
            return self._split(self._run(end), 0)[1], [(0, 0)]
        dash = self._layout.place(last.start_mark)[1]
        levels = [(0, 0), (dash, INDENT)] if dash else [(0, 0)]
        return self._split(self._run(end), self._below_dash(last.value[-1]))[1], levels

    def _below_dash(self, item: yaml.Node) -> int:
        """Return the deepest column of a comment that does not go with what is in an item."""
        return self._layout.place(item.start_mark)[1] - 1 if _is_nested(item) else _ANY_COLUMN

    def _run(self, line: int) -> range:
        """Return the lines right above a line that hold a comment or nothing."""
        start = line
        while start > 0 and self._layout.is_free(start - 1):
            start -= 1
        return range(start, line)

    def _split(self, run: range, column: int) -> tuple[range, range]:
        """Split lines into those that go with what is above, and with what begins at a column."""
        comments = self._layout.comments
        place = run.stop
        while place > run.start and comments.get(place - 1, sys.maxsize) <= column:
            place -= 1
        return range(run.start, place), range(place, run.stop)

    def _texts(self, lines: Iterable[int]) -> list[str]:
        return [self._layout.comment(line) for line in lines]

    def _behind(self, lines: Iterable[int], levels: Sequence[tuple[int, int]]) -> list[str]:
        """Return comments that stand behind an entry, each at a level that is in use there."""
        made = []
        for line in lines:
            column = self._layout.comments.get(line, 0)
            now = [new for old, new in levels if old <= column]
            made += _indented([self._layout.comment(line)], now[-1] if now else levels[0][1])
        return made

    def _entries(
        self, node: yaml.Node, column: int, key: str, above: int, stop: int
    ) -> tuple[list[str], list[_Rendered]]:
        """Return the comments before the first entry of a block, and its entries in order.

        Args:
            node: A mapping or a list that is written in lines.
            column: Where its entries will begin.
            key: The key that it is under.
            above: The line of that key, or of the dash before it.
            stop: The line after its last.
        """
        old = self._layout.place(node.start_mark)[1]
        starts = [self._start(pair, old) for pair in pairs(node)]
        runs = [self._run(each) if each > above else range(each, each) for each in starts]
        runs.append(self._run(stop))
        rest, lead = self._split(runs[0], old)
        top = self._texts(rest)
        entries: list[_Rendered] = []
        for number, (pair, start) in enumerate(zip(pairs(node), starts, strict=True)):
            run = runs[number + 1]
            last = number + 1 == len(starts)
            inside = last and column == 0 and _is_nested(pair[1])
            end = stop if inside else run.start
            if pair[0] is None and column == INDENT and self._is_odd(start, end):
                entry = self._taken_over(old, start, end)
            else:
                entry = self._entry(pair, column, key, start, end)
            entry.lead[:0] = self._texts(lead)
            entry.levels.insert(0, (old, column))
            limit = old if pair[0] is not None else self._below_dash(pair[1])
            rest, lead = (run, range(0)) if last else self._split(run, limit)
            entry.tail = [] if inside else self._behind(rest, entry.levels)
            entry.rank = (rank(pair[0], key), self._id(pair, column, key))
            entries.append(entry)
        if self._is_sorted(column, key):
            return top, _by_id(entries)
        return top, sorted(entries, key=lambda entry: entry.rank)

    def _start(self, pair: NodePair, column: int) -> int:
        """Return the line on which an entry begins, which for an item is that of its dash."""
        layout = self._layout
        line, _ = layout.place((pair[0] or pair[1]).start_mark)
        while pair[0] is None and (layout.is_free(line) or layout.lines[line][column] != "-"):
            line -= 1
        return line

    def _is_odd(self, start: int, end: int) -> bool:
        return not self._layout.odd.isdisjoint(range(start, end))

    def _is_sorted(self, column: int, key: str) -> bool:
        return column == INDENT and key == self._sorted_key

    def _id(self, pair: NodePair, column: int, key: str) -> str:
        """Return what an item is sorted by."""
        if pair[0] is not None or not self._is_sorted(column, key):
            return ""
        return next((value.value for name, value in pairs(pair[1]) if _named(name, "id")), "")

    def _taken_over(self, old: int, start: int, end: int) -> _Rendered:
        """Return an item as it stands, moved to its column."""
        body = []
        for line in self._layout.lines[start:end]:
            rest = line.lstrip(" ")
            body.append(" " * (len(line) - len(rest) + INDENT - old) + rest if line else "")
        return _Rendered(body)

    def _entry(self, pair: NodePair, column: int, key: str, line: int, stop: int) -> _Rendered:
        """Return a key with its value, or an item; its comments with it."""
        name, value = pair
        head = " " * column + ("-" if name is None else key_text(self._layout, name) + ":")
        key = key if name is None else name.value
        if _is_nested(value):
            return self._nested(pair, head, key, line, stop)
        before, behind, inside = self._layout.comments_at(value, line)
        if isinstance(value, yaml.ScalarNode):
            listed = name is None
            body = scalar(value, head, listed=listed, comment=behind is not None)
        elif inside:
            text = self._layout.text[value.start_mark.index : value.end_mark.index]
            body = f"{head} {text}".split("\n")
        else:
            body = brackets(self._layout, value, head, key)
        if behind is not None:
            place = -1 if inside else 0
            unfolded = len(body) > 1 and not inside
            body[place] = self._layout.commented(body[place], behind, aligned=not unfolded)
        return _Rendered(body, self._texts(before))

    def _nested(self, pair: NodePair, head: str, key: str, line: int, stop: int) -> _Rendered:
        """Return an entry whose value stands in lines below it, or behind its dash."""
        name, value = pair
        column = len(head) - len(head.lstrip(" ")) + INDENT
        below = self._layout.place(value.start_mark)[0] > line
        top, entries = self._entries(value, column, key, line, stop)
        levels = entries[-1].levels
        while column > INDENT and entries[-1].tail[-1:] == [""]:
            entries[-1].tail.pop()  # it stood between two keys
        if name is not None:
            head = self._layout.commented(head, line) if below else head
            return _Rendered([head, *_indented(top, column), *_joined(entries)], levels=levels)
        first = entries[0]
        own = [self._layout.comment(line)] if below else []
        lead = [each for each in (*own, *top, *first.lead) if each]
        first.lead = []
        body = _joined(entries)
        body[0] = f"{head} {body[0][column:]}"
        return _Rendered(body, lead, levels=levels)


def _is_nested(value: yaml.Node) -> bool:
    return isinstance(value, yaml.CollectionNode) and not value.flow_style


def _named(name: yaml.Node | None, key: str) -> bool:
    return name is not None and name.value == key


def _indented(texts: Iterable[str], column: int) -> list[str]:
    return [text and " " * column + text for text in texts]


def _joined(entries: Iterable[_Rendered]) -> list[str]:
    return [line for entry in entries for line in entry.lines()]


def _by_id(entries: list[_Rendered]) -> list[_Rendered]:
    """Return items in order: an empty line between them where one was, and none behind them."""
    apart = any(entry.tail[-1:] == [""] for entry in entries[:-1])
    made = sorted(entries, key=lambda entry: entry.rank)
    for entry in made:
        while entry.tail[-1:] == [""]:
            entry.tail.pop()
    for entry in made[:-1]:
        if apart and (entry.tail or entry.body)[-1]:
            entry.tail.append("")
    return made
