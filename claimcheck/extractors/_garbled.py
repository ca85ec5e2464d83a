"""Tell text from what an extractor makes of fonts that do not say which letters they show.

Such a layer of text is the numbers of glyphs (``(cid:72)``, ``/uni0041``), signs of no alphabet, or
the letters of another one (``7KH SRUW``). Nobody can look for a quote in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LOOK_AT = 200_000
_FEWEST_CHARACTERS = 40
_FEWEST_LETTERS = 300

_GLYPH_NAME = re.compile(r"\(cid:\d+\)|/?\buni[0-9A-F]{4}\b|/(?:g|G|C|cid|glyph|index)\d{1,5}\b")
_MOST_GLYPH_NAMES = 0.2
"""Share of a text that numbers of glyphs may take up."""

_NO_CHARACTERS = frozenset(("Cc", "Cn", "Co", "Cs"))
_MOST_NO_CHARACTERS = 0.2
"""Share of the characters, spaces apart, that may be none of any alphabet."""

_COMMON = frozenset("aeinorst")
_LEAST_COMMON = 0.38
"""Share of Latin letters, accents apart, that are these eight. In eleven languages from English to
Swahili it is 0.42 to 0.67; moved along the alphabet, as such fonts do, mostly 0.1 to 0.35."""

_HIGH_LATIN = re.compile(r"[\u00c0-\u00ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_MOST_HIGH_LATIN = 0.6
"""Share of the letters that may be beyond ASCII; in French it is 0.05, in Cyrillic misread, 1."""


def is_garbled(text: str) -> bool:
    """Return whether a text is in no language, for all that statistics can tell.

    A short one is believed.
    """
    read = text[:_LOOK_AT]
    counts = Counter("".join(read.split()))
    characters = counts.total()
    if characters < _FEWEST_CHARACTERS:
        return False
    names = sum(len(name) for name in _GLYPH_NAME.findall(read))
    if names > _MOST_GLYPH_NAMES * characters:
        return True
    strange = sum(
        count
        for char, count in counts.items()
        if char == "\ufffd" or unicodedata.category(char) in _NO_CHARACTERS
    )
    return strange > _MOST_NO_CHARACTERS * characters or _is_no_latin(counts)


def _is_no_latin(counts: Counter[str]) -> bool:
    """Return whether a text in Latin letters has others than any language has."""
    latin = {char: count for char, count in counts.items() if _LATIN.match(char)}
    letters = sum(latin.values())
    others = sum(count for char, count in counts.items() if char.isalpha()) - letters
    if letters < _FEWEST_LETTERS or others > letters:
        return False
    high = sum(count for char, count in latin.items() if _HIGH_LATIN.match(char))
    if high > _MOST_HIGH_LATIN * letters:
        return True
    bare: Counter[str] = Counter()
    for char, count in counts.items():
        for plain in unicodedata.normalize("NFD", char).lower():
            if "a" <= plain <= "z":
                bare[plain] += count
    return sum(bare[char] for char in _COMMON) < _LEAST_COMMON * bare.total()
