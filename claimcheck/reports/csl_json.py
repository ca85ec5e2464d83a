"""Sources as CSL-JSON (schema 1.0.2); what CSL has no name for goes under ``custom``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.model.dates import EdtfDate
    from claimcheck.model.names import Name
    from claimcheck.model.source import Source
    from claimcheck.views.overview import Overview


def render(overview: Overview) -> str:
    """Return a list of items, one for each source."""
    items = [_item(source) for source in overview.registry.sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(source: Source) -> dict[str, Any]:
    own = {
        "kind": source.kind.value,
        "file": source.file,
        "absent": source.absent,
        "derived_from": list(source.derived_from),
        "tags": list(source.tags),
        "note": source.note,
    }
    item = {
        "id": source.id,
        "type": "book" if source.isbn else "webpage" if source.url else "document",
        "title": source.title,
        "URL": source.url,
        "DOI": source.doi,
        "ISBN": source.isbn,
        "publisher": source.publisher,
        "author": [_name(name) for name in source.author],
        "issued": _date(source.published),
        "accessed": _date(source.retrieved),
        "note": source.note,
        "custom": {"claimcheck": {name: value for name, value in own.items() if value}},
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> dict[str, str]:
    """Return a name in CSL's words, whose particle is the one that sorting leaves out."""
    words = name.model_dump(exclude_none=True)
    return {("non-dropping-particle" if key == "particle" else key): words[key] for key in words}


def _date(day: EdtfDate | None) -> dict[str, Any] | None:
    if day is None:
        return None
    return {"date-parts": [[int(part) for part in each.split("-")] for each in day.parts]}
