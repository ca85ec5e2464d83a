"""Text as a search key, with the way back to the original.

The key leaves out everything in which a true quote may differ (space, case, accents, hyphens,
quotation marks), one character at a time and whatever stands around it. So a passage that agrees
with a quote at any tier has the same key, one search serves all tiers, and an offset leads back
to the character it came from. The key proves nothing: each hit is compared strictly afterwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from claimcheck.text.chars import FOLDED

if TYPE_CHECKING:
    from collections.abc import Iterable

NORMALISER_VERSION: Final[int] = 6
"""Counts changes after which the same text may give another match or another block hash."""

_CHUNK = 64
"""Characters per chunk; the offsets of a chunk are worked out when one of them is asked for."""


def fold(text: str) -> str:
    """Return the search key of ``text``."""
    return text.translate(FOLDED)


class FoldedText:
    """The search key of a text, with offsets back into it.

    Attributes:
        key: The search key.
    """

    __slots__ = ("_maps", "_offsets", "_pieces", "_starts", "key")

    def __init__(self, text: str, skip: Iterable[tuple[int, int]] = ()) -> None:
        """Fold ``text``, leaving out the spans in ``skip`` (sorted, not overlapping)."""
        self._pieces: list[str] = []
        self._starts: list[int] = []
        begin = 0
        for left, right in (*skip, (len(text), len(text))):
            for start in range(begin, left, _CHUNK):
                self._starts.append(start)
                self._pieces.append(text[start : min(start + _CHUNK, left)])
            begin = right
        folded = [piece.translate(FOLDED) for piece in self._pieces]
        self.key = "".join(folded)
        self._offsets: list[int] = []
        offset = 0
        for piece in folded:
            self._offsets.append(offset)
            offset += len(piece)
        self._maps: dict[int, list[int]] = {}

    def origin(self, index: int) -> int:
        """Return the offset in the original of the character behind ``key[index]``."""
        chunk = bisect_right(self._offsets, index) - 1
        return self._starts[chunk] + self._map(chunk)[index - self._offsets[chunk]]

    def index(self, offset: int) -> int:
        """Return the first place in the key that comes from ``offset`` or after it."""
        chunk = bisect_right(self._starts, offset) - 1
        if chunk < 0:
            return 0
        inside = bisect_left(self._map(chunk), offset - self._starts[chunk])
        return self._offsets[chunk] + inside

    def _map(self, chunk: int) -> list[int]:
        known = self._maps.get(chunk)
        if known is None:
            known = [
                position
                for position, char in enumerate(self._pieces[chunk])
                for _ in FOLDED[ord(char)]
            ]
            self._maps[chunk] = known
        return known
