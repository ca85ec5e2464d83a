"""Shapes that clip, and moves that take away, as CSS writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.extractors._css_lengths import (
    FAINT,
    FAR,
    FOR_ALL,
    MATHS,
    WIDTH,
    lengths_in,
    names,
    number,
    word_of,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.extractors._css_values import Trait

_MOVES = names("""
    matrix matrix3d perspective rotate rotate3d rotatex rotatey rotatez scale scale3d scalex
    scaley scalez skew skewx skewy translate translate3d translatex translatey translatez
""")
_SHAPES = names("inset circle ellipse polygon path rect xywh shape")
_BOXES = words("""
    none border-box padding-box content-box margin-box fill-box stroke-box view-box auto
""")


def clip(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    functions = [token for token in tokens if token.type == "function"]
    words = {word_of(token) for token in tokens if token.type == "ident"}
    known = all(token.type in ("function", "ident", "url") for token in tokens)
    if not known or not words <= _BOXES or len(functions) > 1:
        return
    if not functions:
        yield name, False
    elif functions[0].lower_name in _SHAPES or functions[0].lower_name == "url":
        yield name, _is_shut(functions[0].lower_name, functions[0].arguments, name == "clip")


def _is_shut(shape: str, arguments: Sequence[Any], is_old: bool) -> bool:
    """Return whether nothing shows through a shape of CSS."""
    lengths = lengths_in(arguments)
    if shape == "rect" and len(lengths) == 4:
        top, right, bottom, left = lengths
        return right - left <= 1 or bottom - top <= 1
    if shape == "rect" or is_old:
        return False
    if shape == "inset" and lengths:
        up = lengths[0]
        right = lengths[1] if len(lengths) > 1 else up
        down = lengths[2] if len(lengths) > 2 else up
        left = lengths[3] if len(lengths) > 3 else right
        return up + down >= WIDTH or left + right >= WIDTH
    if shape in ("circle", "ellipse"):
        return bool(lengths) and min(lengths[: 1 + (shape == "ellipse")]) <= 1
    if shape == "xywh":
        return len(lengths) >= 4 and min(lengths[2:4]) <= 1
    if shape == "polygon":
        return bool(lengths) and min(_spread(lengths[::2]), _spread(lengths[1::2])) <= 1
    if shape == "path":
        return not any(each.type == "string" and _has_room(each.value) for each in arguments)
    return False


def _spread(places: Sequence[float]) -> float:
    return max(places) - min(places) if places else 0.0


def _has_room(path: str) -> bool:
    """Return whether the drawing of a path names points that are apart."""
    figures = "".join(each if each.isdigit() or each == "." else " " for each in path[:10_000])
    return len({float(each) for each in figures.split() if each.count(".") < 2 and each != "."}) > 2


_FIGURES = ("number", "dimension", "percentage")


def transform(name: str, tokens: Sequence[Any]) -> Iterator[Trait]:
    fine = all(
        (token.type == "function" and token.lower_name in (*_MOVES, *MATHS, "env"))
        or word_of(token) in (*FOR_ALL, "none", *(("x", "y", "z") if name == "rotate" else ()))
        or (name in ("translate", "scale", "rotate") and token.type in _FIGURES)
        for token in tokens
    )
    if not fine:
        return
    gone = False
    if name == "scale":
        amounts = [amount for each in tokens[:2] if (amount := number(each)) is not None]
        gone = any(abs(amount) <= FAINT for amount in amounts)
    elif name == "translate":
        gone = any(length <= FAR for length in lengths_in(tokens))
    elif name == "rotate":
        gone = len(tokens) > 1 and word_of(tokens[0]) in ("x", "y") and _is_upright(tokens[1])
    for token in tokens:
        if token.type == "function":
            gone = gone or _moves_away(token.lower_name, token.arguments)
    yield name, gone


def _moves_away(move: str, arguments: Sequence[Any]) -> bool:
    plain = [each for each in arguments if each.type not in ("whitespace", "comment", "literal")]
    figures = [amount for each in plain if (amount := number(each)) is not None]
    if move.startswith("translate"):
        return any(length <= FAR for length in lengths_in(plain))
    if move.startswith("scale"):
        flat = figures[:2] if move in ("scale", "scale3d") else figures[:1]
        return move != "scalez" and any(abs(each) <= FAINT for each in flat)
    if move in ("rotatex", "rotatey"):
        return bool(plain) and _is_upright(plain[0])
    if move == "matrix" and len(figures) == 6:
        a, b, c, d, across, down = figures
        return abs(a * d - b * c) <= FAINT**2 or min(across, down) <= FAR
    return False


def _is_upright(token: Any) -> bool:
    """Return whether an angle turns a page so far that only its edge is seen."""
    turn = {"deg": 1.0, "turn": 360.0, "grad": 0.9, "rad": 57.29578}.get(
        getattr(token, "lower_unit", ""), 0.0
    )
    return bool(turn) and abs(abs(token.value * turn) % 180 - 90) < 3
