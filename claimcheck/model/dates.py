"""Dates as far as they are known: EDTF level 0 (https://www.loc.gov/standards/datetime/)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import CoreSchema, core_schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

_YEAR = "(?!0000)[0-9]{4}"
_DATE = f"{_YEAR}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
EDTF_PATTERN = f"^{_DATE}(?:/{_DATE})?$"
"""What such a date looks like; whether the day is in the calendar, no pattern can say."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_FORM = re.compile(EDTF_PATTERN, re.ASCII)


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A year, a month, a day, or an interval from one of them to another.

    What is not known is not there. Two dates are compared by what is known of them: one is before
    another where the last day that it can be is before the first day that the other can be.

    Attributes:
        text: As it is written: ``2019``, ``2019-05``, ``2019-05-04`` or ``2019/2020-03``.
        earliest: The first day that it can be, or on which it can begin.
        last_begins: The same of what an interval ends with; else as ``earliest``.
        latest: The last day that it can be, or on which it can end.
    """

    text: str
    earliest: date
    last_begins: date
    latest: date

    @classmethod
    def parse(cls, value: object) -> Self:
        """Return the date that a text, a day or a date is.

        Raises:
            ValueError: It is none; the message goes on from the name of the value.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, date):
            value = (value.date() if isinstance(value, datetime) else value).isoformat()
        if not isinstance(value, str) or not _FORM.fullmatch(value):
            msg = "is not a date: write it as 2026, 2026-11 or 2026-11-22, or as 2025/2026"
            raise ValueError(msg)
        begins, _, ends = value.partition("/")
        earliest, latest = _days(begins)
        last_begins = earliest
        if ends:
            last_begins, latest = _days(ends)
            if latest < earliest:
                msg = "ends before it begins"
                raise ValueError(msg)
        return cls(value, earliest, last_begins, latest)

    @property
    def year(self) -> int:
        """Return its year, or the first of its years."""
        return self.earliest.year

    @property
    def parts(self) -> tuple[str, ...]:
        """Return it as it is written, or what an interval begins and ends with."""
        return tuple(self.text.split("/"))

    @property
    def when(self) -> str:
        """Return it as a sentence goes on: ``on 2019-05-04``, ``in 2019``, ``from … to …``."""
        return self._in_a_sentence(self.parts)

    @property
    def spelled(self) -> str:
        """Return the same with the month as a word: ``on 4 May 2019``, ``in May 2019``."""
        return self._in_a_sentence([_spelled(each) for each in self.parts])

    def _in_a_sentence(self, parts: Sequence[str]) -> str:
        begins, *ends = parts
        if ends:
            return f"from {begins} to {ends[0]}"
        return f"{'on' if self.earliest == self.latest else 'in'} {begins}"

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": EDTF_PATTERN}


@lru_cache(maxsize=10_000)
def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day that a year, a month or a day can be."""
    year, *rest = map(int, text.split("-"))
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    try:
        if len(rest) > 1:
            return date(year, *rest), date(year, *rest)
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        msg = "is not a day of the calendar"
        raise ValueError(msg) from None


def _spelled(text: str) -> str:
    year, *rest = text.split("-")
    month = [_MONTHS[int(each) - 1] for each in rest[:1]]
    return " ".join((*(str(int(day)) for day in rest[1:]), *month, year))


def known_date(*parts: object) -> str | None:
    """Return what another program gives as year, month and day as EDTF; None for no year.

    What stands behind a part that is none is left out with it: there is no day without a month.
    """
    numbers: list[int] = []
    for part in parts[:3]:
        if not re.fullmatch(r"\s*[0-9]{1,4}\s*", str(part), re.ASCII):
            break
        numbers.append(int(str(part)))
    while numbers:
        text = "-".join(f"{each:0{4 if at == 0 else 2}d}" for at, each in enumerate(numbers))
        try:
            return EdtfDate.parse(text).text
        except ValueError:
            numbers.pop()
    return None
