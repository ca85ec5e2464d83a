"""Which figures of a statement are others than those of the texts that it restates.

A restatement has each figure from one of the texts. Where a figure of theirs stands in it as it is,
another one cannot follow from the same: in *26 of the 40, not 25* nothing is left for 25.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from claimcheck.statements.cover import alike, covers, dropped_bound
from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Day, Name, Number, Span, Unit
from claimcheck.statements.following import day_follows, figures_alike, name_stands
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.statements.basis import Basis
    from claimcheck.statements.figure import Bound, Figure
    from claimcheck.statements.words import Statement

_ONE: Final = frozenset(("a", "an", "the", "one"))
"""Words before a unit of time of which there is one."""
_CHANGES: Final = frozenset(("by", "to", "from"))
"""Words that say what a number is to a change."""
_OF_THE: Final = 2
"""Words between a part and its whole: *two of the nine*."""
_OF_WHAT: Final = 3
"""Words behind a share that say what it is a share of: *of the village*."""
_SAID_BY: Final[dict[str, set[Bound]]] = {"from": {"at least"}, "to": {"at most"}}
"""What a word before a date may mean: *from* for *since*, *to* for *until*."""
_MORE: Final = frozenset(("more", "fewer", "less", "up", "down", "higher", "lower", "longer"))
"""Words behind a number that has the unit of the one before it: *19 weeks, four more than*."""
_FOR_EACH: Final = frozenset(("per", "each", "every"))
"""Words before what a number is counted for, where that is no unit."""
_LAPSE: Final = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")
"""Hours, minutes and seconds."""
_GROUP: Final = 3
"""Digits between two marks of a long number."""
_POINTS: Final = Unit("points")
_WEAKER: Final[dict[Bound, tuple[Bound, ...]]] = {
    "": ("at most", "at least"),
    "less than": ("at most",),
    "more than": ("at least",),
    "at least": ("more than",),
}
"""What may be said of a date in place of something else: *by 3 May* for *on 3 May*, and *since*, as
in *open since* for *opened on*."""


def restated_figures(said: Statement, basis: Basis) -> Iterator[Difference]:
    """Yield each figure of a statement that is none of its texts'."""
    for figure in said.figures:
        if isinstance(figure, Name):
            if not name_stands(figure, basis):
                yield Difference("figure", figure.span)
        elif isinstance(figure, Day):
            if not day_follows(figure, basis):
                yield Difference("date", figure.span, figures_alike(figure, basis))
            else:
                yield from _other_time(figure, basis, said)
    yield from _numbers(said, basis)
    yield from _ranks_left_out(said, basis)
    yield from _other_role(said, basis)
    yield from _part_left_out(said, basis)
    yield from _shares_left_out(said, basis)


def _numbers(said: Statement, basis: Basis) -> Iterator[Difference]:
    left = [figure for text in basis.statements for figure in text.figures]
    given = list(left)
    waiting: list[Number] = []
    scales: set[Fraction] = set()  # of a number in another unit, and of those beside it without one
    for number in _with_spaces(said, given):
        same = [each for each in left if isinstance(each, Number) and _same(each, number, said)]
        if not same:
            waiting.append(number)
            continue
        taken = next((each for each in same if each.bound == number.bound), same[0])
        left.remove(taken)
        if taken.value and number.unit.measures == taken.unit.measures:
            scales.add(number.value / taken.value)
        if dropped_bound(number, taken):
            yield Difference("bound", number.span, (taken.bounded,))
    also = [*_differences(left), *basis.also, *_meant(basis.statements)]
    for number in waiting:
        found = next((each for each in left if _bears(each, number, said)), None)
        found = found or next((each for each in left if _is_scaled(each, number, scales)), None)
        if found is not None:
            left.remove(found)
        elif _is_other_count(number, left, said, basis) or (
            not any(_bears(each, number, said) for each in also)
            and _is_other(number, given, left, said)
        ):
            yield Difference("figure", number.span, figures_alike(number, basis))


def _with_spaces(said: Statement, given: Sequence[Figure]) -> Iterator[Number]:
    """Yield the numbers of a statement; ``1 240`` is one where the texts have it, and no *1*."""
    numbers = [each for each in said.figures if isinstance(each, Number)]
    known = {each.value for each in given if isinstance(each, Number)}
    at = 0
    while at < len(numbers):
        number, stop = numbers[at], at + 1
        while stop < len(numbers) and _goes_on(said.text, numbers[stop - 1], numbers[stop]):
            stop += 1
        if stop > at + 1:
            start, end = number.span.start, numbers[stop - 1].span.end
            digits = "".join(each.span.text[:_GROUP] for each in numbers[at:stop])
            whole = Fraction(digits)
            if whole in known and number.value not in known:
                span = Span(start, end, said.text[start:end])
                last = numbers[stop - 1]
                number = number._replace(span=span, value=whole, step=Fraction(1), unit=last.unit)
                at = stop - 1
        yield number
        at += 1


def _goes_on(text: str, before: Number, number: Number) -> bool:
    """Whether a number may be the next three digits of the one before it."""
    digits = number.span.text[:_GROUP]
    spaced = text[before.span.end : number.span.start] in (" ", "\u00a0", "\u2009", "\u202f")
    return spaced and before.span.text.isdigit() and digits.isdigit() and len(digits) == _GROUP


def _same(given: Number, said: Number, statement: Statement) -> bool:
    """Whether two numbers are one, whatever bound is left out."""
    both = said.unit.measures and given.unit.measures
    equal = said.amount == given.amount if both else said.value == given.value
    return equal and _bears(given, said, statement)


def _bears(given: Figure, said: Number, statement: Statement) -> bool:
    if isinstance(given, Number):
        if given.ordinal != said.ordinal:
            return False
        counted = given.unit.per and _is_counted(given.unit.per, statement)
        if given.unit.per and not said.unit.per and not counted:
            return False
        if said.unit.per and not given.unit.per and said.unit.per not in statement.rates:
            return False  # *12 kWh per square metre*
        if (
            not (given.unit.per and said.unit.per) or counted
        ):  # *each year* may stand far from its number
            said = said._replace(unit=said.unit._replace(per=given.unit.per))
        # What is denied says more the less it is (*will not exceed 600*), and a version is a name.
        exact = statement.denies or said.said_bound.endswith(("later", "newer"))
        if said.bound and given.bound and exact and said.amount != given.amount:
            return False
    return covers(given, said, restated=True)


def _is_other_count(number: Number, left: Sequence[Figure], said: Statement, basis: Basis) -> bool:
    """Whether a text has another number of what a number counts: *four* for *five provinces*."""
    word = "" if number.unit.measures else _behind(said, number)
    return word != "" and any(
        isinstance(each, Number) and each.ordinal == number.ordinal and _behind(text, each) == word
        for text in basis.statements
        for each in left
        if each in text.figures
    )


def _behind(statement: Statement, number: Number, *, idle: bool = False) -> str:
    """Return the word right behind a number; empty where there is none, or it says little."""
    word = (statement.plain[number.span.end :].lower().split() or [""])[0].strip(".,;:")
    return "" if word in IDLE and not idle else word


def _is_scaled(given: Figure, said: Number, scales: AbstractSet[Fraction]) -> bool:
    """Whether two numbers without a unit differ as those beside them with one do."""
    if not isinstance(given, Number) or given.unit.measures or said.unit.measures:
        return False
    return any(said.value == given.value * by for by in scales - {Fraction(1)})


def _is_counted(per: str, statement: Statement) -> bool:
    """Whether a statement has what a number is counted for, or the like: *in each folder*."""
    if per in statement.rates:
        return True
    things = per.isalpha() and per not in statement.lexicon.units
    return things and (per in statement.vocabulary or not _FOR_EACH.isdisjoint(statement.order))


def _is_other(
    number: Number, given: Sequence[Figure], left: Sequence[Figure], said: Statement
) -> bool:
    """Whether a number without its like is another one, and no figure of speech or repetition."""
    gone = [each for each in left if isinstance(each, Number) and each.ordinal == number.ordinal]
    if any(isinstance(each, Number) and _same(each, number, said) for each in given):
        return any(alike(number.unit, each.unit) for each in gone)
    if number.value == 1 and not number.digits and number.unit.measures in ("", "times"):
        return any(not each.digits and alike(number.unit, each.unit) for each in gone)
    return True


def _meant(texts: Sequence[Statement]) -> Iterator[Number]:
    """Yield what texts say of a number without one: *most*, and how many dates they list."""
    nothing, one = Span(0, 0, ""), Fraction(1)
    for text in texts:
        if not text.vocabulary.isdisjoint(("most", "majority")):
            yield Number(nothing, Fraction(51), one, Unit("percent"))
        for each in text.figures:
            if isinstance(each, Number):
                yield from _in_other_kind(each)
                if not each.unit.measures and _behind(text, each, idle=True) in _MORE:
                    units = (other.unit for other in text.figures if isinstance(other, Number))
                    yield from (each._replace(unit=unit) for unit in units if unit.measures)
                if (per := text.lexicon.units.get(each.unit.per)) is not None:
                    yield Number(nothing, one, one, per, digits=False)  # *per decade*
            elif isinstance(each, Day) and each.span.text[:1] in "Qq":
                rank, unit = Fraction((each.month or 0) // 3), text.lexicon.units["quarter"]
                yield Number(nothing, rank, one, unit, ordinal=True)
            elif isinstance(each, Name) and (found := _LAPSE.fullmatch(each.span.text)):
                hours, minutes, seconds = map(int, found.groups())
                lapse = Fraction(3600 * hours + 60 * minutes + seconds)
                yield Number(nothing, lapse, one, text.lexicon.units["second"])
        for before, token in pairwise(text.listed):  # *within a decade*, *for the quarter*
            unit = text.lexicon.units.get(token.low, Unit())
            if before.low in _ONE and unit.measures == "time":
                yield Number(nothing, one, one, unit, digits=False)
        days = sum(isinstance(each, Day) for each in text.figures)
        for unit in (Unit(), Unit("times")) if days > 1 else ():
            yield Number(nothing, Fraction(days), one, unit)


def _in_other_kind(number: Number) -> Iterator[Number]:
    """Yield what else a number may be: *won two prizes, twice*; *rose by 100 %, doubled*."""
    if not number.digits and number.unit == Unit():
        yield number._replace(unit=Unit("times"))
    if number.span.text.lower().endswith(("ed", "es", "ing")) and number.unit == Unit("times"):
        yield number._replace(value=100 * abs(number.value - 1), unit=Unit("percent"))
    if number.unit == Unit("percent") and number.value in (50, 100, 200):
        for turned in (1 + number.value / 100, 1 - number.value / 100):
            yield number._replace(value=turned, unit=Unit("times"))


def _differences(left: Sequence[Figure]) -> Iterator[Number]:
    """Yield how far numbers of one unit are from each other: *by 0.7 points*."""
    numbers = [each for each in left if isinstance(each, Number) and not each.ordinal]
    for one, other in combinations(numbers, 2):
        if one.unit.measures and one.unit == other.unit:
            unit = _POINTS if one.unit.measures == "percent" else one.unit
            step = min(one.step, other.step)
            yield Number(Span(0, 0, ""), abs(one.value - other.value), step, unit)


def _other_time(said: Day, basis: Basis, statement: Statement) -> Iterator[Difference]:
    """Yield a date before or after which something is said to be, where a text says otherwise."""
    days = [each for text in basis.statements for each in text.figures if isinstance(each, Day)]
    same = [each for each in days if each[1:5] == said[1:5]]
    if said.years > 1 and not same and (like := [e for e in days if e.years == said.years]):
        yield Difference("date", said.span, tuple(each.span.text for each in like))
    bounds = {each.bound for each in same}
    word = (statement.plain[: said.span.start].lower().split() or [""])[-1]
    if not said.bound and bounds & _SAID_BY.get(word, set()):
        return
    if same and not any(said.bound in (each.bound, *_WEAKER.get(each.bound, ())) for each in same):
        instead = tuple(f"{each.bound} {each.span.text}".strip() for each in same)
        yield Difference("date", said.span, instead)


def _other_role(said: Statement, basis: Basis) -> Iterator[Difference]:
    """Yield a number *to* which something went, where the texts say *by* or *from*."""
    given = [pair for text in basis.statements for pair in _roles(text)]
    for role, number in _roles(said):
        roles = {each for each, other in given if other[1:4] == number[1:4]}
        if role and roles and not roles & {role, ""}:
            instead = tuple(f"{each} {number.span.text}" for each in sorted(roles))
            yield Difference("figure", number.span, instead)


def _roles(text: Statement) -> Iterator[tuple[str, Number]]:
    """Yield each number with the word of change right before it; empty for none."""
    for number in text.figures:
        if isinstance(number, Number) and not number.ordinal:
            word = (text.plain[: number.span.start].lower().split() or [""])[-1]
            if number.said_bound:
                before = text.plain[: number.span.start].lower().rpartition(number.said_bound)[0]
                word = (before.split() or [""])[-1]
            yield (word if word in _CHANGES else ""), number


def _part_left_out(said: Statement, basis: Basis) -> Iterator[Difference]:
    """Yield a whole of which a text names a part: *the nine judges* for *two of the nine*."""
    parts = [(part, whole) for text in basis.statements for part, whole in _parts(text)]
    numbers = [each for each in said.figures if isinstance(each, Number)]
    for part, whole in parts:
        alone = [each for each in numbers if each.value == whole.value]
        if alone and all(each.value != part.value for each in numbers):
            before = said.plain[: alone[0].span.start].lower().split()[-_OF_THE:]
            if not {"of", "from", "among"} & set(before):
                yield Difference(
                    "scope", alone[0].span, (f"{part.span.text} of {whole.span.text}",)
                )


def _shares_left_out(said: Statement, basis: Basis) -> Iterator[Difference]:
    """Yield a whole of which a text names a share: *the village* for *half of the village*."""
    kept = {each.unit.measures for each in said.figures if isinstance(each, Number)}
    if not kept.isdisjoint(("percent", "times", "")) or said.has(said.lexicon.hedges):
        return
    for text in basis.statements:
        for each in text.figures:
            if isinstance(each, Number) and each.unit == Unit("percent"):
                behind = text.plain[each.span.end :].lower().split()[:_OF_WHAT]
                stems = said.stems_of(word.strip(".,;:") for word in behind[1:])
                if behind[:1] == ["of"] and stems and stems <= said.all_stems:
                    yield Difference("scope", _words_of(said, stems), (each.span.text + " of",))


def _words_of(said: Statement, stems: set[str]) -> Span:
    at = next(at for at, token in enumerate(said.listed) if said.stem(token.low) in stems)
    return Span(*said.words(at, at + 1))


def _parts(text: Statement) -> Iterator[tuple[Number, Number]]:
    """Yield each number of things with the number of all: *two of the nine judges*."""
    numbers = [each for each in text.figures if isinstance(each, Number) and not each.ordinal]
    for part, whole in pairwise(numbers):
        between = text.plain[part.span.end : whole.span.start].lower().split()
        once = sum(each.value == whole.value for each in numbers) == 1
        if once and between[:1] == ["of"] and len(between) <= _OF_THE and part.value < whole.value:
            yield part, whole


def _ranks_left_out(said: Statement, basis: Basis) -> Iterator[Difference]:
    """Yield a superlative whose rank was left out: *the lowest* for *the second-lowest*."""
    ranks = {each.value for each in said.figures if isinstance(each, Number) and each.ordinal}
    ranked = {
        word: f"{number.span.text} {word}"
        for text in basis.statements
        for number, word in _ranked(text)
        if number.value not in ranks  # *third among the most widely spoken*
    }
    kept = {word for _, word in _ranked(said)}
    for index, token in enumerate(said.listed):
        if token.low in ranked and token.low not in kept:
            span = Span(*said.words(index, index + 1))
            yield Difference("figure", span, (ranked[token.low],))


def _ranked(text: Statement) -> Iterator[tuple[Number, str]]:
    """Yield each rank with the superlative behind it."""
    for number in text.figures:
        if not isinstance(number, Number) or not number.ordinal or number.value < 2:
            continue
        behind = text.plain[number.span.end :].lstrip(" -")
        word = behind.partition(" ")[0].rstrip(".,;:!?)").lower()
        if word.endswith("est") or word in ("most", "least"):
            yield number, word
