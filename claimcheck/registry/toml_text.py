"""A TOML file that anybody may have written: its values, and the line of each key."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from claimcheck.model.content import shorten
from claimcheck.model.validation import IN_TOML, Model, validate
from claimcheck.registry.problems import InvalidInputError, invalid_input
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.model.finding import Finding, Location
    from claimcheck.model.finding import Path as KeyPath
    from claimcheck.registry.tree import Tree

_MOST_BYTES = 250_000
"""Of one file. tomllib takes a time that grows with the square of some texts."""

_MOST_NAMES = 32
"""Joined by dots in one key: tomllib takes quadratic time for them."""

_DEEPEST = 3
"""Names in the longest key of a configuration; the lines of longer ones need not be known."""

_MOST_FAULTS = 100
"""Of one file that are told."""

_NAME = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w.-]){_NAME}(?:[ \t]*+\.[ \t]*+{_NAME}){{{_MOST_NAMES}}}")
_HEADER = re.compile(r"[ \t]*+\[([^\[\]]++)\]")
_ITEM_HEADER = re.compile(r"[ \t]*+\[\[([^\[\]]++)\]\]")
_ASSIGNMENT = re.compile(r"[ \t]*+([A-Za-z0-9_.\-\"']++)[ \t]*+=")


class TomlText:
    """One file of TOML.

    Attributes:
        source: Its text.
        data: What it says.
    """

    def __init__(self, path: Path, tree: Tree) -> None:
        """Read the file.

        Raises:
            ClaimcheckError: It cannot be read.
            InvalidInputError: It is not TOML, or larger or more deeply nested than any
                configuration is.
        """
        content = tree.read(path)
        if len(content) > _MOST_BYTES:
            raise _refused(
                f"{tree.shown(path)} has {len(content):,} bytes, more than {_MOST_BYTES:,}",
                "name another file with --config, or keep the settings in a claimcheck.toml",
            )
        self.source = SourceText.decode(tree.shown(path), content)
        long = _LONG_KEY.search(self.source.text)
        if long is not None:
            line = self.source.line_of(long.start())
            raise _refused(
                f"a key has more than {_MOST_NAMES} names in a row",
                "no setting has more than three: see the reference of the configuration",
                self.source.location(line, 0, 1),
            )
        self.data = self._parsed()

    def lines(self, table: Sequence[str] = ()) -> dict[str, int]:
        """Return the 1-based line of each key below ``table``; tomllib does not tell.

        The items of an array of tables are counted from 0: ``prose.0.files``.
        """
        lines: dict[str, int] = {}
        counts: dict[tuple[str, ...], int] = {}
        current: tuple[str, ...] = ()
        outer = tuple(table)
        for number, line in enumerate(self.source.text.splitlines(), start=1):
            if header := _HEADER.match(line):
                current = _keys(header.group(1))
                name = current
            elif item := _ITEM_HEADER.match(line):
                table_of = _keys(item.group(1))
                current = (*table_of, str(counts.get(table_of, 0)))
                counts[table_of] = counts.get(table_of, 0) + 1
                name = current
            elif assignment := _ASSIGNMENT.match(line):
                name = current + _keys(assignment.group(1))
            else:
                continue
            inner = name[len(outer) :]
            if name[: len(outer)] == outer and 0 < len(inner) <= _DEEPEST:
                lines.setdefault(".".join(inner), number)
        return lines

    def location(self, lines: dict[str, int], path: KeyPath) -> Location:
        """Return the place of a key, or of the nearest table around it that has a line."""
        key = ".".join(map(str, path))
        while key and key not in lines:
            key = key.rpartition(".")[0]
        line = lines.get(key, 1) - 1
        text = self.source.line(line)
        return self.source.location(line, len(text) - len(text.lstrip()))

    def model(self, model: type[Model], data: object, lines: dict[str, int]) -> Model:
        """Return what the file, or a table of it, says as a value.

        Args:
            model: What it has to be.
            data: The part of ``data`` to take.
            lines: Where the keys of that part stand.

        Raises:
            InvalidInputError: It holds unknown keys or wrong values; the first hundred are told.
        """
        try:
            found = validate(model, data, _MOST_FAULTS, IN_TOML)
        except (RecursionError, ValueError):  # the message would show what cannot be shown
            raise self._strange() from None
        if not isinstance(found, list):
            return found
        raise InvalidInputError(
            invalid_input(each.message, each.help, self.location(lines, each.at[0].path))
            for each in found
        )

    def _parsed(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.source.text)
        except tomllib.TOMLDecodeError as error:
            raise InvalidInputError([_syntax_problem(error, self.source)]) from None
        except (RecursionError, ValueError):
            raise self._strange() from None

    def _strange(self) -> InvalidInputError:
        return _refused(
            "this nests too deeply, or holds a number with thousands of digits",
            "no setting is a list in a list or a number above a billion",
            self.source.location(0, 0, 1),
        )


def _refused(message: str, help_text: str, location: Location | None = None) -> InvalidInputError:
    return InvalidInputError([invalid_input(message, help_text, location)])


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip(" \t\"'") for part in dotted.split("."))


def _syntax_problem(error: tomllib.TOMLDecodeError, source: SourceText) -> Finding:
    message, _, place = str(error).partition(" (at ")
    found = re.match(r"line (\d+), column (\d+)\)", place)
    if found:
        location = source.location(int(found.group(1)) - 1, int(found.group(2)) - 1, 1)
    else:
        location = source.location(source.line_of(len(source.text)))
    message = shorten(message[:1].lower() + message[1:])
    return invalid_input(f"this is not TOML: {message}", "see https://toml.io", location)
