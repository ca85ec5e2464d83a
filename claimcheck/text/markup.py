"""Markup and entities in the fields of references to plain text."""

from __future__ import annotations

import html
import re

from claimcheck.text.reference import TAG

_SCRIPT = re.compile(r"<(su[bp])>([^<>]{1,12})</\1>", re.IGNORECASE)
RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
"""Signs that Unicode has raised, and lowered."""


def in_signs(text: str, signs: dict[str, str]) -> str | None:
    """Return a text raised or lowered; None where Unicode lacks one of its signs so."""
    known = all(map(signs.__contains__, text))
    return "".join(signs[sign] for sign in text) if known else None


def unmarked(text: str) -> str:
    """Return a text without tags, its entities decoded."""
    if "<" in text or "&" in text:
        for _ in range(2):  # what was escaped may be markup in turn
            text = html.unescape(without_tags(text))
    return text


def without_tags(text: str) -> str:
    """Return a text without tags; what they raise or lower is so in signs of Unicode."""
    return TAG.sub("", _SCRIPT.sub(_shown, text)) if "<" in text else text


def _shown(found: re.Match[str]) -> str:
    signs = RAISED if found[1].lower() == "sup" else LOWERED
    return in_signs(found[2], signs) or found[2]
