"""Sets brackets that hold comments aside: ruamel.yaml would lose those comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from claimcheck.app.fmt.comments import comment_places
from claimcheck.registry.yaml_nodes import compose

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAND_IN = "claimcheck-fmt-set-aside-{}"


def set_aside(text: str) -> tuple[str, list[str]]:
    """Return a text with a word for each pair of brackets that holds a comment, and the brackets.

    Args:
        text: What composes.
    """
    root = compose(text)
    places = comment_places(text)
    found = sorted(set(_commented(root, places))) if root is not None and places else []
    kept = [text[start:end] for start, end in found]
    for number, (start, end) in reversed(list(enumerate(found))):
        text = text[:start] + _STAND_IN.format(number) + text[end:]
    return text, kept


def put_back(text: str, kept: list[str]) -> str:
    """Return a text with the brackets in place of the words that stood for them."""
    for number in range(len(kept) - 1, -1, -1):
        text = text.replace(_STAND_IN.format(number), kept[number])
    return text


def _commented(root: yaml.Node, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last offset of each outermost bracket with a comment inside."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, yaml.CollectionNode):
            continue
        start, end = node.start_mark, node.end_mark
        first, last = (start.line, start.column), (end.line, end.column)
        if not node.flow_style:
            for each in node.value:
                waiting.extend(each if isinstance(each, tuple) else (each,))
        elif any(first < place < last for place in places):
            yield start.index, end.index
