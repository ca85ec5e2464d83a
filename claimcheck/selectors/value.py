"""A value of a data file: found by its place, and held against what it has to be."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from claimcheck.model.match import Match
from claimcheck.model.selector import number_from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.selector import Value
    from claimcheck.text.prepared import PreparedText

_COLUMNS = 6
"""Columns that are named where the one that is asked for is none of them."""
_LETTERS = 40
"""Characters of each."""


def find(
    source: PreparedText, value: Value, /, locator: str | None = None, *, nearest: bool = True
) -> Match:
    """Look up a value in a data file, and compare it with what it has to be."""
    del locator, nearest  # its place is all that leads to it
    if source.document.data is None:
        return Match(
            "missing",
            why="it is no data file: a value is looked up in JSON, CSV, TSV, TOML or YAML",
        )
    try:
        data = json.loads(
            source.document.data,
            strict=False,
            parse_float=_number,
            parse_int=_number,
            object_pairs_hook=_object,
        )
        found = list(_values(value, data))
    except _TwiceError as error:
        return Match(
            "ambiguous", count=2, why=f"the key {error.args[0]!r} occurs twice in one object"
        )
    except LookupError as error:
        return Match("missing", why=str(error.args[0]))
    except RecursionError:
        return Match("missing", why="it nests deeper than can be read")
    if not found:
        return Match("missing", why=f"nothing is at {value.place}")
    if len(found) > 1:
        return Match("ambiguous", count=len(found), why=f"{value.place} leads to several values")
    (there,) = found
    if isinstance(there, (dict, list)):
        kind = "a list" if isinstance(there, list) else "an object"
        return Match("missing", why=f"{kind} is at {value.place}, and not a value")
    text = _text(there)
    return Match("matches" if _fits(value, text) else "differs", count=1, value=text)


def key(value: Value, locator: str | None, /) -> str:
    """Return the SHA-256 of where it stands and what it has to be."""
    del locator
    content = value.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    text = json.dumps({"value": content}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def shown(value: Value, /) -> str:
    """Return place and value in one line."""
    return f"{value.place}: {value.asked}"


def fragment(value: Value, /, *, spread: bool = False) -> str:
    """Return nothing: no browser scrolls to a place in a data file."""
    del value, spread
    return ""


def _number(written: str) -> Decimal | str:
    """Return a number; as it is written where its exponent is beyond what can be counted with."""
    try:
        return Decimal(written)
    except InvalidOperation:
        return written


class _TwiceError(Exception):
    """A key stands twice in one object, and readers differ in which one they take."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object of a file whose keys each stand once.

    Raises:
        _TwiceError: One of them stands twice.
    """
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _TwiceError(key)
            seen.add(key)
    return made


def _values(value: Value, data: Any) -> Iterator[object]:
    """Yield what stands at a place, two values at most.

    Raises:
        LookupError: There is no such place, and its text says why.
    """
    if value.at is not None:
        from claimcheck.model.jsonpath import values_at

        yield from values_at(value.at, data, most=2)
        return
    rows = [row for row in _rows(data) if _is_row(row, value)]
    if not rows:
        wanted = ", ".join(f"{column} is {wanted}" for column, wanted in value.where.items())
        raise LookupError(f"no row in which {wanted}" if wanted else "the table has no rows")
    for row in rows[:2]:
        yield _cell(row, value)


def _rows(data: Any) -> list[dict[str, object]]:
    if isinstance(data, list) and all(isinstance(row, dict) for row in data):
        return data
    raise LookupError("it is no table: a list of objects or rows with a head")


def _is_row(row: dict[str, object], value: Value) -> bool:
    """Whether a row has each of the values that tell it.

    Raises:
        LookupError: It has no such column.
    """
    for column in value.where:
        if column not in row:
            raise LookupError(_no_column(column, row))
    return all(_same(_text(row[column]), wanted) for column, wanted in value.where.items())


def _cell(row: dict[str, object], value: Value) -> object:
    others = [column for column in row if column not in value.where]
    column = value.column or (others[0] if len(others) == 1 else None)
    if column is None:
        raise LookupError("the table has several other columns: name one with 'column'")
    if column not in row:
        raise LookupError(_no_column(column, row))
    return row[column]


def _no_column(column: str, row: Iterable[str]) -> str:
    """Say that a table has no such column, and which it has."""
    names = list(row)
    shown = [repr(each[:_LETTERS]) for each in names[:_COLUMNS]]
    more = " and others" if len(names) > _COLUMNS else ""
    return f"no column is called {column!r}, but {', '.join(shown)}{more}"


def _text(there: object) -> str:
    """Return a value as it stands in a file."""
    if isinstance(there, bool) or there is None:
        return json.dumps(there)
    return str(there).strip()


def _same(text: str, wanted: str) -> bool:
    one, other = number_from_text(text), number_from_text(wanted)
    return one == other if one is not None and other is not None else text == wanted.strip()


def _fits(value: Value, text: str) -> bool:
    """Whether what is there is what it has to be."""
    number = number_from_text(text.removesuffix(value.unit or "").removeprefix(value.unit or ""))
    if value.is_ is not None:
        wanted = number_from_text(value.is_)
        if wanted is None or number is None:
            return text == value.is_.strip()
        return abs(number - wanted) <= (value.within or 0)
    if number is None:
        return False
    return (value.at_least is None or number >= value.at_least) and (
        value.at_most is None or number <= value.at_most
    )
