"""Comments in a registry that speak to claimcheck: ``# claimcheck: ignore[rule] reason``.

A directive belongs to the item in which it stands, or that follows right below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from claimcheck.registry.yaml_nodes import NestingError, compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Location
    from claimcheck.model.registry import Origin
    from claimcheck.registry.source_text import SourceText

_MARK = "claimcheck:"
_DIRECTIVE = re.compile(r"#\s*claimcheck:\s*(?P<body>.*?)\s*$")
_IGNORE = re.compile(r"ignore\[(?P<rules>[^\]]*)\]\s*(?P<reason>.*)$")
_COMMENT_LINE = re.compile(r"\s*#")


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment that speaks to claimcheck.

    Attributes:
        rules: Names of the rules to ignore, as written.
        reason: Why, as written; empty where no reason is given.
        fault: What is wrong with the comment itself; empty where it can be followed.
        item_line: 1-based line of the item that it belongs to; None where it belongs to none.
        location: Where it stands.
    """

    rules: tuple[str, ...]
    reason: str
    fault: str
    item_line: int | None
    location: Location


def read_directives(source: SourceText, origins: Sequence[Origin]) -> Iterator[Directive]:
    """Yield the directives of one file.

    Args:
        source: The file.
        origins: Where its items were written, in order.
    """
    position = source.text.find(_MARK)
    starts = [origin.line for origin in origins] if position >= 0 else []
    while position >= 0:
        number = source.line_of(position)
        origin = _item_at(number, source, origins, starts)
        for column in _comment_columns(number, source, origin):
            line = source.line(number)
            match = _DIRECTIVE.match(line, column)
            if match:
                location = source.location(number, column)
                yield _parse(match.group("body"), origin, location)
                break
        end = source.text.find("\n", position)
        position = source.text.find(_MARK, end) if end >= 0 else -1


def _parse(body: str, origin: Origin | None, location: Location) -> Directive:
    item_line = origin.line if origin else None
    match = _IGNORE.match(body)
    if match is None:
        fault = "is not of the form ignore[rule] reason"
        return Directive((), "", fault, item_line, location)
    rules = tuple(name.strip() for name in match.group("rules").split(",") if name.strip())
    reason = match.group("reason").strip(" -–—:")
    fault = ""
    if not rules:
        fault = "names no rule"
    elif not reason:
        fault = "gives no reason"
    elif item_line is None:
        fault = "belongs to no claim or source"
    return Directive(rules, reason, fault, item_line, location)


def _item_at(
    number: int, source: SourceText, origins: Sequence[Origin], starts: Sequence[int]
) -> Origin | None:
    """Return the item that a comment on the 0-based line ``number`` belongs to.

    Args:
        number: The line.
        source: The file.
        origins: Where its items were written, in order.
        starts: The line of each of these.
    """
    below = number
    while _COMMENT_LINE.match(source.line(below)):
        below += 1
    if below > number:
        following = bisect_left(starts, below + 1)
        if following < len(starts) and starts[following] == below + 1:
            return origins[following]
    last = bisect_right(starts, number + 1) - 1
    if last < 0:
        return None
    first = bisect_left(starts, starts[last])  # in flow style, several may begin on one line
    return next((each for each in origins[first : last + 1] if number + 1 < each.end_line), None)


def _comment_columns(number: int, source: SourceText, origin: Origin | None) -> Iterator[int]:
    """Yield where a comment may begin on a line: at a ``#`` that stands in no value."""
    line = source.line(number)
    if _COMMENT_LINE.match(line):
        hashes = [line.index("#")]
    else:
        hashes = [match.start() + 1 for match in re.finditer(r"\s#", line)]
    if origin is None:
        yield from hashes
        return
    first = origin.line - 1
    try:
        root = compose(source.lines(first, origin.end_line - 1))
    except (yaml.YAMLError, NestingError):
        root = None
    spans = list(_value_spans(root)) if root is not None and number >= first else []
    here = number - first
    for column in hashes:
        if not any(start <= (here, column) < end for start, end in spans):
            yield column


def _value_spans(root: yaml.Node) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
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
