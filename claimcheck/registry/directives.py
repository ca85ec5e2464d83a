"""Comments in a registry that speak to claimcheck: ``# claimcheck: ignore[rule] reason``.

A directive belongs to the item in which it stands, or that follows right below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

import yaml

from claimcheck.registry.yaml_nodes import NestingError, compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Location
    from claimcheck.model.mark import Silence, Span
    from claimcheck.model.registry import Origin
    from claimcheck.registry.source_text import SourceText

_MARK = "claimcheck:"
_DIRECTIVE = re.compile(r"#\s*claimcheck:(?P<body>.*)")
_IGNORE = re.compile(r"ignore\[(?P<rules>[^\]]*)\](?P<reason>.*)")
_NO_ITEM = "belongs to no claim or source"
_COMMENT_LINE = re.compile(r"\s*#")

_Place = tuple[int, int]
"""A line and a column, both counted from the first of an item, from 0."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment that speaks to claimcheck.

    Attributes:
        rules: Names of the rules to ignore, as written.
        reason: Why, as written; empty where no reason is given.
        fault: What is wrong with the comment itself; empty where it can be followed.
        item_line: 1-based line of the item that it belongs to; None where it belongs to none.
        location: Where it stands.
        covers: What of a text it speaks of, where it stands in one that is published.
        in_text: Whether it does, and so speaks of no item.
    """

    rules: tuple[str, ...]
    reason: str
    fault: str
    item_line: int | None
    location: Location
    covers: Span | None = None
    in_text: bool = False


def read_directives(source: SourceText, origins: Sequence[Origin]) -> Iterator[Directive]:
    """Yield the directives of one file; JSON has no comments.

    Args:
        source: The file.
        origins: Where its items were written, in order.
    """
    reader = _Reader(source, origins)
    position = -1 if source.json_form else source.text.find(_MARK)
    while position >= 0:
        number = source.line_of(position)
        line = source.line(number)
        origin = reader.item_at(number)
        for column in reader.comment_columns(number, line, origin):
            match = _DIRECTIVE.match(line, column)
            if match:
                location = source.location(number, column)
                yield _parse(match.group("body").strip(), origin, location)
                break
        end = source.text.find("\n", position)
        position = source.text.find(_MARK, end) if end >= 0 else -1


def directive_in_text(silence: Silence) -> Directive:
    """Return a comment of a published text that silences rules there, or should."""
    found = _parse(silence.body.strip(), None, silence.place)
    fault = found.fault
    if fault == _NO_ITEM:
        fault = "" if silence.covers else "belongs to no sentence"
    return replace(found, fault=fault, covers=silence.covers, in_text=True)


def _parse(body: str, origin: Origin | None, location: Location) -> Directive:
    item_line = origin.line if origin else None
    match = _IGNORE.match(body)
    if match is None:
        fault = "is not of the form ignore[rule] reason"
        return Directive((), "", fault, item_line, location)
    rules = tuple(name.strip() for name in match.group("rules").split(",") if name.strip())
    reason = match.group("reason").strip().strip(" -–—:")
    fault = ""
    if not rules:
        fault = "names no rule"
    elif not reason:
        fault = "gives no reason"
    elif item_line is None:
        fault = _NO_ITEM
    return Directive(rules, reason, fault, item_line, location)


class _Reader:
    """Finds where comments stand in one file, from its beginning to its end.

    It remembers the last item and the last run of comments that it met, so that a thousand
    comments in one of them take it no longer than as many in as many.
    """

    def __init__(self, source: SourceText, origins: Sequence[Origin]) -> None:
        self._source = source
        self._origins = origins
        self._starts = [origin.line for origin in origins]
        self._comments_end = 0
        self._item: Origin | None = None
        self._values: list[tuple[_Place, _Place]] = []

    def item_at(self, number: int) -> Origin | None:
        """Return the item that a comment on the 0-based line ``number`` belongs to."""
        starts = self._starts
        below = max(number, self._comments_end)
        while _COMMENT_LINE.match(self._source.line(below)):
            below += 1
        self._comments_end = below
        if below > number:
            following = bisect_left(starts, below + 1)
            if following < len(starts) and starts[following] == below + 1:
                return self._origins[following]
        last = bisect_right(starts, number + 1) - 1
        if last < 0:
            return None
        first = bisect_left(starts, starts[last])  # in flow style, several may begin on one line
        beginning = self._origins[first : last + 1]
        return next((each for each in beginning if number + 1 < each.end_line), None)

    def comment_columns(self, number: int, line: str, origin: Origin | None) -> Iterator[int]:
        """Yield where a comment may begin on a line: at a ``#`` that stands in no value."""
        if _COMMENT_LINE.match(line):
            hashes = iter((line.index("#"),))
        else:
            hashes = (match.start() + 1 for match in re.finditer(r"\s#", line))
        if origin is None or number < origin.line - 1:
            yield from hashes
            return
        if origin is not self._item:
            self._item = origin
            self._values = self._values_of(origin)
        for column in hashes:
            here = (number - origin.line + 1, column)
            before = bisect_right(self._values, here, key=itemgetter(0)) - 1
            if before < 0 or here >= self._values[before][1]:
                yield column

    def _values_of(self, origin: Origin) -> list[tuple[_Place, _Place]]:
        try:
            root = compose(self._source.lines(origin.line - 1, origin.end_line - 1))
        except (yaml.YAMLError, NestingError):
            root = None
        return sorted(_value_spans(root)) if root is not None else []


def _value_spans(root: yaml.Node) -> Iterator[tuple[_Place, _Place]]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark, node.end_mark
            yield (start.line, start.column), (end.line, end.column)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        else:
            waiting.extend(part for pair in node.value for part in pair)
