"""What a declaration of CSS does to the words of an element, where it says that by itself.

Each property that can hide words, show them again or strike them becomes a trait with a value that
can be compared; all others are passed over. A value that no browser takes says nothing: a page
could take back with it here what it hides there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.extractors._css_colours import Colour, colour_of_token, colours_in
from claimcheck.extractors._css_lengths import (
    FAINT,
    FAR,
    FOR_ALL,
    MATHS,
    WIDTH,
    lengths_in,
    names,
    number,
    pixels,
    word_of,
    words,
)
from claimcheck.extractors._css_shapes import clip, transform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Trait = tuple[str, Any]
"""The name of what is said, and what is said."""


_DISPLAY = words("""
    block inline inline-block flex inline-flex grid inline-grid table inline-table table-row
    table-cell table-row-group table-header-group table-footer-group table-column
    table-column-group table-caption list-item contents flow-root flow none ruby ruby-text
    ruby-base math run-in -webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex
""")
_KEYWORDS = {
    "display": _DISPLAY,
    "visibility": words("visible hidden collapse"),
    "position": words("static relative absolute fixed sticky -webkit-sticky"),
    "content-visibility": words("visible auto hidden"),
}
_SIZES = words("""
    xx-small x-small small medium large x-large xx-large xxx-large smaller larger math
""")
_RELATIVE_SIZES = frozenset(("larger", "smaller", "inherit", "unset", "math"))
_RELATIVE = frozenset(("em", "%", "ex", "ch"))
_OVERFLOWS = words("visible hidden clip scroll auto overlay")
_EXTENTS = words("auto none min-content max-content fit-content stretch -webkit-fill-available")
_DECORATIONS = words("""
    none underline overline line-through blink solid double dotted dashed wavy auto from-font
    spelling-error grammar-error
""")
_BACKGROUNDS = words("""
    none repeat repeat-x repeat-y no-repeat space round scroll fixed local left right top bottom
    center cover contain auto border-box padding-box content-box text
""")
_FILTERS = names("""
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
""")
_BLURRED = 8.0
"""Pixels: letters that are blurred so far cannot be read."""


def traits(name: str, value: Sequence[Any]) -> list[Trait]:
    """Return what a declaration says of words, in the traits that ``_html_style`` reads.

    Args:
        name: The property, in lower case.
        value: The tokens of its value, from tinycss2.
    """
    read = _READERS.get(name)
    if read is None:
        return []
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if not tokens or any(each.type == "error" for each in tokens):
        return []
    return list(read(name, tokens))


def hides(trait: Trait) -> bool:
    """Return whether a trait hides or strikes words, by itself or with others."""
    name, value = trait
    if name == "position":
        return value in PLACED
    if name in ("opacity", "zoom"):
        return bool(value <= FAINT)
    if name == "font-size":
        return bool(value[1] <= 1 and not value[0])
    if name in ("color", "-webkit-text-fill-color", "fill"):
        return isinstance(value, tuple) and value[3] <= FAINT
    return value is True or value in ("none", "hidden", "collapse")


PLACED = frozenset(("absolute", "fixed", "relative", "sticky", "-webkit-sticky"))


def _is_math(token: Any) -> bool:
    return token.type == "function" and token.lower_name in (*MATHS, "anchor", "fit-content", "env")


def _keyword(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    words = [word_of(token) for token in tokens]
    pair = name == "display" and not {"none", "contents", *FOR_ALL}.intersection(words)
    if set(words) <= _KEYWORDS[name] and (len(words) == 1 or pair):
        yield name, words[0]


def _opacity(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if len(tokens) == 1 and (amount := number(tokens[0])) is not None:
        yield name, min(1.0, max(0.0, amount))
    elif len(tokens) == 1 and (word_of(tokens[0]) in FOR_ALL or _is_math(tokens[0])):
        yield name, 1.0


def _zoom(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if len(tokens) == 1 and (amount := number(tokens[0])) is not None and amount >= 0:
        yield name, amount or 1.0
    elif len(tokens) == 1 and word_of(tokens[0]) in (*FOR_ALL, "normal", "reset"):
        yield name, 1.0


def _size(token: Any) -> Iterator[Trait]:
    """Yield how large letters are: whether in relation to those around, and pixels or how many."""
    length, unit = pixels(token), getattr(token, "lower_unit", "")
    if token.type == "percentage" and token.value >= 0:
        yield "font-size", (True, token.value / 100)
    elif unit in _RELATIVE and length is not None and length >= 0:
        yield "font-size", (True, length / 16)
    elif length is not None and length >= 0:
        yield "font-size", (False, length)
    elif (word := word_of(token)) in _SIZES:
        yield "font-size", (True, 1.0) if word in _RELATIVE_SIZES else (False, 16.0)
    elif _is_math(token):
        yield "font-size", (True, 1.0)


def _font_size(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if len(tokens) == 1:
        yield from _size(tokens[0])


def _font(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if len(tokens) == 1 and word_of(tokens[0]) in FOR_ALL:
        yield "font-size", (True, 1.0)
        return
    for at, token in enumerate(tokens):
        is_weight = token.type == "number" and token.value != 0
        sized = not is_weight and (pixels(token) is not None or word_of(token) in _SIZES - FOR_ALL)
        if sized and at + 1 < len(tokens):  # a family comes behind
            yield from _size(token)
            return


def _far(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    """Yield whether one side, or any of several, is off the screen."""
    names = _SIDES_OF.get(name, (name,))
    sides: list[bool] = []
    for token in tokens:
        length, word = pixels(token), word_of(token)
        if length is not None:
            rightward = name in ("left", "text-indent") and token.type != "percentage"
            sides.append(length <= FAR or (rightward and length >= WIDTH))
        elif word in (*FOR_ALL, "auto") or _is_math(token):
            sides.append(False)
        elif word not in ("each-line", "hanging"):
            return
    if 0 < len(sides) <= len(names):
        for each in names:
            yield each, any(sides)


_SIDES_OF = {
    "inset": ("left", "top", "right", "bottom"),
    "inset-inline": ("left", "right"),
    "inset-block": ("top", "bottom"),
    "inset-inline-start": ("left",),
    "inset-inline-end": ("right",),
    "inset-block-start": ("top",),
    "inset-block-end": ("bottom",),
    "margin": ("margin-left", "margin-top", "margin-right", "margin-bottom"),
    "margin-inline": ("margin-left", "margin-right"),
    "margin-block": ("margin-top", "margin-bottom"),
    "margin-inline-start": ("margin-left",),
    "margin-inline-end": ("margin-right",),
    "margin-block-start": ("margin-top",),
    "margin-block-end": ("margin-bottom",),
}
"""The sides that a shorthand sets, in a text that runs from left to right."""

_LOGICAL = {
    "block-size": "height",
    "max-block-size": "max-height",
    "inline-size": "width",
    "max-inline-size": "max-width",
}


def _tiny(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    length = pixels(tokens[0])
    if len(tokens) > 1 or (length is not None and length < 0):
        return
    if length is not None or word_of(tokens[0]) in _EXTENTS or _is_math(tokens[0]):
        yield _LOGICAL.get(name, name), length is not None and length <= 1


def _overflow(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    words = [word_of(token) for token in tokens]
    if len(words) <= 2 and set(words) <= _OVERFLOWS:
        yield "overflow", all(word in ("hidden", "clip") for word in words)


def _filter(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    gone, seen = False, 1.0
    for token in tokens:
        kind = token.lower_name if token.type == "function" else ""
        if kind == "opacity":
            amounts = [amount for each in token.arguments if (amount := number(each)) is not None]
            seen *= amounts[0] if amounts else 1.0
        elif kind == "blur":
            gone = gone or any(length >= _BLURRED for length in lengths_in(token.arguments))
        elif kind in (*_FILTERS, "url") or token.type == "url":
            continue
        elif word_of(token) not in (*FOR_ALL, "none"):
            return
    yield name, gone or seen <= FAINT


def _colour(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if len(tokens) > 1:
        return
    word = word_of(tokens[0])
    if word in ("inherit", "unset", "currentcolor") and name != "background-color":
        yield name, "inherit"
    elif word in FOR_ALL or word == "currentcolor":
        yield name, "current" if word == "currentcolor" else None
    elif word == "none" and name == "fill":
        yield name, (0.0, 0.0, 0.0, 0.0)
    elif (known := colour_of_token(tokens[0])) is not None:
        yield name, known if isinstance(known, tuple) else None


def _background(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    """Yield the ground that a declaration gives; a picture or a gradient may be anything."""
    ground: Colour | str | None = (0.0, 0.0, 0.0, 0.0)
    pictured = False
    for token in tokens:
        known = colour_of_token(token)
        if known is not None:
            ground = known if isinstance(known, tuple) else None
        elif token.type == "url" or token.type == "function":
            plain = _plain_gradient(token)
            pictured, ground = pictured or plain is None, plain or ground
        elif (word := word_of(token)) == "currentcolor":
            ground = "current"
        elif token.type == "ident" and word not in _BACKGROUNDS:
            return
    if any(word_of(token) == "text" for token in tokens):
        yield "background-clip", "text"
    yield "background-image", pictured
    yield "background-color", ground


def _plain_gradient(token: Any) -> Colour | None:
    """Return the one colour that a gradient is of."""
    if token.type != "function" or not token.lower_name.endswith("gradient"):
        return None
    stops = colours_in(token.arguments)
    return stops[0] if stops and all(each == stops[0] for each in stops) else None


def _background_image(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if len(tokens) == 1 and (plain := _plain_gradient(tokens[0])) is not None:
        yield name, False
        yield "background-color", plain
    elif any(each.type in ("url", "function") for each in tokens):
        yield name, True
    elif word_of(tokens[0]) in (*FOR_ALL, "none"):
        yield name, False


def _background_clip(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if word_of(tokens[0]) in _BACKGROUNDS:
        yield "background-clip", word_of(tokens[0])


def _mask(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    stops = [
        colour
        for token in tokens
        if token.type == "function" and token.lower_name.endswith("gradient")
        for colour in colours_in(token.arguments)
    ]
    yield "mask", bool(stops) and all(colour[3] <= FAINT for colour in stops)


def _decoration(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    words = {word_of(token) for token in tokens if token.type == "ident"}
    if all(word in _DECORATIONS or word == "currentcolor" or _is_colour(word) for word in words):
        yield "struck", "line-through" in words


def _is_colour(word: str) -> bool:
    from tinycss2.color4 import parse_color  # type: ignore[import-untyped] # has no stubs

    return parse_color(word) is not None


def _spacing(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    length = pixels(tokens[0])
    if len(tokens) == 1 and (length is not None or word_of(tokens[0]) in (*FOR_ALL, "normal")):
        yield name, length is not None and length <= -8


def _replaced(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    pictures = ("url", "image-set", "-webkit-image-set", "linear-gradient")
    yield (
        "replaced",
        any(each.type == "url" or getattr(each, "lower_name", "") in pictures for each in tokens),
    )


def _dotted(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if (word := word_of(tokens[0])) in (*FOR_ALL, "none", "disc", "circle", "square"):
        yield "dotted", word in ("disc", "circle", "square")


_READERS: dict[str, Callable[[str, Sequence[Any]], Iterator[Trait]]] = {
    **dict.fromkeys(_KEYWORDS, _keyword),
    **dict.fromkeys(("left", "top", "right", "bottom", "text-indent"), _far),
    **dict.fromkeys(("margin-left", "margin-top", "margin-right", "margin-bottom"), _far),
    **dict.fromkeys(_SIDES_OF, _far),
    **dict.fromkeys(("width", "height", "max-width", "max-height", *_LOGICAL), _tiny),
    **dict.fromkeys(("overflow", "overflow-x", "overflow-y"), _overflow),
    **dict.fromkeys(("clip", "clip-path", "-webkit-clip-path"), clip),
    **dict.fromkeys(("transform", "-webkit-transform", "translate", "scale", "rotate"), transform),
    **dict.fromkeys(("text-decoration", "text-decoration-line"), _decoration),
    **dict.fromkeys(("background-clip", "-webkit-background-clip"), _background_clip),
    **dict.fromkeys(("color", "background-color", "-webkit-text-fill-color", "fill"), _colour),
    **dict.fromkeys(("mask", "mask-image", "-webkit-mask", "-webkit-mask-image"), _mask),
    **dict.fromkeys(("opacity", "fill-opacity"), _opacity),
    "background": _background,
    "background-image": _background_image,
    "filter": _filter,
    "font": _font,
    "font-size": _font_size,
    "letter-spacing": _spacing,
    "content": _replaced,
    "-webkit-text-security": _dotted,
    "zoom": _zoom,
}
"""How the value of each property is read."""

PROPERTIES = (*_READERS, "vertical-align")
"""The properties that are read."""

SHORTHANDS = {**_SIDES_OF, **{name: (trait,) for name, trait in _LOGICAL.items()}}
"""The traits that properties set which are called otherwise."""
