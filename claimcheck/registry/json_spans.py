"""Where the items of a file of JSON stand in its text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.registry.source_text import SourceText

_SPACE = re.compile(r"[ \t\n\r]*")
_CLOSING = {"{": "}", "[": "]"}
_scan = json.JSONDecoder().raw_decode


class Entry(NamedTuple):
    """One entry of a mapping or a list; offsets are those of the whole text.

    Attributes:
        key: Its key; in a list, the empty text.
        at: Where the key begins; in a list, the value.
        key_end: Where the key ends.
        start: Where the value begins.
        end: Where it ends.
    """

    key: str
    at: int
    key_end: int
    start: int
    end: int


def entries(text: str, start: int) -> Iterator[Entry]:
    """Yield the entries of the mapping or list of JSON that begins at an offset, in order.

    Raises:
        ValueError: The text is no JSON from there on.
        IndexError: It ends before its time.
    """
    closing = _CLOSING.get(text[start : start + 1])
    if closing is None:
        raise ValueError("there is no mapping and no list")
    at = _past_space(text, start + 1)
    while text[at] != closing:
        begin, key_end, key = at, at, ""
        if closing == "}":
            key, key_end = _scan(text, at)
            at = _past_space(text, _past_space(text, key_end) + 1)
        end = _scan(text, at)[1]
        yield Entry(key, begin, key_end, at, end)
        at = _past_space(text, end)
        at = _past_space(text, at + 1) if text[at] == "," else at


def root_of(text: str) -> int:
    """Return where the value of a text begins."""
    return _past_space(text, 0)


def item_spans(source: SourceText, key: str) -> Iterator[tuple[int, int]]:
    """Yield where each item begins and ends: lines that hold any, or entries of the one list.

    Args:
        source: A file of JSON that can be read as such.
        key: ``claims`` or ``sources``.

    Raises:
        ValueError: It can not.
        IndexError: It ends before its time.
    """
    if source.json_form == "JSON Lines":
        yield from _lines(source.text)
        return
    for each in entries(source.text, root_of(source.text)):
        if each.key == key and source.text[each.start] == "[":
            for item in entries(source.text, each.start):
                yield item.start, item.end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text that are not blank, one at a time."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if end > start and not text[start:end].isspace():
            yield start, end
        start = end + 1


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found is not None else at
