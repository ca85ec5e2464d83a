"""A book at Open Library (https://openlibrary.org/dev/docs/api/books, ``jscmd=data``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.lookups.base import (
    joined,
    kept,
    line,
    object_in,
    objects,
    record,
    years_in,
)
from claimcheck.model.fields import whole_day
from claimcheck.model.identifier import isbn_13

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.record import Record

MOST, PACE = 50, 1.0
"""https://openlibrary.org/developers/api asks for one request a second, and for one that asks for
many books rather than many requests."""


def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str:  # noqa: ARG001
    """Return the address of the records of books."""
    keys = ",".join(f"ISBN:{_digits(each)}" for each in identifiers)
    return f"{base.rstrip('/')}/api/books?bibkeys={keys}&jscmd=data&format=json"


def read(body: bytes, identifier: str) -> Record | None:
    """Return title, authors, publisher and, where it is a whole day, the day of publication."""
    books = object_in(body)
    wanted = isbn_13(identifier)
    book = next((each for key, each in books.items() if isbn_13(_number(key)) == wanted), None)
    if not isinstance(book, dict) or not line(book.get("title")):
        return None
    title, subtitle = line(book.get("title")), line(book.get("subtitle"))
    whole = f"{title}: {subtitle}" if subtitle else title
    people = [line(each.get("name")) for each in objects(book.get("authors"))]
    return record(
        kept(
            title=whole,
            author=joined(people),
            publisher=next((each.get("name") for each in objects(book.get("publishers"))), None),
            published=whole_day(book.get("publish_date")),
            isbn=identifier,
        ),
        [title, whole],
        people,
        years_in(book.get("publish_date")),
        about=identifier,
    )


def _digits(isbn: str) -> str:
    return isbn.replace("-", "").replace(" ", "")


def _number(key: str) -> str:
    return key.rpartition(":")[2]
