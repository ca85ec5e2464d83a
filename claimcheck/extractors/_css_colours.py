"""Colours of CSS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

_BY_LIGHTNESS = frozenset(("oklch", "oklab", "lch", "lab"))
_PALE = 0.02
"""Of grey these say how light it is; with more colour in it they are not worked out."""

_UNKNOWN = "unknown"
_OTHERS = frozenset(("color-mix", "light-dark", "contrast-color", "device-cmyk", "color"))
"""Functions that name a colour which is not worked out."""

_WHITE, _BLACK = (1.0, 1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 1.0)
_OF_SYSTEM = {
    **dict.fromkeys(("canvas", "field", "highlighttext", "buttonhighlight"), _WHITE),
    **dict.fromkeys(("canvastext", "fieldtext", "buttontext", "windowtext"), _BLACK),
}
"""What a browser on a desk paints with by itself."""


def colour_of(text: str) -> Colour | None:
    """Return the colour that a word, a number sign or a function names; None where none."""
    from tinycss2.color4 import parse_color  # type: ignore[import-untyped] # has no stubs

    return _rgba(parse_color(text))


def colour_of_token(token: Any) -> Colour | str | None:
    """Return the colour that a token names, or that it is an unknown one; None where it is none."""
    from tinycss2.color4 import parse_color

    word = token.lower_value if token.type == "ident" else ""
    if word in _OF_SYSTEM:
        return _OF_SYSTEM[word]
    if token.type == "function" and token.lower_name == "light-dark":
        return next(iter(colours_in(token.arguments)), _UNKNOWN)
    if token.type == "function" and token.lower_name == "color-mix":
        parts = colours_in(token.arguments)
        same = bool(parts) and all(each == parts[0] for each in parts)
        return parts[0] if same else _UNKNOWN
    try:
        read = parse_color(token)
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        return None
    if read is not None and read != "currentcolor":
        return _rgba(read) or _UNKNOWN
    if token.type == "function" and token.lower_name in _OTHERS:
        return _UNKNOWN
    is_relative = token.type == "function" and any(
        each.type == "ident" and each.lower_value == "from" for each in token.arguments
    )
    return _UNKNOWN if is_relative else None


def colours_in(tokens: Sequence[Any]) -> list[Colour]:
    """Return the colours that are named in the arguments of a function."""
    found = (colour_of_token(each) for each in tokens if each.type in ("ident", "hash", "function"))
    return [each for each in found if isinstance(each, tuple)]


def _rgba(colour: Any) -> Colour | None:
    if colour is None or colour == "currentcolor":
        return None
    if colour.space in _BY_LIGHTNESS:
        light, *rest = (each or 0.0 for each in colour.coordinates)
        grey = min(1.0, light / (1 if colour.space.startswith("ok") else 100))
        is_grey = all(abs(each) < _PALE for each in (rest[:1] if "lch" in colour.space else rest))
        opaque = 1.0 if colour.alpha is None else colour.alpha
        return (grey, grey, grey, opaque) if is_grey or grey in (0.0, 1.0) else None
    try:
        red, green, blue, alpha = colour.to("srgb")
    except (AttributeError, NotImplementedError, TypeError, ValueError):
        return None
    return (red or 0.0, green or 0.0, blue or 0.0, 1.0 if alpha is None else alpha)
