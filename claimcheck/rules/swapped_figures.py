"""A text gives the figures of its claim in another order.

What it does:
    Finds marked sentences in which two figures of one unit, both of the claim, are the other way
    round.

Why it matters:
    *From 12 to 10* and *from 10 to 12* have the same figures. Often the order is free (*10, down
    from 12*), so that this is a note.

Example:
    ```markdown
    The share fell from 41 % to 54 %.<!-- claimcheck: share -->
    ```

How to fix:
    Look whether the sentence says what the claim says, and write the figures in its order.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._statements import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from claimcheck.model.finding import Finding
    from claimcheck.rules.base import Facts
    from claimcheck.statements.figure import Number

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each sentence with two figures of its claim the other way round."""
    for text in facts.prose:
        for marks, claims in text.stated:
            said = _numbers(marks[0].sentence.text)
            for claim in claims if len(said) > 1 else ():
                swapped = _swapped(said, _numbers(claim.text))
                if swapped:
                    told = f"the sentence says {quoted(swapped)}, and the claim the other way round"
                    yield text.found(marks[0], told, "write the figures in its order", claim)
                    break


def _numbers(text: str) -> list[Number]:
    from claimcheck.statements.figure import Number
    from claimcheck.statements.lexicon import english
    from claimcheck.statements.words import Statement

    return [each for each in Statement(text, english()).figures if isinstance(each, Number)]


def _swapped(said: Sequence[Number], claimed: Sequence[Number]) -> tuple[str, str] | None:
    """Return two neighbours that are the other way round in what is claimed, each once."""
    places: dict[tuple[str, str, Fraction], list[int]] = {}
    for at, each in enumerate(claimed):
        places.setdefault((each.unit.measures, each.unit.per, each.amount), []).append(at)
    order = {figure: listed[0] for figure, listed in places.items() if len(listed) == 1}
    by_unit: dict[tuple[str, str], list[tuple[int, Number]]] = {}
    for each in said:
        place = order.get((each.unit.measures, each.unit.per, each.amount))
        if place is not None:
            by_unit.setdefault((each.unit.measures, each.unit.per), []).append((place, each))
    for listed in by_unit.values():
        for (before, one), (after, other) in pairwise(listed):
            if after < before:
                return one.span.text, other.span.text
    return None
