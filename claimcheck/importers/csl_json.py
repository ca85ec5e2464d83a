"""CSL-JSON, as Zotero, Pandoc and Crossref write it (CSL schema 1.0.2)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from claimcheck.importers._csl import items_of, sources_of
from claimcheck.importers.base import Entry, ListKey, json_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEY: ListKey = "sources"

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")


def read(text: str) -> Iterator[Entry]:
    """Yield each item as a source.

    Raises:
        ClaimcheckError: It is not JSON with a list of items, or one item.
    """
    items, path = items_of(json_of(text, "CSL-JSON"), "CSL-JSON")
    yield from sources_of(items, _lines(text, path, len(items)))


def _lines(text: str, path: Sequence[str], count: int) -> list[int]:
    """Return the line on which each item begins; that of a single one is where it stands."""
    place = _skip(text, 0)
    for key in path:
        place = _value_of(text, place, key)
    if text[place] != "[":
        return [text.count("\n", 0, place) + 1] * count
    lines: list[int] = []
    line, counted = 1, 0
    place = _skip(text, place + 1)
    while text[place] != "]":
        line += text.count("\n", counted, place)
        counted = place
        lines.append(line)
        place = _behind(text, place)
    return lines


def _value_of(text: str, place: int, wanted: str) -> int:
    """Return where the value of a key begins in the object at a place; the last one counts."""
    found = place
    place = _skip(text, place + 1)
    while text[place] != "}":
        key, place = _DECODER.raw_decode(text, place)
        place = _skip(text, _skip(text, place) + 1)
        found = place if key == wanted else found
        place = _behind(text, place)
    return found


def _behind(text: str, place: int) -> int:
    """Return where what follows a value begins, behind the comma between them."""
    _, place = _DECODER.raw_decode(text, place)
    place = _skip(text, place)
    return _skip(text, place + 1) if text[place] == "," else place


def _skip(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place
