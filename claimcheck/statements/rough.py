"""Numbers told by their size alone, *dozens of ships*, and parts of things, *½ of them*."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING
from unicodedata import normalize

from claimcheck.statements.figure import Number, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.tokens import Token

_TEN = 10


def rough_at(listed: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return how much the words from a token on say at least, and the index behind them."""
    size, place = 1, at
    while place + 1 < len(listed) and listed[place + 1].low == "of":
        by = lexicon.sizes.get(listed[place].low)
        if by is None:
            break
        size, place = size * by, place + 2
    if place == at or (listed[at].low == "tens" and size == _TEN):
        return None
    return 2 * size, place - 1


def rough_number(text: str, listed: Sequence[Token], at: int, least: int, stop: int) -> Number:
    """Return the number that these words say: two of that size, or more."""
    begin, end = listed[at].start, listed[stop - 1].end
    size = Fraction(least, 2)
    span = Span(begin, end, text[begin:end])
    return Number(span, Fraction(least), size, bound="at least", digits=False, is_rough=True)


def part_at(listed: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return what is over and under the stroke of ``½`` or ``1/2``; None for anything else."""
    if listed[at].kind not in ("sign", "name"):
        return None
    plain = normalize("NFKC", listed[at].text).replace("\u2044", "/")
    over, _, under = plain.partition("/")
    if not (over.isdecimal() and under.isdecimal() and int(over) < int(under)):
        return None
    return int(over), int(under)
