"""Find a string in a long text many times over, faster than by reading the text each time.

Each aligned block of ``_GRAM`` characters is filed under its content. A needle of at least
``2 * _GRAM - 1`` characters covers a whole block wherever it stands, so ``_GRAM`` look-ups name
every place where it can start. (Sampled q-grams, as in Kärkkäinen and Sutinen, 1998.)
"""

from __future__ import annotations

_GRAM = 16
"""Characters in a block."""
_COMMON = 24
"""A block that occurs more often is not followed up: reading the text is cheaper then."""
_WORTHWHILE = 48
"""Texts are read plainly so many times before the index pays for itself."""
_SHORT = 20_000
"""Texts below so many characters are always read plainly."""


class Finder:
    """Every occurrence of a needle in one text, overlapping ones too."""

    __slots__ = ("_blocks", "_reads", "_text", "read_characters")

    def __init__(self, text: str) -> None:
        """Take the text; the index is made when enough needles were looked for."""
        self._text = text
        self._reads = 0
        self._blocks: dict[str, list[int]] | None = None
        self.read_characters = 0

    def find(self, needle: str, limit: int) -> list[int]:
        """Return the first ``limit`` places of ``needle``, in order."""
        if not needle:
            return []
        if len(needle) >= 2 * _GRAM - 1 and len(self._text) >= _SHORT:
            self._reads += 1
            if self._reads > _WORTHWHILE:
                indexed = self._look_up(needle)
                if indexed is not None:
                    return indexed[:limit]
        return self._read(needle, limit)

    def _read(self, needle: str, limit: int) -> list[int]:
        find = self._text.find
        found: list[int] = []
        at = find(needle)
        while at >= 0 and len(found) < limit:
            found.append(at)
            at = find(needle, at + 1)
        self.read_characters += at + len(needle) if at >= 0 else len(self._text)
        return found

    def _look_up(self, needle: str) -> list[int] | None:
        if self._blocks is None:
            self._blocks = self._index()
        blocks, starts_with = self._blocks, self._text.startswith
        found: list[int] = []
        for first in range(_GRAM):
            offset, places = first, blocks.get(needle[first : first + _GRAM])
            while places is not None and len(places) > _COMMON:
                offset += _GRAM
                if offset + _GRAM > len(needle):
                    return None
                places = blocks.get(needle[offset : offset + _GRAM])
            if places is None:
                continue
            found += [p - offset for p in places if p >= offset and starts_with(needle, p - offset)]
        found.sort()
        return found

    def _index(self) -> dict[str, list[int]]:
        text = self._text
        blocks: dict[str, list[int]] = {}
        for start in range(0, len(text) - _GRAM + 1, _GRAM):
            block = text[start : start + _GRAM]
            known = blocks.get(block)
            if known is None:
                blocks[block] = [start]
            elif len(known) <= _COMMON:
                known.append(start)
        return blocks
