"""Claims from a table with one row for each piece of evidence; see ``reports/registry_csv.py``."""

from __future__ import annotations

import csv
import io
from typing import Any

from claimcheck.errors import ClaimcheckError
from claimcheck.importers.base import Items, ListKey, filled
from claimcheck.views.spreadsheet import unguarded

KEY: ListKey = "claims"

_OF_CLAIM = ("id", "text", "support", "justification", "reviewed", "review_by")
_LISTS = ("parts", "tags")
_OF_EVIDENCE = ("source", "stance", "locator", "cited_in", "note")
_OF_QUOTE = ("quote", "prefix", "suffix")
_ASSERTED = {"asserted_by": "by", "asserted_in": "source", "asserted_on": "date"}
_SEEN = {"seen_by": "by", "seen_on": "date"}
_KNOWN = frozenset((*_OF_CLAIM, *_LISTS, *_OF_EVIDENCE, *_OF_QUOTE, *_ASSERTED, *_SEEN))


def read(text: str) -> Items:
    """Return the claims; rows with the same id, or else the same text, are one.

    Raises:
        ClaimcheckError: There is no column ``text``, or one that is not known.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        columns = reader.fieldnames or []
    except csv.Error as error:
        raise ClaimcheckError(f"this is not CSV: {error}") from None
    unknown = [name for name in columns if name not in _KNOWN]
    if "text" not in columns or unknown:
        wrong = f"unknown column {unknown[0]!r}" if unknown else "no column 'text'"
        raise ClaimcheckError(
            f"this is no table of claims: {wrong}", help=f"columns: {', '.join(sorted(_KNOWN))}"
        )
    found: dict[str, dict[str, Any]] = {}
    try:
        for row in reader:
            cells = {name: unguarded(row.get(name) or "") for name in _KNOWN}
            claim = found.setdefault(cells["id"] or cells["text"], _claim(cells))
            quote: Any = cells["quote"]
            if cells["prefix"] or cells["suffix"]:
                around = {"prefix": cells["prefix"], "suffix": cells["suffix"]}
                quote = filled(exact=quote, **around)
            seen = filled(**{key: cells[name] for name, key in _SEEN.items()})
            plain = {name: cells[name] for name in _OF_EVIDENCE}
            evidence = filled(quote=quote, seen=seen, **plain)
            if evidence:
                claim.setdefault("evidence", []).append(evidence)
    except csv.Error as error:
        raise ClaimcheckError(f"this is not CSV: {error}") from None
    return list(found.values())


def _claim(cells: dict[str, str]) -> dict[str, Any]:
    asserted = filled(**{key: cells[name] for name, key in _ASSERTED.items()})
    lists = {name: cells[name].split() for name in _LISTS}
    return filled(asserted=asserted, **lists, **{name: cells[name] for name in _OF_CLAIM})
