"""Claims from a table with one row for each piece of evidence; see ``reports/registry_csv.py``."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._table import table_in
from claimcheck.importers.base import Entry, Item, ListKey, filled
from claimcheck.views.spreadsheet import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEY: ListKey = "claims"

_OF_CLAIM = ("id", "text", "support", "justification", "reviewed", "review_by")
_LISTS = ("parts", "tags")
_OF_EVIDENCE = ("source", "stance", "locator", "cited_in", "accept_retracted", "note")
_OF_QUOTE = ("quote", "prefix", "suffix")
_ASSERTED = {"asserted_by": "by", "asserted_in": "source", "asserted_on": "date"}
_SAID = "asserted_quote"
_SEEN = {"seen_by": "by", "seen_on": "date"}
_KNOWN = (*_OF_CLAIM, *_LISTS, *_OF_EVIDENCE, *_OF_QUOTE, "value", *_ASSERTED, _SAID, *_SEEN)

Cells = dict[str, str]


def read(text: str) -> Iterator[Entry]:
    """Yield the claims; rows with the same id, or else the same text, are one.

    Cells are separated by commas, semicolons, tabs or bars, as the header is.

    Raises:
        ClaimcheckError: There is no column ``text``.
    """
    table = table_in(text, _KNOWN)
    if "text" not in table.columns:
        raise ClaimcheckError(
            f"this is no table of claims: {table.fault or 'it has no column text'}",
            help=f"columns: {', '.join(sorted(_KNOWN))}; of references: --format csv-sources",
        )
    found: dict[str, Entry] = {}
    lost = _unknown(table.header, table.columns, table.line)
    for line, row, fault in table.rows:
        entry = Entry(line)
        if fault:
            lost.append(entry.fail(fault))
        elif any(cell.strip() for cell in row):
            _take(row, table.columns, entry, found, lost)
    yield from lost
    yield from found.values()


def _unknown(header: Sequence[str], columns: Sequence[str], line: int) -> list[Entry]:
    """Return what there is to tell of columns that nothing is read from."""
    told = []
    for number, (written, name) in enumerate(zip(header, columns, strict=True), 1):
        again = name in columns[: number - 1]
        if name and (again or name not in _KNOWN):
            entry = Entry(line, of_file=True)
            why = "occurs twice" if again else "is not known, and nothing is read from it"
            entry.lose(f"column {number} {written.strip()!r} {why}")
            told.append(entry)
    return told


def _take(
    row: Sequence[str],
    columns: Sequence[str],
    entry: Entry,
    found: dict[str, Entry],
    lost: list[Entry],
) -> None:
    """Take in a row: as a claim, or as more evidence for one."""
    cells: Cells = {}
    for name, cell in zip(columns, row, strict=False):
        cells.setdefault(name, unguarded(cell))
    extra = [cell for cell in row[len(columns) :] if cell.strip()]
    if extra:
        place = len(columns) + 1
        entry.lose(f"column {place} {' '.join(extra[0].split())[:60]!r} is past the last column")
    named = (cells.get("id") or "").strip() or cells.get("text", "").strip()
    if not named:
        lost.append(entry.fail("it has neither a text nor an id"))
        return
    known = found.setdefault(named, entry)
    claim = _claim(cells)
    if known is entry:
        entry.key, entry.item = named[:60], claim
    else:
        _join(known, claim, entry)
    evidence = _evidence(cells, known, entry.line)
    if evidence:
        listed = known.item.setdefault("evidence", [])
        known.lines["evidence", len(listed)] = entry.line
        listed.append(evidence)


def _join(known: Entry, claim: Item, entry: Entry) -> None:
    """Take over what a further row of a claim says of it."""
    known.losses += [type(each)(each.what, entry.line) for each in entry.losses]
    for name, value in claim.items():
        if known.item.setdefault(name, value) != value:
            what = f"{name} is not that of line {known.line}, which counts"
            known.lose(what, entry.line)


def _claim(cells: Cells) -> Item:
    asserted = filled(
        **{key: cells.get(name) for name, key in _ASSERTED.items()}, quote=_said(cells.get(_SAID))
    )
    lists = {name: re.split(r"[\s,;]+", cells.get(name, "").strip()) for name in _LISTS}
    kept = {name: [each for each in lists[name] if each] for name in lists}
    return filled(asserted=asserted, **kept, **{name: cells.get(name) for name in _OF_CLAIM})


def _said(cell: str | None) -> Any:
    """Return the words with which a claim was made; with what stands beside them, as JSON."""
    if cell and cell.lstrip().startswith("{"):
        with suppress(ValueError, RecursionError):
            return json.loads(cell)
    return cell


def _evidence(cells: Cells, known: Entry, line: int) -> Item:
    quote: Any = cells.get("quote")
    if cells.get("prefix") or cells.get("suffix"):
        quote = filled(exact=quote, prefix=cells.get("prefix"), suffix=cells.get("suffix"))
    value = None
    if said := cells.get("value"):
        try:
            value = json.loads(said)
        except (ValueError, RecursionError):
            known.lose(f"value {said[:60]!r} is not JSON", line)
    seen = filled(**{key: cells.get(name) for name, key in _SEEN.items()})
    plain = {name: cells.get(name) for name in _OF_EVIDENCE}
    return filled(quote=quote, value=value, seen=seen, **plain)
