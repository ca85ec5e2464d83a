"""YAML text as a tree of nodes that know where they stand, for the few that are asked for."""

from __future__ import annotations

import re
from typing import Any

import yaml

MAX_DEPTH = 50
"""Levels of nesting; a registry needs six."""

_PLAIN = "plain"
_TEXT = "text"
_MAPPING = "mapping"
_SEQUENCE = "sequence"
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""How a plain scalar says that there is nothing."""

_SUSPICIOUS = re.compile(r"\n[ ]{60}|(?:[-?:][ \t]+){20}")
_DEEPER = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_HIGHER = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's C loader where it was built."""


class _Composer(BaseLoader):  # type: ignore[misc]
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


def compose(text: str) -> yaml.Node | None:
    """Compose the single document in ``text``; None where there is none.

    Raises:
        yaml.YAMLError: The text is not YAML, or holds several documents.
        NestingError: It nests deeper than ``MAX_DEPTH``.
    """
    if text.count("[") + text.count("{") > MAX_DEPTH or _SUSPICIOUS.search(text):
        # The composer recurses on the C stack: deep nesting must not reach it.
        try:
            _count_levels(BaseLoader(text))
        except yaml.YAMLError as error:
            raise in_our_words(error, text) from None
    loader = _Composer(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def in_our_words(error: yaml.YAMLError, text: str) -> yaml.YAMLError | NestingError:
    """Return what an error of the parser is to us: it has words of its own for deep nesting.

    From PyYAML 6.0.4 on, libyaml reads ahead and stops at a thousand levels of its own before it
    tells of the first: then the parser in Python, which has no such limit, finds the place.
    """
    if "maximum nesting depth" in str(getattr(error, "problem", "")):
        try:
            _count_levels(yaml.SafeLoader(text))
        except NestingError as nesting:
            return nesting
    return error


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


def is_null(node: yaml.Node) -> bool:
    """Tell whether a node says that there is nothing."""
    return node.tag is _PLAIN and node.value in NULLS


def length(value: yaml.Node | yaml.Event) -> int | None:
    """Return how many characters of its first line a value takes; None for all to its end."""
    if not isinstance(value, (yaml.ScalarNode, yaml.ScalarEvent)):
        return 1
    start: Any = value.start_mark
    end: Any = value.end_mark
    return end.column - start.column if start.line == end.line else None
