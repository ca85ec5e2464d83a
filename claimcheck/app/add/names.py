"""Ids that say what they stand for, proposed from words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_PICTURE = re.compile(r":\w+:")
"""The name that a picture among characters gets."""
_LONGEST = 60
_TITLE_WORDS = 4
_CLAIM_WORDS = 8
_DULL = frozenset(("a", "an", "the", "of", "and", "in", "on", "for", "to", "with", "is", "was"))


def source_id(fields: Mapping[str, object], taken: Collection[str]) -> str:
    """Return an id made of publisher, title and year that nothing else has."""
    publisher = slug(str(fields.get("publisher") or ""))
    words = [word for word in slug(str(fields.get("title") or "")).split("-") if word not in _DULL]
    title = "-".join(word for word in words[:_TITLE_WORDS] if word not in publisher.split("-"))
    year = str(fields.get("published") or "")[:4]
    return unique("-".join(part for part in (publisher, title, year) if part) or "source", taken)


def claim_id(text: str, taken: Collection[str]) -> str:
    """Return an id made of the words of a claim that nothing else has."""
    words = [word for word in slug(text).split("-") if word and word not in _DULL]
    return unique("-".join(words[:_CLAIM_WORDS]) or "claim", taken)


def slug(text: str) -> str:
    """Return a text of any script in kebab-case ASCII; empty where it has no letter or digit."""
    if not text.isascii():
        text = _FOREIGN.sub(_in_ascii, text)
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def _in_ascii(found: re.Match[str]) -> str:
    """Return characters as ASCII has them; a picture says nothing: 👋 is no ``wave``."""
    from anyascii import anyascii

    return _PICTURE.sub(" ", anyascii(found[0]))


def unique(name: str, taken: Collection[str]) -> str:
    """Return the name, shortened, with a number behind it where others have it.

    It is found in few steps where thousands have the name, whose numbers follow each other.
    """
    name = name[:_LONGEST].rstrip("-")
    if name not in taken:
        return name
    below, free = 1, 2
    while f"{name}-{free}" in taken:
        below, free = free, 2 * free
    while free - below > 1:
        middle = (below + free) // 2
        below, free = (middle, free) if f"{name}-{middle}" in taken else (below, middle)
    return f"{name}-{free}"
