"""Tables as spreadsheets and databases of all countries write them: CSV and its kin."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.views.spreadsheet import fault_of_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)
"""What tells Excel how cells are separated."""


@dataclass
class Table:
    """A header, and the rows below it.

    Attributes:
        line: 1-based line of the header.
        header: Its cells.
        columns: What they name, in lower case, with ``_`` between words.
        rows: Each row with the 1-based line on which it begins, and what is wrong with it.
        fault: What is wrong with the header.
    """

    line: int
    header: list[str]
    columns: list[str]
    rows: Iterator[tuple[int, list[str], str]]
    fault: str


def table_in(text: str, known: Collection[str]) -> Table:
    """Return the table in a text, whose cells are separated as most known columns are found.

    Before the header may stand a word to Excel, empty lines, and comments that begin with ``#``.

    Args:
        text: The text.
        known: Names of columns.
    """
    start, line, separator = int(text.startswith("\ufeff")), 1, ""
    while True:
        end = text.find("\n", start)
        head = text[start : end if end >= 0 else None]
        told = _SEPARATOR.fullmatch(head.rstrip("\r"))
        if end < 0 or not (told or not head.strip() or _is_comment(head, known)):
            break
        separator = told[1] if told else separator
        start, line = end + 1, line + 1
    rows = _rows(text[start:], separator or _delimiter(head, known), line)
    at, header, fault = next(rows, (line, [], ""))
    return Table(at, header, [_named(name) for name in header], rows, fault)


def _is_comment(head: str, known: Collection[str]) -> bool:
    return head.lstrip().startswith("#") and not any(
        _known(head, delimiter, known) for delimiter in _DELIMITERS
    )


def _delimiter(head: str, known: Collection[str]) -> str:
    return max(_DELIMITERS, key=lambda it: (len(_known(head, it, known)), -_DELIMITERS.index(it)))


def _known(head: str, delimiter: str, known: Collection[str]) -> set[str]:
    """Return the known columns of a header, were its cells separated so."""
    return {_named(name) for name in head.split(delimiter)} & {*known}


def _named(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().strip("\"'").strip().lower())


def _rows(text: str, delimiter: str, first: int) -> Iterator[tuple[int, list[str], str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + first
        try:
            row, fault = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            row, fault = [], fault_of_row(error, line, reader.line_num + first - 1)
        yield line, row, fault
