"""Whether a style sheet raises or lowers text, as superscripts and subscripts are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.extractors._css_lengths import pixels, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    word = word_of(aligned) if aligned is not None else ""
    if word in ("super", "sub"):
        return "sup" if word == "super" else "sub"
    shift = (pixels(aligned) or 0.0) if aligned is not None else 0.0
    position = _first(declared.get("position", ()))
    if position is not None and word_of(position) == "relative":
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
    return word_of(token) in _SMALLER_WORDS or (length is not None and 0 < length <= _SMALL_PIXELS)
