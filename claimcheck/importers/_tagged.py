"""Records whose lines begin with a tag, in the tags of RIS, as sources."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from claimcheck.importers._dates import add_date, add_parts
from claimcheck.importers._identifiers import (
    add_doi,
    add_isbn,
    add_url,
    doi_in,
    preprint_in,
    publisher_named,
)
from claimcheck.importers._people import inverted
from claimcheck.importers.base import Entry, Item, filled, unmarked
from claimcheck.model.fields import MAX_TEXT
from claimcheck.text.written_dates import date_in

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITLES = ("TI", "T1", "CT", "BT", "ST", "T2")
_AUTHORS = (("AU", "A1"), ("A2",), ("ED",), ("A3",), ("A4",))
"""Who made a work; AU and A1 are two names of one tag, which a merged file may hold both of."""
_PUBLISHERS = ("PB", "T2", "JF", "JO", "BT", "JA", "J2", "J1", "T3")
_HOLDERS = ("JO", "JF", "T2", "AN", "VL", "N1")
"""Where the number of a preprint may stand."""
_LINKS = ("UR", "LK", "L2", "L1")

Record = dict[str, list[tuple[str, int]]]
"""What each tag of a record says, with the lines."""


def add(record: Record, tag: str, text: str, line: int) -> None:
    """Add what a line says to a record."""
    record.setdefault(tag, []).append((text.strip(), line))


def longer(before: str, text: str) -> str:
    """Return a text with what goes on on the next line, as long as any field of it can be."""
    return f"{before} {text.strip()}" if len(before) <= MAX_TEXT else before


def source_of(
    record: Record, line: int, *, names: Mapping[str, str] | None = None, key: str = ""
) -> Entry:
    """Return a record as a source.

    Args:
        record: What its tags say, in those of RIS.
        line: 1-based line on which it begins.
        names: What the file calls a tag, where that is not its name in RIS.
        key: What the file calls the record, where that is no id for it.
    """
    entry = Entry(line, key or _first(record, "ID") or "")
    if not any(_all(record, tag) for tag in _LINKS[:2]):  # a file may hold many works
        entry.inherited = frozenset(("url",))
    links = [each for tag in _LINKS for each in _all(record, tag)]
    numbers = [_first(record, tag) for tag in ("DO", "DI")]
    noted = [each for tag in ("M3", "N1") for each in _all(record, tag) if "doi" in each.lower()]
    notes = [unmarked(each) for each in _all(record, "N1") if doi_in(each) != each.split(" ")[-1]]
    address = add_url(entry, *links) or preprint_in(*(_first(record, tag) for tag in _HOLDERS))
    entry.item = filled(
        id=_first(record, "ID"),
        title=next((said for tag in _TITLES if (said := unmarked(_first(record, tag)))), None),
        url=address,
        doi=add_doi(entry, next(filter(None, numbers), None), *links, *noted),
        isbn=add_isbn(entry, " ".join(_all(record, "SN"))),
        publisher=publisher_named(
            next((said for tag in _PUBLISHERS if (said := unmarked(_first(record, tag)))), None)
        ),
        author=next((people for tags in _AUTHORS if (people := _names(record, tags))), None),
        published=_published(entry, record, names or {}),
        retrieved=add_date(entry, "Y2", _first(record, "Y2"), _line(record, "Y2")),
        note="; ".join(filter(None, notes)),
    )
    return entry


def _all(record: Record, tag: str) -> list[str]:
    return [text for text, _ in record.get(tag, ()) if text]


def _first(record: Record, tag: str) -> str | None:
    return next(iter(_all(record, tag)), None)


def _line(record: Record, tag: str) -> int:
    return record[tag][0][1] if tag in record else 0


def _published(entry: Entry, record: Record, names: Mapping[str, str]) -> str | None:
    """Return the date that says most of those that a record has."""
    said = [each for tag in ("DA", "PY", "Y1") for each in _all(record, tag)]
    found = [known for each in said if (known := date_in(each))]
    year = next((each[:4] for each in found), None)
    day = _first(record, "DA")
    if year and day and not re.search(r"\d{4}", day):  # EndNote: the day without its year
        return add_parts(entry, year, day, None, _line(record, "DA"))
    if found:
        return max(found, key=len) if len({each[:4] for each in found}) == 1 else found[0]
    tag = next((tag for tag in ("PY", "Y1", "DA") if _first(record, tag)), "PY")
    return add_date(entry, names.get(tag, tag), _first(record, tag), _line(record, tag))


def _names(record: Record, tags: tuple[str, ...]) -> list[Item]:
    """Return the names that tags hold, in the order of the file, each once."""
    lines = sorted((each for tag in tags for each in record.get(tag, ())), key=itemgetter(1))
    said = dict.fromkeys(unmarked(text) or "" for text, _ in lines)
    return [name for each in said if (name := inverted(each))]
