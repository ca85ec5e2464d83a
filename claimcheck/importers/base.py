"""What an importer is, and what several of them do."""

from __future__ import annotations

import json
import re
from typing import Any, Literal, Protocol

from claimcheck.errors import ClaimcheckError
from claimcheck.model.fields import CONTROL_CHARACTER

ListKey = Literal["claims", "sources"]
"""What a file holds."""

Items = list[dict[str, Any]]
"""Claims or sources as plain data; what a file does not say is not there, the id included."""


class Importer(Protocol):
    """A module of this folder, seen as a value."""

    KEY: ListKey
    """What it reads."""

    def read(self, text: str) -> Items:
        """Return what a file holds, in its order.

        Raises:
            ClaimcheckError: It is not of the format.
        """
        ...


def missing_extra(package: str) -> ClaimcheckError:
    """Return the error for a library that is not installed."""
    return ClaimcheckError(
        f"{package} is not installed", help="pip install 'claimcheck-cli[import]'"
    )


def json_of(text: str, what: str) -> Any:
    """Return what JSON holds.

    Args:
        text: The JSON.
        what: What it is meant to be, as people call it.

    Raises:
        ClaimcheckError: It is none.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg[:1].lower()}{error.msg[1:]}"
        step = "mend that place, or export the file again"
    except (ValueError, RecursionError):
        where, step = "it nests too deep, or holds a number of thousands of digits", ""
    raise ClaimcheckError(f"this is not {what}: {where}", help=step)


def one_line(value: object) -> str | None:
    """Return a text without line ends and control characters; None for what says nothing."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return None
    return CONTROL_CHARACTER.sub("", " ".join(str(value).split())) or None


def doi(value: object) -> str | None:
    """Return a DOI without its resolver; None for what is none."""
    match = re.search(r"10\.[0-9]{4,9}/\S+", str(value or ""))
    return match.group() if match else None


def filled(**values: Any) -> dict[str, Any]:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value}
