"""What texts say of numbers that they do not write: *a third*, *per decade*, *four more than*."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from claimcheck.statements.bounds import bound_before
from claimcheck.statements.figure import Day, Name, Number, Span, Unit
from claimcheck.statements.periods import parts_in_words, parts_of_years
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.words import Statement

_ONE: Final = frozenset(("a", "an", "the", "one"))
"""Words before a unit of time of which there is one."""
_MORE: Final = frozenset(("more", "fewer", "less", "up", "down", "higher", "lower", "longer"))
"""Words behind a number that has the unit of the one before it: *19 weeks, four more than*."""
_LAPSE: Final = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")
"""Hours, minutes and seconds."""
_POINTS: Final = Unit("points")
_OF: Final = re.compile(r"^ (?:out )?of (?:the |its |their |all )*$")
_TO: Final = re.compile(r"\b(?:to|from)\b(?= (?:[a-z]+ ){0,2}$)")
"""The word before a number that is the other end of a change."""


def numbers_meant(texts: Sequence[Statement]) -> Iterator[Number]:
    """Yield what texts say of a number without one: *most*, and how many dates they list."""
    nothing, one = Span(0, 0, ""), Fraction(1)
    for text in texts:
        if not text.vocabulary.isdisjoint(("most", "majority")):
            yield Number(nothing, Fraction(51), one, Unit("percent"))
        for each in text.figures:
            if isinstance(each, Number):
                yield from _in_other_kind(each)
                if not each.unit.measures and word_behind(text, each, idle=True) in _MORE:
                    units = (other.unit for other in text.figures if isinstance(other, Number))
                    yield from (each._replace(unit=unit) for unit in units if unit.measures)
                if (per := text.lexicon.units.get(each.unit.per)) is not None:
                    yield Number(nothing, one, one, per, digits=False)  # *per decade*
            elif isinstance(each, Day) and each.span.text[:1] in "Qq":
                rank, unit = Fraction((each.month or 0) // 3), text.lexicon.units["quarter"]
                yield Number(nothing, rank, one, unit, ordinal=True)
            elif isinstance(each, Name) and each.key in ("h1", "h2"):  # *the first half*
                yield Number(nothing, Fraction(each.key[1]), one, ordinal=True)
            elif isinstance(each, Name) and (found := _LAPSE.fullmatch(each.span.text)):
                hours, minutes, seconds = map(int, found.groups())
                lapse = Fraction(3600 * hours + 60 * minutes + seconds)
                yield Number(nothing, lapse, one, text.lexicon.units["second"])
        for before, token in pairwise(text.listed):
            if before.low in ("a", "an", "one") and token.low in text.lexicon.shares:
                part = Fraction(100, text.lexicon.shares[token.low])  # *a third run it*
                yield Number(nothing, part, Fraction(2), Unit("percent"), digits=False)
        for at, (before, token) in enumerate(pairwise(text.listed)):  # *within a decade*
            unit = text.lexicon.units.get(token.low, Unit())
            ranked = token.low in text.lexicon.ordinals  # *the second time*
            if before.low in _ONE and unit.measures == "time" and not ranked:
                bound, words = bound_before(at, text.listed, text.lexicon)
                yield Number(nothing, one, one, unit, bound, digits=False, said_bound=words)
        parts = (*parts_of_years(text.figures), *parts_in_words(text.plain, text.lexicon))
        for name, place in parts:
            unit = text.lexicon.units["quarter"] if name == "quarter" else Unit()
            yield Number(nothing, Fraction(place), one, unit, ordinal=True)
        yield from _related(text)
        days = sum(isinstance(each, Day) for each in text.figures)
        for unit in (Unit(), Unit("times")) if days > 1 else ():
            yield Number(nothing, Fraction(days), one, unit)


def _related(text: Statement) -> Iterator[Number]:
    """Yield how much *7 of the 310* and *from 61 to 48* are, in percent and in times."""
    nothing, tenth = Span(0, 0, ""), Fraction(1, 10)
    numbers = [each for each in text.figures if isinstance(each, Number) and not each.ordinal]
    for first, last in pairwise(numbers):
        between = text.plain[first.span.end : last.span.start].lower()
        alike = first.unit.measures == last.unit.measures and first.amount > 0 < last.amount
        if not alike or first.unit.per != last.unit.per:
            continue
        if _OF.search(between) and first.amount < last.amount and not first.unit.measures:
            share = 100 * first.value / last.value
            for value in {share, Fraction(round(share))}:
                yield Number(nothing, value, tenth, Unit("percent"), first.bound)
        lead = (text.plain[: first.span.start].lower().split() or [""])[-1]
        from_to = (lead, *_TO.findall(between)) in (("from", "to"), ("to", "from"))
        if from_to or first.said_bound == "from":
            old, new = (first, last) if lead == "from" else (last, first)
            ratio = new.amount / old.amount
            change = 100 * abs(ratio - 1)
            for value in {change, Fraction(round(change))}:
                yield Number(nothing, value, tenth, Unit("percent"))
            yield Number(nothing, ratio, tenth, Unit("times"))


def _in_other_kind(number: Number) -> Iterator[Number]:
    """Yield what else a number may be: *won two prizes, twice*; *rose by 100 %, doubled*."""
    if number.unit == Unit("times") and number.span.text.lower().endswith("times"):
        yield number._replace(unit=Unit())  # *downloaded 40 times*, *40 downloads*
    if not number.digits and number.unit == Unit():
        yield number._replace(unit=Unit("times"))
    if number.unit == Unit("times") and number.value > 0:
        yield number._replace(value=100 * abs(number.value - 1), unit=Unit("percent"))
    if number.unit == Unit("percent") and number.value in (50, 100, 200):
        for turned in (1 + number.value / 100, 1 - number.value / 100):
            yield number._replace(value=turned, unit=Unit("times"))


def differences_between(left: Sequence[Figure]) -> Iterator[Number]:
    """Yield how far numbers of one unit are from each other: *by 0.7 points*."""
    numbers = [each for each in left if isinstance(each, Number) and not each.ordinal]
    for one, other in combinations(numbers, 2):
        if one.unit.measures and one.unit == other.unit:
            unit = _POINTS if one.unit.measures == "percent" else one.unit
            step = min(one.step, other.step)
            yield Number(Span(0, 0, ""), abs(one.value - other.value), step, unit)


def word_behind(statement: Statement, number: Number, *, idle: bool = False) -> str:
    """Return the word right behind a number; empty where there is none, or it says little."""
    word = (statement.plain[number.span.end :].lower().split() or [""])[0].strip(".,;:")
    return "" if word in IDLE and not idle else word
