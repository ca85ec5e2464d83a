"""A badge as a picture that needs no service: SVG without fonts, scripts or links to elsewhere."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from claimcheck.reports._badge import badge_of

if TYPE_CHECKING:
    from claimcheck.views.overview import Overview

_HEIGHT, _PADDING, _FONT_SIZE = 20, 6, 11
_LABEL_COLOR = "#444444"
_NARROW = frozenset("fijlrt,.;:!|'()[] 1I")
_WIDE_LATIN = frozenset("mwMWQO%@&")
_NARROW_WIDTH, _WIDTH, _WIDE_WIDTH, _FULL_WIDTH = 4.2, 6.8, 9.6, 11.0
"""Pixels that a character takes in Verdana at 11 pixels, by its group; rounded up, as every viewer
has another font. ``textLength`` then fits the text to the room that was kept for it."""


def render(overview: Overview) -> str:
    """Return the picture; its title is what a screen reader says."""
    badge = badge_of(overview)
    label, message = _width(badge.label), _width(badge.message)
    left, right = label + 2 * _PADDING, message + 2 * _PADDING
    said = f"{badge.label}: {badge.message}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{_HEIGHT}"'
        f' role="img" aria-label={quoteattr(said)}>\n'
        f"  <title>{escape(said)}</title>\n"
        f'  <clipPath id="round"><rect width="{left + right}" height="{_HEIGHT}" rx="3"/>'
        "</clipPath>\n"
        '  <g clip-path="url(#round)">\n'
        f'    <rect width="{left}" height="{_HEIGHT}" fill="{_LABEL_COLOR}"/>\n'
        f'    <rect x="{left}" width="{right}" height="{_HEIGHT}" fill="{badge.color}"/>\n'
        "  </g>\n"
        f'  <g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="{_FONT_SIZE}"'
        ' text-rendering="geometricPrecision">\n'
        f"    {_text(badge.label, _PADDING, label)}\n"
        f"    {_text(badge.message, left + _PADDING, message)}\n"
        "  </g>\n"
        "</svg>\n"
    )


def _text(text: str, x: int, width: int) -> str:
    return f'<text x="{x}" y="14" textLength="{width}">{escape(text)}</text>'


def _width(text: str) -> int:
    """Return the pixels to keep for a text."""
    return max(round(sum(map(_character_width, text))), 1)


def _character_width(character: str) -> float:
    if character in _NARROW:
        return _NARROW_WIDTH
    if character in _WIDE_LATIN:
        return _WIDE_WIDTH
    if unicodedata.combining(character):
        return 0.0
    return _FULL_WIDTH if unicodedata.east_asian_width(character) in "WF" else _WIDTH
