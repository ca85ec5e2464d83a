"""Name the blocks of a text, so that a later run can say whether one of them changed.

One short hash stands for a whole block of twelve words or more: it tells equal from changed, and a
list of them gives no text away, as a list of overlapping word hashes would.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from claimcheck.model.document import Block
from claimcheck.text.canonical import LINE_END_HYPHEN, LOOSE_HYPHEN, SPACED_HYPHEN, canonical
from claimcheck.text.chars import OPTIONAL_HYPHEN
from claimcheck.text.words import word_count

if TYPE_CHECKING:
    from claimcheck.model.document import Document

MIN_WORDS: Final = 12
"""A shorter block could be guessed from its hash."""
HASH_LENGTH: Final = 16
"""Hexadecimal digits that are kept: 64 bits, so two blocks of a source never share one."""

_SEPARATOR = re.compile(r"\n[^\S\n]*\n\s*")


def blocks(document: Document) -> tuple[Block, ...]:
    """Split a text into blocks; short blocks that follow one another make up one.

    A heading between two paragraphs stays alone and has no hash; the cells of a table, each of a
    few words, are named together.
    """
    text = document.text
    found: list[Block] = []
    run: list[tuple[int, int, int]] = []
    for start, end in _spans(text):
        words = word_count(text[start:end])
        if words >= MIN_WORDS:
            _close(text, run, found)
            found.append(Block(start, end, block_hash(text[start:end])))
        elif words:
            run.append((start, end, words))
    _close(text, run, found)
    return tuple(found)


def block_hash(block: str) -> str:
    """Return the short hash of a block's words, whatever its typography and line breaks."""
    plain = canonical(block).replace(OPTIONAL_HYPHEN, "").replace(LINE_END_HYPHEN, "")
    plain = plain.replace(SPACED_HYPHEN, "-").replace(LOOSE_HYPHEN, "-")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]


def hashes_holding(found: tuple[Block, ...], start: int, end: int) -> tuple[str, ...]:
    """Return the hashes of the blocks that hold ``start:end``, in order.

    Args:
        found: All blocks of the text, from ``blocks``.
        start: Offset of the passage.
        end: Offset after it.

    Returns:
        One hash for each block that the passage touches; empty where these are too short to name.
    """
    at = max(0, bisect_right(found, start, key=_start) - 1)
    hashes: list[str] = []
    for block in found[at:]:
        if block.start >= end:
            break
        if block.end > start and block.hash is not None:
            hashes.append(block.hash)
    return tuple(hashes)


def _start(block: Block) -> int:
    return block.start


def _spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in _SEPARATOR.finditer(text):
        spans.append((begin, match.start()))
        begin = match.end()
    spans.append((begin, len(text)))
    return spans


def _close(text: str, run: list[tuple[int, int, int]], found: list[Block]) -> None:
    """Turn the short blocks collected in ``run`` into one block, and empty it."""
    if run:
        start, end = run[0][0], run[-1][1]
        enough = sum(words for _, _, words in run) >= MIN_WORDS
        found.append(Block(start, end, block_hash(text[start:end]) if enough else None))
        run.clear()
