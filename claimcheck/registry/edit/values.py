"""The canonical form of single keys and values: what stands on one line, or is a block of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import yaml
from pydantic import BaseModel

from claimcheck.model.claim import Claim
from claimcheck.model.source import Source
from claimcheck.registry.edit.layout import BLOCKS
from claimcheck.registry.edit.scalars import WIDTH, block, inline
from claimcheck.registry.yaml_nodes import is_null

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.registry.edit.layout import Layout


def models_below(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the models of the values of a model, and of their values, by their keys."""
    for key, field in model.model_fields.items():
        waiting: list[Any] = [field.annotation]
        while waiting:
            found = waiting.pop()
            waiting += get_args(found)
            if isinstance(found, type) and issubclass(found, BaseModel):
                yield key, found
                yield from models_below(found)


INDENT = 2
"""Columns by which a mapping, and the dash of a list, stand under their key."""

MODELS: dict[str, Any] = {"claims": Claim, "sources": Source}
"""The model of the items of a file, by the key that the file has."""

ORDERS: dict[str, tuple[str, ...]] = {
    key: tuple(model.model_fields)
    for top, item in MODELS.items()
    for key, model in ((top, item), *models_below(item))
}
"""The keys of each mapping of a registry in their order, by the key that the mapping is under."""

_TRUTHS = frozenset(
    key
    for top in MODELS.values()
    for model in (top, *(each for _, each in models_below(top)))
    for key, field in model.model_fields.items()
    if field.annotation is bool
)
"""The keys whose values are true or false, which need no quotes to be read as they are."""

NodePair = tuple[yaml.Node | None, yaml.Node]
"""A key and its value, or an item of a list."""

_PLAIN_KEY = re.compile(r"[a-z_]+")


def pairs(node: yaml.Node) -> list[NodePair]:
    """Return the keys and values of a mapping, the items of a list, or nothing."""
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    return [(None, each) for each in node.value] if isinstance(node, yaml.SequenceNode) else []


def rank(name: yaml.Node | None, key: str) -> int:
    """Return the place of a key in a mapping that is under ``key``; unknown ones come last."""
    order = ORDERS.get(key, ())
    return order.index(name.value) if name is not None and name.value in order else len(order)


def key_text(layout: Layout, name: yaml.Node) -> str:
    """Return a key as it is written: plain where it is a word."""
    if _PLAIN_KEY.fullmatch(str(name.value)):
        return str(name.value)
    return layout.text[name.start_mark.index : name.end_mark.index]


def in_brackets(layout: Layout, node: yaml.Node, key: str) -> str:
    """Return a value on one line."""
    if is_null(node):
        return "null"
    if isinstance(node, yaml.ScalarNode):
        return _on_line(node.value, key, flow=True)
    inner = sorted(pairs(node), key=lambda pair: rank(pair[0], key))
    if isinstance(node, yaml.MappingNode):
        parts = [
            f"{key_text(layout, name)}: {in_brackets(layout, value, name.value)}"
            for name, value in inner
            if name is not None
        ]
        return "{" + ", ".join(parts) + "}"
    return "[" + ", ".join(in_brackets(layout, value, key) for _, value in inner) + "]"


def _on_line(text: str, key: str, *, flow: bool) -> str:
    """Return a value on one line, by the key that it is under."""
    is_truth = key in _TRUTHS and text in ("true", "false")
    return text if is_truth else inline(text, flow=flow)


def scalar(node: yaml.ScalarNode, head: str, *, listed: bool, comment: bool) -> list[str]:
    """Return the lines of a key or dash and the text behind it.

    Args:
        node: The text.
        head: The key with its colon, or the dash, with what is left of it.
        listed: Whether it is an item of a list.
        comment: Whether a comment stands behind it, or behind the header of a block.
    """
    if is_null(node):
        return [head]
    text, was_block = str(node.value), node.style in BLOCKS
    line = f"{head} {_on_line(text, head.rpartition(' ')[2].rstrip(':'), flow=listed)}"
    lines = "\n" in text and (was_block or not text.endswith("\n\n"))
    column = len(head) - len(head.lstrip(" ")) + INDENT
    if (was_block and comment) or (
        (was_block or not (comment or listed)) and (lines or len(line) > WIDTH)
    ):
        made = block(text, column)
        if made is not None:
            return [f"{head} {made[0]}", *made[1:]]
    return [line]


def brackets(
    layout: Layout, value: yaml.Node, head: str, key: str, *, unfold: bool = False
) -> list[str]:
    """Return the lines of a value in brackets: one where it fits, or one for each entry.

    Args:
        layout: The text that it is from; without a comment inside of it.
        value: A mapping or a list.
        head: The key with its colon, or the dash, with what is left of it.
        key: The key that it is under.
        unfold: Whether it is to have lines in any case.
    """
    line = f"{head} {in_brackets(layout, value, key)}"
    if not value.value or (len(line) <= WIDTH and not unfold):
        return [line]
    column = len(head) - len(head.lstrip(" ")) + INDENT
    body: list[str] = []
    for name, inner in sorted(pairs(value), key=lambda pair: rank(pair[0], key)):
        own = " " * column + ("-" if name is None else f"{key_text(layout, name)}:")
        under = key if name is None else name.value
        if isinstance(inner, yaml.ScalarNode):
            body += scalar(inner, own, listed=name is None, comment=False)
        else:
            mapping = isinstance(inner, yaml.MappingNode)
            body += brackets(layout, inner, own, under, unfold=mapping)
    return [head, *body] if head.endswith(":") else [f"{head} {body[0][column:]}", *body[1:]]
