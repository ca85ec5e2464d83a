"""Figures that follow from those that a text writes: shares, ages, *last year*."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Day, Number, Span, Unit
from claimcheck.statements.lexicon import words_of
from claimcheck.statements.words import stem
from claimcheck.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.lexicon import Lexicon

_MAX_NUMBERS: Final = 12
"""Numbers of one text that are set in relation to each other; a table would give any share."""
_BEHIND: Final = re.compile(r" ([^\W\d_]+)")
_YEAR: Final = Unit("time", Fraction(31_556_952))


def relations(text: str, figures: Sequence[Figure]) -> Iterator[Number]:
    """Yield how much one number of a text is of another, in percent, times and points.

    Numbers without a unit are set in relation where they may count the same: *12 of 480 ships*, and
    not *12 docks and 480 ships*.
    """
    numbers = [
        figure
        for figure in figures
        if isinstance(figure, Number)
        and not (figure.ordinal or figure.is_rough or figure.unit.measures == "times")
    ]
    if len(numbers) > _MAX_NUMBERS:
        return
    for one, other in permutations(numbers, 2):
        if one.unit.measures != other.unit.measures or one.unit.per != other.unit.per:
            continue
        if not one.unit.measures and len({_counted(text, one), _counted(text, other), ""}) > 2:
            continue
        if one.amount > 0 and other.amount > 0:
            share = other.amount / one.amount
            yield _number(100 * share, "percent", Fraction(1, 10))
            yield _number(100 * abs(share - 1), "percent", Fraction(1, 10))
            yield _number(share, "times", Fraction(1, 10))
        if one.unit.measures == "percent":
            yield _number(abs(one.amount - other.amount), "points", Fraction(1, 10))
        if one.amount > other.amount:
            yield one._replace(value=one.value - other.amount / one.unit.factor)


def _counted(text: str, number: Number) -> str:
    """Return the stem of the word behind a number that it may count; empty where there is none."""
    found = _BEHIND.match(text, number.span.end)
    word = found[1].lower() if found else ""
    return "" if word in FUNCTION_WORDS else stem(word)


def _number(value: Fraction, measures: str, step: Fraction) -> Number:
    return Number(Span(0, 0, ""), value, step, Unit(measures))


def spans_of_years(days: Iterable[Day]) -> Iterator[Number]:
    """Yield the years between two dates, and one less: the birthday may not have come yet."""
    years = sorted({day.year for day in days if day.year is not None and day.years == 1})
    if len(years) > _MAX_NUMBERS:
        return
    for first, last in combinations(years, 2):
        for between in (last - first, last - first - 1, last - first + 1):
            yield Number(Span(0, 0, ""), Fraction(between), Fraction(1), _YEAR)


def days_near(text: str, published: Sequence[Day], lexicon: Lexicon) -> Iterator[Day]:
    """Yield the dates that words such as ``last year`` and ``on Wednesday`` mean in a source.

    Args:
        text: What the source says.
        published: The days on which it was published.
        lexicon: The words of its language.
    """
    words = words_of(text)
    nothing = Span(0, 0, "")
    for day in published:
        if day.year is None:
            continue
        for at in range(len(words)):
            for size in (2, 1):
                off = lexicon.years.get(words[at : at + size])
                if off is not None:
                    yield Day(nothing, day.year + off)
        if day.month is None or day.day is None:
            continue
        try:
            on = date(day.year, day.month, day.day)
        except ValueError:
            continue
        for at in range(len(words)):
            for size in (2, 1):
                off = lexicon.days.get(words[at : at + size])
                if off is not None:
                    yield _day(on + timedelta(days=off))
        for word in set(words) & set(lexicon.weekdays):
            back = (on.weekday() - lexicon.weekdays[word]) % 7
            yield _day(on - timedelta(days=back))
            yield _day(on + timedelta(days=7 - back))


def years_beside(text: str, days: Iterable[Day], lexicon: Lexicon) -> Iterator[Day]:
    """Yield the years that words such as ``the year before`` mean beside a year of a text."""
    words = words_of(text)
    offs = {lexicon.beside[pair] for pair in pairwise(words) if pair in lexicon.beside}
    for day in days:
        if day.year is not None:
            yield from (Day(Span(0, 0, ""), day.year + off) for off in offs)


def _day(on: date) -> Day:
    return Day(Span(0, 0, ""), on.year, on.month, on.day)


def counts(text: str) -> Iterator[Number]:
    """Yield how many things are listed with ``and`` between the last two: ``A, B and C``."""
    for sentence in text.replace("?", ".").replace("!", ".").split(". "):
        for part in sentence.split(" and ")[:-1]:
            commas = part.count(",")
            for count in range(2, min(commas, 10) + 3):
                yield Number(Span(0, 0, ""), Fraction(count), Fraction(1), digits=False)
