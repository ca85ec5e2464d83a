"""Which rules are about an element: looked up by its id, classes and name, then compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.extractors._css_selectors import Compound, Selector
    from claimcheck.extractors._css_sheet import Rule

MAX_COMPARISONS = 4_000_000
"""Comparisons of an element with a part of a selector, for one page: some seconds. A page of
80,000 elements and 20,000 rules, as they are written, needs a tenth of that."""


class Element:
    """An element as selectors see it.

    Attributes:
        tag: Its name, in lower case.
        attributes: What its tag says, by name.
        parent: The element that it stands in; None for the root.
        id: Its id.
        classes: Its classes.
    """

    __slots__ = ("attributes", "classes", "id", "parent", "tag")

    def __init__(
        self, tag: str, attributes: Mapping[str, str | None], parent: Element | None
    ) -> None:
        """Take the tag."""
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.id = attributes.get("id") or ""
        self.classes = frozenset((attributes.get("class") or "").split())


class Matcher:
    """Rules, sorted by what the element that they are about must have."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Sort the rules."""
        self._by_id: dict[str, list[Rule]] = {}
        self._by_class: dict[str, list[Rule]] = {}
        self._by_tag: dict[str, list[Rule]] = {}
        self._others: list[Rule] = []
        self._seen: dict[tuple[object, ...], list[Rule]] = {}
        self._left = MAX_COMPARISONS
        names: set[str] = set()
        for rule in rules:
            inner = rule.selector.compounds[0]
            for compound in (inner, *inner.but):
                names.update(name for name, _, _ in compound.attributes)
            if inner.id:
                self._by_id.setdefault(inner.id, []).append(rule)
            elif inner.classes:
                self._by_class.setdefault(min(inner.classes), []).append(rule)
            elif inner.tag:
                self._by_tag.setdefault(inner.tag, []).append(rule)
            else:
                self._others.append(rule)
        self._names = tuple(sorted(names))

    def rules_for(self, element: Element) -> list[Rule]:
        """Return the rules that are about an element.

        Raises:
            ExtractionError: The page asks for more comparisons than any that is meant to be read.
        """
        attributes = element.attributes
        key = (
            element.tag,
            element.id,
            attributes.get("class"),
            element.parent is None,
            *[attributes.get(name, _ABSENT) for name in self._names],
        )
        own = self._seen.get(key)
        if own is None:
            own = [rule for rule in self._candidates(element) if self._is(rule, element)]
            self._seen[key] = own
        return [
            rule
            for rule in own
            if len(rule.selector.compounds) == 1 or self._stands_in(rule.selector, 1, element)
        ]

    def _candidates(self, element: Element) -> Iterator[Rule]:
        if element.id:
            yield from self._by_id.get(element.id, ())
        for name in element.classes:
            yield from self._by_class.get(name, ())
        yield from self._by_tag.get(element.tag, ())
        yield from self._others

    def _is(self, rule: Rule, element: Element) -> bool:
        self._count()
        return fits(rule.selector.compounds[0], element)

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
