"""What a lookup is: where to ask, and what the answer says of a work."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

from claimcheck.model.dates import known_date
from claimcheck.model.fields import CONTROL_CHARACTER
from claimcheck.model.record import Notice, NoticeKind, Record
from claimcheck.text.markup import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Fields = dict[str, str]
"""Fields of a source by name; what is not known is not there."""

_MOST_TITLES, _LONGEST_TITLE = 12, 1_000
_MOST_AUTHORS, _LONGEST_NAME = 200, 200
_MOST_NOTICES, _LONGEST_NUMBER = 50, 300
"""More than this of a record is not kept: a registry may be mistaken, or lie."""

_WORDS = ("title", "author", "publisher")
"""Fields in which registries have markup and entities."""

_YEAR = re.compile(r"(?<![0-9])(1[4-9]|20)[0-9]{2}(?![0-9])")


class UnreadableError(Exception):
    """An answer is none of those that the service is documented to give."""


class Lookup(Protocol):
    """A module of this folder, seen as a value. It fetches nothing itself.

    Attributes:
        MOST: How many identifiers one request may ask for.
        PACE: Seconds between two requests that the service asks for, at its own address.
    """

    MOST: int
    PACE: float

    def address(self, base: str, identifiers: Sequence[str], mailto: str = "") -> str:
        """Return the address that knows ``identifiers``; ``base`` is that of the service.

        Args:
            base: Where the service is.
            identifiers: What to ask for, at most ``MOST``.
            mailto: Where the service can write to whoever asks; empty for nowhere.
        """
        ...

    def read(self, body: bytes, identifier: str) -> Record | None:
        """Return what an answer says of one identifier; None where it has no record of it.

        Raises:
            UnreadableError: It is no answer of this service.
        """
        ...


def object_in(body: bytes) -> dict[str, Any]:
    """Return the object that an answer in JSON is.

    Raises:
        UnreadableError: It is none.
    """
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise UnreadableError("its answer is not the JSON that it is documented to be")
    return value


def part(value: Any, *path: str) -> Any:
    """Return what is found in objects within objects; None where anything on the way is not one."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def listed(value: Any) -> Iterator[Any]:
    """Yield the members of a list, or a single value; nothing for None."""
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects in a list, or a single one."""
    yield from (each for each in listed(value) if isinstance(each, dict))


def line(value: Any, longest: int = _LONGEST_TITLE) -> str:
    """Return a text on one line without what a terminal would obey; empty for what is none."""
    if not isinstance(value, str):
        return ""
    text = CONTROL_CHARACTER.sub("", " ".join(value.split()))
    return text if len(text) <= longest else ""


def kept(**values: object) -> Fields:
    """Return the values that are texts and say something, on one line each."""
    found = {name: line(value, 10_000) for name, value in values.items()}
    return {name: text for name, text in found.items() if text}


def joined(names: Iterable[str]) -> str | None:
    """Return names as one author: all of up to three, else the first and "et al."."""
    named = [name for name in names if name]
    if len(named) > 3:
        return f"{named[0]} et al."
    return ", ".join(named) or None


def person(family: Any, given: Any, literal: Any = None) -> str:
    """Return a name as ``Family, Given``, or the one name that it has; empty for none."""
    names = [line(each, _LONGEST_NAME) for each in (family, given)]
    return ", ".join(name for name in names if name) or line(literal, _LONGEST_NAME)


def spoken(family: Any, given: Any, literal: Any = None) -> str:
    """Return a name as ``Given Family``, or the one name that it has; empty for none."""
    names = [each for each in (given, family) if isinstance(each, str) and each]
    return " ".join(names) or (literal if isinstance(literal, str) else "")


def years_in(*values: Any) -> tuple[int, ...]:
    """Return the years that dates of any form name, each once, in order."""
    found = {
        int(match[0])
        for value in values
        if isinstance(value, (str, int)) and not isinstance(value, bool)
        for match in _YEAR.finditer(str(value)[:100])
    }
    return tuple(sorted(found))


def notice(kind: NoticeKind, date: Any = None, by: Any = None, said_by: Any = None) -> Notice:
    """Return a notice of what a registry says, each value a short text or None."""
    day = re.match(r"[0-9]{4}(?![0-9])(-[0-9]{2}(?![0-9])){0,2}", str(date or ""))
    known = known_date(*day[0].split("-")) if day else None  # as far as the calendar has it
    number, name = line(by, _LONGEST_NUMBER), line(said_by, 50)
    return Notice(kind, known, number or None, name or None)


def record(
    fields: Mapping[str, str],
    titles: Iterable[Any],
    authors: Iterable[str],
    years: Iterable[int],
    notices: Iterable[Notice] = (),
    about: Any = "",
) -> Record:
    """Return a record within its limits, each title, name and notice once."""
    names = tuple(dict.fromkeys(name for name in authors if name))
    return Record(
        kept(**{name: unmarked(it) if name in _WORDS else it for name, it in fields.items()}),
        tuple(dict.fromkeys(filter(None, map(line, titles))))[:_MOST_TITLES],
        names if len(names) <= _MOST_AUTHORS else (),
        tuple(sorted(set(years))),
        tuple(dict.fromkeys(notices))[:_MOST_NOTICES],
        line(about, _LONGEST_NUMBER),
    )


def query(address: str, **parameters: str) -> str:
    """Return an address with the parameters that are not empty."""
    given = {name: value for name, value in parameters.items() if value}
    if not given:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(given, safe=':,')}"
