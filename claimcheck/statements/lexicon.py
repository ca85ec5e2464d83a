"""The words of a language that decide what a statement says, read from its file of data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimcheck.statements.figure import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.statements.figure import Bound


@dataclass(frozen=True)
class Lexicon:
    """What the words of one language mean.

    Attributes:
        numbers: Words for whole numbers.
        ordinals: Words for ranks.
        scales: Words that multiply the number before them.
        attached_scales: What multiplies it when it stands right behind its digits.
        money_scales: The same, where a currency stands before the digits.
        shares: Words for parts, by what they divide by.
        multiples: Words for how many times as much.
        share_before: Words right before ``half`` or ``a third`` that make it a share.
        share_behind: Words right behind ``half`` that do.
        never_share: Words right before it that make it something else.
        prefixes: Words that make no name of a figure behind a hyphen.
        months: Words for months.
        weekdays: Words for days of the week, from Monday as 0.
        currencies: Signs and words for money, by code.
        units: Signs and words for units of measurement.
        bounds: What is said in front of a number, the longest words first.
        bounds_behind: What is said behind it.
        years: Words for a year that follows from a day of publication, and how far off it is.
        days: The same for days.
        grades: Other words for a rank.
        signals: Words that hedge, attribute, widen or explain, by which of it they do; each with
            the number of the line of its like.
        strong_causes: Words that say plainly what caused what.
        denials: Words beside negations that deny.
        sides: For each word that excludes others, the pairs that it belongs to and its side.
    """

    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    attached_scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    shares: Mapping[str, int]
    multiples: Mapping[str, Fraction]
    share_before: frozenset[str]
    share_behind: frozenset[str]
    never_share: frozenset[str]
    prefixes: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    currencies: Mapping[str, str]
    units: Mapping[str, Unit]
    bounds: tuple[tuple[tuple[str, ...], Bound], ...]
    bounds_behind: tuple[tuple[tuple[str, ...], Bound], ...]
    years: Mapping[tuple[str, ...], int]
    days: Mapping[tuple[str, ...], int]
    grades: Mapping[str, int]
    signals: Mapping[str, Mapping[tuple[str, ...], int]]
    strong_causes: frozenset[tuple[str, ...]]
    denials: frozenset[tuple[str, ...]]
    sides: Mapping[str, tuple[tuple[int, int], ...]]


_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]+")
_NO_PLURAL = re.compile(r"[^\w]|^(?:\w{1,2}|hz|\w+hz|feet|inches|celsius|fahrenheit|percent)$")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and signs of a phrase, in small letters."""
    return tuple(_WORD.findall(text.casefold()))


@cache
def english() -> Lexicon:
    """Return the words of English."""
    data = tomllib.loads(files("claimcheck.statements").joinpath("english.toml").read_text("utf-8"))
    return Lexicon(
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        scales=data["scales"],
        attached_scales=data["attached_scales"],
        money_scales=data["money_scales"],
        shares=data["shares"],
        multiples={word: Fraction(str(by)) for word, by in data["multiples"].items()},
        share_before=frozenset(data["partial"]["before"]),
        share_behind=frozenset(data["partial"]["behind"]),
        never_share=frozenset(data["partial"]["never_behind"]),
        prefixes=frozenset(data["prefixes"]["words"]),
        months=data["months"],
        weekdays=data["weekdays"],
        currencies={word.casefold(): code for word, code in data["currencies"].items()},
        units=dict(_units(data["units"])),
        bounds=_bounds(data["bounds"]),
        bounds_behind=_bounds(data["bounds_behind"]),
        years={words_of(phrase): off for phrase, off in data["near"]["years"].items()},
        days={words_of(phrase): off for phrase, off in data["near"]["days"].items()},
        grades=data["grades"],
        signals={
            kind: {
                words_of(phrase): line
                for line, phrases in enumerate(data["signals"][kind])
                for phrase in phrases
            }
            for kind in ("hedges", "attributions", "scope", "causes")
        },
        strong_causes=frozenset(map(words_of, data["signals"]["strong_causes"])),
        denials=frozenset(map(words_of, data["signals"]["denials"])),
        sides=_sides(data["opposites"]["pairs"]),
    )


def _units(data: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, Unit]]:
    for measures, spellings in data.items():
        for word, factor in spellings.items():
            unit = Unit(measures, Fraction(factor))
            yield word, unit
            if not _NO_PLURAL.search(word):
                yield word + "s", unit


def _bounds(data: Mapping[str, list[str]]) -> tuple[tuple[tuple[str, ...], Bound], ...]:
    pairs: list[tuple[tuple[str, ...], Any]] = [
        (words_of(phrase), kind.replace("_", " "))
        for kind, phrases in data.items()
        for phrase in phrases
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _sides(pairs: list[list[str]]) -> dict[str, tuple[tuple[int, int], ...]]:
    sides: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, pair in enumerate(pairs):
        for side, listed in enumerate(pair):
            for word in listed.split():
                sides[word] = (*sides.get(word, ()), (number, side))
    return sides
