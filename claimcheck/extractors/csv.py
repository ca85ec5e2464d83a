"""Tables as text (CSV, TSV): each cell is a block."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from claimcheck.extractors._pieces import text_of, values_of
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "csv-2"

_DELIMITERS = "\t;,|"
"""What parts cells; the first of those that part the first rows into most cells alike is taken."""

_ROWS_LOOKED_AT = 20


def extract(body: bytes, charset: str | None) -> Document:
    """Return the cells row by row, the first row too.

    Raises:
        ExtractionError: The bytes are binary, or a cell is longer than the parser reads.
    """
    decoded = text_of(body, charset)
    text = decoded.text
    delimiter = max(_DELIMITERS, key=lambda mark: _columns(text, mark))
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ExtractionError(f"the table cannot be read: {error}") from error
    document = values_of(cell for row in rows for cell in row)
    return replace(document, guessed=decoded.guessed, data=json.dumps(_table(rows)))


def _table(rows: list[list[str]]) -> list[object]:
    """Return the rows as objects by the names in the first; as lists where a name stands twice."""
    head, *body = [[cell.strip() for cell in row] for row in rows if row] or [[]]
    if len(set(head)) != len(head):
        return [head, *body]
    return [dict(zip(head, [*row, *[""] * len(head)], strict=False)) for row in body]


def _columns(text: str, delimiter: str) -> int:
    """Return into how many cells a delimiter parts each of the first rows: the fewest of them."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [row for row, _ in zip(reader, range(_ROWS_LOOKED_AT), strict=False) if row]
    except csv.Error:
        return 0
    return min(map(len, rows), default=0)
