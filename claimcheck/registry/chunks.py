"""Cuts the text of a registry file into its items, so that each can be read on its own.

A registry file is a mapping with one key and a list under it. Where the list is written in block
style, an item ends where the next ``-`` stands in the same column, because YAML's indentation
rules let nothing else begin there but the inside of a quoted text or of a flow collection. Those
two leave an item that does not parse by itself, and then the file is read as a whole. Whatever is
not written in this way is not cut at all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from claimcheck.registry.yaml_nodes import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PREAMBLE = re.compile(r"(?: *(?:#[^\n]*)?\r?\n)*([a-z_]+): *(?:#[^\n]*)?\r?\n")
_FIRST_ITEM = re.compile(r"(?: *(?:#[^\n]*)?\r?\n)*( *)-[ \r\n]")
_SPACE = dict.fromkeys(map(ord, "\t\r\n"))
_RUN = " *(?:[-?:][ \\t]+){20}"
_DEEP_FIRST_LINE = re.compile(_RUN)
_DEEP_LINE = re.compile(rf"\n(?: {{60}}|{_RUN})")
_LARGEST_BATCH = 1 << 18
"""Characters that are composed at a time: nodes take some fifty times the memory of their text."""

_USUAL_BATCH = 64
"""Items in a batch, on average."""

_ANCHOR = re.compile(r"&(?<![^\s\[{,]&)[^\s,\[\]{}]+")
_ODD_LINE_END = re.compile(r"\r(?!\n)|[\x85\u2028\u2029]")


class Chunk(NamedTuple):
    """One item of a file.

    Attributes:
        text: The lines of the item, with the comments and blank lines after it.
        line: 0-based line on which it begins.
    """

    text: str
    line: int


def cut(text: str, key: str) -> list[Chunk] | None:
    """Return the items of the list under ``key``, or None where the text must be read whole.

    Joined in order, the chunks are the text from the first item on. Chunks that parse one by one,
    each to a list of one item, parse together to the list of those items.
    """
    preamble = _PREAMBLE.match(text)
    if preamble is None or preamble.group(1) != key or _ODD_LINE_END.search(text):
        return None
    first = _FIRST_ITEM.match(text, preamble.end())
    if first is None or not text[: first.start(1)].translate(_SPACE).isprintable():
        return None  # YAML refuses control characters, above the items too
    anchors = anchors_in(text)
    if len(set(anchors)) < len(anchors):
        return None  # YAML lets no anchor stand twice, and only the whole shows that one does
    dash = f"\n{first.group(1)}- "
    start = first.start(1)
    line = text.count("\n", 0, start)
    chunks: list[Chunk] = []
    while start < len(text):
        end = text.find(dash, start) + 1 or len(text)
        chunks.append(Chunk(text[start:end], line))
        line += text.count("\n", start, end)
        start = end
    return chunks


def anchors_in(text: str) -> list[str]:
    """Return what looks like an anchor (``&name``), whether YAML reads it as one or not."""
    found: list[str] = _ANCHOR.findall(text)
    return found


def stays_inside(chunk: Chunk) -> bool:
    """Tell whether everything in the chunk after its dash is indented under it, or is a comment.

    A line that is not would end the list: another key, a second document, an item in an odd
    column.
    """
    indent = len(chunk.text) - len(chunk.text.lstrip(" "))
    return _outside(indent).search(chunk.text) is None


def is_flat(chunk: Chunk) -> bool:
    """Tell whether the chunk cannot nest deeply: few brackets, no deep indent, no run of dashes."""
    text = chunk.text
    return (
        text.count("[") + text.count("{") <= MAX_DEPTH
        and _DEEP_LINE.search(text) is None
        and _DEEP_FIRST_LINE.match(text) is None
    )


def batches(chunks: Iterable[Chunk]) -> Iterator[list[Chunk]]:
    """Yield the chunks in groups that are small, and that an edit elsewhere leaves as they are.

    Where a group ends depends on the first line of its last item, mostly the id: were groups
    counted off, one item more would move all that come after it.
    """
    batch: list[Chunk] = []
    size = 0
    for chunk in chunks:
        batch.append(chunk)
        size += len(chunk.text)
        first_line = chunk.text[: chunk.text.find("\n")]
        ends = crc32(first_line.encode("utf-8", "replace")) % _USUAL_BATCH == 0
        if ends or size >= _LARGEST_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@cache
def _outside(indent: int) -> re.Pattern[str]:
    return re.compile(rf"\n(?! {{{indent + 1}}})(?! *(?:#|\r?\n|\Z))")
