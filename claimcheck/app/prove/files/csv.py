"""CSV: a header, and a row on each line. An empty cell of ours is no value."""

from __future__ import annotations

import csv
import io
import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from claimcheck.app.prove.result import OURS
from claimcheck.errors import ClaimcheckError
from claimcheck.views.spreadsheet import fault_of_row, guarded, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    from claimcheck.app.prove.columns import Columns

_MOST_CHARACTERS = 64_000_000
"""Of one cell."""

_MARKS = (",", ";", "\t")
"""What parts the cells of a table that is read; the header tells."""


def read(stream: BinaryIO) -> Iterator[Mapping[str, Any] | str]:
    """Yield each row, or what is wrong with it.

    Raises:
        ClaimcheckError: It has no header, or one with a name twice.
    """
    usual = csv.field_size_limit(_MOST_CHARACTERS)  # it holds for the whole process
    text = io.TextIOWrapper(stream, "utf-8-sig", "surrogateescape", newline="")
    try:
        yield from _rows(text)
    finally:
        csv.field_size_limit(usual)
        text.detach()  # who opened the stream closes it


def _rows(text: io.TextIOWrapper) -> Iterator[Mapping[str, Any] | str]:
    head = text.readline()
    mark = max(_MARKS, key=lambda each: len(OURS.intersection(_names(head, each))))
    rows = csv.reader(chain((head,), text), delimiter=mark, strict=True)
    names = _names(head, mark)
    next(rows, None)
    if "id" not in names:
        raise ClaimcheckError(
            "the table has no header with a column id",
            help="write the names of the columns on its first line: id,quote,url",
        )
    twice = next((name for at, name in enumerate(names) if name in names[:at]), "")
    if twice:  # a spreadsheet may add columns without a name
        raise ClaimcheckError(
            f"the header of the table has {twice!r} twice",
            help="give each column a name of its own",
        )
    while True:
        first = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield fault_of_row(error, first, rows.line_num)
            continue
        if cells is None:
            return
        if not _is_unicode("".join(cells)):
            yield f"line {rows.line_num} is not in UTF-8"
        elif len(cells) > len(names):
            yield f"line {rows.line_num} has {len(cells)} cells, and the header {len(names)}"
        elif cells:
            given = zip(names, map(unguarded, cells), strict=False)
            yield {name: cell for name, cell in given if cell or name not in OURS}


def _names(head: str, mark: str) -> list[str]:
    return [
        name.strip()
        for name in next(csv.reader((head,), delimiter=mark, skipinitialspace=True), [])
    ]


def write(results: Iterable[str], stream: BinaryIO, columns: Columns) -> None:
    """Write a table that a spreadsheet can open: lists and mappings as JSON."""
    text = io.TextIOWrapper(stream, "utf-8", "backslashreplace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    names = list(columns.kinds)
    writer.writerow(map(guarded, names))
    for result in results:
        found = json.loads(result)
        writer.writerow([_cell(found.get(name)) for name in names])
    text.detach()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list, bool)):
        return json.dumps(value, ensure_ascii=False)
    return guarded(value) if isinstance(value, str) else str(value)


def _is_unicode(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
