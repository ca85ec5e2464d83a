"""Gives every text of a tree its canonical style: plain where it can be, quoted, or folded."""

from __future__ import annotations

from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import FoldedScalarString, ScalarString
from ruamel.yaml.tokens import CommentToken

from claimcheck.app.fmt.order import ORDERS
from claimcheck.app.fmt.roundtrip import INDENT, dump
from claimcheck.app.fmt.styles import WIDTH, fold, is_block, styled, value_or_folded

_AFTER = 2
_HEADER = 3
"""Where ruamel.yaml keeps the comments after a value, and the one in the header of a block."""


def restyle(items: CommentedSeq, key: str) -> None:
    """Restyle a list of claims or sources in place."""
    for item in items:
        if isinstance(item, CommentedMap):
            _mapping(item, key, 2 * INDENT)


def _mapping(node: CommentedMap, key: str, column: int) -> None:
    """Restyle a mapping whose keys begin at ``column``."""
    if node.fa.flow_style():
        _flow(node, key)
        return
    for name, value in node.items():
        at = column + len(str(name)) + 2
        if isinstance(value, CommentedMap):
            _keep_on_line(value, name, at)
            _mapping(value, name, column + INDENT)
        elif isinstance(value, CommentedSeq):
            _keep_on_line(value, name, at)
            _sequence(value, name, column + INDENT)
        elif isinstance(value, str) and not _anchored(value):
            _set(node, name, value, column)


def _sequence(node: CommentedSeq, key: str, column: int) -> None:
    """Restyle a list whose dashes stand at ``column``."""
    if node.fa.flow_style():
        _flow(node, key)
        return
    for place, value in enumerate(node):
        if isinstance(value, CommentedMap):
            _keep_on_line(value, key, column + INDENT)
            _mapping(value, key, column + INDENT)
        elif isinstance(value, str) and not _anchored(value) and not is_block(value):
            node[place] = styled(value, 0, flow=True)


def _flow(node: Any, key: str) -> None:
    """Restyle what stands in brackets; its keys are put in order here, as it is one line."""
    if isinstance(node, CommentedMap):
        for name in ORDERS.get(key, ()):
            if name in node:
                node.move_to_end(name)
        pairs: list[tuple[Any, Any]] = list(node.items())
    else:
        pairs = list(enumerate(node))
    for name, value in pairs:
        if isinstance(value, (CommentedMap, CommentedSeq)):
            value.fa.set_flow_style()
            _flow(value, name if isinstance(name, str) else key)
        elif isinstance(value, str) and not _anchored(value):
            node[name] = styled(value, 0, flow=True)


def _keep_on_line(node: Any, key: str, column: int) -> None:
    """Let brackets that are too long for their line become lines of their own."""
    if not node.fa.flow_style() or not node:
        return
    _flow(node, key)
    if column + len(dump(node).rstrip("\n")) > WIDTH:
        _unfold(node)


def _unfold(node: Any) -> None:
    node.fa.set_block_style()
    for value in node.values() if isinstance(node, CommentedMap) else node:
        if isinstance(value, CommentedMap):
            value.fa.set_block_style()


def _set(node: CommentedMap, name: Any, value: str, column: int) -> None:
    """Restyle one value, and move the comments after it to where its style has them."""
    comment = node.ca.items.get(name)
    new = styled(str(value), column + len(str(name)) + 2)
    if comment is not None and comment[_HEADER:] and comment[_HEADER] and not is_block(new):
        new = value_or_folded(new)  # the comment in the header of the block stays there
        if not is_block(new):
            return
    after = comment[_AFTER] if comment is not None else None
    if after is not None and is_block(new) is not is_block(value):
        text = after.value
        if is_block(new):
            if not text.startswith("\n"):  # a comment on the line of the value stays on that line
                return
            text = text[1:].lstrip(" ")
        else:
            text = "\n" + (text if text.startswith("\n") else " " * after.column + text)
        mark = CommentMark(column)
        comment[_AFTER] = CommentToken(text, mark, None)
    if isinstance(new, FoldedScalarString):
        new = fold(new, column + INDENT)
    node[name] = new


def _anchored(value: str) -> bool:
    anchor = value.yaml_anchor() if isinstance(value, ScalarString) else None
    return anchor is not None
