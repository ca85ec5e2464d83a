"""Where each word of a text stands, whatever its case and the marks around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.text.chars import NO_SPACE_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\S+")
_WORD_OR_SIGN = re.compile(rf"[{NO_SPACE_CLASS}]|[^\s{NO_SPACE_CLASS}]+")
_TRIM = re.compile(r"^\W+|\W+$")
_LONGEST_WORD = 64
"""Characters of a word that are looked at."""
_PLACES = 32
"""Places that are kept for each word of a source."""


class WordIndex:
    """Where the words of a text stand.

    Attributes:
        spans: Start and end of each word, in order.
        places: The first numbers at which each word, trimmed and in one case, stands.
        counts: How often each word stands in the text.
    """

    __slots__ = ("counts", "places", "spans", "text")

    def __init__(self, text: str) -> None:
        """Index ``text``; one pass over its words."""
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self.places: dict[str, list[int]] = {}
        self.counts: dict[str, int] = {}
        for number, (start, end) in enumerate(spans_of(text)):
            self.spans.append((start, end))
            word = plain(text[start:end])
            self.counts[word] = self.counts.get(word, 0) + 1
            known = self.places.setdefault(word, [])
            if len(known) < _PLACES:
                known.append(number)


def spans_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each word stands; of a script without word spaces, where each sign does."""
    pattern = _WORD if text.isascii() else _WORD_OR_SIGN
    return (match.span() for match in pattern.finditer(text))


def plain(word: str) -> str:
    """Return a word without the marks around it and in one case."""
    return _TRIM.sub("", word[:_LONGEST_WORD]).casefold()
