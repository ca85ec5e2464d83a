"""What programs pass to the library, looked at where it comes in."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SHOWN = 60
"""Characters of a value in a message."""

_Kind = TypeVar("_Kind")


def path_of(value: str | Path) -> Path:
    """Return a path that the system can look for.

    Raises:
        ClaimcheckError: It is none, or too long.
    """
    try:
        path = Path(value)
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return path  # told by whoever needs it
    except (OSError, TypeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no system has such a name"
        raise ClaimcheckError(f"{_shown(value)} is not a path: {reason}") from None
    return path


def paths_of(values: str | Path | Iterable[str | Path]) -> list[Path]:
    """Return paths, of which there may be one.

    Raises:
        ClaimcheckError: One of them is none.
    """
    return [path_of(values)] if isinstance(values, (str, Path)) else list(map(path_of, values))


def copies_of(values: Mapping[str, str | Path]) -> dict[str, Path]:
    """Return the paths of copies by the ids of their sources.

    Raises:
        ClaimcheckError: They are not told by id, or one of the paths is none.
    """
    pairs = kind_of(values, dict, "copies", help="give a dict of paths by the ids of sources")
    return {kind_of(name, str, "a source"): path_of(path) for name, path in pairs.items()}


def names_of(values: str | Iterable[str], what: str) -> tuple[str, ...]:
    """Return names, of which there may be one.

    Raises:
        ClaimcheckError: One of them is no text.
    """
    names = (values,) if isinstance(values, str) else tuple(values)
    return tuple(kind_of(name, str, what) for name in names)


def day_of(value: dt.date | None) -> dt.date:
    """Return a day; the day of the machine where none is given.

    Raises:
        ClaimcheckError: It is no date.
    """
    if value is None:
        return dt.date.today()
    day = kind_of(value, dt.date, "the day", help="give a datetime.date: date(2026, 11, 22)")
    return day.date() if isinstance(day, dt.datetime) else day


def kind_of(value: object, kind: type[_Kind], what: str, *, help: str = "") -> _Kind:  # noqa: A002
    """Return a value that is of a kind.

    Raises:
        ClaimcheckError: It is of another.
    """
    if isinstance(value, kind):
        return value
    raise ClaimcheckError(
        f"{what} is {_shown(value)}, of type {type(value).__name__}",
        help=help or f"give a value of type {kind.__name__}",
    )


def _shown(value: object) -> str:
    text = ascii(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
