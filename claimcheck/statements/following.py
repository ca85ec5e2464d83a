"""Which figures of a statement do not follow from what it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.statements.cover import covers, day_covers, dropped_bound
from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Day, Name, Number
from claimcheck.statements.roman import roman, roman_follows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.basis import Basis
    from claimcheck.statements.figure import Figure
    from claimcheck.statements.words import Statement

_AGES = 120
"""Years that somebody may be old: *in her fifties* for *54 years old*."""
_HALVES = {"h1": "first half", "h2": "second half"}
"""What reports of companies call the halves of a year."""
_MAX_SHOWN = 3
"""Figures that are shown in place of one that is not there."""


def figures_beyond(said: Statement, basis: Basis) -> Iterator[Difference]:
    """Yield each figure of a statement that does not follow from its basis."""
    for figure in said.figures:
        if isinstance(figure, Name):
            if not name_stands(figure, basis):
                yield Difference("figure", figure.span)
        elif isinstance(figure, Day):
            if not day_follows(figure, basis):
                yield Difference("date", figure.span, figures_alike(figure, basis))
        elif (figure.digits or figure.value > 1) and not _plainly_written(figure, basis):
            given = [each for each in basis.written if covers(each, figure)]
            given = given or [each for each in basis.figures if covers(each, figure)]
            if not given and not any(covers(each, figure) for each in basis.also):
                yield Difference("figure", figure.span, figures_alike(figure, basis))
            else:
                yield from _bound_left_out(figure, given)


def _plainly_written(said: Number, basis: Basis) -> bool:
    """Whether a text bears a number with no bound that it leaves out; later texts are not read."""
    return any(
        covers(each, said) and not (isinstance(each, Number) and dropped_bound(said, each))
        for text in basis.statements
        for each in text.figures
    )


def _bound_left_out(said: Number, given: Sequence[Figure]) -> Iterator[Difference]:
    """Yield a difference where every number that bears one has a bound that it leaves out."""
    numbers = [each for each in given if isinstance(each, Number)]
    if given and len(numbers) == len(given) and all(dropped_bound(said, each) for each in numbers):
        instead = tuple(each.bounded for each in numbers)
        yield Difference("bound", said.span, instead)


def name_stands(name: Name, basis: Basis) -> bool:
    """Whether a name with digits stands in a text or in what else is known."""
    value = roman(name.span.text)
    if value is not None:
        return roman_follows(name, value, basis.figures)
    half = _HALVES.get(name.key)
    if half is not None and any(half in text.plain.lower() for text in basis.statements):
        return True
    pattern = re.compile(r"[\W_]?".join(map(re.escape, name.key.replace(".", ""))), re.IGNORECASE)
    return any(
        not text[max(0, m.start() - 1) : m.start()].isalnum()
        and not text[m.end() : m.end() + 1].isalnum()
        for text in (*basis.texts, *basis.about)
        for m in pattern.finditer(text)
    )


def day_follows(day: Day, basis: Basis) -> bool:
    """Whether a date follows from those of the texts and of their sources."""
    written = [each for each in basis.written if isinstance(each, Day)]
    if day_covers(written, day, ()) or day_covers(basis.days, day, basis.issued):
        return True
    if day.month is not None or day.year is None:
        return False
    years = range(day.year, day.year + (day.years if day.year < _AGES else 1))
    return any(
        isinstance(each, Number) and each.value in years and each.unit.measures in ("", "time")
        for each in basis.figures
    )


def figures_alike(figure: Figure, basis: Basis) -> tuple[str, ...]:
    """Return figures of the basis that a figure stands in place of, those of its unit first.

    Of those that are written alike the bound is told too, since there they differ.
    """
    same = [each for each in basis.figures if type(each) is type(figure)]
    if isinstance(figure, Number):
        unit = figure.unit.measures
        like = [each for each in same if isinstance(each, Number) and each.unit.measures == unit]
        same = [*like] or same
    return tuple(dict.fromkeys(_told(each, figure) for each in same))[:_MAX_SHOWN]


def _told(each: Figure, beside: Figure) -> str:
    if each.span.text == beside.span.text and isinstance(each, Number) and each.bound:
        return f"{each.bound} {each.span.text}"
    return each.span.text
