"""How long something is on a common screen, by what a style says of it, ``calc()`` included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIXELS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "lh": 19.2,
    "rlh": 19.2,
    "%": 12.8,
    **dict.fromkeys(("vw", "svw", "lvw", "dvw", "vi", "cqw", "cqi", "vmax"), 12.8),
    **dict.fromkeys(("vh", "svh", "lvh", "dvh", "vb", "cqh", "cqb", "vmin"), 8.0),
}
"""How long a unit is at the usual size of letters, on a screen of 1280 by 800."""

FAINT = 0.05
"""Opacity up to which words are not seen."""

FAR = -900.0
"""Pixels: what is moved so far to the left or up is off every screen."""

WIDTH = 1280.0
"""Pixels: what begins so far to the right is off the screen."""


def names(listed: str) -> frozenset[str]:
    """Return words that are listed."""
    return frozenset(listed.split())


FOR_ALL = names("inherit initial unset revert revert-layer")
"""Values that every property takes."""


def words(listed: str) -> frozenset[str]:
    """Return words that are listed, and those that every property takes."""
    return frozenset(listed.split()) | FOR_ALL


MATHS = frozenset(("calc", "-webkit-calc", "min", "max", "clamp"))
"""The functions that are worked out; of others the result is not known."""

_MOST_NESTED = 20

Length = tuple[float, bool]
"""How much, and whether that is a bare number."""


def pixels(token: Any) -> float | None:
    """Return how long a token of tinycss2 says that something is; None where it does not."""
    found = _length(token, 0)
    if found is None or (found[1] and found[0] != 0):
        return None
    return found[0]


def number(token: Any) -> float | None:
    """Return the bare number that a token is or works out to, a percentage as a part of one."""
    if token.type == "percentage":
        return float(token.value) / 100
    found = _length(token, 0)
    return found[0] if found is not None and found[1] else None


def _length(token: Any, depth: int) -> Length | None:
    if token.type == "number":
        return float(token.value), True
    if token.type == "percentage":
        return float(token.value) * _PIXELS["%"], False
    if token.type == "dimension" and token.lower_unit in _PIXELS:
        return float(token.value) * _PIXELS[token.lower_unit], False
    if depth > _MOST_NESTED:
        return None
    if token.type == "() block":
        return _sum(token.content, depth + 1)
    if token.type != "function" or token.lower_name not in MATHS:
        return None
    parts = [_sum(part, depth + 1) for part in _parted(token.arguments)]
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    amounts, bare = [each[0] for each in known], known[0][1]
    if token.lower_name == "clamp" and len(amounts) == 3:
        return max(amounts[0], min(amounts[1], amounts[2])), bare
    if token.lower_name in ("min", "max"):
        return (min if token.lower_name == "min" else max)(amounts), bare
    return known[0] if len(known) == 1 else None


def _parted(tokens: Sequence[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for each in tokens:
        if each == ",":
            parts.append([])
        elif each.type not in ("whitespace", "comment"):
            parts[-1].append(each)
    return parts


def _sum(tokens: Sequence[Any], depth: int) -> Length | None:
    """Work out a sum of products, from left to right."""
    plain = [each for each in tokens if each.type not in ("whitespace", "comment")]
    total, bare = 0.0, True
    product: Length | None = None
    sign, operator = 1.0, ""
    for each in plain:
        written = each.value if each.type == "literal" else ""
        if written in ("+", "-") and product is not None:
            total, bare = total + sign * product[0], bare and product[1]
            product, sign, operator = None, 1.0 if written == "+" else -1.0, ""
        elif written in ("*", "/") and product is not None and not operator:
            operator = written
        else:
            found = _length(each, depth)
            if found is None or (product is not None and not operator):
                return None
            if product is None:
                product = found
            elif operator == "*":
                product, operator = (product[0] * found[0], product[1] and found[1]), ""
            elif found[0] == 0:
                return None
            else:
                product, operator = (product[0] / found[0], product[1]), ""
    if product is None or operator:
        return None
    return total + sign * product[0], bare and product[1]


def word_of(token: Any) -> str:
    """Return the word that a token is, in lower case; nothing where it is none."""
    return str(token.lower_value) if token.type == "ident" else ""


def lengths_in(tokens: Sequence[Any]) -> list[float]:
    """Return the lengths among tokens, in pixels."""
    return [length for token in tokens if (length := pixels(token)) is not None]
