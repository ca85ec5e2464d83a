"""Citation markers: bracketed numerals and notes that a quote may leave out.

A bare superscript is text: 10⁶ is a number.
"""

from __future__ import annotations

import re

_NUMERALS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_NOTES = (
    r"(?:note|nb|n|a|fn|ref)\.? ?\d{1,3}|[a-z]|"
    r"(?:citation|clarification|verification|page|better source|quotation)[ \xa0]needed\??|"
    r"when\?|who\?|by whom\?|according to whom\?|dubious(?: – discuss)?|update"
)
MARKER = re.compile(
    rf"\s{{0,2}}\[(?:{_NUMERALS}|{_NOTES})\](?=\s{{0,2}}[.,;:!?)\]\"'’”]|\[)|\[(?:{_NUMERALS}|{_NOTES})\]"
)
"""A marker; with the space before it where punctuation follows."""


def marker_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of all citation markers in ``text``."""
    return [match.span() for match in MARKER.finditer(text)] if "[" in text else []


def without_markers(text: str) -> str:
    """Return ``text`` with its citation markers taken out."""
    return MARKER.sub("", text)
