"""What the styles of a Word document say of its text: hidden, struck, off the line, a heading."""

from __future__ import annotations

import re
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
_PLAIN = Look()
_TINY, _CLOSE = 2, 100
"""Half points or percent that are too small to be read; closer than letters are wide."""
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_HIGHLIGHTS = {
    "black": "000000",
    "white": "ffffff",
    "yellow": "ffff00",
    "red": "ff0000",
    "green": "00ff00",
    "blue": "0000ff",
    "cyan": "00ffff",
    "magenta": "ff00ff",
    "darkgray": "808080",
    "lightgray": "c0c0c0",
}


@dataclass(slots=True)
class Styles:
    """The styles by their ids; ``""`` is a style that is not there."""

    named: dict[str, Element] = field(default_factory=dict)
    defaults: Look = _PLAIN
    usual: Element | None = None

    @classmethod
    def of(cls, tree: Element) -> Styles:
        """Return the styles of ``styles.xml``."""
        named = {each.attributes.get("styleid", ""): each for each in tree.elements("style")}
        usual = next((each for each in named.values() if _is_usual(each)), None)
        return cls(named, _changed(Look(), tree.first("docdefaults", "rprdefault", "rpr")), usual)

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
        style = _value(paragraph.first("ppr", "pstyle"))
        if style is None and self.usual is not None:
            style = self.usual.attributes.get("styleid")
        return self._styled(style, self.defaults)

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


def _is_usual(style: Element) -> bool:
    """Return whether paragraphs that name no style have this one."""
    attributes = style.attributes
    return attributes.get("type") == "paragraph" and attributes.get("default", "0") not in _OFF


def _changed(look: Look, properties: Element | None) -> Look:
    """Return a look as the properties of a run (``w:rPr``) change it."""
    if properties is None:
        return look
    for each in properties.elements():
        if each.name in ("vanish", "specvanish"):
            look = look._replace(hidden=_is_on(each))
        elif each.name in ("strike", "dstrike"):
            look = look._replace(struck=_is_on(each))
        elif each.name in ("sz", "w"):  # how large, in half points, and how wide, in percent
            look = look._replace(hidden=look.hidden or _is_tiny(each))
        elif each.name == "spacing":  # between letters, in twentieths of a point
            look = look._replace(hidden=look.hidden or _is_close(each))
        elif each.name == "color":
            look = look._replace(colour=_colour(_value(each)))
        elif each.name in ("shd", "highlight"):
            look = look._replace(ground=fill_of(each))
        elif each.name == "vertalign":
            look = look._replace(level=_LEVELS.get(_value(each) or "", ""))
        elif each.name == "position" and (_value(each) or "0").lstrip("-+").isdigit():
            points = int(_value(each) or "0")
            look = look._replace(
                level="sup" if points > 3 else "sub" if points < -3 else look.level
            )
    return look


def _is_tiny(element: Element) -> bool:
    written = (_value(element) or "").removesuffix("%")
    return written.isdigit() and int(written) <= _TINY


def _is_close(element: Element) -> bool:
    written = _value(element) or ""
    return written.startswith("-") and written[1:].isdigit() and int(written[1:]) >= _CLOSE


def _colour(written: str | None) -> str:
    return written if written and _COLOUR.fullmatch(written) else ""


def fill_of(element: Element | None) -> str:
    """Return the colour of a ground (``w:shd``, ``w:highlight``); nothing where there is none."""
    if element is None:
        return ""
    named = _HIGHLIGHTS.get((_value(element) or "").lower(), "")
    return named if element.name == "highlight" else _colour(element.attributes.get("fill"))


def _is_on(element: Element) -> bool:
    return element.attributes.get("val", "true").lower() not in _OFF


def _value(element: Element | None) -> str | None:
    return element.attributes.get("val") if element is not None else None
