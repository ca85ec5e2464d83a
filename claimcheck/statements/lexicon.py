"""The words of a language that decide what a statement says, read from its file of data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from claimcheck.statements.figure import Unit
from claimcheck.statements.opposites import Opposites, forms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from claimcheck.statements.figure import Bound

_LONGEST: Final = 3
"""Words of the longest phrase that is looked for."""


@dataclass(frozen=True)
class Phrases:
    """Words and phrases of one meaning.

    Attributes:
        lines: Each phrase, with the number of the line of its like.
        first: The words with which they begin.
        names: Those of them that are names where they have a capital: *May*, *States*.
        signed: Those of phrases that are not words alone: *0*, *self-reported*.
    """

    lines: Mapping[tuple[str, ...], int]
    first: frozenset[str]
    names: frozenset[str]
    signed: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Iterable[str]], names: Container[str]) -> Phrases:
        """Make them of lines of phrases."""
        numbered = {words_of(p): number for number, line in enumerate(lines) for p in line}
        first = frozenset(phrase[0] for phrase in numbered)
        signed = frozenset(each[0] for each in numbered if not all(map(str.isalpha, each)))
        return cls(numbered, first, frozenset(word for word in first if word in names), signed)

    def found_in(
        self, words: Sequence[str], cased: Callable[[int], str]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield where each stands among some words, as indexes, and the number of its line.

        Args:
            words: The words in small letters.
            cased: Returns the word at an index as it is written.
        """
        for at, word in enumerate(words):
            if word not in self.first or (word in self.names and cased(at)[:1].isupper()):
                continue
            for size in range(_LONGEST, 0, -1):
                phrase = tuple(words[at : at + size])
                if len(phrase) == size and phrase in self.lines:
                    yield at, at + size, self.lines[phrase]
                    break


@dataclass(frozen=True, eq=False)
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
        holidays: Names of days, each with its month and day.
        of_holidays: A word of each that few other texts have.
        currencies: Signs and words for money, by code.
        units: Signs and words for units of measurement.
        bounds: What is said in front of a number.
        bounds_behind: What is said behind it.
        bounds_of_dates: What is said in front of a date.
        years: Words for a year that follows from a day of publication, and how far off it is.
        beside: Words for a year next to one that the text names.
        days: The same for days.
        grades: Other words for a rank.
        sizes: Words for a size, of which *of* makes a number of things: *dozens of*.
        begin_figures: Words with which a figure may begin.
        figure_words: Words that may make more of a number than its digits say, or a number or a
            date without any.
        begin_units: Words and signs with which a unit or a currency may begin.
        end_bounds: Words with which a bound in front of a number ends.
        of_bounds: Words of which bounds are made.
        begin_bounds: Words with which one behind it begins.
        hedges: Words that make a statement less sure.
        reserves: More of them, of which a text may have many that a claim need not have.
        attributions: Words that say whose statement it is.
        scope: Words that make it hold for more.
        reaches: Words that make it hold in more places or times.
        causes: Words that say what came of what.
        strong_causes: Those of them that say it plainly.
        speakers: More words that say it, in some places only.
        any_of: Words that make a statement wider where it denies nothing: *any*.
        no_denials: Phrases with a negation that deny nothing: *not only*.
        denials: Words beside negations that deny.
        no_superlatives: Words that end like a superlative and are none.
        pronouns: Negations that deny nothing that follows, such as ``nobody``.
        relational: Words that mean the opposite only where the same words follow: ``before``.
        opposites: The list of words that mean much the same and the opposite.
        particles: What makes another word of the verb before it: *throws away*.
        irregular: Forms of words that do not show by their endings, each with the word.
        light: Words that say little by themselves.
        alternatives: Forms of words of which one never stands for another of the same set, by sets.
        no_scope: Phrases with a word for a wider scope that widen nothing: *after all*.
        ladders: Words of one kind; the number of a line is how much its words say.
        degrees: Words that make more of a statement, and of what is denied less.
        seldom: Words that make less of a statement, of which *only* makes no more.
        groups: Words that name a part of a group: *adult residents*.
        comparisons: Bounds that do behind its name: *visitors under 18*.
        turning: What a word begins with that is no more what the rest of it says: *unfit*.
        turned_begins: Pairs of beginnings of which one says the opposite of the other.
        turned_ends: The same of ends: *harmful*, *harmless*.
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
    holidays: Mapping[str, tuple[int, int]]
    of_holidays: frozenset[str]
    currencies: Mapping[str, str]
    units: Mapping[str, Unit]
    bounds: Mapping[tuple[str, ...], Bound]
    bounds_behind: Mapping[tuple[str, ...], Bound]
    bounds_of_dates: Mapping[tuple[str, ...], Bound]
    years: Mapping[tuple[str, ...], int]
    beside: Mapping[tuple[str, ...], int]
    days: Mapping[tuple[str, ...], int]
    grades: Mapping[str, int]
    sizes: Mapping[str, int]
    begin_figures: frozenset[str]
    figure_words: frozenset[str]
    begin_units: frozenset[str]
    end_bounds: frozenset[str]
    of_bounds: frozenset[str]
    begin_bounds: frozenset[str]
    hedges: Phrases
    reserves: Phrases
    attributions: Phrases
    scope: Phrases
    reaches: Phrases
    causes: Phrases
    strong_causes: Phrases
    speakers: Phrases
    any_of: Phrases
    no_denials: Phrases
    denials: Phrases
    no_superlatives: frozenset[str]
    pronouns: frozenset[str]
    relational: frozenset[str]
    opposites: Opposites
    particles: frozenset[str]
    irregular: Mapping[str, str]
    light: frozenset[str]
    alternatives: Mapping[str, frozenset[int]]
    no_scope: Phrases
    ladders: tuple[Phrases, ...]
    degrees: Phrases
    seldom: Phrases
    groups: frozenset[str]
    comparisons: frozenset[str]
    turning: frozenset[str]
    turned_begins: frozenset[frozenset[str]]
    turned_ends: frozenset[frozenset[str]]


_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]+")
_NO_PLURAL = re.compile(r"[^\w\s-]|^(?:\w{1,2}|hz|\w+hz|feet|inches|celsius|fahrenheit|percent)$")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and signs of a phrase, in small letters."""
    return tuple(_WORD.findall(text.casefold()))


@cache
def english() -> Lexicon:
    """Return the words of English."""
    data = tomllib.loads(files("claimcheck.statements").joinpath("english.toml").read_text("utf-8"))
    begin_figures = frozenset(
        word.casefold()
        for table in ("numbers", "ordinals", "multiples", "grades", "currencies")
        for word in data[table]
    ) | {"half", "x", "dozen"}
    sizes = {f"{word}s": by for word, by in data["scales"].items() if len(word) > 3} | {"tens": 10}
    folds = {f"{word}fold": Fraction(by) for word, by in data["numbers"].items() if by > 1}
    begin_figures = begin_figures.union(sizes, folds)
    decades = [word[:-1] + "ies" for word in data["numbers"] if word.endswith("ty")]
    of_time = frozenset(data["signals"]["of_time"])
    figure_words = begin_figures.union(
        data["scales"], data["shares"], data["months"], of_time, decades
    )
    holidays = {name: _month_and_day(day) for name, day in data["holidays"].items()}
    of_holidays = frozenset(max(name.split(), key=len).rstrip("'") for name in holidays)
    figure_words |= of_holidays
    names = {*data["months"], *data["signals"]["names"]}
    bounds = _bounds(data["bounds"])
    abbreviated = {word for phrase in bounds if "." in phrase for word in phrase}
    irregular = data["irregular"]
    particles = frozenset(data["signals"]["particles"])
    return Lexicon(
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        scales=data["scales"],
        attached_scales=data["attached_scales"],
        money_scales=data["money_scales"],
        shares=data["shares"],
        multiples=folds | {word: Fraction(str(by)) for word, by in data["multiples"].items()},
        share_before=frozenset(data["partial"]["before"]),
        share_behind=frozenset(data["partial"]["behind"]),
        never_share=frozenset(data["partial"]["never_behind"]),
        prefixes=frozenset(data["prefixes"]["words"]),
        months=data["months"],
        weekdays=data["weekdays"],
        holidays=holidays,
        of_holidays=of_holidays,
        currencies={word.casefold(): code for word, code in data["currencies"].items()},
        units=dict(_units(data["units"])),
        bounds=bounds,
        bounds_behind=_bounds(data["bounds_behind"]),
        bounds_of_dates=_bounds(data["bounds_of_dates"]),
        years={words_of(phrase): off for phrase, off in data["near"]["years"].items()},
        beside={words_of(phrase): off for phrase, off in data["near"]["beside"].items()},
        days={words_of(phrase): off for phrase, off in data["near"]["days"].items()},
        grades=data["grades"],
        sizes=sizes,
        begin_units=frozenset(
            [word.split()[0].lower() for word, _ in _units(data["units"])]
            + [word.casefold() for word in data["currencies"]]
            + ["°", "m", "km"]
        ),
        of_bounds=frozenset(
            word for phrase in (*bounds, *_bounds(data["bounds_behind"])) for word in phrase
        ),
        end_bounds=frozenset(phrase[-1] for phrase in bounds),
        begin_bounds=frozenset(phrase[0] for phrase in _bounds(data["bounds_behind"])),
        begin_figures=begin_figures | {"a", "an", "every", "each"},
        figure_words=figure_words | abbreviated,
        hedges=Phrases.of(data["signals"]["hedges"], names),
        reserves=Phrases.of(data["signals"]["reserves"], names),
        attributions=Phrases.of(data["signals"]["attributions"], names),
        scope=Phrases.of(data["signals"]["scope"], names),
        reaches=Phrases.of(data["signals"]["reaches"], names),
        causes=Phrases.of(data["signals"]["causes"], names),
        strong_causes=Phrases.of(data["signals"]["strong_causes"], names),
        speakers=Phrases.of(_speakers(data["signals"], irregular), names),
        any_of=Phrases.of(data["signals"]["any_of"], names),
        no_denials=Phrases.of(data["signals"]["no_denials"], names),
        denials=Phrases.of(data["signals"]["denials"], names),
        no_superlatives=frozenset(data["signals"]["no_superlatives"]),
        pronouns=frozenset(data["signals"]["pronouns"]),
        relational=frozenset(data["signals"]["relational"]),
        opposites=Opposites(irregular, particles),
        particles=particles,
        irregular=data["irregular"],
        light=frozenset(data["signals"]["light"]),
        alternatives=_alternatives(data["alternatives"]["sets"]),
        no_scope=Phrases.of(data["signals"]["no_scope"], names),
        ladders=tuple(Phrases.of(rungs, names) for rungs in data["signals"]["ladders"]),
        seldom=Phrases.of(data["signals"]["seldom"], names),
        degrees=Phrases.of(data["signals"]["degrees"], names),
        groups=frozenset(data["signals"]["groups"]),
        comparisons=frozenset(data["signals"]["comparisons"]),
        turning=frozenset(data["affixes"]["turning"]),
        turned_begins=frozenset(frozenset(pair.split()) for pair in data["affixes"]["begins"]),
        turned_ends=frozenset(
            [frozenset(pair.split()) for pair in data["affixes"]["ends"]]
            + [frozenset(("", "less"))]
        ),
    )


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _units(data: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, Unit]]:
    for measures, spellings in data.items():
        for word, factor in spellings.items():
            unit = Unit(measures, Fraction(factor))
            yield word, unit
            if not _NO_PLURAL.search(word):
                yield word + "s", unit


def _bounds(data: Mapping[str, list[str]]) -> dict[tuple[str, ...], Bound]:
    pairs: list[tuple[tuple[str, ...], Any]] = [
        (words_of(phrase), kind.replace("_", " "))
        for kind, phrases in data.items()
        for phrase in phrases
    ]
    return dict(pairs)


def _speakers(data: Mapping[str, Any], irregular: Mapping[str, str]) -> list[list[str]]:
    """Return the lines of words that say whose statement it is: the second with more verbs."""
    first, second, third = data["speakers"]
    known = {phrase for line in data["attributions"] for phrase in line}.union(first, third)
    more = [
        form
        for form in forms_of(data["say"], irregular)
        if form not in known and not form.endswith("ing")
    ]
    return [first, [*more, *second], third]


def _alternatives(sets: list[str]) -> dict[str, frozenset[int]]:
    from claimcheck.statements.words import plain_form

    found: dict[str, set[int]] = {}
    for number, words in enumerate(sets):
        for word in words.split():
            found.setdefault(plain_form(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
