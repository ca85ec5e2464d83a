"""What the styles of a Word document say of its text: hidden, struck, off the line, a heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.extractors._written import Look

if TYPE_CHECKING:
    from claimcheck.extractors._xml_tree import Element

_OFF = frozenset({"0", "false", "off", "none"})
_LEVELS = {"superscript": "sup", "subscript": "sub", "baseline": ""}
_HEADING_LEVELS = frozenset("012345678")
"""Outline levels; 9 is body text (ECMA-376 part 1, 17.3.1.20)."""
_MAX_BASES = 50


@dataclass(slots=True)
class Styles:
    """The styles by their ids; ``""`` is a style that is not there."""

    named: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Element) -> Styles:
        """Return the styles of ``styles.xml``."""
        return cls({each.attributes.get("styleid", ""): each for each in tree.elements("style")})

    def look(self, run: Element, paragraph: Look) -> Look:
        """Return how a run (``w:r``) is written.

        Args:
            run: The run.
            paragraph: How its paragraph is written.
        """
        own = run.first("rpr")
        style = _value(own.first("rstyle")) if own is not None else None
        return _changed(self._styled(style, paragraph), own)

    def paragraph(self, paragraph: Element) -> Look:
        """Return how the style of a paragraph (``w:p``) writes its runs."""
        return self._styled(_value(paragraph.first("ppr", "pstyle")), Look())

    def is_heading(self, paragraph: Element) -> bool:
        """Return whether a paragraph (``w:p``) is the heading of a chapter."""
        own = paragraph.first("ppr", "outlinelvl")
        if own is not None:
            return _value(own) in _HEADING_LEVELS
        for style in self._bases(_value(paragraph.first("ppr", "pstyle"))):
            level = style.first("ppr", "outlinelvl")
            if level is not None:
                return _value(level) in _HEADING_LEVELS
            if (_value(style.first("name")) or "").lower().startswith("heading "):
                return True
        return False

    def _styled(self, style: str | None, look: Look) -> Look:
        for each in reversed(self._bases(style)):
            look = _changed(look, each.first("rpr"))
        return look

    def _bases(self, style: str | None) -> list[Element]:
        """Return a style and those that it is based on, the nearest first."""
        found: list[Element] = []
        while style and len(found) < _MAX_BASES and (each := self.named.get(style)) is not None:
            found.append(each)
            style = _value(each.first("basedon"))
        return found


def _changed(look: Look, properties: Element | None) -> Look:
    """Return a look as the properties of a run (``w:rPr``) change it."""
    if properties is None:
        return look
    for each in properties.elements():
        if each.name == "vanish":
            look = look._replace(hidden=_is_on(each))
        elif each.name in ("strike", "dstrike"):
            look = look._replace(struck=_is_on(each))
        elif each.name == "vertalign":
            look = look._replace(level=_LEVELS.get(_value(each) or "", ""))
        elif each.name == "position" and (_value(each) or "0").lstrip("-+").isdigit():
            points = int(_value(each) or "0")
            look = look._replace(
                level="sup" if points > 3 else "sub" if points < -3 else look.level
            )
    return look


def _is_on(element: Element) -> bool:
    return element.attributes.get("val", "true").lower() not in _OFF


def _value(element: Element | None) -> str | None:
    return element.attributes.get("val") if element is not None else None
