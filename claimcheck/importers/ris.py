"""RIS, as reference managers, publishers and databases write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._dates import add_date, add_parts, date_in
from claimcheck.importers._identifiers import add_doi, add_isbn, add_url, doi_in
from claimcheck.importers._markup import unmarked
from claimcheck.importers.base import Entry, Item, ListKey, filled, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: ListKey = "sources"

_TAG = re.compile(r"\s*([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*)|$)")
_MAIN = ("TI", "T1")
_TITLES = ("TI", "T1", "CT", "BT", "ST", "T2")
_AUTHORS = ("AU", "A1", "A2", "ED", "A3", "A4")
_PUBLISHERS = ("PB", "T2", "JF", "JO", "BT", "JA", "J2", "J1", "T3")
_LINKS = ("UR", "LK", "L2", "L1")
_SUFFIX = re.compile(r"(?:jr|sr|i{1,3}|iv|v)\.?", re.IGNORECASE)

Record = dict[str, list[tuple[list[str], int]]]
"""What each tag of a record says, in the pieces that its lines are, with the first of these."""


def read(text: str) -> Iterator[Entry]:
    """Yield each reference as a source.

    Raises:
        ClaimcheckError: The file is not RIS.
    """
    record: Record = {}
    last: list[tuple[list[str], int]] = []
    begin, found, apart = 0, False, False
    for line, written in numbered(text.removeprefix("\ufeff")):
        tag = _TAG.fullmatch(written)
        if tag is None:
            if last and written.strip():  # a text goes on
                last[-1][0].append(written.strip())
            apart = not written.strip()
            continue
        begins_anew = apart and tag[1] in _MAIN and not record.keys().isdisjoint(_MAIN)
        apart = False
        if begins_anew:  # neither the end of one nor the beginning of the next is marked
            yield _source(record, begin)
            record = {}
        if tag[1] in ("TY", "ER"):
            if record:
                yield _source(record, begin)
            record, last, begin = {}, [], line
            if tag[1] == "TY":
                record["TY"], found = [([tag[2] or ""], line)], True
        else:
            begin = begin if record else line
            last = record.setdefault(tag[1], [])
            last.append(([(tag[2] or "").strip()], line))
    if record and found:
        yield _source(record, begin)
    if not found and text.strip():
        raise ClaimcheckError(
            "this is not RIS: no line begins with 'TY  - '",
            help="export it as RIS, or name what it is: --format",
        )


def _source(record: Record, line: int) -> Entry:
    entry = Entry(line, _first(record, "ID") or "")
    if "TY" not in record:
        return entry.fail("it does not begin with a line of TY")
    links = [each for tag in _LINKS for each in _all(record, tag)]
    numbers = [_first(record, tag) for tag in ("DO", "DI")]
    noted = [each for tag in ("M3", "N1") for each in _all(record, tag) if "doi" in each.lower()]
    notes = [unmarked(each) for each in _all(record, "N1") if doi_in(each) != each.split(" ")[-1]]
    entry.item = filled(
        id=_first(record, "ID"),
        title=next((said for tag in _TITLES if (said := unmarked(_first(record, tag)))), None),
        url=add_url(entry, *links),
        doi=add_doi(entry, next(filter(None, numbers), None), *links, *noted),
        isbn=add_isbn(entry, " ".join(_all(record, "SN"))),
        publisher=next(
            (said for tag in _PUBLISHERS if (said := unmarked(_first(record, tag)))), None
        ),
        author=next((names for tag in _AUTHORS if (names := _names(record, tag))), None),
        published=_published(entry, record),
        retrieved=add_date(entry, "Y2", _first(record, "Y2"), _line(record, "Y2")),
        note="; ".join(filter(None, notes)),
    )
    return entry


def _all(record: Record, tag: str) -> list[str]:
    said = (" ".join(pieces) for pieces, _ in record.get(tag, ()))
    return [text for text in said if text]


def _first(record: Record, tag: str) -> str | None:
    return next(iter(_all(record, tag)), None)


def _line(record: Record, tag: str) -> int:
    return record[tag][0][1] if tag in record else 0


def _published(entry: Entry, record: Record) -> str | None:
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
    return add_date(entry, tag, _first(record, tag), _line(record, tag))


def _names(record: Record, tag: str) -> list[Item]:
    return [name for each in _all(record, tag) if (name := _name(unmarked(each) or ""))]


def _name(text: str) -> Item:
    """Return a name as RIS writes it: ``Family, Given, Suffix``, or an organisation."""
    family, *rest = (part.strip() for part in text.split(","))
    rest = [part for part in rest if part]
    if not rest:
        return filled(literal=family)
    suffix = next((part for part in rest[1:] if _SUFFIX.fullmatch(part)), None)
    if suffix is None and len(rest) > 1 and not _SUFFIX.fullmatch(rest[0]):
        return filled(literal=text)  # an organisation with commas in its name
    if _SUFFIX.fullmatch(rest[0]) and len(rest) > 1:
        return filled(family=family, given=rest[1], suffix=rest[0])
    return filled(family=family, given=rest[0], suffix=suffix)
