"""Items of CSL (schema 1.0.2), as Zotero, Pandoc and Crossref write them, in JSON or in YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._dates import add_date
from claimcheck.importers._identifiers import (
    add_doi,
    add_isbn,
    add_url,
    preprint_in,
    publisher_named,
)
from claimcheck.importers.base import Entry, Item, filled, one_line, unmarked
from claimcheck.model.dates import EdtfDate, known_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PUBLISHERS = ("publisher", "container-title", "collection-title", "event-title", "archive")
_AUTHORS = ("author", "editor", "collection-editor", "container-author", "director", "translator")
_DATES = ("issued", "original-date", "event-date")


_HOLDERS = ("number", "container-title", "note")
"""Where the number of a preprint may stand."""
_LISTS = ("items", "references")
"""What programs call the list of items, where it stands within something else."""


class Items(NamedTuple):
    """The items of a document, and the keys that lead to them."""

    items: list[Any]
    path: tuple[str, ...]


def items_of(document: Any, what: str) -> Items:
    """Return the items that a document holds: a list, in an answer of Crossref, or a single one.

    Args:
        document: The document.
        what: What it is meant to be, as people call it.

    Raises:
        ClaimcheckError: It holds none.
    """
    found = document
    path: tuple[str, ...] = ()
    if isinstance(found, dict) and isinstance(found.get("message"), dict):
        found, path = found["message"], ("message",)
    if isinstance(found, dict):
        name = next((each for each in _LISTS if isinstance(found.get(each), list)), None)
        if name is not None:
            found, path = found[name], (*path, name)
        elif found.keys() & {"id", "type", "title"}:
            found = [found]
    if not isinstance(found, list):
        fault = "not a list of items"
    elif found and not any(isinstance(each, dict) for each in found):
        fault = "no item of the list is a mapping"
    else:
        return Items(found, path)
    raise ClaimcheckError(
        f"this is not {what}: {fault}",
        help="export it as CSL JSON, or name what it is: --format",
    )


def sources_of(items: Sequence[Any], lines: Sequence[int]) -> Iterator[Entry]:
    """Yield each item as a source.

    Args:
        items: The items.
        lines: The 1-based line of each; 0 where it is not known.
    """
    for item, line in zip(items, lines, strict=True):
        if isinstance(item, dict):
            yield _source(item, line)
        else:
            yield Entry(line, str(item)[:40]).fail("it is no mapping")


def _source(item: Item, line: int) -> Entry:
    key = one_line(item.get("citation-key")) or one_line(item.get("id")) or ""
    entry = Entry(line, key)
    custom = item.get("custom")
    own = custom.get("claimcheck") if isinstance(custom, dict) else None
    entry.ours = isinstance(own, dict)
    own = own if isinstance(own, dict) else {}
    publisher = next((said for name in _PUBLISHERS if (said := _text(item, name))), None)
    published = next((name for name in _DATES if item.get(name)), "issued")
    entry.item = filled(
        id=None if "/" in key else key,  # the address of an item in an account names nothing
        title=_text(item, "title") or _text(item, "title-short") or _text(item, "container-title"),
        url=add_url(entry, item.get("URL"))
        or (None if entry.ours else preprint_in(*(_text(item, name) for name in _HOLDERS))),
        doi=add_doi(entry, _first(item.get("DOI")), item.get("URL")),
        isbn=add_isbn(entry, _joined(item.get("ISBN"))),
        file=own.get("file"),
        absent=own.get("absent"),
        publisher=publisher_named(publisher),
        author=next((names for role in _AUTHORS if (names := _names(entry, item, role))), None),
        kind=own.get("kind"),
        published=_date(entry, published, item.get(published)),
        retrieved=_date(entry, "accessed", item.get("accessed")),
        derived_from=own.get("derived_from"),
        tags=own.get("tags"),
        note=own.get("note") or _text(item, "note"),
    )
    return entry


def _text(item: Item, name: str) -> str | None:
    return unmarked(_first(item.get(name)))


def _first(value: Any) -> Any:
    """Return a value, or the first of a list, as Crossref writes titles."""
    return next(iter(value), None) if isinstance(value, list) else value


def _joined(value: Any) -> Any:
    return " ".join(map(str, value)) if isinstance(value, list) else value


def _names(entry: Entry, item: Item, role: str) -> list[Item]:
    """Return the names of those who have a role."""
    value = item.get(role)
    if isinstance(value, (str, dict)):
        value = [value]
    found = []
    for each in value if isinstance(value, list) else ():
        name = _name(each) if isinstance(each, dict) else filled(literal=unmarked(each))
        if name:
            found.append(name)
        elif each:
            entry.lose(f"{role}: {json.dumps(each, ensure_ascii=False)[:60]} is no name")
    return found


def _name(value: Item) -> Item:
    """Return a name of CSL; particles go before the family name, whichever kind they are."""
    literal = unmarked(value.get("literal")) or unmarked(value.get("name"))
    particles = (value.get("dropping-particle"), value.get("non-dropping-particle"))
    family, given = unmarked(value.get("family")), unmarked(value.get("given"))
    if literal or not family:
        return filled(literal=literal or given)
    return filled(
        family=family,
        given=given,
        particle=one_line(" ".join(str(each) for each in particles if each)),
        suffix=unmarked(value.get("suffix")),
    )


def _date(entry: Entry, name: str, value: Any) -> str | None:
    """Return a date of CSL: in parts, raw, literal or as EDTF; in YAML also with names of parts."""
    named = value if isinstance(value, list) else [value]
    if all(isinstance(each, dict) and each.get("year") for each in named):
        years = [[each.get(part) for part in ("year", "month", "day")] for each in named]
        return _of_parts(entry, name, years, {}) if years else None
    if not isinstance(value, dict):
        return add_date(entry, name, value)
    parts = value.get("date-parts")
    if isinstance(parts, list) and any(isinstance(each, list) and each for each in parts):
        return _of_parts(entry, name, [each for each in parts if isinstance(each, list)], value)
    said = value.get("edtf") or value.get("raw") or value.get("literal") or value.get("date-time")
    return add_date(entry, name, said)


def _of_parts(entry: Entry, name: str, parts: list[list[Any]], value: Item) -> str | None:
    said = [[part for part in each[:3] if part not in (None, "", 0, "0")] for each in parts[:2]]
    known = [known_date(*each) for each in said if each]
    whole = "/".join(each for each in known if each)
    numbers = [each.count("-") + 1 for each in known if each]
    if len(known) != len(numbers) or numbers != [len(each) for each in said if each]:
        entry.lose(f"{name} {json.dumps(parts)} is no date that can be kept whole")
    if value.get("season") or value.get("circa"):
        word = "season" if value.get("season") else "circa"
        entry.lose(f"{name}: {word} {value[word]!r} cannot be kept; the date without it is")
    try:
        return EdtfDate.parse(whole).text if whole else None
    except ValueError as error:
        entry.lose(f"{name} {whole!r} {error}; {known[0]} is kept")
        return known[0]
