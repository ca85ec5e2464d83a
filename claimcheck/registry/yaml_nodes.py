"""YAML text to plain data, read as it was written and with the place of every value.

PyYAML's safe loader turns ``no`` into False, ``1.10`` into 1.1 and ``12:30`` into 750, and keeps
the last of two equal keys without a word. A registry holds texts, ids and dates only, so every
scalar is taken exactly as written here, and what cannot be is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.model.finding import Path

MAX_DEPTH = 50
"""Levels of nesting; a registry needs six."""

MAX_ALIASED = 10_000
"""Values that aliases may repeat in one document, so that nested anchors cannot blow up."""

_PLAIN = "plain"
_TEXT = "text"
_MAPPING = "mapping"
_SEQUENCE = "sequence"
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_SUSPICIOUS = re.compile(r"\n[ ]{60}|(?:[-?:][ \t]+){20}")
_DEEPER = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_HIGHER = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Composer(_BaseLoader):  # type: ignore[misc]  # PyYAML's C loader where it was built
    """Composes nodes whose tags tell only shape and style: no YAML 1.1 guesses at types."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: Any) -> str:
        del value
        if kind is yaml.ScalarNode:
            return _PLAIN if implicit[0] else _TEXT
        return _MAPPING if kind is yaml.MappingNode else _SEQUENCE

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Do nothing: there are no path resolvers."""

    def ascend_resolver(self) -> None:
        """Do nothing: there are no path resolvers."""


class NestingError(Exception):
    """The document nests deeper than a registry can.

    Attributes:
        mark: Where the first value that is too deep begins.
    """

    def __init__(self, mark: Any) -> None:
        super().__init__("nested too deeply")
        self.mark = mark


def compose(text: str, *, flat: bool = False) -> yaml.Node | None:
    """Compose the single document in ``text``; None where there is none.

    Args:
        text: The document.
        flat: Whether it is known that it cannot nest deeply, so that nobody needs to look.

    Raises:
        yaml.YAMLError: The text is not YAML, or holds several documents.
        NestingError: It nests deeper than ``MAX_DEPTH``.
    """
    if not flat and (text.count("[") + text.count("{") > MAX_DEPTH or _SUSPICIOUS.search(text)):
        _check_depth(text)
    loader = _Composer(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def unused_anchors(text: str) -> Iterator[Any]:
    """Yield the events of texts whose anchor nothing refers to: likely words that begin with &.

    Only called for text that composes, and that has something like an anchor in it.
    """
    anchored: dict[str, Any] = {}
    loader = _Composer(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.AliasEvent):
                anchored.pop(str(event.anchor), None)
            elif isinstance(event, yaml.ScalarEvent) and event.anchor is not None:
                anchored[event.anchor] = event
    finally:
        loader.dispose()
    yield from anchored.values()


def _check_depth(text: str) -> None:
    """Refuse deep nesting before the composer, which recurses on the C stack, meets it.

    From PyYAML 6.0.4 on, libyaml reads ahead and stops at a thousand levels of its own before it
    tells of the first: then the parser in Python, which has no such limit, finds the place.
    """
    try:
        _count_levels(_Composer(text))
    except yaml.MarkedYAMLError as error:
        if "maximum nesting depth" not in str(error.problem):
            raise
        _count_levels(yaml.SafeLoader(text))
        raise


def _count_levels(loader: Any) -> None:
    depth = 0
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, _DEEPER):
                depth += 1
                if depth > MAX_DEPTH:
                    raise NestingError(event.start_mark)
            elif isinstance(event, _HIGHER):
                depth -= 1
    finally:
        loader.dispose()


class Converter:
    """Turns composed nodes into dicts, lists, texts and None.

    One converter serves one composed document: it knows an alias by the identity of its node.
    """

    def __init__(self, report: Callable[[str, str, yaml.Node], None], first_line: int = 0) -> None:
        """Take what to call for each problem, and the 0-based line on which the text begins.

        It is called with a message, a next step and the node.
        """
        self._report = report
        self._first_line = first_line
        self._open: set[int] = set()
        self._seen: set[int] = set()
        self._aliased = 0

    def convert(self, node: yaml.Node) -> Any:
        """Return the plain data of ``node``; None for what was reported."""
        tag = node.tag
        if tag is _TEXT:
            return node.value
        if tag is _PLAIN:
            return None if node.value in _NULLS else node.value
        if tag is _MAPPING or tag is _SEQUENCE:
            return self._collection(node)
        self._report(
            f"{tag.replace('tag:yaml.org,2002:', '!!')} is read as a tag, which a registry has not",
            "put the whole text in quotes, or remove the tag",
            node,
        )
        return node.value if isinstance(node, yaml.ScalarNode) else self._collection(node)

    def _collection(self, node: yaml.Node) -> Any:
        identity = id(node)
        if identity in self._open:
            self._report(
                "an alias stands for something that contains it", "write the value out", node
            )
            return None
        if identity in self._seen:
            self._aliased += 1 + len(node.value)
            if self._aliased > MAX_ALIASED:
                if self._aliased < 2 * MAX_ALIASED:
                    self._aliased = 2 * MAX_ALIASED
                    self._report(
                        f"aliases repeat more than {MAX_ALIASED:,} values",
                        "write the values out instead of nesting anchors",
                        node,
                    )
                return None
        self._seen.add(identity)
        self._open.add(identity)
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.convert(child) for child in node.value]
            return self._mapping(node)
        finally:
            self._open.discard(identity)

    def _mapping(self, node: yaml.Node) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                self._report("a list or a mapping is used as a key", "use a plain word", key_node)
                continue
            if key == "<<":
                self._report(
                    "<< is a merge key, which a registry does not take",
                    "write the keys out",
                    key_node,
                )
                continue
            if key in data:
                line = self._first_line + first[key].start_mark.line + 1
                self._report(
                    f"the key {key!r} stands on line {line} already",
                    "keep one of the two",
                    key_node,
                )
                continue
            first[key] = key_node
            data[key] = self.convert(value_node)
        return data


def is_null(node: yaml.Node) -> bool:
    """Tell whether a node says that there is nothing."""
    return node.tag is _PLAIN and node.value in _NULLS


def find_node(node: yaml.Node, path: Path) -> tuple[yaml.Node, yaml.Node]:
    """Return the key and the value that ``path`` leads to, or the last on the way that exist.

    An element of a list, and the node that the path begins with, are their own keys.
    """
    found = (node, node)
    for step in path:
        match = next((pair for name, *pair in _children(found[1]) if name == step), None)
        if match is None:
            break
        found = (match[0], match[1])
    return found


def node_length(node: yaml.Node) -> int | None:
    """Return how many characters of its first line a node takes; None for all to its end."""
    if not isinstance(node, yaml.ScalarNode):
        return 1
    start, end = node.start_mark, node.end_mark
    return end.column - start.column if start.line == end.line else None


def _children(node: yaml.Node) -> Iterator[tuple[str | int, yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, yaml.ScalarNode):
                yield key_node.value, key_node, value_node
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield index, child, child
