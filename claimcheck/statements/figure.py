"""The figures of a statement: numbers with what they count, dates, and names that hold digits."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

Bound = Literal["", "more than", "at least", "less than", "at most", "about", "exactly"]
"""What a statement says of a number besides the number."""


class Span(NamedTuple):
    """Words of a statement.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last.
        text: The words as they are written.
    """

    start: int
    end: int
    text: str


class Unit(NamedTuple):
    """What a number counts.

    Attributes:
        measures: The dimension, such as ``length``, ``percent`` or ``money:USD``; empty where
            the statement names a thing (``1,420 ships``) or nothing.
        factor: How many of the dimension's base unit it is.
        per: What the number is counted for (``12 a year``); empty where for nothing.
    """

    measures: str = ""
    factor: Fraction = Fraction(1)
    per: str = ""


class Number(NamedTuple):
    """A number in a statement.

    Attributes:
        span: Its words, with sign, currency, scale and unit.
        value: The number itself, in the unit as written.
        step: The place of its last figure that is known: 0.1 for ``2.4``, 100 for ``2,400``.
        unit: What it counts.
        bound: What is said of it: more than, about, at most.
        ordinal: Whether it is a rank (``9th``).
        digits: Whether it is written in digits.
        said_bound: The words of the bound.
        bound_behind: Whether they stand behind it: *or more*.
        scale: What the words behind its digits multiply it by: 1,000,000 in ``2.4 million``.
        is_rough: Whether it tells no more than a size: *dozens of ships*.
    """

    span: Span
    value: Fraction
    step: Fraction
    unit: Unit = Unit()
    bound: Bound = ""
    ordinal: bool = False
    digits: bool = True
    said_bound: str = ""
    scale: int = 1
    bound_behind: bool = False
    is_rough: bool = False

    @property
    def bounded(self) -> str:
        """Return its words with those of its bound."""
        words = (self.said_bound, self.span.text)
        return " ".join(words[::-1] if self.bound_behind else words).strip()

    @property
    def amount(self) -> Fraction:
        """Return the value in the base unit of what it measures."""
        return self.value * self.unit.factor


class Day(NamedTuple):
    """A date, as far as it is said: a year, a month, a day, a decade or a century.

    Attributes:
        span: Its words.
        year: The year; None where it is not said.
        month: 1 to 12; None where it is not said.
        day: 1 to 31; None where it is not said.
        years: How many years it names from ``year`` on: 10 for ``the 1990s``, 100 for a century.
        bound: What is said of it: since, by, about.
    """

    span: Span
    year: int | None
    month: int | None = None
    day: int | None = None
    years: int = 1
    bound: Bound = ""


class Name(NamedTuple):
    """A name or code with digits in it, such as ``GPT-4`` or ``3.11.7``: it stands, or does not.

    Attributes:
        span: Its characters.
    """

    span: Span

    @property
    def key(self) -> str:
        """Return what is compared: letters and digits, without case."""
        return "".join(char for char in self.span.text.casefold() if char.isalnum() or char == ".")


Figure = Number | Day | Name
"""Whatever of a statement can be counted, measured or dated."""
