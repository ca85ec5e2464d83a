"""Custom properties: what ``var()`` stands for where an element stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.extractors._css_values import PROPERTIES, traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.extractors._css_values import Trait

_MOST_STEPS = 200
"""Variables that one value leads to; more are those of no page that is meant to be read."""

_LONGEST = 2_000

_NAMED = re.compile(r"(?<![\w-])--[\w-]++")
_USED = re.compile(rf"(?<![\w-])(?:{'|'.join(PROPERTIES)})\s*+:([^;{{}}]*+)", re.IGNORECASE)
_DEFINED = re.compile(r"(?<![\w-])(--[\w-]++)\s*+:([^;{}]*+)")

_TRAITS_OF = {
    "font": ("font-size",),
    "background": ("background-image", "background-color"),
    "mask-image": ("mask",),
    "-webkit-mask": ("mask",),
    "-webkit-mask-image": ("mask",),
    "text-decoration": ("struck",),
    "text-decoration-line": ("struck",),
    "overflow-x": ("overflow",),
    "overflow-y": ("overflow",),
    "-webkit-background-clip": ("background-clip",),
    "content": ("replaced",),
}
"""The traits that a property sets, where they are not called as it is."""


class Later(NamedTuple):
    """A value that variables decide, which is read where an element stands.

    Attributes:
        property: The name of the property.
        value: What is written, with ``var()`` in it.
    """

    property: str
    value: str


class Variables:
    """The custom properties of an element and what they make of values, inherited as a whole."""

    def __init__(self, values: dict[str, str]) -> None:
        """Take what each is set to."""
        self._values = values
        self._read: dict[Later, dict[str, Any]] = {}

    def with_own(self, own: dict[str, str]) -> Variables:
        """Return these with those that an element sets itself."""
        return Variables({**self._values, **own}) if own else self

    def read(self, later: Later) -> dict[str, Any]:
        """Return the traits that a value has; none where a variable is not set."""
        found = self._read.get(later)
        if found is None:
            text = self._filled(later.value)
            found = self._read[later] = dict(_read(later.property, text)) if text else {}
        return found

    def _filled(self, value: str) -> str | None:
        steps = 0

        def fill(tokens: Sequence[Any], within: frozenset[str]) -> str | None:
            nonlocal steps
            parts: list[str] = []
            for each in tokens:
                if each.type == "function" and each.lower_name == "var":
                    steps += 1
                    plain = [one for one in each.arguments if one.type != "whitespace"]
                    name = plain[0].value if plain and plain[0].type == "ident" else ""
                    written = self._values.get(name)
                    if steps > _MOST_STEPS or name in within:
                        return None
                    part = fill(_tokens(written), within | {name}) if written is not None else None
                    if part is None and any(one == "," for one in plain):
                        comma = next(at for at, one in enumerate(each.arguments) if one == ",")
                        part = fill(each.arguments[comma + 1 :], within)
                    if part is None:
                        return None
                    parts.append(part)
                elif each.type in ("function", "() block"):
                    inner = each.arguments if each.type == "function" else each.content
                    part = fill(inner, within)
                    if part is None:
                        return None
                    parts.append(f"{each.name if each.type == 'function' else ''}({part})")
                else:
                    parts.append(each.serialize())
                if sum(map(len, parts[-1:])) > _LONGEST:
                    return None
            return "".join(parts)

        return fill(_tokens(value), frozenset())


NO_VARIABLES = Variables({})


def declared(name: str, value: Sequence[Any]) -> list[Trait]:
    """Return what a declaration says, be it of a variable or by one.

    Args:
        name: The property, in lower case but for variables.
        value: The tokens of its value, from tinycss2.
    """
    if name.startswith("--"):
        return [(name, "".join(each.serialize() for each in value).strip()[:_LONGEST])]
    if name not in PROPERTIES or not _has_variable(value):
        return traits(name, value)
    later = Later(name, "".join(each.serialize() for each in value)[:_LONGEST])
    return [(trait, later) for trait in traits_of(name)]


def traits_of(name: str) -> tuple[str, ...]:
    """Return the names of the traits that a property sets."""
    from claimcheck.extractors._css_values import SHORTHANDS

    return _TRAITS_OF.get(name) or SHORTHANDS.get(name) or (name,)


def names_in_use(sheets: Iterable[str]) -> frozenset[str]:
    """Return the variables that decide about words in style sheets, with those that decide them."""
    used: set[str] = set()
    leads: dict[str, set[str]] = {}
    for css in sheets:
        if "var(" not in css:
            continue
        for value in _USED.findall(css):
            if "var(" in value:
                used.update(_NAMED.findall(value))
        for name, value in _DEFINED.findall(css):
            leads.setdefault(name, set()).update(_NAMED.findall(value))
    waiting = list(used)
    while waiting:
        more = leads.get(waiting.pop(), set()) - used
        used |= more
        waiting += more
    return frozenset(used)


def _has_variable(tokens: Iterable[Any]) -> bool:
    for each in tokens:
        if each.type == "function" and (each.lower_name == "var" or _has_variable(each.arguments)):
            return True
        if each.type == "() block" and _has_variable(each.content):
            return True
    return False


def _read(name: str, text: str) -> Iterator[Trait]:
    yield from traits(name, _tokens(text))


def _tokens(text: str) -> Sequence[Any]:
    from tinycss2 import parse_component_value_list  # type: ignore[import-untyped] # has no stubs

    tokens: Sequence[Any] = parse_component_value_list(text)
    return tokens
