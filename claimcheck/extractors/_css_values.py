"""What a declaration of CSS does to the words of an element, where it says that by itself.

Each property that can hide words, show them again or strike them becomes a trait with a value that
can be compared; all others are passed over, and so is a value that has to be computed (``calc()``,
``var()``), since that takes the layout of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Trait = tuple[str, Any]
"""The name of what is said, and what is said."""

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

_FAR = -900.0
"""Pixels: what is moved so far to the left or up is off every screen."""

_PIXELS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "vw": 12.8,
    "vh": 8.0,
    "vmin": 8.0,
    "vmax": 12.8,
    "%": 12.8,
}
"""How long a unit is at the usual size of letters, on a screen of 1280 by 800."""

_RELATIVE = frozenset(("em", "%", "ex", "ch"))
_RELATIVE_SIZES = frozenset(("larger", "smaller", "inherit", "unset"))


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
    return list(read(name, tokens)) if tokens else []


def colour_of(text: str) -> Colour | None:
    """Return the colour that a word, a number sign or a function names; None where none."""
    from tinycss2.color4 import parse_color  # type: ignore[import-untyped] # has no stubs

    return _rgba(parse_color(text))


def _rgba(colour: Any) -> Colour | None:
    if colour is None or colour == "currentcolor":
        return None
    try:
        red, green, blue, alpha = colour.to("srgb")
    except (AttributeError, NotImplementedError, TypeError, ValueError):
        return None
    return (red or 0.0, green or 0.0, blue or 0.0, 1.0 if alpha is None else alpha)


def _word(token: Any) -> str:
    return str(token.lower_value) if token.type == "ident" else ""


def pixels(token: Any) -> float | None:
    """Return how long a token of tinycss2 says that something is; None where it does not."""
    if token.type == "number":
        return 0.0 if token.value == 0 else None
    if token.type == "percentage":
        return float(token.value) * _PIXELS["%"]
    if token.type == "dimension" and token.lower_unit in _PIXELS:
        return float(token.value) * _PIXELS[token.lower_unit]
    return None


def _lengths(tokens: Sequence[Any]) -> list[float]:
    return [length for token in tokens if (length := pixels(token)) is not None]


def _first_word(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    if word := _word(tokens[0]):
        yield name, word


def _opacity(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    token = tokens[0]
    if token.type in ("number", "percentage"):
        yield name, token.value / (100 if token.type == "percentage" else 1)
    elif _word(token):
        yield name, 1.0


def _size(token: Any) -> Iterator[Trait]:
    length, unit = pixels(token), getattr(token, "lower_unit", "")
    relative = token.type == "percentage" or unit in _RELATIVE
    if length is not None:
        yield "font-size", "none" if length <= 1 else "relative" if relative else "some"
    elif word := _word(token):
        yield "font-size", "relative" if word in _RELATIVE_SIZES else "some"


def _font_size(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    yield from _size(tokens[0])


def _font(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    for token in tokens:
        if pixels(token) is not None and token.type != "number":
            yield from _size(token)
            return
        if token.type == "number" and token.value == 0:
            yield "font-size", "none"
            return


def _far(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    lengths = _lengths(tokens)
    if lengths or _word(tokens[0]):
        yield name, bool(lengths) and min(lengths) <= _FAR


def _tiny(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    length = pixels(tokens[0])
    if length is not None or _word(tokens[0]):
        yield name, length is not None and length <= 1


def _overflow(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    words = list(filter(None, map(_word, tokens)))
    if words:
        yield (
            "overflow",
            all(word in ("hidden", "clip") for word in words),
        )


def _clip(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    token = tokens[0]
    if token.type == "function":
        lengths = _lengths(token.arguments)
        shut = False
        if token.lower_name == "rect" and len(lengths) == 4:
            top, right, bottom, left = lengths
            shut = right - left <= 1 or bottom - top <= 1
        elif token.lower_name == "inset":
            half = [each for each in token.arguments if each.type == "percentage"]
            shut = bool(half) and all(each.value >= 50 for each in half[:2])
        elif token.lower_name in ("circle", "ellipse"):
            shut = bool(lengths) and lengths[0] <= 1
        elif token.lower_name == "polygon":
            shut = bool(lengths) and max(lengths) <= 1
        yield name, shut
    elif _word(token):
        yield name, False


def _transform(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    lengths = _lengths(tokens)
    gone = any(token.type == "number" and token.value == 0 for token in tokens[:2])
    gone = (gone and name == "scale") or (bool(lengths) and min(lengths) <= _FAR)
    for token in tokens:
        if token.type != "function":
            continue
        if token.lower_name.startswith("translate"):
            lengths = _lengths(token.arguments)
            gone = gone or (bool(lengths) and min(lengths) <= _FAR)
        elif token.lower_name.startswith("scale"):
            gone = gone or any(
                each.type == "number" and each.value == 0 for each in token.arguments
            )
    yield name, gone


def _filter(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    opacities = [
        each.value
        for token in tokens
        if token.type == "function" and token.lower_name == "opacity"
        for each in token.arguments
        if each.type in ("number", "percentage")
    ]
    yield name, bool(opacities) and min(opacities) == 0


def _colour(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    from tinycss2.color4 import parse_color

    if _word(tokens[0]) == "inherit":
        yield name, "inherit"
    else:
        yield name, _rgba(parse_color(tokens[0]))


def _background(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    """Yield the ground that a declaration gives; a picture or a gradient may be anything."""
    from tinycss2.color4 import parse_color

    ground: Any = (0.0, 0.0, 0.0, 0.0)
    for token in tokens:
        colour = _rgba(parse_color(token))
        if colour is not None:
            ground = colour
    pictures = any(
        token.type == "url" or (token.type == "function" and _rgba(parse_color(token)) is None)
        for token in tokens
    )
    if any(_word(token) == "text" for token in tokens):
        yield "background-clip", "text"
    yield "background-image", pictures
    yield "background-color", ground


def _background_image(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    yield name, _word(tokens[0]) not in ("none", "initial", "unset")


def _background_clip(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    yield "background-clip", _word(tokens[0])


def _decoration(_name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    yield "struck", any(_word(token) == "line-through" for token in tokens)


_READERS: dict[str, Callable[[str, Sequence[Any]], Iterator[Trait]]] = {
    **dict.fromkeys(("display", "visibility", "position", "content-visibility"), _first_word),
    **dict.fromkeys(("left", "top", "right", "bottom", "text-indent"), _far),
    **dict.fromkeys(("margin-left", "margin-top", "margin-right", "margin-bottom"), _far),
    **dict.fromkeys(("width", "height", "max-width", "max-height"), _tiny),
    **dict.fromkeys(("overflow", "overflow-x", "overflow-y"), _overflow),
    **dict.fromkeys(("clip", "clip-path", "-webkit-clip-path"), _clip),
    **dict.fromkeys(("transform", "-webkit-transform", "translate", "scale"), _transform),
    **dict.fromkeys(("text-decoration", "text-decoration-line"), _decoration),
    **dict.fromkeys(("background-clip", "-webkit-background-clip"), _background_clip),
    **dict.fromkeys(("color", "background-color", "-webkit-text-fill-color"), _colour),
    "background": _background,
    "background-image": _background_image,
    "filter": _filter,
    "font": _font,
    "font-size": _font_size,
    "opacity": _opacity,
}
"""How the value of each property is read."""

PROPERTIES = (*_READERS, "vertical-align")
"""The properties that are read."""

_SMALLER_WORDS = frozenset(("smaller", "xx-small", "x-small", "small"))
_SMALL_PIXELS, _NEAR_PIXELS = 12.0, 20.0
"""Of letters that are smaller than text usually is; by which what is raised is moved at most."""


def level_of(declared: Mapping[str, Sequence[Any]]) -> str | None:
    """Return ``sup`` or ``sub`` where declarations raise or lower text; None where none says.

    Either they say so, or the letters are smaller and moved a little, as normalising style sheets
    and LibreOffice do it.

    Args:
        declared: The tokens of the values of one rule, by property.
    """
    aligned = _first(declared.get("vertical-align", ()))
    word = _word(aligned) if aligned is not None else ""
    if word in ("super", "sub"):
        return "sup" if word == "super" else "sub"
    shift = (pixels(aligned) or 0.0) if aligned is not None else 0.0
    position = _first(declared.get("position", ()))
    if position is not None and _word(position) == "relative":
        top, bottom = (_first(declared.get(side, ())) for side in ("top", "bottom"))
        shift -= (pixels(top) or 0.0) if top is not None else 0.0
        shift += (pixels(bottom) or 0.0) if bottom is not None else 0.0
    sizes = (*declared.get("font-size", ()), *declared.get("font", ()))
    if 0 < abs(shift) < _NEAR_PIXELS and any(map(_is_smaller, sizes)):
        return "sup" if shift > 0 else "sub"
    return "" if aligned is not None else None


def _first(tokens: Sequence[Any]) -> Any:
    return next((token for token in tokens if token.type not in ("whitespace", "comment")), None)


def _is_smaller(token: Any) -> bool:
    if token.type == "percentage":
        return bool(0 < token.value < 100)
    if getattr(token, "lower_unit", "") in ("em", "rem"):
        return bool(0 < token.value < 1)
    length = pixels(token)
    return _word(token) in _SMALLER_WORDS or (length is not None and 0 < length <= _SMALL_PIXELS)
