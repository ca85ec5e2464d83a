"""Which rules are about an element: looked up by its id, classes and name, then compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.extractors._css_selectors import Compound, Selector
    from claimcheck.extractors._css_sheet import Rule

MAX_COMPARISONS = 2_000_000
"""Comparisons of an element with a part of a selector, for one page: some seconds. A page of
80,000 elements and 20,000 rules, as they are written, needs a tenth of that."""

Won = dict[str, tuple[tuple[object, ...], object]]
"""What is said of an element by trait: how much it weighs, and what it is."""


_NONE: frozenset[str] = frozenset()


class Sheets(NamedTuple):
    """The style sheets of a page.

    Attributes:
        rules: Their rules.
        asked: Those whose elements the parser of the page told, by the addresses of their nodes.
    """

    rules: Sequence[Rule] = ()
    asked: Mapping[int, Sequence[Rule]] = {}


class Element:
    """An element as selectors see it.

    Attributes:
        tag: Its name, in lower case.
        attributes: What its tag says, by name.
        parent: The element that it stands in; None for the root.
        id: Its id.
        classes: Its classes.
        node: The address of its node, by which the parser of the page knows it.
        above: The ids and classes of all elements that it stands in, by their selectors.
    """

    __slots__ = ("above", "attributes", "classes", "id", "node", "parent", "tag")

    def __init__(
        self,
        tag: str,
        attributes: Mapping[str, str | None],
        parent: Element | None,
        node: int = 0,
    ) -> None:
        """Take the tag."""
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.node = node
        self.id = attributes.get("id") or ""
        names = attributes.get("class")
        self.classes = frozenset(names.split()) if names else _NONE
        self.above = parent.within() if parent is not None else _NONE

    def within(self) -> frozenset[str]:
        """Return the ids and classes that everything in the element stands in."""
        if not self.id and not self.classes:
            return self.above
        own = {f".{name}" for name in self.classes}
        return self.above.union(own, (f"#{self.id}",) if self.id else ())


class _Own(NamedTuple):
    """The rules whose inner part fits elements that are written alike.

    Attributes:
        won: What those say that ask for nothing more.
        within: The others, by an id or class that some element above must have.
        others: Those that ask for elements above without one.
    """

    won: Won
    within: dict[str, list[Rule]]
    others: list[Rule]


class Matcher:
    """Rules, sorted by what the element that they are about must have."""

    def __init__(self, sheets: Sheets) -> None:
        """Sort the rules; of several classes, the one that the fewest rules name finds one."""
        self._asked = sheets.asked
        rules = [rule for rule in sheets.rules if not rule.selector.is_asked]
        self._by_id: dict[str, list[Rule]] = {}
        self._by_class: dict[str, list[Rule]] = {}
        self._by_tag: dict[str, list[Rule]] = {}
        self._others: list[Rule] = []
        self._seen: dict[tuple[object, ...], _Own] = {}
        self._left = MAX_COMPARISONS
        names: set[str] = set()
        named = Counter(each for rule in rules for each in rule.selector.compounds[0].classes)
        for rule in rules:
            inner = rule.selector.compounds[0]
            for compound in (inner, *inner.but):
                names.update(name for name, _, _ in compound.attributes)
            if inner.id:
                self._by_id.setdefault(inner.id, []).append(rule)
            elif inner.classes:
                rarest = min(inner.classes, key=lambda each: (named[each], each))
                self._by_class.setdefault(rarest, []).append(rule)
            elif inner.tag:
                self._by_tag.setdefault(inner.tag, []).append(rule)
            else:
                self._others.append(rule)
        self._names = tuple(sorted(names))

    def said_of(self, element: Element) -> Won:
        """Return what the rules say of an element.

        Raises:
            ExtractionError: The page asks for more comparisons than any that is meant to be read.
        """
        attributes = element.attributes
        key: tuple[object, ...] = (element.tag, element.id, attributes.get("class"))
        if self._names:
            key += tuple([attributes.get(name, _ABSENT) for name in self._names])
        if element.parent is None:
            key = ("", *key)
        own = self._seen.get(key)
        if own is None:
            own = self._seen[key] = self._own(element)
        answered = self._asked.get(element.node, ())
        if not own.within and not own.others and not answered:
            return own.won
        asked = own.within.keys() & element.above if own.within else ()
        rules = [rule for name in asked for rule in own.within[name]]
        fitting = [
            rule for rule in (*rules, *own.others) if self._stands_in(rule.selector, 1, element)
        ]
        if not fitting and not answered:
            return own.won
        won = dict(own.won)
        for rule in (*fitting, *answered):
            self._count()
            weigh(rule, won)
        return won

    def _own(self, element: Element) -> _Own:
        own = _Own({}, {}, [])
        for rule in self._candidates(element):
            self._count()
            selector = rule.selector
            if not fits(selector.compounds[0], element):
                continue
            if len(selector.compounds) == 1:
                weigh(rule, own.won)
            elif name := _asked_above(selector):
                own.within.setdefault(name, []).append(rule)
            else:
                own.others.append(rule)
        return own

    def _candidates(self, element: Element) -> Iterator[Rule]:
        if element.id:
            yield from self._by_id.get(element.id, ())
        for name in element.classes:
            yield from self._by_class.get(name, ())
        yield from self._by_tag.get(element.tag, ())
        yield from self._others

    def _stands_in(self, selector: Selector, at: int, element: Element) -> bool:
        """Whether the elements above one fit the rest of a selector, from ``at`` on."""
        if at == len(selector.compounds):
            return True
        above = element.parent
        while above is not None:
            self._count()
            if fits(selector.compounds[at], above) and self._stands_in(selector, at + 1, above):
                return True
            if selector.children[at - 1]:
                return False
            above = above.parent
        return False

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise ExtractionError("the style sheets of the page cost more to read than any page's")


_ABSENT = "\x00"


def _asked_above(selector: Selector) -> str:
    """Return an id or class that some element above must have; nothing where none must."""
    for compound in selector.compounds[1:]:
        if compound.id:
            return f"#{compound.id}"
        if compound.classes:
            return f".{min(compound.classes)}"
    return ""


def weigh(rule: Rule, won: Won) -> None:
    """Put what a rule says where nothing that weighs more is said.

    Importance comes first, then the ``style`` of an element, layers, how specific a selector is,
    and what comes last (https://www.w3.org/TR/css-cascade-5/#cascade-sort).
    """
    for (name, value), important in rule.says:
        layer = tuple(-each for each in rule.rank) if important else rule.rank
        rank = (important, 0, layer, rule.selector.weight, rule.order)
        if name not in won or rank >= won[name][0]:
            won[name] = (rank, value)


def fits(compound: Compound, element: Element) -> bool:
    """Whether an element is what a compound says."""
    return (
        (not compound.tag or compound.tag == element.tag)
        and (not compound.id or compound.id == element.id)
        and (not compound.root or element.parent is None)
        and compound.classes <= element.classes
        and all(_has(element, *attribute) for attribute in compound.attributes)
        and not any(fits(each, element) for each in compound.but)
    )


def _has(element: Element, name: str, operator: str, wanted: str) -> bool:
    if name not in element.attributes:
        return False
    value = element.attributes[name] or ""
    if not operator:
        return True
    if operator == "=":
        return value == wanted
    if operator == "~=":
        return wanted in value.split()
    if operator == "|=":
        return value == wanted or value.startswith(f"{wanted}-")
    if not wanted:
        return False
    if operator == "^=":
        return value.startswith(wanted)
    return value.endswith(wanted) if operator == "$=" else wanted in value
