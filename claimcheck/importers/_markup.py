"""Markup and entities in the fields of reference managers to plain text."""

from __future__ import annotations

import html
import re

from claimcheck.importers.base import one_line

_TAG = re.compile(
    r"</?(?:i|b|em|strong|sc|sub|sup|span|u|p|br|jats:[a-z-]+|mml:[a-z-]+|math|mrow|mi|mn|mo|title)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""The tags that CSL's rich text, Crossref and PubMed have in titles; other signs are text."""


def unmarked(value: object) -> str | None:
    """Return a text without tags, its entities decoded, on one line; None for what says nothing."""
    text = one_line(value)
    if text is None or not ("<" in text or "&" in text):
        return text
    return one_line(html.unescape(_TAG.sub("", html.unescape(_TAG.sub("", text)))))
