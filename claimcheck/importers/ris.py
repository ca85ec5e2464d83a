"""RIS, read by rispy."""

from __future__ import annotations

from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.importers.base import Items, ListKey, doi, filled, missing_extra, one_line
from claimcheck.model.fields import whole_day

KEY: ListKey = "sources"


def read(text: str) -> Items:
    """Return each reference as a source.

    Raises:
        ClaimcheckError: rispy is not installed, or the file is not RIS.
    """
    try:
        import rispy
    except ImportError:
        raise missing_extra("rispy") from None
    try:
        entries = rispy.loads(text.removeprefix("\ufeff"))
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise ClaimcheckError(f"this is not RIS: {one_line(str(error))}") from None
    return [_source(entry) for entry in entries]


def _source(entry: dict[str, Any]) -> dict[str, Any]:
    names = entry.get("authors") or entry.get("first_authors") or []
    links = entry.get("urls") or []
    number = one_line(entry.get("issn"))  # RIS has one field for ISBN and ISSN
    return filled(
        id=one_line(entry.get("id")),
        title=one_line(entry.get("title") or entry.get("primary_title")),
        url=one_line(links[0] if links else entry.get("url")),
        doi=doi(entry.get("doi")),
        isbn=number if number and len(number.replace("-", "")) in (10, 13) else None,
        publisher=one_line(entry.get("publisher") or entry.get("journal_name")),
        author=", ".join(_name(each) for each in names) or None,
        published=whole_day(entry.get("date") or entry.get("publication_year")),
        retrieved=whole_day(entry.get("access_date")),
        note="; ".join(entry.get("notes") or ()) or None,
    )


def _name(text: str) -> str:
    family, comma, given = text.partition(",")
    return f"{given.strip()} {family.strip()}" if comma else text.strip()
