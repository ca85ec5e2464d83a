"""A book at Open Library (https://openlibrary.org/dev/docs/api/books, ``jscmd=data``)."""

from __future__ import annotations

import json

from claimcheck.lookups.base import Fields, joined, kept
from claimcheck.model.fields import whole_day


def address(base: str, identifier: str) -> str:
    """Return the address of a book's record."""
    digits = identifier.replace("-", "").replace(" ", "")
    return f"{base.rstrip('/')}/api/books?bibkeys=ISBN:{digits}&jscmd=data&format=json"


def read(body: bytes, identifier: str) -> Fields:
    """Return title, authors, publisher and, where it is a whole day, the day of publication."""
    try:
        book = next(iter(json.loads(body).values()))
        title, subtitle = book.get("title"), book.get("subtitle")
        return kept(
            title=f"{title}: {subtitle}" if title and subtitle else title,
            author=joined([each.get("name", "") for each in book.get("authors") or ()]),
            publisher=next((each.get("name") for each in book.get("publishers") or ()), None),
            published=whole_day(book.get("publish_date")),
            isbn=identifier,
        )
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        return {}
