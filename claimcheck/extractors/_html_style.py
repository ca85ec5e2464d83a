"""Whether the words of an element are seen, by what styles say of it and of those around it.

There is no layout: what is covered by something else, or runs out of a box, is not noticed, and a
colour counts only where both it and its ground are declared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.extractors._css_sheet import said
from claimcheck.extractors._css_values import colour_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.extractors._css_match import Element, Matcher, Won
    from claimcheck.extractors._css_sheet import Rule, Says
    from claimcheck.extractors._css_values import Colour, Trait

_SAME = 0.04
"""Colours are the same where no channel differs by more: ten steps of 256."""

_FAINT = 0.05
"""Opacity up to which words are not seen."""

_PLACED = frozenset(("absolute", "fixed", "relative", "sticky"))
_SIDES = ("left", "top", "right", "bottom")
_MARGINS = ("margin-left", "margin-top", "margin-right", "margin-bottom")
_OWN_COLOURS = frozenset(("button", "input", "mark", "option", "select", "textarea"))
"""Elements to which browsers give colours and a ground of their own."""

_STRUCK = frozenset(("del", "s", "strike"))
_OFF_LINE = frozenset(("sup", "sub"))
"""Elements that raise or lower text whatever a style sheet says."""


class Look(NamedTuple):
    """How the words in an element look.

    Attributes:
        gone: Whether the element is not shown, and nothing in it can be.
        invisible: Whether it is not shown, and elements in it may be.
        sizeless: Whether its letters have no size.
        off: Whether its lines begin off the screen.
        opacity: How opaque it is with those around it.
        colour: The colour of its letters; None where that is not declared.
        ground: The colour behind them; None where that is not declared.
        clips: Whether a background shows through its letters.
        struck: Whether it is struck out.
        level: ``sup`` or ``sub`` where it stands off the line.
    """

    gone: bool = False
    invisible: bool = False
    sizeless: bool = False
    off: bool = False
    opacity: float = 1.0
    colour: Colour | None = None
    ground: Colour | None = None
    clips: bool = False
    struck: bool = False
    level: str = ""

    @property
    def unseen(self) -> bool:
        """Return whether no reader sees the words that stand in the element itself."""
        return self.gone or self.invisible or self.sizeless or self.off or self._merges

    @property
    def _merges(self) -> bool:
        """Return whether the letters have the colour of their ground, or none."""
        if self.colour is None or self.clips:
            return False
        *colour, opacity = self.colour
        if opacity <= _FAINT:
            return True
        if self.ground is None:
            return False
        return all(
            abs(one - other) * opacity <= _SAME
            for one, other in zip(colour, self.ground[:3], strict=True)
        )


def may_hide(rules: Iterable[Rule]) -> bool:
    """Return whether there is anything in rules that hides, strikes, raises or lowers words.

    A colour does where another rule gives its like to a ground.
    """
    colours: set[Any] = set()
    grounds: set[Any] = set()
    for rule in rules:
        for (name, value), _ in rule.says:
            if name in _COLOURS:
                colours.add(value)
            elif name == "background-color":
                grounds.add(value)
            elif name in ("background-image", "overflow"):
                continue  # by themselves they hide nothing
            elif name == "level":
                if value and rule.selector.compounds[0].tag not in _OFF_LINE:
                    return True
            elif value is True or value in _HIDING or (name == "opacity" and value <= _FAINT):
                return True
    known = [each for each in grounds if isinstance(each, tuple)]
    return len(colours) * len(known) > _MOST_PAIRS or any(
        Look(colour=colour, ground=ground).unseen
        for colour in colours
        if isinstance(colour, tuple)
        for ground in (*known, None)
    )


_COLOURS = ("-webkit-text-fill-color", "color")
_HIDING = ("none", "hidden", "collapse")
_MOST_PAIRS = 10_000
"""Colours and grounds that are compared; where there are more, the page is looked at."""


def look(element: Element, around: Look, matcher: Matcher | None) -> Look:
    """Return how the words in an element look, from what is said of it.

    Args:
        element: The element.
        around: How those in the element around it look.
        matcher: The rules of the page's style sheets; None where there are none.
    """
    won = matcher.said_of(element) if matcher is not None else {}
    if not won and _TELLING.isdisjoint(element.attributes):
        tag = element.tag
        if tag not in _TELLING or (tag in _COLOURED and around.colour is None):
            return around
    style = element.attributes.get("style")
    return _look(element, around, _holding(element, won, said(style) if style else ()))


_COLOURED = _OWN_COLOURS | {"a"}
_TELLING = _COLOURED | _STRUCK | {"dialog", "style", "hidden", "bgcolor", "color", "text"}
"""Tags and attributes that say how an element looks."""


def _hints(element: Element) -> Iterator[Trait]:
    """Yield what tag and attributes say; every style sheet may say otherwise."""
    attributes = element.attributes
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        yield "display", "none"
    if element.tag == "dialog" and "open" not in attributes:
        yield "display", "none"
    if attributes.get("bgcolor"):
        yield "background-color", colour_of(attributes["bgcolor"] or "")
    name = {"font": "color", "body": "text"}.get(element.tag)
    if name and attributes.get(name):
        yield "color", colour_of(attributes[name] or "")


def _holding(element: Element, won: Won, style: tuple[Says, ...]) -> Mapping[str, Any]:
    """Return what holds of an element: of its tag, of the rules, and of its ``style``."""
    holds: dict[str, Any] = dict(_hints(element))
    holds.update((name, value) for name, (_, value) in won.items())
    ranks = {name: rank for name, (rank, _) in won.items()} if style else {}
    for (name, value), important in style:
        rank = (important, True, 1, (0, 0, 0), 0)
        if name not in ranks or rank >= ranks[name]:
            ranks[name], holds[name] = rank, value
    return holds


def _look(element: Element, around: Look, holds: Mapping[str, Any]) -> Look:
    opacity = around.opacity * holds.get("opacity", 1.0)
    size = holds.get("font-size", "relative")
    indent = holds.get("text-indent")
    return Look(
        gone=around.gone or opacity <= _FAINT or _is_gone(element, holds),
        invisible=_invisible(around, holds),
        sizeless=size == "none" or (size == "relative" and around.sizeless),
        off=around.off if indent is None else indent,
        opacity=opacity,
        colour=_colour(element, around, holds),
        ground=_ground(element, around, holds),
        clips=around.clips or holds.get("background-clip") == "text",
        struck=around.struck or element.tag in _STRUCK or bool(holds.get("struck")),
        level=holds.get("level") or around.level,
    )


def _is_gone(element: Element, holds: Mapping[str, Any]) -> bool:
    says = holds.get
    if says("display") == "none" or says("content-visibility") == "hidden":
        return True
    if any(map(says, ("transform", "-webkit-transform", "translate", "scale", "filter"))):
        return True
    if any(map(says, ("clip-path", "-webkit-clip-path"))) or any(map(says, _MARGINS)):
        return True
    position = says("position")
    if position in _PLACED and any(map(says, _SIDES)):
        return True
    if position in ("absolute", "fixed") and says("clip"):
        return True
    if not says("overflow"):
        return False
    low = says("height") or says("max-height")
    narrow = (says("width") or says("max-width")) and element.tag not in ("td", "th")
    return bool(low or narrow)


def _invisible(around: Look, holds: Mapping[str, Any]) -> bool:
    said_of_it = holds.get("visibility")
    if said_of_it in ("hidden", "collapse"):
        return True
    return around.invisible and said_of_it not in ("visible", "initial")


def _colour(element: Element, around: Look, holds: Mapping[str, Any]) -> Colour | None:
    for name in _COLOURS:
        colour: Any = holds.get(name, "inherit")
        if colour != "inherit":
            return colour  # type: ignore[no-any-return] # what _css_values read
    own = element.tag in _OWN_COLOURS or (element.tag == "a" and "href" in element.attributes)
    return None if own and "color" not in holds else around.colour


def _ground(element: Element, around: Look, holds: Mapping[str, Any]) -> Colour | None:
    if holds.get("background-image"):
        return None
    ground: Any = holds.get("background-color", "inherit")
    if ground in ("inherit", None) or ground[3] <= _FAINT:
        own = element.tag in _OWN_COLOURS and ground == "inherit"
        return None if own or ground is None else around.ground
    return ground if ground[3] >= 1 - _FAINT else None
