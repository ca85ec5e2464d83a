"""A file of the registry as text, with the places in it."""

from __future__ import annotations

import os
import re
import stat
import sys
from array import array
from bisect import bisect_right
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from claimcheck.errors import ClaimcheckError
from claimcheck.model.finding import Location
from claimcheck.registry.problems import InvalidInputError, invalid_input

BOM = "\ufeff"
"""The byte order mark with which some editors begin a file."""

STDIN = Path("-")
"""The name that stands for standard input."""

_RARE_LINE_ENDS = "\r\x85\u2028\u2029"
_LINE_ENDS = f"\n{_RARE_LINE_ENDS}"
_LINE_END = re.compile("\n")
_ANY_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_IN_BRACKETS = re.compile(r"\{\s*(?:'?(?:claims|sources)'?\s*:|$)")
"""How YAML in brackets begins, on its first line."""

_ONE_MAPPING = re.compile(r'\A\s*+\{\s*+"(?:claims|sources)"\s*+:')
"""How JSON begins that is one mapping for all."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


JSON_LINES = (".jsonl", ".ndjson")
"""How the name of a file ends that holds an item on each line, as JSON."""

JsonForm = Literal["JSON Lines", "JSON", ""]
"""How JSON holds items: one on each line, or in a list under one key; empty for YAML."""


def json_form(name: str) -> JsonForm:
    """Return which form of JSON a file holds, by its name."""
    if name.lower().endswith(JSON_LINES):
        return "JSON Lines"
    return "JSON" if name.lower().endswith(".json") else ""


def display_path(path: Path) -> str:
    """Return a path as people see it: posix, relative to the working directory if below it.

    A link is seen as what it leads to; one that leads nowhere, as itself.
    """
    try:
        leads_nowhere = path.is_symlink() and not path.exists()
        whole = path.parent.resolve() / path.name if leads_nowhere else path.resolve()
        shown = whole.relative_to(Path.cwd().resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links is a RuntimeError until 3.13
        shown = path
    return shown.as_posix()


class SourceText:
    """The text of one file, decoded, without a byte order mark.

    Lines are counted as YAML 1.1 does; in JSON, only a line feed ends one.

    Attributes:
        path: The file as it is shown to people.
        text: Its content.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text.removeprefix(BOM)
        self._shown_line = (-1, "")

    @classmethod
    def read(cls, path: Path) -> SourceText:
        """Read a file.

        Raises:
            ClaimcheckError: The file is missing, not a file or not readable.
            InvalidInputError: It is not UTF-8.
        """
        return cls.decode(display_path(path), read_bytes(path))

    @classmethod
    def decode(cls, shown: str, content: bytes) -> SourceText:
        """Decode the bytes of a file that is shown as ``shown``.

        Raises:
            InvalidInputError: They are not UTF-8.
        """
        try:
            return cls(shown, content.decode("utf-8"))
        except UnicodeDecodeError as error:
            before = content[: error.start].decode("utf-8")
            readable = SourceText(shown, content.decode("utf-8", "replace"))
            where = readable.location(before.count("\n"), len(before) - before.rfind("\n") - 1, 1)
            named = (
                "UTF-16" if content.startswith(_UTF16_MARKS) else f"0x{content[error.start]:02X}"
            )
            raise InvalidInputError(
                [
                    invalid_input(
                        f"is not UTF-8 text ({named} found)",
                        "hand it over as UTF-8"
                        if shown == STDIN.name
                        else "save the file as UTF-8 in your editor",
                        where,
                    )
                ]
            ) from None

    @cached_property
    def json_form(self) -> JsonForm:
        """Return which form of JSON it is: by its name, or by how standard input begins."""
        if self.path != STDIN.name:
            return json_form(self.path)
        if _ONE_MAPPING.match(self.text) is not None:
            return "JSON"
        first = self.text.lstrip().partition("\n")[0]
        is_item = first.startswith("{") and _IN_BRACKETS.match(first) is None
        return "JSON Lines" if is_item else ""

    @cached_property
    def _line_starts(self) -> array[int]:
        pattern = _ANY_LINE_END if self._has_rare_line_ends else _LINE_END
        starts = array("Q", [0])
        starts.extend(found.end() for found in pattern.finditer(self.text))
        return starts

    @cached_property
    def _has_rare_line_ends(self) -> bool:
        return not self.json_form and any(end in self.text for end in _RARE_LINE_ENDS)

    @property
    def line_count(self) -> int:
        """Return how many lines there are; what follows the last line end is one if it is any."""
        if self._has_rare_line_ends:
            return len(self._line_starts) - (self._line_starts[-1] == len(self.text))
        return self.text.count("\n") + (self.text[-1:] not in ("", "\n"))

    def line(self, number: int) -> str:
        """Return the 0-based line ``number`` without its line end; empty past the last."""
        starts = self._line_starts
        if number >= len(starts):
            return ""
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        return self.text[starts[number] : end].rstrip(_LINE_ENDS)

    def lines(self, start: int, end: int) -> str:
        """Return the 0-based lines from ``start`` up to, not including, ``end`` as one text."""
        starts = self._line_starts
        if start >= len(starts):
            return ""
        stop = starts[end] if end < len(starts) else len(self.text)
        return self.text[starts[start] : stop]

    def line_of(self, offset: int) -> int:
        """Return the 0-based line that holds the character at ``offset``."""
        return bisect_right(self._line_starts, offset) - 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a 0-based line and column; past the last line, of the end."""
        starts = self._line_starts
        return starts[line] + column if line < len(starts) else len(self.text)

    def location_at(self, offset: int, length: int | None = None) -> Location:
        """Return the place of an offset; without a length, to the end of its line."""
        line = self.line_of(offset)
        return self.location(line, offset - self._line_starts[line], length)

    def location(self, line: int, column: int = 0, length: int | None = None) -> Location:
        """Return a place by 0-based line and column; without a length, to the end of the line."""
        if self._shown_line[0] != line:
            self._shown_line = (line, self.line(line))
        source_line = self._shown_line[1]  # one text for all places on a line: it may be long
        end = len(source_line) if length is None else min(column + length, len(source_line))
        return Location(self.path, line + 1, column + 1, max(end, column) + 1, source_line)


def decoded(path: Path) -> str:
    """Return the content of a file with its byte order mark, if it has one.

    Raises:
        ClaimcheckError: The file cannot be read.
        InvalidInputError: It is not UTF-8.
    """
    content = read_bytes(path)
    SourceText.decode(display_path(path), content)
    return content.decode("utf-8")


@cache
def _standard_input() -> bytes:
    """Return all that standard input holds; it can be read only once."""
    if sys.stdin is None:
        raise ClaimcheckError("standard input is closed", help="name a file instead of -")
    return sys.stdin.buffer.read()


def read_bytes(path: Path) -> bytes:
    """Read a file whole, or all of standard input where it is named ``-``.

    Raises:
        ClaimcheckError: The file is missing, not a file or not readable.
    """
    if path == STDIN:
        return _standard_input()
    shown = display_path(path)
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ClaimcheckError(f"{shown} is not a regular file")
            return file.read()
    except FileNotFoundError:
        told = f"is a link to {os.readlink(path)}, which" if path.is_symlink() else ""  # noqa: PTH115
        words = " ".join(filter(None, (shown, told, "does not exist")))
        raise ClaimcheckError(words, help="check the path") from None
    except IsADirectoryError:
        raise ClaimcheckError(
            f"{shown} is a directory", help="name the files in it, for example data/claims/*.yaml"
        ) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ClaimcheckError(
            f"{shown} cannot be read: {reason}", help="check that you may read it"
        ) from None


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe without a writer opens too, to be refused, instead of blocking."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
