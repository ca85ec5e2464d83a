"""Units and scales that a number has from the one beside it: ``20 to 30 million``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Day, Number, Span, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.statements.figure import Figure

_RANGE = frozenset(("to", "-", "–", "and", "or"))
"""What stands between the two numbers of a range."""
_UNTIL = frozenset(("until", "till", "up to", "through"))
"""What leads to the last day of a range, as *to* does."""
_COMPARES = frozenset(("from", "to", "than", "against", "with"))
"""Words in front of a number that is compared with the one before it."""

_COMPOUND: Final = ("time", "length", "mass")
"""Measures of which two units are said together: ``5 feet 2 inches``."""
_NEXT: Final = 3600
"""How many times as much as the smaller one the larger unit may be: an hour and a second."""


def joined(text: str, found: list[Figure]) -> list[Figure]:
    """Return figures with ``2 hours and 10 minutes`` as one of them."""
    made: list[Figure] = []
    for figure in found:
        before = made[-1] if made else None
        if (
            isinstance(before, Number)
            and isinstance(figure, Number)
            and _adds(text, before, figure)
        ):
            end = figure.span.end
            value = before.value + figure.amount / before.unit.factor
            step = figure.step * figure.unit.factor / before.unit.factor
            span = Span(before.span.start, end, text[before.span.start : end])
            made[-1] = before._replace(
                span=span, value=value, step=step, unit=before.unit._replace(per=figure.unit.per)
            )
        else:
            made.append(figure)
    return made


def _adds(text: str, first: Number, last: Number) -> bool:
    """Whether a number says the rest of the one before it, in a smaller unit of the same kind."""
    unit, smaller = first.unit, last.unit
    if unit.measures not in _COMPOUND or unit.measures != smaller.measures or last.bound:
        return False
    between = text[first.span.end : last.span.start].strip().lower()
    several = sum(part.isdigit() for part in first.span.text.split()) > 1  # *2 h 05 min*
    whole = (several or first.value.denominator == 1) and not first.ordinal and not last.ordinal
    fits = smaller.factor < unit.factor <= _NEXT * smaller.factor and last.amount < unit.factor
    return whole and fits and between in ("", "and")


def from_range(text: str, first: Figure, last: Figure) -> Figure:
    """Return the first number of ``20 to 30 million`` with the scale and the unit of the last."""
    if not isinstance(first, Number) or not isinstance(last, Number):
        return first
    if first.scale != 1 or first.unit != Unit() or not first.digits or first.value >= 1000:
        return first
    between = text[first.span.end : last.span.start].lower().split()
    if between[:1] in (["to"], ["and"]) and last.said_bound:  # *from 640 to more than 800 euros*
        between = between[: len(between) - len(last.said_bound.split())]
    if len(between) != 1 or between[0] not in _RANGE:
        return first
    return first._replace(
        value=first.value * last.scale, step=first.step * last.scale, unit=last.unit
    )


def ends_range(text: str, first: Figure, last: Figure) -> Figure:
    """Return the last day of *from 2015 until 2019* as one of *from 2015 to 2019*."""
    if not (isinstance(first, Day) and isinstance(last, Day)) or not _opens_range(text, first):
        return last
    between = text[first.span.end : last.span.start].lower().strip()
    return last._replace(bound="") if between in _UNTIL else last


def _opens_range(text: str, first: Figure) -> bool:
    """Whether *from* stands before a figure, so that *to* leads to another of its kind."""
    return text[: first.span.start].lower().split()[-1:] == ["from"]


def compared(text: str, before: Sequence[Figure], last: Figure) -> Figure:
    """Return the last number of ``$3 million, down from 4 million`` with the unit of the first."""
    if not isinstance(last, Number) or last.ordinal or last.unit.measures:
        return last
    behind, words = text[last.span.end :].lstrip(), text[: last.span.start].lower().split()
    if not words or words[-1] not in _COMPARES:
        return last
    ends = not behind or behind[0] in ".,;:!?)"
    ranged = words[-1] == "to" and before and _opens_range(text, before[-1])
    if not ranged and (not ends or words[-1] == "to"):  # *by 2 % to 400*
        return last
    numbers = [each for each in before if isinstance(each, Number) and each.unit.measures]
    if last.scale != 1:
        numbers = [each for each in numbers if each.unit.measures.startswith("money")]
    elif numbers[-1:] != list(before[-1:]):
        return last
    return last._replace(unit=numbers[-1].unit) if numbers else last
