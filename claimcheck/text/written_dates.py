"""Dates as people and references write them, in numbers or with the English name of a month."""

from __future__ import annotations

import re

from claimcheck.model.dates import EdtfDate, known_date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names by which BibTeX knows the months, and by which the English ones begin."""

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
"""Their English names."""

_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[-+][\d:]+)?")
_SLASHED = re.compile(r"(\d{4})/(\d{0,2})/(\d{0,2})(?:/(.*))?")
_NUMBERS = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
_YEARS = re.compile(r"(\d{4})\s*(?:-{1,3}|[–—/])\s*(\d{4}|\d{2})")
_SEASON = re.compile(r"\d{4}-(?:2[1-9]|3\d|4[01])")
"""A season or a quarter in EDTF level 1 and 2, which could as well be the end of some years."""
_DASHED = re.compile(r"\b(\d{1,2})-([^\W\d_]{3,9})-(\d{4})\b")
_SPAN = re.compile(r"\s?(?:-{1,3}|[–—/]|\band\b|\bto\b|&)\s?")
_WORDS = re.compile(r"[^\W\d_]+\.?|\d+")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)


def date_in(text: str) -> str | None:
    """Return the date that a text is, whole; None where it is none, or leaves open which one."""
    said = _DASHED.sub(r"\1 \2 \3", " ".join(text.split()))
    said = _ORDINAL.sub(r"\1", said).strip(" ,.;[]()")
    said = re.sub(r"(?<=\d{4})-00(?:-00)?$|(?<=\d{4}-\d{2})-00$|(?<=^\d{4})[a-z]$", "", said)
    if _is_date(said):
        return said
    if moment := _TIME.fullmatch(said):
        return checked_date(*moment[1].split("-"))
    if slashed := _SLASHED.fullmatch(said):
        return _of_slashes(*slashed.groups(""))
    if years := _YEARS.fullmatch(said):
        begins, ends = years.groups()
        if len(ends) == 4 or not (1 <= int(ends) <= 12 or _SEASON.fullmatch(said)):
            return _interval(begins, begins[: 4 - len(ends)] + ends)
    if numbers := _NUMBERS.fullmatch(said):
        return checked_date(*numbers.groups())
    return _of_words(said)


def _of_slashes(year: str, month: str, day: str, rest: str) -> str | None:
    """Return what RIS writes as year/month/day/other, where only the year has to be there."""
    if re.fullmatch(r"[\s/]*(?:\d{1,2}:[\d:.]+)?", rest):  # or the time of the day
        return checked_date(year, *filter(None, (month, month and day)))
    return _of_words(f"{rest} {year}") if not month else None


def _of_words(text: str) -> str | None:
    """Return a date with the name of a month in it, or from one such date to another."""
    sides = [_WORDS.findall(side) for side in _SPAN.split(text)]
    if not all(sides) or len(sides) > 2:
        return None
    years = [word for side in sides for word in side if re.fullmatch(r"\d{4}", word)]
    months = [word for side in sides for word in side if _month(word)]
    if not 1 <= len(years) <= len(sides) or not 1 <= len(months) <= len(sides):
        return None
    dates = [_of_side(side, years, months) for side in sides]
    if None in dates or re.sub(r"[\w\s.,]|" + _SPAN.pattern, "", text):
        return None
    return str(dates[0]) if len(dates) == 1 else _interval(str(dates[0]), str(dates[-1]))


def _of_side(words: list[str], years: list[str], months: list[str]) -> str | None:
    """Return one end of an interval; what it leaves out is that of the other."""
    own_years = [word for word in words if word in years]
    own_months = [word for word in words if word in months]
    days = [word for word in words if re.fullmatch(r"\d{1,2}", word)]
    if len(own_years) + len(own_months) + len(days) != len(words) or len(days) > 1:
        return None
    if not own_months and not days:
        return own_years[0]
    return checked_date((own_years or years)[0], _month((own_months or months)[0]), *days)


def _month(word: str) -> int | None:
    """Return the number of the month that a word names: by its name, or four letters or less."""
    name = word.rstrip(".").lower()
    if len(name) < 3 or name[:3] not in MONTHS:
        return None
    number = MONTHS.index(name[:3])
    return number + 1 if name == "sept" or MONTH_NAMES[number].startswith(name) else None


def checked_date(*parts: object) -> str | None:
    """Return a date of numbers that are of the calendar; None where they are not."""
    said = [part for part in parts if part]
    known = known_date(*said)
    return known if known and len(known.split("-")) == len(said) else None


def _interval(begins: str, ends: str) -> str | None:
    if begins == ends:
        return begins
    return f"{begins}/{ends}" if _is_date(f"{begins}/{ends}") else None


def _is_date(text: str) -> bool:
    try:
        EdtfDate.parse(text)
    except ValueError:
        return False
    return True
