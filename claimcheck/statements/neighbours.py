"""Units and scales that a number has from the one beside it: ``20 to 30 million``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.statements.figure import Number, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.statements.figure import Figure

_RANGE = frozenset(("to", "-", "–", "and", "or"))
"""What stands between the two numbers of a range."""
_COMPARES = frozenset(("from", "to", "than", "against", "with"))
"""Words in front of a number that is compared with the one before it."""


def from_range(text: str, first: Figure, last: Figure) -> Figure:
    """Return the first number of ``20 to 30 million`` with the scale and the unit of the last."""
    if not isinstance(first, Number) or not isinstance(last, Number):
        return first
    if first.scale != 1 or first.unit != Unit() or not first.digits or first.value >= 1000:
        return first
    if text[first.span.end : last.span.start].strip().lower() not in _RANGE:
        return first
    return first._replace(
        value=first.value * last.scale, step=first.step * last.scale, unit=last.unit
    )


def compared(text: str, before: Sequence[Figure], last: Figure) -> Figure:
    """Return the last number of ``$3 million, down from 4 million`` with the unit of the first."""
    if not isinstance(last, Number) or last.ordinal or last.unit.measures:
        return last
    behind, words = text[last.span.end :].lstrip(), text[: last.span.start].split()
    if (behind and behind[0] not in ".,;:!?)") or not words or words[-1].lower() not in _COMPARES:
        return last
    numbers = [each for each in before if isinstance(each, Number) and each.unit.measures]
    if last.scale != 1:
        numbers = [each for each in numbers if each.unit.measures.startswith("money")]
    elif numbers[-1:] != list(before[-1:]):
        return last
    return last._replace(unit=numbers[-1].unit) if numbers else last
