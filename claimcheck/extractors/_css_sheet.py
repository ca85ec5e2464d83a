"""The style sheets of a page: what their rules say of words (hidden, struck, raised)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.extractors._css_media import holds_on_screen, holds_where_supported
from claimcheck.extractors._css_selectors import Selector, selectors
from claimcheck.extractors._css_values import PROPERTIES, Trait, level_of, traits
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_CHARACTERS = 2_000_000
"""Of the style sheets of one page; parsing them takes some seconds."""

MAX_RULES = 100_000
"""Of one page, each selector of a rule counted; nesting can multiply them."""

_MOST_NESTED = 20
_MOST_SELECTORS = 10_000
"""Of one rule; those of rules in rules multiply."""

_LONGEST_STYLE = 20_000
_TOO_MANY = "the style sheets of the page hold more rules than can be read"

_LEAF = re.compile(r"""\{[^{}"'\\/]*+\}""")
"""The inside of a rule that is plain: no string, comment or escape, and nothing nests in it."""

_SAYS_SOMETHING = re.compile(rf"(?:{'|'.join(map(re.escape, PROPERTIES))})\s*:", re.IGNORECASE)


class Says(NamedTuple):
    """What a declaration says.

    Attributes:
        trait: What of, and what.
        important: Whether it says ``!important``.
    """

    trait: Trait
    important: bool


class Rule(NamedTuple):
    """What a style sheet says of the elements that a selector means.

    Attributes:
        selector: The selector.
        says: What is said.
        order: How many rules stand before it.
        layered: Whether it stands in a layer, which weighs less.
    """

    selector: Selector
    says: tuple[Says, ...]
    order: int
    layered: bool


def rules_of(sheets: Iterable[tuple[str, str]]) -> list[Rule]:
    """Return the rules of style sheets that can hide, show or strike words, in their order.

    Args:
        sheets: The media that each sheet is for, as its tag says, and its content.

    Raises:
        ExtractionError: They are longer than those of any page that is meant to be read.
    """
    rules: list[Rule] = []
    length = 0
    for media, css in sheets:
        length += len(css)
        if length > MAX_CHARACTERS:
            raise ExtractionError("the style sheets of the page are longer than can be read")
        if media and not holds_on_screen(_tokens(media)):
            continue
        rules += [rule._replace(order=len(rules) + rule.order) for rule in _parsed(css)]
        if len(rules) > MAX_RULES:
            raise ExtractionError(_TOO_MANY)
    return rules


@lru_cache(maxsize=4096)
def said(declarations: str) -> tuple[Says, ...]:
    """Return what the ``style`` of an element says of its words."""
    from tinycss2 import parse_blocks_contents  # type: ignore[import-untyped] # has no stubs

    return tuple(_said(parse_blocks_contents(declarations[:_LONGEST_STYLE])))


@lru_cache(maxsize=8)
def _parsed(css: str) -> tuple[Rule, ...]:
    """Return the rules of one sheet; the pages of a site share theirs."""
    from tinycss2 import parse_stylesheet

    # The parser takes a microsecond a character, so that what says nothing of words is left out.
    short = _LEAF.sub(lambda leaf: leaf[0] if _SAYS_SOMETHING.search(leaf[0]) else "{}", css)
    if not _SAYS_SOMETHING.search(short) and "\\" not in short:
        return ()
    found: list[Rule] = []
    for selector, says, layered in _rules(
        parse_stylesheet(short, skip_comments=True, skip_whitespace=True), (), 0, layered=False
    ):
        found.append(Rule(selector, says, len(found), layered))
        if len(found) > MAX_RULES:
            raise ExtractionError(_TOO_MANY)
    return tuple(found)


def _tokens(text: str) -> Sequence[Any]:
    from tinycss2 import parse_component_value_list

    tokens: Sequence[Any] = parse_component_value_list(text[:1000])
    return tokens


def _rules(
    nodes: Iterable[Any], outer: Sequence[Selector], depth: int, *, layered: bool
) -> Iterator[tuple[Selector, tuple[Says, ...], bool]]:
    if depth > _MOST_NESTED:
        return
    for node in nodes:
        if node.type == "at-rule" and node.content is not None and _holds(node):
            inner = _inner(node, nested=bool(outer))
            in_layer = layered or node.lower_at_keyword == "layer"
            yield from _stated(outer, inner, layered=in_layer)
            yield from _rules(inner, outer, depth + 1, layered=in_layer)
        elif node.type == "qualified-rule" and node.content:
            means = selectors(node.prelude, outer)
            if len(means) > _MOST_SELECTORS:
                raise ExtractionError(_TOO_MANY)
            if means:
                inner = _inner(node, nested=True)
                yield from _stated(means, inner, layered=layered)
                yield from _rules(inner, means, depth + 1, layered=layered)


def _inner(node: Any, *, nested: bool) -> Sequence[Any]:
    from tinycss2 import parse_blocks_contents, parse_rule_list

    read = parse_blocks_contents if nested else parse_rule_list
    inner: Sequence[Any] = read(node.content, skip_comments=True, skip_whitespace=True)
    return inner


def _stated(
    means: Sequence[Selector], nodes: Sequence[Any], *, layered: bool
) -> Iterator[tuple[Selector, tuple[Says, ...], bool]]:
    says = tuple(_said(nodes))
    if says:
        for selector in means:
            yield selector, says, layered


def _holds(node: Any) -> bool:
    """Return whether what stands in an at-rule holds on a screen."""
    name = node.lower_at_keyword
    if name == "media":
        return holds_on_screen(node.prelude)
    if name == "supports":
        return holds_where_supported(node.prelude)
    return bool(name == "layer")


def _said(nodes: Iterable[Any]) -> Iterator[Says]:
    declared = [node for node in nodes if node.type == "declaration"]
    for node in declared:
        for trait in traits(node.lower_name, node.value):
            yield Says(trait, node.important)
    level = level_of({node.lower_name: node.value for node in declared})
    if level is not None:
        yield Says(("level", level), important=False)
