"""Whether the words of an element are seen, by what styles say of it and of those around it.

There is no layout: what is covered by something else, or runs out of a box, is not noticed, and a
colour counts only where both it and its ground are declared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.extractors._css_colours import colour_of
from claimcheck.extractors._css_lengths import FAINT
from claimcheck.extractors._css_sheet import said
from claimcheck.extractors._css_values import PLACED, hides, traits
from claimcheck.extractors._css_vars import NO_VARIABLES, Later, Variables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.extractors._css_colours import Colour
    from claimcheck.extractors._css_match import Element, Matcher, Won
    from claimcheck.extractors._css_sheet import Rule, Says
    from claimcheck.extractors._css_values import Trait

_SAME = 0.04
"""Colours are the same where no channel differs by more: ten steps of 256."""

_SIZE = 16.0
"""Pixels: how large letters are where nothing is said."""

_SMALLEST = 1.0
"""Pixels: letters of this size cannot be read."""

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
        size: How large its letters are, in pixels.
        off: Whether its lines begin off the screen.
        opacity: How opaque it is with those around it.
        colour: The colour of its letters; None where that is not declared.
        ground: The colour behind them; None where that is not declared.
        clips: Whether a background shows through its letters.
        struck: Whether it is struck out.
        level: ``sup`` or ``sub`` where it stands off the line.
        fill: What letters in pictures are filled with; None where that is not declared.
        variables: What variables are set to.
    """

    gone: bool = False
    invisible: bool = False
    size: float = _SIZE
    off: bool = False
    opacity: float = 1.0
    colour: Colour | None = None
    ground: Colour | None = None
    clips: bool = False
    struck: bool = False
    level: str = ""
    fill: Colour | None = None
    variables: Variables = NO_VARIABLES

    @property
    def unseen(self) -> bool:
        """Return whether no reader sees the words that stand in the element itself."""
        return self.gone or self.invisible or self.size <= _SMALLEST or self.off or self._merges

    @property
    def _merges(self) -> bool:
        """Return whether the letters have the colour of their ground, or none."""
        if self.fill is not None and (
            self.fill[3] <= FAINT or (self.ground is not None and _alike(self.fill, self.ground))
        ):
            return True
        if self.colour is None or self.clips:
            return False
        if self.colour[3] <= FAINT:
            return True
        if self.ground is None:
            return False
        return _alike(self.colour, self.ground)


def _alike(letters: Colour, ground: Colour) -> bool:
    return all(
        abs(one - other) * letters[3] <= _SAME
        for one, other in zip(letters[:3], ground[:3], strict=True)
    )


def may_hide(rules: Iterable[Rule]) -> bool:
    """Return whether there is anything in rules that hides, strikes, raises or lowers words.

    A colour does where another rule gives its like to a ground.
    """
    colours: set[Any] = set()
    grounds: set[Any] = set()
    for rule in rules:
        for (name, value), _ in rule.says:
            if isinstance(value, Later):
                return True
            if name in _COLOURS:
                colours.add(value)
            elif name == "background-color":
                grounds.add(value)
            elif name in ("background-image", "overflow", "position") or name.startswith("--"):
                continue  # by themselves they hide nothing
            elif name == "level":
                if value and _may_raise(rule):
                    return True
            elif hides((name, value)) or (name == "font-size" and value[0]):
                return True
    known = [each for each in grounds if isinstance(each, tuple)]
    if "current" in grounds:
        return True
    return len(colours) * len(known) > _MOST_PAIRS or any(
        Look(colour=colour, ground=ground).unseen
        for colour in colours
        if isinstance(colour, tuple)
        for ground in (*known, None)
    )


def _may_raise(rule: Rule) -> bool:
    means = rule.selector.compounds
    return not means or means[0].tag not in _OFF_LINE


_COLOURS = ("-webkit-text-fill-color", "color")
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
    if element.tag in _DRAWN and element.attributes:
        return _look(element, around, _holding(element, won, _style_of(element)))
    if not won and _TELLING.isdisjoint(element.attributes):
        tag = element.tag
        if tag not in _TELLING or (tag in _COLOURED and around.colour is None):
            return around
    return _look(element, around, _holding(element, won, _style_of(element)))


def _style_of(element: Element) -> tuple[Says, ...]:
    style = element.attributes.get("style")
    return said(style) if style else ()


_COLOURED = _OWN_COLOURS | {"a"}
_TELLING = (
    _COLOURED | _STRUCK | {*("dialog", "style", "hidden", "bgcolor", "color", "text", "popover")}
)
"""Tags and attributes that say how an element looks."""


def _hints(element: Element) -> Iterator[Trait]:
    """Yield what tag and attributes say; every style sheet may say otherwise."""
    attributes = element.attributes
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        yield "display", "none"
    if (element.tag == "dialog" and "open" not in attributes) or "popover" in attributes:
        yield "display", "none"
    if element.tag in _DRAWN:
        yield from _drawn(element)
    if attributes.get("bgcolor"):
        yield "background-color", colour_of(attributes["bgcolor"] or "")
    name = {"font": "color", "body": "text"}.get(element.tag)
    if name and attributes.get(name):
        yield "color", colour_of(attributes[name] or "")


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_DRAWN = _names("svg g text tspan textpath a switch foreignobject use")
_OF_DRAWN = ("display", "visibility", "opacity", "fill-opacity", "fill", "font-size", "clip-path")


def _drawn(element: Element) -> Iterator[Trait]:
    """Yield what the attributes of a part of a picture say, as its style sheet would."""
    from tinycss2 import parse_component_value_list  # type: ignore[import-untyped] # has no stubs

    for name in _OF_DRAWN:
        if value := element.attributes.get(name):
            plain = f"{value}px" if name == "font-size" and value.isdecimal() else value
            yield from traits(name, parse_component_value_list(plain[:200]))
    if element.tag in ("svg", "foreignobject"):
        for name in ("width", "height"):
            value = element.attributes.get(name)
            if value is not None and value.strip().removesuffix("px").strip(".0") == "":
                yield "overflow", True
                yield name, True
    far = (element.attributes.get("x") or "").strip()
    if element.tag in ("text", "tspan") and far.startswith("-") and len(far.partition(".")[0]) > 4:
        yield "text-indent", True


def _holding(element: Element, won: Won, style: tuple[Says, ...]) -> Mapping[str, Any]:
    """Return what holds of an element: of its tag, of the rules, and of its ``style``."""
    holds: dict[str, Any] = dict(_hints(element))
    holds.update((name, value) for name, (_, value) in won.items())
    ranks = {name: rank for name, (rank, _) in won.items()} if style else {}
    for (name, value), important in style:
        rank = (important, 1)
        if name not in ranks or rank >= ranks[name]:
            ranks[name], holds[name] = rank, value
    return holds


def _look(element: Element, around: Look, holds: Mapping[str, Any]) -> Look:
    own = {name: value for name, value in holds.items() if name.startswith("--")}
    variables = around.variables.with_own(own)
    if any(isinstance(value, Later) for value in holds.values()):
        holds = _settled(holds, variables)
    opacity = around.opacity * holds.get("opacity", 1.0)
    indent = holds.get("text-indent")
    return Look(
        gone=around.gone or opacity <= FAINT or _is_gone(element, holds),
        invisible=_invisible(around, holds),
        size=_size(around, holds),
        off=around.off if indent is None else indent,
        opacity=opacity,
        colour=_colour(element, around, holds),
        ground=_ground(element, around, holds),
        clips=around.clips or holds.get("background-clip") == "text",
        struck=around.struck or element.tag in _STRUCK or bool(holds.get("struck")),
        level=holds.get("level") or around.level,
        fill=_filled(around, holds),
        variables=variables,
    )


def _settled(holds: Mapping[str, Any], variables: Variables) -> dict[str, Any]:
    """Return what holds once variables are known; what they decide wrongly says nothing."""
    settled: dict[str, Any] = {}
    for name, value in holds.items():
        if not isinstance(value, Later):
            settled[name] = value
        elif name in (read := variables.read(value)):
            settled[name] = read[name]
    return settled


def _size(around: Look, holds: Mapping[str, Any]) -> float:
    is_relative, amount = holds.get("font-size", (True, 1.0))
    size: float = around.size * amount if is_relative else amount
    return size * float(holds.get("zoom", 1.0))


def _filled(around: Look, holds: Mapping[str, Any]) -> Colour | None:
    fill: Any = holds.get("fill", "inherit")
    if fill == "inherit":
        fill = around.fill
    if holds.get("fill-opacity", 1.0) <= FAINT:
        return (0.0, 0.0, 0.0, 0.0)
    return fill if isinstance(fill, tuple) else None


_TAKEN_AWAY = (
    *("transform", "-webkit-transform", "translate", "scale", "rotate", "filter", "mask"),
    *("letter-spacing", "replaced", "dotted"),
)


def _is_gone(element: Element, holds: Mapping[str, Any]) -> bool:
    says = holds.get
    if says("display") == "none" or says("content-visibility") == "hidden":
        return True
    if any(map(says, _TAKEN_AWAY)):
        return True
    if any(map(says, ("clip-path", "-webkit-clip-path"))) or any(map(says, _MARGINS)):
        return True
    position = says("position")
    if position in PLACED and any(map(says, _SIDES)):
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
    if ground == "current":
        return _colour(element, around, holds)
    if ground in ("inherit", None) or ground[3] <= FAINT:
        own = element.tag in _OWN_COLOURS and ground == "inherit"
        return None if own or ground is None else around.ground
    return ground if ground[3] >= 1 - FAINT else None
