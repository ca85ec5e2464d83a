"""Which figures of a statement are others than those of the texts that it restates.

A restatement has each figure from one of the texts. Where a figure of theirs stands in it as it is,
another one cannot follow from the same: in *26 of the 40, not 25* nothing is left for 25.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from claimcheck.statements.cover import alike, covers, dropped_bound
from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Day, Name, Number, Span, Unit
from claimcheck.statements.following import day_follows, figures_alike, name_stands
from claimcheck.statements.restated_meant import (
    differences_between,
    numbers_meant,
    word_behind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.statements.basis import Basis
    from claimcheck.statements.figure import Bound, Figure
    from claimcheck.statements.words import Statement

_CHANGES: Final = frozenset(("by", "to", "from"))
"""Words that say what a number is to a change."""
_OF_THE: Final = 2
"""Words between a part and its whole: *two of the nine*."""
_OF_WHAT: Final = 3
"""Words behind a share that say what it is a share of: *of the village*."""
_SAID_BY: Final[dict[str, set[Bound]]] = {"from": {"at least"}, "to": {"at most"}}
"""What a word before a date may mean: *from* for *since*, *to* for *until*."""
_PARTS: Final = 3
"""Numbers of a date in numbers alone."""
_NUMBERED: Final = frozenset((
    "minute", "page", "chapter", "quarter", "week", "day", "grade", "phase", "round", "stage",
    "year", "number", "no", "rank", "place", "lap", "game", "set", "season", "part", "volume",
    "article", "section", "step", "level", "hour", "month", "session",
))  # fmt: skip
"""Words before a number that is a rank."""
_DENIED_WITHIN: Final = 80
"""Letters between a negation and a number that it denies, at most."""
_SINGLE: Final = frozenset(("single", "sole", "one"))
"""Words before what there is one of."""
_FOR_EACH: Final = frozenset(("per", "each", "every"))
"""Words before what a number is counted for, where that is no unit."""
_GROUP: Final = 3
"""Digits between two marks of a long number."""
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
            if any(_is_same_date(figure, each, basis) for each in said.figures):
                continue
            if not day_follows(figure, basis):
                yield Difference("date", figure.span, figures_alike(figure, basis))
            else:
                yield from _other_time(figure, basis, said)
    yield from _numbers(said, basis)
    yield from _near_times(said, basis)
    yield from _ranks_left_out(said, basis)
    yield from _other_role(said, basis)
    yield from _part_left_out(said, basis)
    yield from _shares_left_out(said, basis)


def _is_same_date(day: Day, other: Figure, basis: Basis) -> bool:
    """Whether another reading of one date follows: *1.9.2015* has two."""
    twice = other is not day and other.span == day.span
    numeric = sum(sign in "./" for sign in day.span.text) == _PARTS - 1
    if not twice or not numeric or not isinstance(other, Day):
        return False
    return not day_follows(day, basis) and day_follows(other, basis)


def _numbers(said: Statement, basis: Basis) -> Iterator[Difference]:
    left = [figure for text in basis.statements for figure in text.figures]
    given = list(left)
    waiting: list[Number] = []
    scales: set[Fraction] = set()  # of a number in another unit, and of those beside it without one
    for number in _once(_with_spaces(said, given), said.plain):
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
    also = [*differences_between(left), *basis.also, *numbers_meant(basis.statements)]
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


def _once(numbers: Iterator[Number], plain: str) -> Iterator[Number]:
    """Yield numbers, *eleven (11) times* as one of them with the unit of the second."""
    before: Number | None = None
    for number in numbers:
        same = before is not None and before.value == number.value
        if before is not None and same and plain[before.span.end : number.span.start] == " (":
            before = before._replace(unit=number.unit)
            continue
        if before is not None:
            yield before
        before = number
    if before is not None:
        yield before


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
            if whole in known:
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
        if not given.unit.measures and statement.plain[said.span.end :].lstrip(" -")[:3] == "old":
            said = said._replace(unit=given.unit)  # *is 34*, *34-year-old*
        if given.unit.measures == "clock" and said.digits and not said.unit.measures:
            return given.value == 60 * (said.value // 1) + 100 * (said.value % 1)  # *22.15*
        if given.ordinal != said.ordinal:
            return given.value == said.value and _ranked_alike(given, said, statement)
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
        exact = _is_denied(said, statement) or said.said_bound.endswith(("later", "newer"))
        if said.bound and given.bound and exact and said.amount != given.amount:
            return False
    return covers(given, said, restated=True)


def _is_other_count(number: Number, left: Sequence[Figure], said: Statement, basis: Basis) -> bool:
    """Whether a text has another number of what a number counts: *four* for *five provinces*."""
    if number.unit.measures or number.digits or number.value == 1:
        return False
    plain = (each for each in left if isinstance(each, Number) and not each.unit.measures)
    if any(not each.digits and each.ordinal == number.ordinal for each in plain):
        return True
    word = word_behind(said, number)
    if any(_is_single(text, said.stem(word)) for text in basis.statements):
        return True
    return word != "" and any(
        isinstance(each, Number)
        and each.ordinal == number.ordinal
        and word_behind(text, each) == word
        for text in basis.statements
        for each in left
        if each in text.figures
    )


def _is_single(text: Statement, stem: str) -> bool:
    """Whether a text speaks of one thing with this stem: *a single egg*."""
    pairs = pairwise(text.listed)
    return any(one.low in _SINGLE and text.stem(thing.low) == stem for one, thing in pairs)


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


def _is_denied(number: Number, statement: Statement) -> bool:
    """Whether a negation stands a few words before a number: *will not exceed 600*."""
    starts = (statement.listed[at].start for at, _ in statement.negated)
    return any(0 < number.span.start - start < _DENIED_WITHIN for start in starts)


def _ranked_alike(given: Number, said: Number, statement: Statement) -> bool:
    """Whether *minute 89* says a rank: the 89th of what stands before the number."""
    word = (statement.plain[: said.span.start].lower().split() or [""])[-1]
    return given.ordinal and not said.bound and word in _NUMBERED


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


def _near_times(said: Statement, basis: Basis) -> Iterator[Difference]:
    """Yield *this year* where the texts say *next year*."""
    years = said.lexicon.years
    given = {off for text in basis.statements for off in _offs(text, years)}
    for off, at in _offs(said, years).items():
        if given and off not in given:
            yield Difference("date", Span(*said.words(at, at + 2)))


def _offs(text: Statement, years: Mapping[tuple[str, ...], int]) -> dict[int, int]:
    """Return how many years off a text speaks of, each with the index of the words."""
    pairs = enumerate(pairwise(token.low for token in text.listed))
    return {years[pair]: at for at, pair in pairs if pair in years and pair[1] != "ago"}


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
    for text in basis.statements:
        for _, whole in _parts(text):
            stem = text.stem(word_behind(text, whole))
            if stem and stem in said.all_stems and not (numbers or said.has(said.lexicon.hedges)):
                yield Difference("scope", _words_of(said, {stem}), (f"of {whole.span.text}",))
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
        if once and between[:1] == ["of"] and len(between) <= _OF_WHAT and part.value < whole.value:
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
