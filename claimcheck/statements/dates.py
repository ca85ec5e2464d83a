"""Dates in texts and tables: ``4 May 2020``, ``4-May-20``, ``2018–19``, ``Q3 2021``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Day, Span
from claimcheck.statements.tokens import plain_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.statements.lexicon import Lexicon

_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2199
"""What a number of four digits has to lie between to be taken for a year."""
_HUNDREDS: Final = frozenset(f"{century}00" for century in range(10, 20))
"""First years of centuries: *the 1800s* is no decade, and *the 2000s* is mostly one."""


def is_year(digits: str) -> bool:
    """Whether a number alone is taken for a year."""
    return len(digits) == 4 and digits.isdigit() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


@cache
def _patterns(months: tuple[str, ...]) -> re.Pattern[str]:
    month = rf"(?:{'|'.join(sorted(months, key=len, reverse=True))})\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"[12]\d{3}"
    dash = r"\s?[-\u2010-\u2015/]\s?"
    joined = rf"(?:{dash}|\s(?:to|and|until|till|through)\s(?:the\s)?)"
    ends = r"(?:[.,;:)]|$|\s(?:in|at|and|of|with|under|near|for|by)\b)"
    return re.compile(
        rf"""
        (?<![\w.])(?:
            (?P<iso_year>{year})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?(?!\d)(?:T[\d:.]+\S*)?
          | (?P<y8>{year})(?P<part8>[/.])(?P<m8>\d\d)(?P=part8)(?P<d8>\d\d)(?![\w.]*\d)
          | (?P<n1>\d{{1,2}})[/.](?P<n2>\d{{1,2}})[/.](?P<n_year>{year}|\d\d)
          | (?P<n_month>0?[1-9]|1[0-2])/(?P<n_of>{year})(?![\d/])
          | (?P<d1>{day})(?:{joined}(?P<d1_to>{day}))?\s(?:of\s)?(?P<m1>{month})
                (?:,?\s?(?P<y1>{year}|['’]?\d\d(?![\w:]))(?!\d))?
          | (?P<m2>{month})\s(?:the\s)?(?P<d2>{day})(?!\d|\sof\s)
                (?:(?:{dash}|\s(?:to|through|until|till)\s(?:the\s)?(?={day}{ends}))(?P<d2_to>{day})(?!\d))?
                (?:,?\s(?P<y2>{year})(?!\d))?
          | (?P<d6>\d{{1,2}})(?P<part6>[-/])(?P<m6>{month})(?P=part6)(?P<y6>{year}|\d\d)(?!\w)
          | (?P<y7>{year})(?P<part7>[-/])(?P<m7>{month})(?P=part7)(?P<d7>\d{{1,2}})(?!\w)
          | (?P<m3>{month}),?\s(?:of\s)?(?P<y3>{year}|['’]\d\d)(?!\w)
          | \b(?:his|her|their|my|our|your)\s(?:(?:early|mid|late)[-\s])?(?P<aged>[2-9]0)s\b
          | (?<=\bin\s)['’](?P<short>\d\d)(?![\w'’])
          | (?:the\s)?(?:(?:early|mid|late)[-\s])?(?:the\s)?
                (?P<decade>(?:[12]\d{{2}}|['’]\d)0(?=\s?['’]?s\b)|\d0(?=['’]?s\b))\s?['’]?s\b
          | \b(?:the\s|(?P<whose>his|her|their|my|our|your|its)\s
                |(?P<teens>seven|eigh|nine)teen[-\s])
                (?:(?:early|mid|late)[-\s])?
                (?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b
          | (?P<y4>{year}){dash}(?P<y4_to>{year}|\d\d)(?![\w%])
          | Q(?P<quarter>[1-4])(?:(?:\s|\sof\s|/)?(?P<y5>{year}))?(?!\d)
          | FY[\s'’]?(?P<fiscal>{year}|\d\d)(?!\d)
          | (?P<century>\d{{1,2}})(?:st|nd|rd|th)[-\s]century
          | (?P<m4>{month})(?!\s?\d)
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_JOINED: Final = re.compile(
    r"['’]\d\d|FY\s?\d|\d\s?(?:[-\u2010-\u2015/.]\s?\d|['’]?s\b|st\b|nd\b|rd\b|th\b)|Q\d"
    r"|(?:[nxf]t|[io]rt|net|ght)ies\b",
    re.IGNORECASE,
)
"""What every date without the name of a month has in it."""
_LETTERS: Final = re.compile(r"[a-z]+")
_CENTURY_WORDS: Final = re.compile(r"\b([a-z]+(?:-[a-z]+)?)[-\s]century\b", re.IGNORECASE)
_ERA: Final = re.compile(
    r"(?<![\w.,$€£])(?:(?:AD|A\.D\.)\s?(?P<after>\d{1,4})"
    r"|(?P<year>\d{1,3}(?:,?\d{3})?|\d{4})\s?(?P<era>BCE?|CE|AD|B\.C\.(?:E\.)?|C\.E\.|A\.D\.))(?!\w)"
)
"""A year with its era: *300 BC*, *AD 70*."""
_BEFORE: Final = re.compile(r"\s?B\.?C")
_MAY: Final = re.compile(r"may$|march$|mar$|sun$|jan$", re.IGNORECASE)


def days_in(text: str, lexicon: Lexicon) -> Iterator[Day]:
    """Yield the dates of a text that are more than a year alone, in order."""
    plain = plain_of(text).lower()
    words = _LETTERS.findall(plain)
    has_month = not lexicon.months.keys().isdisjoint(words)
    if has_month or _JOINED.search(text):
        for match in _patterns(tuple(lexicon.months)).finditer(text):
            yield from _read(match, lexicon)
    if has_month and not lexicon.ordinals.keys().isdisjoint(words):
        yield from _spelt(text, lexicon)
    if any(word in plain for word in lexicon.of_holidays):
        yield from _holidays(text, lexicon)
    for match in _CENTURY_WORDS.finditer(text) if "entury" in text else ():
        number = lexicon.ordinals.get(match[1].casefold())
        first = 1 if match[1].casefold() == "first" else number
        if first is None and match[1].casefold() == "twenty-first":
            first = 21
        if first is not None:
            is_before = _BEFORE.match(text, match.end())
            yield Day(_span(match), -100 * first if is_before else 100 * (first - 1), years=100)
    for match in _ERA.finditer(text) if "C" in text or "AD" in text or "A.D." in text else ():
        year = int((match["after"] or match["year"]).replace(",", ""))
        yield Day(_span(match), -year if (match["era"] or "")[:1] == "B" else year)


@cache
def _spelt_patterns(months: tuple[str, ...], ranks: tuple[str, ...]) -> re.Pattern[str]:
    rank = rf"(?:(?:twenty|thirty)[-\s])?(?:{'|'.join(ranks)})"
    month, year = rf"(?:{'|'.join(months)})\b", r",?\s[12]\d{3}\b"
    return re.compile(
        rf"\bthe\s(?P<r1>{rank})\sof\s(?P<m1>{month})(?P<y1>{year})?"
        rf"|\b(?P<r2>{rank})\s(?:of\s)?(?P<m2>{month})(?P<y2>{year})"
        rf"|\b(?P<m3>{month})\sthe\s(?P<r3>{rank})\b(?P<y3>{year})?"
        rf"|\b(?P<m4>{month})\s(?P<r4>{rank})\b(?P<y4>{year})",
        re.IGNORECASE,
    )


def _spelt(text: str, lexicon: Lexicon) -> Iterator[Day]:
    """Yield the days that are written in words: *the first of July*, *July the first*."""
    for match in _spelt_patterns(tuple(lexicon.months), tuple(lexicon.ordinals)).finditer(text):
        which = next(each for each in "1234" if match[f"m{each}"])
        name, word = match[f"m{which}"], match[f"r{which}"].casefold().replace(" ", "-")
        tens, _, ones = word.rpartition("-")
        number = lexicon.numbers.get(tens, 0) + lexicon.ordinals[ones]
        if name[0].isupper() and number <= 31:
            year = _number(match[f"y{which}"])
            yield Day(_span(match), year, lexicon.months[name.casefold()], number)


@cache
def _holiday_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<name>{'|'.join(names)})\b(?:,?\s(?:of\s|in\s)?(?P<year>[12]\d{{3}})\b)?",
        re.IGNORECASE,
    )


def _holidays(text: str, lexicon: Lexicon) -> Iterator[Day]:
    """Yield the days that have a name: *Christmas Eve 1888*."""
    for match in _holiday_pattern(tuple(lexicon.holidays)).finditer(plain_of(text)):
        month, day = lexicon.holidays[match["name"].casefold()]
        span = Span(match.start(), match.end(), text[match.start() : match.end()])
        yield Day(span, _number(match["year"]), month, day)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end(), match[0])


def _read(match: re.Match[str], lexicon: Lexicon) -> Iterator[Day]:
    """Yield what one match of the pattern says; two dates where it names first and last."""
    span, get = _span(match), match.groupdict()
    if get["iso_year"]:
        next_year = int(get["iso_month"]) == int(get["iso_year"]) % 100 + 1 and not get["iso_day"]
        two_years = next_year and match[0] != match.string  # *in 2010-11*; alone it is a month
        if 1 <= int(get["iso_month"]) <= 12 and not two_years:
            yield Day(span, int(get["iso_year"]), int(get["iso_month"]), _number(get["iso_day"]))
        else:
            yield from _years(span, get["iso_year"], get["iso_month"])
    elif get["y8"]:
        if 1 <= int(get["m8"]) <= 12:
            yield Day(span, int(get["y8"]), int(get["m8"]), int(get["d8"]))
    elif get["n1"]:
        yield from _by_numbers(span, int(get["n1"]), int(get["n2"]), _full_year(get["n_year"]))
    elif get["n_month"]:
        yield Day(span, int(get["n_of"]), int(get["n_month"]))
    elif get["m1"] and get["m1"].islower() and not get["y1"] and _MAY.match(get["m1"]):
        return  # *of which 5 may*
    elif get["m1"] or get["m2"]:
        which = "1" if get["m1"] else "2"
        month = lexicon.months[get[f"m{which}"].casefold().rstrip(".")]
        year = _full_year(get[f"y{which}"]) if get[f"y{which}"] else None
        for day in (get[f"d{which}"], get[f"d{which}_to"]):
            if day is not None:
                yield Day(span, year, month, _number(day))
    elif get["m6"] or get["m7"]:
        which = "6" if get["m6"] else "7"
        month = lexicon.months[get[f"m{which}"].casefold().rstrip(".")]
        yield Day(span, _full_year(get[f"y{which}"]), month, _number(get[f"d{which}"]))
    elif get["m3"]:
        yield Day(span, _full_year(get["y3"]), lexicon.months[get["m3"].casefold().rstrip(".")])
    elif get["decade"]:
        digits = get["decade"].lstrip("'’")
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
        yield Day(span, first, years=100 if digits in _HUNDREDS else 10)  # *the 1800s*
    elif get["short"]:
        yield Day(span, _full_year(get["short"]))
    elif get["aged"]:
        yield Day(span, int(get["aged"]), years=10)
    elif get["tens"]:
        hundreds = {"seven": 1700, "eigh": 1800}.get((get["teens"] or "").casefold(), 1900)
        tens = lexicon.numbers[get["tens"].casefold() + "y"]
        yield Day(span, tens if get["whose"] else hundreds + tens, years=10)
    elif get["y4"]:
        yield from _years(span, get["y4"], get["y4_to"])
    elif get["quarter"] and (get["y5"] or match[0][0] == "Q"):  # q1 alone is a name
        yield Day(span, _number(get["y5"]), 3 * int(get["quarter"]))
    elif get["fiscal"]:
        yield Day(span, _full_year(get["fiscal"]))
    elif get["century"]:
        number = int(get["century"])
        first = -100 * number if _BEFORE.match(match.string, match.end()) else 100 * (number - 1)
        yield Day(span, first, years=100)
    elif get["m4"] and not (_MAY.match(get["m4"]) and not _is_month(match)):
        yield Day(span, None, lexicon.months[get["m4"].casefold().rstrip(".")])


def _is_month(match: re.Match[str]) -> bool:
    """Whether ``May`` or ``March`` alone is a month, by its capital and the words before it."""
    before = match.string[: match.start()].rstrip().rpartition(" ")[2].casefold()
    return match[0][0].isupper() and before in (
        "in", "last", "next", "this", "by", "since", "until", "during", "of", "early", "late",
        "mid", "and", "through", "from", "to", "on", "every", "each", "between", "before", "after",
        "around", "about", "till", "for", "or", "than", "throughout", "within", "that", "previous",
        "following", "past", "coming", "with", "a", "-", "–", "mid-", "end-",
    )  # fmt: skip


def _years(span: Span, first: str, last: str) -> Iterator[Day]:
    """Yield both ends of ``2018–19``; nothing where the second is no later year."""
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    if end > int(first):
        yield Day(span, int(first))
        yield Day(span, end)


def _by_numbers(span: Span, one: int, two: int, year: int) -> Iterator[Day]:
    """Yield both readings of 5/4/2020: which comes first is a matter of country."""
    for month, day in {(one, two), (two, one)}:
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Day(span, year, month, day)


def _number(text: str | None) -> int | None:
    digits = "".join(filter(str.isdigit, text or ""))
    return int(digits) if digits else None


def _full_year(text: str) -> int:
    year = int(text.lstrip("'’"))
    return year if year > 99 else year + (1900 if year > 49 else 2000)
