"""Tables that a spreadsheet can open without running anything.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that
begins with an apostrophe, so that whoever reads the table back knows which to take away.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GUARDED = ("'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell (OWASP, CSV injection), and the guard itself."""


def table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a header and rows as CSV; None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded("" if cell is None else str(cell)) for cell in row] for row in rows)
    return buffer.getvalue()


def guarded(text: str) -> str:
    """Return the text of a cell with an apostrophe in front where it needs one."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that ``guarded`` put in front."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED) else cell


def fault_of_row(error: object, first: int, last: int) -> str:
    """Return what is wrong with a row of CSV that takes the lines from first to last.

    One that does not close a quotation mark takes all the rows behind it.

    Args:
        error: What Python's parser says of it.
        first: The 1-based line on which it begins.
        last: The one on which the parser gave up.
    """
    is_open = str(error) == "unexpected end of data"
    where = f"line {first} is" if first == last else f"lines {first} to {last} are"
    why = "a quotation mark is not closed" if is_open else str(error)
    return f"{where} no row of CSV: {why}"
