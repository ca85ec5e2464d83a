"""Dates as references write them, as far as they are known: nothing is dropped or made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.importers.base import one_line
from claimcheck.text.written_dates import checked_date, date_in

if TYPE_CHECKING:
    from claimcheck.importers.base import Entry

_TWO_YEARS = re.compile(r"(\d{4})\s*[-–/]\s*(\d{2})")
_UNDATED = re.compile(r"(?:n\.?\s?d\.?|no date|undated|s\.?\s?d\.?|[-?/\s]*)", re.IGNORECASE)


def add_date(entry: Entry, name: str, text: object, line: int = 0) -> str | None:
    """Return what a field says of a date, and write down what of it could not be taken over."""
    said = one_line(text)
    if said is None or _UNDATED.fullmatch(said):
        return None
    known = date_in(said)
    if known is not None:
        return known
    year = re.search(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)", said)
    rest = f"; its year, {year[1]}, is kept" if year else ""
    entry.lose(f"{name} {said!r} is no date that can be kept whole{rest}", line)
    return year[1] if year else None


def add_parts(entry: Entry, year: object, month: object, day: object, line: int = 0) -> str | None:
    """Return the date that a year, a month and a day in fields of their own make."""
    known = _of_two_years(one_line(year) or "") or add_date(entry, "year", year, line)
    said = one_line(month)
    if known is None or not said:
        return known
    if not re.fullmatch(r"\d{4}", known):
        if not re.fullmatch(r"\d{4}-\d{2}.*", known):  # which has a month already
            entry.lose(f"month {said!r} cannot be kept beside the years {known}", line)
        return known
    number = re.fullmatch(r"0*(\d{1,2})(?:\D(\d{1,2}))?", said)
    if number is not None:
        whole = checked_date(known, number[1], number[2] or one_line(day))
    else:
        whole = date_in(" ".join(filter(None, (one_line(day), said, known))))
    if whole is None:
        entry.lose(f"month {said!r} is no month", line)
    return whole or known


def _of_two_years(text: str) -> str | None:
    """Return the interval that a year is which goes on into the next one, such as 2004/05."""
    said = _TWO_YEARS.fullmatch(text)
    if said is None or int(said[2]) != (int(said[1]) + 1) % 100:
        return None
    return date_in(f"{said[1]}/{int(said[1]) + 1}")
