"""Whether a figure of one statement follows from the figures of others.

Precision is understood, and in one direction: a statement may say less than what it rests on
(*more than 2,400*, *about 2,400* and *2.4 thousand* for 2,412), and never more (*2,412* for *about
2,400*, *exactly 2,400* for 2,412). Amounts of one dimension are compared across its units; 12 %
is neither 12 points, nor $12, nor 12 a year.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Day, Number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.statements.figure import Bound, Figure, Unit

_ROUNDED: Final = Fraction(1, 20)
"""How far a rounded number may lie from what it stands for, as a share of that."""
_ABOUT: Final = Fraction(1, 10)
"""The same for one that says *about*."""
_NEAR_BOUND: Final = Fraction(10)
"""How many times as much a bound may be off: *more than 1,000* may stand for 2,412, and *more than
200* not."""
_RESTATED_BOUND: Final = Fraction(5, 4)
"""The same for a statement that restates another one: *more than 2,000* for 2,412, and no less."""
_ROUGH_BOUND: Final = Fraction(1_000_000_000)
"""The same for a number that tells no more than a size: *dozens* for any that is more."""
_SHARE_BOUND: Final = Fraction(2)
"""The same for a part in words: *more than half* for 74 %."""
_ROUND = (12, 100, 1_000, 1_000_000, 1_000_000_000)
"""Numbers that are said in words for any that is a little more: *over a dozen*."""
_OPEN = ("plus", "+", "nearly", "almost", "close to", "approaching", "just short of", "not quite")
"""Bounds of which nobody can tell whether they leave out the figure itself: *90+*, *nearly 90*."""
_NEAR = ("nearly", "almost", "close to", "approaching", "just under", "just below", "not quite")
"""Bounds below which nothing lies far: *nearly a quarter* is *more than a fifth*."""
_SURELY: Final = Fraction(9, 10)
"""How far, as a share."""
_MARKED = ("percent", "times", "money")
"""Measures without which a number says something else."""

LOWER: Final[frozenset[Bound]] = frozenset(("more than", "at least"))
UPPER: Final[frozenset[Bound]] = frozenset(("less than", "at most"))


def covers(given: Figure, said: Number, *, restated: bool = False) -> bool:
    """Whether a number follows from one figure, whatever bound that figure has.

    Args:
        given: The figure.
        said: The number.
        restated: Whether the statement says in other words what the figure is from, so that both
            have a unit or neither has, and bounds are no wider than they have to be.
    """
    if isinstance(given, Day):
        return _is_year(given, said)
    if not isinstance(given, Number) or not alike(said.unit, given.unit):
        return False
    plain = ("", "points")  # *87.3* and *87.3 points*
    if restated and (said.unit.measures in plain) != (given.unit.measures in plain):
        return False
    wide = _NEAR_BOUND
    if restated:
        share = not said.digits and (
            said.unit.measures in ("percent", "times") or said.value < 1 or said.value in _ROUND
        )
        wide = _SHARE_BOUND if share else _RESTATED_BOUND
    if said.is_rough:
        wide = _ROUGH_BOUND
    side = LOWER if given.bound in LOWER else UPPER
    bound = said.bound if given.said_bound in _OPEN and said.bound in side else given.bound
    nearly = said.said_bound in _NEAR and given.bound in LOWER and not said.ordinal
    if nearly and given.amount < said.amount:  # *nearly 2,000* for *over 1,980*
        return given.amount >= (1 - _ROUNDED) * said.amount
    if given.said_bound in _NEAR and said.bound in LOWER and said.value < _SURELY * given.value:
        bound = ""
    both = said.unit.measures and given.unit.measures
    if not both:
        if restated and _is_other_bound(said, given, said.value, given.value):
            return False
        if restated and given.bound == "less than" and said.bound == "about":
            return said.value <= given.value and said.value * 10 >= given.value * 9
        return _stands_for(said.value, said.step, said, given.value, bound, wide)
    other = given.amount
    if (said.unit.measures, given.unit.measures) == ("percent", "times"):
        other *= 100
    step = said.step * said.unit.factor
    if restated and _is_other_bound(said, given, said.amount, other):
        return False
    if restated and given.bound == "less than" and said.bound == "about" and said.amount > other:
        return False
    by = said.unit.factor  # *more than two months* for eleven weeks
    return _stands_for(said.value, step / by, said, other / by, bound, wide)


def _is_other_bound(said: Number, given: Number, value: Fraction, other: Fraction) -> bool:
    """Whether two bounds differ that are no rounding: *up to 36 metres* for *up to 32 metres*."""
    if said.said_bound == given.said_bound == "over" and said.unit.measures == "time":
        return value != other
    same = said.bound in UPPER and given.bound in UPPER
    finer = said.step * said.unit.factor <= given.step * given.unit.factor
    return same and value != other and (finer or not said.digits)


def _is_year(given: Day, said: Number) -> bool:
    return given.month is None and given.years == 1 and said.value == given.year


def alike(said: Unit, given: Unit) -> bool:
    """Whether two numbers count what can be compared."""
    if said.per != given.per and (said.per or given.measures):
        return False
    if (said.measures, given.measures) == ("percent", "times"):
        return True
    if said.measures and given.measures:
        return said.measures == given.measures
    measures = said.measures or given.measures
    return not measures.startswith(_MARKED)


def _stands_for(
    value: Fraction, step: Fraction, said: Number, other: Fraction, bound: Bound, wide: Fraction
) -> bool:
    """Whether a value with its bound may stand for another."""
    firm = said.bound in LOWER or said.bound in UPPER
    if bound == "about" and firm and value == other:  # *at least 300* for *about 300*
        return False
    if said.bound in LOWER:
        if bound in UPPER:
            return False
        strict = said.bound == "more than" and bound != "more than"
        cut = bound in ("", "about") and _leading(other) == value
        near = cut or abs(other) <= wide * abs(value)
        return near and (other > value if strict else other >= value)
    if said.bound in UPPER:
        if bound in LOWER:
            return False
        strict = said.bound == "less than" and bound != "less than"
        near = abs(value) <= wide * abs(other)
        return near and (other < value if strict else other <= value)
    return value == other or _rounds(value, step, said, other)


def _leading(value: Fraction) -> Fraction:
    """Return a value cut off behind its first figure: 2,000 for 2,412."""
    place = Fraction(10) ** (len(str(int(abs(value)))) - 1)
    return value // place * place if abs(value) >= 1 else value


def _rounds(value: Fraction, step: Fraction, said: Number, other: Fraction) -> bool:
    """Whether a value is another one, rounded to the last place that it is written with."""
    if said.bound == "exactly" or said.ordinal or not value or not other:
        return False
    whole = said.unit.measures == "percent" and said.value in (0, 100)
    if whole or (value < 0) != (other < 0):
        return False
    off = abs(value - other)
    if said.bound == "about":
        return off * 2 <= max(step, abs(other) * _ROUNDED * 2) and off <= abs(other) * _ABOUT
    two_places = abs(value) >= 10 * step
    fine = two_places or step < 1 or not said.digits
    return off * 2 <= step and fine and off <= abs(other) * _ROUNDED


def dropped_bound(said: Number, given: Number) -> bool:
    """Whether a number says more than one that it follows from, since it leaves a bound out."""
    if given.said_bound == "over" and given.unit.measures == "time":  # *during*, or *more than*
        return False
    if said.bound == given.bound or not given.bound or given.bound == "exactly":
        return False
    if said.bound in ("", "exactly"):
        both = said.unit.measures and given.unit.measures
        return said.amount == given.amount if both else said.value == given.value
    return False


def day_covers(given: Iterable[Day], said: Day, published: Iterable[Day]) -> bool:
    """Whether a date follows from dates of the text, and from those of the source.

    Args:
        given: Dates in the text.
        said: The date that is looked for.
        published: When the source was published; what the text leaves out may follow from it.
    """
    days = [*given, *published]
    if said.years > 1:
        first, last = said.year or 0, (said.year or 0) + said.years
        return any(
            day.year is not None and first <= day.year and day.year + day.years <= last + 1
            for day in days
        )
    years = {day.year + off for day in published if day.year for off in (-1, 0, 1)}
    years |= {day.year for day in days if day.year is not None and day.years == 1}
    for day in days:
        if day.years > 1:
            continue
        same_year = said.year is None or day.year == said.year
        may_be = day.year is None and said.year in years
        if not (same_year or may_be):
            continue
        if said.month is None or (
            day.month == said.month and (said.day is None or day.day == said.day)
        ):
            return True
    return False
