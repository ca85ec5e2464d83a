"""CSL-JSON, as Zotero and other reference managers write it (CSL schema 1.0.2)."""

from __future__ import annotations

from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.importers.base import Items, ListKey, doi, filled, json_of, one_line
from claimcheck.model.fields import whole_day

KEY: ListKey = "sources"


def read(text: str) -> Items:
    """Return each item as a source.

    Raises:
        ClaimcheckError: It is not a JSON list of items.
    """
    found = json_of(text, "CSL-JSON")
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise ClaimcheckError(
            "this is not CSL-JSON: not a list of items",
            help="export it as CSL JSON, or name what it is: --format",
        )
    return [_source(each) for each in found]


def _source(item: dict[str, Any]) -> dict[str, Any]:
    custom = item.get("custom")
    own = custom.get("claimcheck") if isinstance(custom, dict) else None
    own = own if isinstance(own, dict) else {}
    container = one_line(item.get("container-title"))
    return filled(
        id=one_line(item.get("id")),
        title=one_line(item.get("title")),
        url=one_line(item.get("URL")),
        doi=doi(item.get("DOI")),
        isbn=one_line(item.get("ISBN")),
        file=own.get("file"),
        publisher=one_line(item.get("publisher")) or container,
        author=_names(item.get("author")),
        kind=own.get("kind"),
        published=_day(item.get("issued")),
        retrieved=_day(item.get("accessed")),
        derived_from=own.get("derived_from"),
        tags=own.get("tags"),
        note=own.get("note") or one_line(item.get("note")),
    )


def _names(value: Any) -> str | None:
    names = [
        one_line(each.get("literal"))
        or one_line(f"{each.get('given') or ''} {each.get('family') or ''}")
        for each in (value if isinstance(value, list) else ())
        if isinstance(each, dict)
    ]
    return ", ".join(name for name in names if name) or None


def _day(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        year, *rest = [*map(str, parts[0]), ""]
        return whole_day("-".join([year.zfill(4), *rest]).rstrip("-"))
    return whole_day(value.get("raw"))
