"""A DOI at Crossref (https://api.crossref.org/swagger-ui/index.html, ``/works/{doi}``)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from claimcheck.lookups.base import Fields, joined, kept
from claimcheck.model.fields import whole_day


def address(base: str, identifier: str) -> str:
    """Return the address of a DOI's record."""
    return f"{base.rstrip('/')}/works/{quote(identifier, safe='')}"


def read(body: bytes, identifier: str) -> Fields:
    """Return title, authors, publisher and day of publication."""
    try:
        message = json.loads(body)["message"]
        names = [
            " ".join(part for part in (each.get("given"), each.get("family")) if part)
            or each.get("name", "")
            for each in message.get("author") or ()
        ]
        return kept(
            title=_first(message.get("title")),
            author=joined(names),
            publisher=message.get("publisher"),
            published=_published(message),
            doi=identifier,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _published(message: dict[str, Any]) -> str | None:
    for key in ("published", "published-online", "published-print", "issued"):
        parts = (message.get(key) or {}).get("date-parts") or [[]]
        if len(parts[0]) == 3:
            return whole_day("-".join(map(str, parts[0])))
    return None


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value
