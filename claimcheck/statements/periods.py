"""Days and months that follow from periods of time: *the first half of 2018*, *the end of May*."""

from __future__ import annotations

import re
from calendar import monthrange
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Day, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.lexicon import Lexicon

_NOTHING: Final = Span(0, 0, "")
_MONTHS: Final = {"quarter": 3, "half": 6}
"""Months of a part of a year."""
_RANKS: Final = {"opening": 1, "last": 0, "final": 0, "closing": 0, "latter": 2}
"""Words for a rank beside ordinals; 0 is the last."""
_PART: Final = re.compile(r"\b([a-z]+)[\s-](quarter|half)\b", re.IGNORECASE)
_END: Final = re.compile(
    r"\b(?:end|close)(?:\s(?:of|in)\s|-|\s)(?:([a-z]{3,9})\s)?([12]\d{3})\b", re.IGNORECASE
)
_YEAR: Final = 12


def days_of_periods(text: str, figures: Sequence[Figure], lexicon: Lexicon) -> Iterator[Day]:
    """Yield the first and last month, year or day of each period that a text names.

    Args:
        text: The text.
        figures: Its figures.
        lexicon: The words of its language.
    """
    for name, rank in parts_in_words(text, lexicon):
        yield from (Day(_NOTHING, None, month) for month in _ends(rank, _MONTHS[name]))
    for day in figures:
        if isinstance(day, Day) and day.year is not None and day.years in (10, 100):
            late = day.years == 100 and day.year > 0  # *1701 to 1800*
            yield Day(_NOTHING, day.year + late)
            yield Day(_NOTHING, day.year + day.years - 1 + late)
        elif isinstance(day, Day) and day.bound == "less than" and day.month is None and day.year:
            yield Day(_NOTHING, day.year, 1, 1)  # *before 1 January 2010*
        elif isinstance(day, Day) and day.span.text[:1] in "Qq" and day.month is not None:
            yield from (Day(_NOTHING, day.year, month) for month in (day.month - 2, day.month))
        elif not isinstance(day, Day) and day.span.text.upper() in ("H1", "H2"):
            ends = _ends(int(day.span.text[1]), _MONTHS["half"])
            yield from (Day(_NOTHING, None, month) for month in ends)
    for match in _END.finditer(text):
        month = lexicon.months.get((match[1] or "december").lower())
        if month is not None:
            yield Day(_NOTHING, int(match[2]), month, monthrange(int(match[2]), month)[1])


def parts_in_words(text: str, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Yield ``quarter`` or ``half`` with its rank where a text names one: *the final quarter*."""
    for match in _PART.finditer(text) if "uarter" in text or "half" in text else ():
        name = match[2].lower()
        rank = _rank(match[1].lower(), _YEAR // _MONTHS[name], lexicon)
        if rank:
            yield name, rank


def parts_of_years(figures: Sequence[Figure]) -> Iterator[tuple[str, int]]:
    """Yield ``quarter`` or ``half`` with its rank where two months of a text are its ends."""
    days = [each for each in figures if isinstance(each, Day) and each.month is not None]
    for first, last in pairwise(days):
        for name, months in _MONTHS.items():
            rank = (last.month or 0) // months
            if first.day is None and (first.month, last.month) == _ends(rank, months):
                yield name, rank


def _rank(word: str, last: int, lexicon: Lexicon) -> int:
    rank = _RANKS.get(word, lexicon.ordinals.get(word, -1))
    return last if rank == 0 else rank if 0 < rank <= last else 0


def _ends(rank: int, months: int) -> tuple[int, int]:
    """Return the first and the last month of a part of a year."""
    return (rank - 1) * months + 1, rank * months
