"""The place of a value on a line of JSON, found when somebody asks for it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Edit, Location, Path
    from claimcheck.registry.source_text import SourceText

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+')

Span = tuple[int, int]
"""The column of something on its line, from 0, and how many characters it takes."""


class _Value(NamedTuple):
    """A value of a line: the way to it, and where its key (or else itself) and it stand."""

    path: Path
    key: Span
    value: Span
    is_text: bool


class LinePlaces:
    """Finds values in the lines of one file; the line that was asked for last is at hand."""

    def __init__(self, source: SourceText) -> None:
        """Take a file that holds an item on each line."""
        self._source = source
        self._line = -1
        self._values: list[_Value] = []

    def locate(
        self, path: Path, number: int, start: int, end: int, *, at_key: bool | None = None
    ) -> Location:
        """Return where a value of an item stands, or the nearest thing there is.

        Args:
            path: The value in the item.
            number: Index of the item in the file, which its line tells here.
            start: 0-based line of the item.
            end: The one after it.
            at_key: Whether to point at the key; where None, it is for a list, a mapping or an empty
                text, of which little would be marked.
        """
        del number, end
        return self._source.location(start, *self.span(path, start, at_key=at_key))

    def edit(
        self, path: Path, number: int, start: int, end: int, old: str, new: str
    ) -> Edit | None:
        """Return nothing: what a machine wrote is for the machine to mend."""
        del path, number, start, end, old, new
        return None

    def span(self, path: Path, line: int, *, at_key: bool | None = None) -> Span:
        """Return where a value stands on its line, or the nearest thing around it."""
        by_path: dict[Path, _Value] = {}
        for each in self._on(line):
            by_path.setdefault(each.path, each)
        found = next(
            (by_path[path[:most]] for most in range(len(path), -1, -1) if path[:most] in by_path),
            None,
        )
        if found is None:
            return 0, 1
        return found.key if at_key or (at_key is None and not found.is_text) else found.value

    def second(self, name: str, line: int) -> Span:
        """Return where a key stands for the second time in one mapping."""
        seen: set[Path] = set()
        for each in self._on(line):
            if each.path in seen and each.path[-1:] == (name,):
                return each.key
            seen.add(each.path)
        return 0, 1

    def _on(self, line: int) -> list[_Value]:
        if self._line != line:
            self._line, self._values = line, list(_values(self._source.line(line)))
        return self._values


def _values(text: str) -> Iterator[_Value]:
    """Yield the values of a line, as far as it can be read; what holds others comes before them."""
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
