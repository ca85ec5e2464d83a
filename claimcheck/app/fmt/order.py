"""Puts the keys of an item in the order of the model, each with the comments right above it.

This moves lines of text and looks at nothing in them, so that a comment stays with the key that it
was written for; YAML itself does not know to what a comment belongs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from claimcheck.model.claim import Assertion, Claim, Evidence
from claimcheck.model.selector import Quote
from claimcheck.model.source import Source
from claimcheck.registry.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMENT = re.compile(r"( *)#")
_PLAIN_KEY = re.compile(r"[a-z_]+")

ORDERS: dict[str, tuple[str, ...]] = {
    "claims": tuple(Claim.model_fields),
    "sources": tuple(Source.model_fields),
    "evidence": tuple(Evidence.model_fields),
    "quote": tuple(Quote.model_fields),
    "asserted": tuple(Assertion.model_fields),
}
"""The keys of each mapping of a registry in their order, by the key that the mapping is under."""


def ordered(text: str, key: str) -> str:
    """Return the items in ``text`` with their keys in order.

    Args:
        text: A list in block style, or a file with that list under ``key``.
        key: ``claims`` or ``sources``.
    """
    root = compose(text)
    lines = text.split("\n")
    if root is not None:
        _unquote_keys(root, lines)
    if isinstance(root, yaml.MappingNode):
        root = next((value for name, value in root.value if name.value == key), None)
    if not isinstance(root, yaml.SequenceNode) or root.flow_style:
        return "\n".join(lines)
    top = root.start_mark.line
    return "\n".join((*lines[:top], *_sequence(root, lines, top, len(lines), key)))


def _sequence(
    node: yaml.SequenceNode, lines: list[str], first: int, end: int, key: str
) -> list[str]:
    """Return lines ``first`` to ``end``, which hold a list, with its mappings in order."""
    starts = [each.start_mark.line for each in node.value]
    if not starts or len(set(starts)) < len(starts):
        return lines[first:end]
    made = lines[first : starts[0]]
    for child, start, after in zip(node.value, starts, [*starts[1:], end], strict=True):
        made += _value(child, lines, start, after, key)
    return made


def _value(node: yaml.Node, lines: list[str], first: int, end: int, key: str) -> list[str]:
    if not first <= node.start_mark.line < end:
        return lines[first:end]  # an alias: what it stands for is written elsewhere
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        return _mapping(node, lines, first, end, key)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.start_mark.line > first:
        head = node.start_mark.line
        return [*lines[first:head], *_sequence(node, lines, head, end, key)]
    return lines[first:end]


def _mapping(node: yaml.MappingNode, lines: list[str], first: int, end: int, key: str) -> list[str]:
    names = [name for name, _ in node.value]
    where = [name.start_mark.line for name in names]
    column = names[0].start_mark.column
    prefix = lines[where[0]][:column]
    if prefix.strip() not in ("", "-") or len(set(where)) < len(where):
        return lines[first:end]
    starts = [where[0]]
    for (_, before), line, above in zip(node.value, where[1:], where, strict=False):
        lowest = max(_content_end(before, lines), above + 1)
        while line > lowest and _is_comment(lines[line - 1], column):
            line -= 1
        starts.append(line)
    tail = end
    lowest = max(_content_end(node.value[-1][1], lines), where[-1] + 1)
    while tail > lowest and (not lines[tail - 1].strip() or _is_comment(lines[tail - 1])):
        tail -= 1
    entries: list[tuple[int, list[str], list[str]]] = []
    order = ORDERS.get(key, ())
    for (name, value), at, start, after in zip(
        node.value, where, starts, [*starts[1:], tail], strict=True
    ):
        body = _value(value, lines, at, after, name.value)
        rank = order.index(name.value) if name.value in order else len(order)
        entries.append((rank, lines[start:at], [" " * column + body[0][column:], *body[1:]]))
    entries.sort(key=lambda entry: entry[0])
    made = lines[first : where[0]]
    for number, (_, comments, body) in enumerate(entries):
        made += comments
        made += [prefix + body[0][column:], *body[1:]] if number == 0 else body
    return made + lines[tail:end]


def _content_end(node: yaml.Node, lines: Sequence[str]) -> int:
    """Return the 0-based line after the last one that a value takes, comments aside."""
    end = node.end_mark
    if isinstance(node, yaml.ScalarNode):
        if node.style not in ("|", ">"):
            return int(end.line) + 1 if node.value or node.style else int(node.start_mark.line)
        after = int(end.line) + (end.column > 0)
        while after > node.start_mark.line + 1 and not lines[after - 1].strip():
            after -= 1
        return after
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return int(end.line) + 1
    last = node.value[-1]
    inner = last if isinstance(last, yaml.Node) else last[1]
    keyed = 0 if isinstance(last, yaml.Node) else int(last[0].end_mark.line) + 1
    return max(keyed, _content_end(inner, lines))


def _is_comment(line: str, column: int | None = None) -> bool:
    match = _COMMENT.match(line)
    return match is not None and (column is None or len(match.group(1)) <= column)


def _unquote_keys(node: yaml.Node, lines: list[str]) -> None:
    """Write quoted keys plainly; what is right of them moves, and no line does."""
    pairs: list[yaml.Node] = []
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, yaml.MappingNode):
            pairs += [name for name, _ in found.value if getattr(name, "style", None)]
            waiting += [value for _, value in found.value]
        elif isinstance(found, yaml.SequenceNode):
            waiting += found.value
    for name in sorted(pairs, key=lambda each: -each.start_mark.column):
        start, end = name.start_mark, name.end_mark
        if start.line == end.line and _PLAIN_KEY.fullmatch(name.value):
            line = lines[start.line]
            lines[start.line] = line[: start.column] + name.value + line[end.column :]
