"""The style sheets of a page: what their rules say of words (hidden, struck, raised)."""

from __future__ import annotations

import math
import re
from base64 import b64decode
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote_to_bytes

from claimcheck.extractors._css_level import level_of
from claimcheck.extractors._css_media import (
    holds_in_container,
    holds_on_screen,
    holds_where_supported,
)
from claimcheck.extractors._css_selectors import Selector, selectors
from claimcheck.extractors._css_values import PROPERTIES, Trait, hides
from claimcheck.extractors._css_vars import Later, declared, names_in_use
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

_LONGEST_STYLE = 200_000
_ADDRESS = re.compile(r"""url\([^()'"]*+\)""")
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


Layer = tuple[str, ...]
"""The names of the layers that a rule stands in, from the outside in; none for no layer."""

Rank = tuple[float, ...]
"""Where a layer stands among others: what compares higher weighs more, where nothing is
``!important``."""


class Rule(NamedTuple):
    """What a style sheet says of the elements that a selector means.

    Attributes:
        selector: The selector.
        says: What is said.
        order: How many rules stand before it.
        layer: The layer that it stands in.
        rank: Where that stands among the layers of the page.
    """

    selector: Selector
    says: tuple[Says, ...]
    order: int
    layer: Layer = ()
    rank: Rank = (math.inf,)


def rules_of(sheets: Iterable[tuple[str, str]]) -> list[Rule]:
    """Return the rules of style sheets that can hide, show or strike words, in their order.

    Args:
        sheets: The media that each sheet is for, as its tag says, and its content.

    Raises:
        ExtractionError: They are longer than those of any page that is meant to be read.
    """
    rules: list[Rule] = []
    layers: dict[Layer, None] = {}
    read = list(sheets)
    if sum(len(css) for _, css in read) > MAX_CHARACTERS:
        raise ExtractionError("the style sheets of the page are longer than can be read")
    names = names_in_use(css for _, css in read)
    for number, (media, css) in enumerate(read):
        holds = holds_on_screen(_tokens(media)) if media else True
        if holds is False:
            continue
        parsed = _parsed(css, names, is_sure=holds is True)
        layers.update(dict.fromkeys(_of_sheet(each, number) for each in parsed.layers))
        rules += [
            rule._replace(order=len(rules) + rule.order, layer=_of_sheet(rule.layer, number))
            for rule in parsed.rules
        ]
        if len(rules) > MAX_RULES:
            raise ExtractionError(_TOO_MANY)
    rules = _telling(rules)
    if not layers:
        return rules
    ranks = _ranks(layers)
    return [rule._replace(rank=ranks[rule.layer]) for rule in rules]


_ALWAYS = frozenset(
    (
        *("color", "-webkit-text-fill-color", "fill", "background-color", "background-image"),
        *("display", "visibility", "opacity", "level"),
    )
)
"""What hides words together with others, or by an attribute, or raises them; always known."""


def _telling(rules: list[Rule]) -> list[Rule]:
    """Return rules without what only shows, of what no rule hides: most margins and boxes."""
    hiding = {
        name
        for rule in rules
        for (name, value), _ in rule.says
        if isinstance(value, Later) or hides((name, value))
    }
    kept = []
    for rule in rules:
        says = tuple(
            each
            for each in rule.says
            if each.important
            or each.trait[0] in hiding
            or each.trait[0] in _ALWAYS
            or each.trait[0].startswith(("--", "font-size", "background-clip"))
        )
        if says:
            kept.append(rule if len(says) == len(rule.says) else rule._replace(says=says))
    return kept


def _of_sheet(layer: Layer, number: int) -> Layer:
    """Return a layer with what has no name told apart from that of other sheets."""
    return tuple(f"{name}/{number}" if name.startswith("/") else name for name in layer)


def _ranks(layers: Iterable[Layer]) -> dict[Layer, Rank]:
    """Return where each layer stands: later ones weigh more, and what is in none most."""
    inside: dict[Layer, dict[str, int]] = {}
    for layer in layers:
        for depth, name in enumerate(layer):
            names = inside.setdefault(layer[:depth], {})
            names.setdefault(name, len(names))
    ranks: dict[Layer, Rank] = {(): (math.inf,)}
    for layer in layers:
        for depth in range(1, len(layer) + 1):
            at = tuple(float(inside[layer[:each]][layer[each]]) for each in range(depth))
            ranks[layer[:depth]] = (*at, math.inf)
    return ranks


@lru_cache(maxsize=4096)
def said(declarations: str) -> tuple[Says, ...]:
    """Return what the ``style`` of an element says of its words.

    Raises:
        ExtractionError: It is longer than any that is meant to be read.
    """
    from tinycss2 import parse_blocks_contents  # type: ignore[import-untyped] # has no stubs

    short = _ADDRESS.sub("url(x)", declarations)
    if len(short) > _LONGEST_STYLE:
        raise ExtractionError("the style of an element is longer than can be read")
    return tuple(_said(parse_blocks_contents(short)))


class _Sheet(NamedTuple):
    """The rules of one sheet, and its layers as they are named first."""

    rules: tuple[Rule, ...]
    layers: tuple[Layer, ...]


@lru_cache(maxsize=8)
def _parsed(css: str, names: frozenset[str], *, is_sure: bool) -> _Sheet:
    """Return the rules of one sheet; the pages of a site share theirs."""
    from tinycss2 import parse_stylesheet

    # The parser takes a microsecond a character, so that what says nothing of words is left out.
    says = _SAYS_SOMETHING
    if names:
        listed = "|".join(map(re.escape, sorted(names)))
        says = re.compile(rf"{says.pattern}|(?:{listed})\s*:", re.IGNORECASE)
    short = _LEAF.sub(lambda leaf: leaf[0] if says.search(leaf[0]) else "{}", css)
    if not says.search(short) and "\\" not in short and "@import" not in short.lower():
        return _Sheet((), ())
    reader = _Reader()
    reader.read(
        parse_stylesheet(short, skip_comments=True, skip_whitespace=True),
        _Where((), (), is_sure, 0),
    )
    return _Sheet(tuple(reader.rules), tuple(reader.layers))


def _tokens(text: str) -> Sequence[Any]:
    from tinycss2 import parse_component_value_list

    tokens: Sequence[Any] = parse_component_value_list(text[:1000])
    return tokens


class _Where(NamedTuple):
    """Where in a sheet rules stand.

    Attributes:
        outer: The selectors of the rule that they nest in.
        layer: The layer that they stand in.
        is_sure: Whether what is around them is known to hold.
        depth: How deep they nest.
    """

    outer: Sequence[Selector]
    layer: Layer
    is_sure: bool
    depth: int


class _Reader:
    """Reads the rules of one sheet."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.layers: dict[Layer, None] = {}

    def read(self, nodes: Iterable[Any], where: _Where) -> None:
        """Take the rules among nodes of tinycss2.

        Raises:
            ExtractionError: There are more than in any page that is meant to be read.
        """
        if where.depth > _MOST_NESTED:
            return
        for node in nodes:
            if node.type == "at-rule":
                self._at_rule(node, where)
            elif node.type == "qualified-rule" and node.content:
                means, is_sure = selectors(node.prelude, where.outer)
                if len(means) > _MOST_SELECTORS:
                    raise ExtractionError(_TOO_MANY)
                if means:
                    is_sure = is_sure and where.is_sure
                    self._inside(node, where._replace(outer=means, is_sure=is_sure))

    def _at_rule(self, node: Any, where: _Where) -> None:
        name = node.lower_at_keyword
        if name == "import" and (css := imported(node.prelude)) is not None:
            inner = parse_sheet(css)
            self.read(inner, where._replace(is_sure=False, depth=where.depth + 1))
        elif name == "layer":
            named = [self._layer(each, where.layer) for each in _named(node.prelude)]
            if node.content is not None:
                layer = named[0] if named else self._layer([f"/{len(self.layers)}"], where.layer)
                self._inside(node, where._replace(layer=layer))
        elif node.content is not None:
            holds = _holds(node)
            if name == "scope":
                where, holds = _scoped(node, where)
            if holds is not False:
                self._inside(node, where._replace(is_sure=where.is_sure and holds is True))

    def _layer(self, names: list[str], within: Layer) -> Layer:
        for depth in range(1, len(names) + 1):
            self.layers.setdefault((*within, *names[:depth]))
        return (*within, *names)

    def _inside(self, node: Any, where: _Where) -> None:
        inner = _inner(node, nested=bool(where.outer))
        says = tuple(each for each in _said(inner) if where.is_sure or hides(each.trait))
        if says:
            for selector in where.outer:
                self.rules.append(Rule(selector, says, len(self.rules), where.layer))
            if len(self.rules) > MAX_RULES:
                raise ExtractionError(_TOO_MANY)
        self.read(inner, where._replace(depth=where.depth + 1))


def parse_sheet(css: str) -> Sequence[Any]:
    """Return the rules of a sheet, as tinycss2 has them."""
    from tinycss2 import parse_stylesheet

    nodes: Sequence[Any] = parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return nodes


def imported(prelude: Sequence[Any]) -> str | None:
    """Return the style sheet that ``@import`` names, where the address itself holds it."""
    for each in prelude:
        if each.type in ("string", "url"):
            return sheet_in(each.value)
        if each.type == "function" and each.lower_name == "url":
            named = [one.value for one in each.arguments if one.type == "string"]
            return sheet_in(named[0]) if named else None
    return None


def sheet_in(address: str) -> str | None:
    """Return the style sheet that a ``data:`` address holds; None for any other."""
    head, comma, data = address.strip().partition(",")
    if not comma or not head.lower().startswith("data:text/css"):
        return None
    written = unquote_to_bytes(data)[:MAX_CHARACTERS]
    if head.lower().rstrip().endswith(";base64"):
        try:
            written = b64decode(written + b"==")
        except ValueError:
            return None
    return written.decode("utf-8", "replace")


def _scoped(node: Any, where: _Where) -> tuple[_Where, bool | None]:
    """Return where the rules of ``@scope`` stand: in what its first selectors mean."""
    blocks = [each for each in node.prelude if each.type == "() block"]
    if not blocks:
        return where, None
    means, is_sure = selectors(blocks[0].content, where.outer)
    return where._replace(outer=means), is_sure and len(blocks) == 1 and bool(means)


def _named(prelude: Sequence[Any]) -> list[list[str]]:
    """Return the layers that ``@layer`` names, each by the names of those around it."""
    found: list[list[str]] = [[]]
    for each in prelude:
        if each == ",":
            found.append([])
        elif each.type == "ident":
            found[-1].append(each.value)
    return [each for each in found if each]


def _inner(node: Any, *, nested: bool) -> Sequence[Any]:
    from tinycss2 import parse_blocks_contents, parse_rule_list

    read = parse_blocks_contents if nested else parse_rule_list
    inner: Sequence[Any] = read(node.content, skip_comments=True, skip_whitespace=True)
    return inner


def _holds(node: Any) -> bool | None:
    """Return whether what stands in an at-rule holds on a screen; None where that is open."""
    name = node.lower_at_keyword
    if name == "media":
        return holds_on_screen(node.prelude)
    if name == "supports":
        return holds_where_supported(node.prelude)
    if name == "container":
        return holds_in_container(node.prelude)
    return False


def _said(nodes: Iterable[Any]) -> Iterator[Says]:
    declarations = [node for node in nodes if node.type == "declaration"]
    for node in declarations:
        name = node.name if node.name.startswith("--") else node.lower_name
        for trait in declared(name, node.value):
            yield Says(trait, node.important)
    level = level_of({node.lower_name: node.value for node in declarations})
    if level is not None:
        yield Says(("level", level), important=False)
