"""The place of a value in JSON, found when somebody asks for it."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.registry.json_spans import item_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Edit, Location, Path
    from claimcheck.registry.source_text import SourceText

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+')

Span = tuple[int, int]
"""Where something begins in the text of an item, from 0, and how many characters it takes."""


class _Value(NamedTuple):
    """A value of an item: the way to it, and where its key (or else itself) and it stand."""

    path: Path
    key: Span
    value: Span
    is_text: bool


class JsonPlaces:
    """Finds values in the items of one file; the item that was asked for last is at hand.

    In JSON Lines, an item is found by its line, and its number says nothing.
    """

    def __init__(self, source: SourceText, key: str) -> None:
        """Take a file, and the key of the list that its items are in."""
        self._source = source
        self._key = key
        self._at = -1  # where the item begins that was asked for last
        self._values: list[_Value] = []

    def locate(
        self, path: Path, number: int, start: int, end: int, *, at_key: bool | None = None
    ) -> Location:
        """Return where a value of an item stands, or the nearest thing there is.

        Args:
            path: The value in the item.
            number: Index of the item in the file.
            start: 0-based line of the item.
            end: The one after it.
            at_key: Whether to point at the key; where None, it is for a list, a mapping or an empty
                text, of which little would be marked.
        """
        del end
        if self._source.json_form == "JSON Lines":
            offset = self._source.offset(start, 0)
            return self.place(path, offset, offset + len(self._source.line(start)), at_key=at_key)
        if number >= len(self._spans):
            return self._source.location(start)
        return self.place(path, *self._spans[number], at_key=at_key)

    def edit(
        self, path: Path, number: int, start: int, end: int, old: str, new: str
    ) -> Edit | None:
        """Return nothing: what a machine wrote is for the machine to mend."""
        del path, number, start, end, old, new
        return None

    def place(self, path: Path, start: int, end: int, *, at_key: bool | None = None) -> Location:
        """Return where a value stands between two offsets, or the nearest thing around it."""
        by_path: dict[Path, _Value] = {}
        for each in self._between(start, end):
            by_path.setdefault(each.path, each)
        found = next(
            (by_path[path[:most]] for most in range(len(path), -1, -1) if path[:most] in by_path),
            None,
        )
        if found is None:
            return self._source.location_at(start, 1)
        at, length = found.key if at_key or (at_key is None and not found.is_text) else found.value
        return self._source.location_at(start + at, length)

    def second(self, name: str, start: int, end: int) -> Location:
        """Return where a key stands for the second time in one mapping."""
        seen: set[Path] = set()
        for each in self._between(start, end):
            if each.path in seen and each.path[-1:] == (name,):
                return self._source.location_at(start + each.key[0], each.key[1])
            seen.add(each.path)
        return self._source.location_at(start, 1)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Return where each item begins and ends; none where the file can no longer be read."""
        try:
            return list(item_spans(self._source, self._key))
        except (ValueError, IndexError, RecursionError):
            return []

    def _between(self, start: int, end: int) -> list[_Value]:
        if self._at != start:
            self._at, self._values = start, list(_values(self._source.text[start:end]))
        return self._values


def _values(text: str) -> Iterator[_Value]:
    """Yield the values of an item, as far as it can be read; each before what is in it."""
    way: list[str | int] = []  # the key or index of each mapping or list that is open
    is_list: list[bool] = []
    key: Span | None = None
    for token in _TOKEN.finditer(text):
        sign, span = token[0], (token.start(), len(token[0]))
        if sign in ("}", "]"):
            if not way:
                return
            way.pop()
            is_list.pop()
        elif sign == "," and is_list and is_list[-1]:
            way[-1] = int(way[-1]) + 1
        elif sign in (",", ":"):
            key = None if sign == "," else key
        elif sign[0] == '"' and is_list and not is_list[-1] and key is None:
            way[-1], key = _unescaped(sign), span
        else:
            opens = sign in ("{", "[")
            value = (span[0], 1) if opens else span
            yield _Value(tuple(way), key or value, value, sign[0] == '"' and sign != '""')
            key = None
            if opens:
                way.append(0 if sign == "[" else "")
                is_list.append(sign == "[")


def _unescaped(token: str) -> str:
    try:
        return str(json.loads(token))
    except ValueError:
        return token
