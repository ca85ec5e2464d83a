"""Roman numerals: ``World War II``, ``Henry VIII``, ``MMXIX``."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Name, Number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.tokens import Token

_WELL_FORMED: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ALONE: Final = frozenset("IVX")
"""Letters that are a numeral behind a name: *World War I*."""
_WORDS: Final = frozenset("MIX DIM CD DC MD CV CC CM MM DM ML DL MC XL LI DI MI CI CL LL".split())  # noqa: SIM905 - names in a line read better
"""What is well-formed and means something else."""
_YEAR: Final = 4
"""Letters from which a numeral is one without doubt."""


def roman(text: str) -> int | None:
    """Return what a Roman numeral says; None for what is none."""
    if not text.isascii() or not text.isupper() or text in _WORDS or not _WELL_FORMED.match(text):
        return None
    digits = [_VALUES[letter] for letter in text]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def roman_at(listed: Sequence[Token], at: int) -> bool:
    """Whether a word of a statement is a Roman numeral; a letter alone is one behind a name."""
    token = listed[at]
    if not token.text.isupper() or roman(token.text) is None:
        return False
    if len(token.text) > 1:
        return True
    return token.text in _ALONE and at > 0 and listed[at - 1].text[:1].isupper()


def roman_numbers(figures: Sequence[Figure]) -> Iterator[Number]:
    """Yield what the Roman numerals among some figures say: *II* is *2* and *the second*."""
    for each in figures:
        value = roman(each.span.text) if isinstance(each, Name) else None
        if value is not None:
            number = Number(each.span, Fraction(value), Fraction(1))
            yield from (number, number._replace(ordinal=True))


def roman_follows(said: Name, value: int, given: Sequence[Figure]) -> bool:
    """Whether a Roman numeral may stand for what is given.

    It has to where other ones are given, or where it is a year; else it may be told in other words
    (*the world war of 1914*).
    """
    others = False
    for each in given:
        if isinstance(each, Name):
            number = roman(each.span.text)
            others = others or number is not None
            if number == value:
                return True
        elif value == (each.value if isinstance(each, Number) else each.year):
            return True
    return not others and len(said.span.text) < _YEAR
