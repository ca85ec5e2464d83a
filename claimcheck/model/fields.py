"""The kinds of value that a field of a registry can hold, and what each refuses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Kebab-case: lower-case letters, digits and single hyphens."""

MAX_TEXT = 10_000
"""Characters in one text; a claim or a quote that is longer than this is a mistake."""

_UNPRINTABLE = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
CONTROL_CHARACTER = re.compile(f"[{_UNPRINTABLE}]")
"""C0 and C1 control characters other than tab and line feed: a terminal would obey them."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DOI_PATTERN = r"^10\.[0-9]{4,9}/\S+$"


class Frozen(BaseModel):
    """A value that never changes and refuses keys that it does not know.

    Attributes:
        GONE: Keys of earlier versions that are refused, each with what to do about it.
        MEANT: Keys that people write because other programs call it so, each with the one here.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    GONE: ClassVar[Mapping[str, str]] = {}
    MEANT: ClassVar[Mapping[str, str]] = {}


def _parse_date(value: object) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        msg = "is not a date: write it as YYYY-MM-DD, for example 2026-11-22"
        raise ValueError(msg)
    try:
        return date.fromisoformat(value)
    except ValueError:
        msg = "is not a day of the calendar"
        raise ValueError(msg) from None


def whole_day(value: object) -> str | None:
    """Return a day in the words of another program as YYYY-MM-DD; None for what is no whole day."""
    match = re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", str(value or ""))
    if match is None:
        return None
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def _check_url(value: str) -> str:
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
        parts = None
    if parts is None or parts.scheme not in ("http", "https"):
        msg = "is not an address that begins with http:// or https://"
        raise ValueError(msg)
    if not host or value.split() != [value]:
        msg = "is not a complete address"
        raise ValueError(msg)
    if parts.username is not None or parts.password is not None:
        msg = "carries a user name or a password, which does not belong in a registry"
        raise ValueError(msg)
    return value


def _check_isbn(value: str) -> str:
    digits = value.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        valid = sum((10 - place) * digit for place, digit in enumerate(values)) % 11 == 0
    elif re.fullmatch(r"[0-9]{13}", digits):
        valid = (
            sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
            == 0
        )
    else:
        valid = False
    if not valid:
        msg = "is not an ISBN: it needs 10 or 13 digits, the last of which checks the others"
        raise ValueError(msg)
    return value


def _absent_as_empty(value: Any) -> Any:
    return () if value is None else value


def _yes_or_no(value: Any) -> bool:
    if value in (True, False, "true", "false"):
        return value in (True, "true")
    msg = "is neither true nor false"
    raise ValueError(msg)


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
"""true or false; YAML is read as it is written, so it comes as a word."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=100)]
"""A stable name: it appears in links, locks and other people's notes."""

_TEXT_PATTERN = rf"^[^{_UNPRINTABLE}]*[^\s{_UNPRINTABLE}][^{_UNPRINTABLE}]*$"
Text = Annotated[str, StringConstraints(pattern=_TEXT_PATTERN, max_length=MAX_TEXT)]
"""Prose that is not blank and holds no control characters."""

IsoDate = Annotated[date, BeforeValidator(_parse_date)]
"""A day as YYYY-MM-DD."""

Url = Annotated[Text, AfterValidator(_check_url)]
"""An absolute http or https address without credentials."""

Doi = Annotated[Text, StringConstraints(pattern=_DOI_PATTERN)]
"""A Digital Object Identifier without its resolver, for example 10.1000/182."""

Isbn = Annotated[Text, AfterValidator(_check_isbn)]
"""An ISBN-10 or ISBN-13 whose check digit holds; hyphens and spaces may stand."""

AbsentAsEmpty = BeforeValidator(_absent_as_empty)
"""Reads a key without a value (``evidence:``) as an empty list."""
Ids = Annotated[tuple[Id, ...], AbsentAsEmpty]
"""Ids in the order in which they were written; a key without a value is an empty list."""

Tags = Annotated[tuple[Id, ...], AbsentAsEmpty]
"""Words to group and filter by, each in kebab-case."""
