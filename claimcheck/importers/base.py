"""What an importer is, and what several of them do."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from claimcheck.errors import ClaimcheckError
from claimcheck.model.fields import CONTROL_CHARACTER
from claimcheck.text.markup import unmarked as without_markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ListKey = Literal["claims", "sources"]
"""What a file holds."""

Item = dict[str, Any]
"""A claim or a source as plain data; what a file does not say is not there, the id included."""


@dataclass
class Loss:
    """Something of an entry that could not be taken over.

    Attributes:
        what: What it is and why, as people read it.
        line: 1-based line; 0 where it is that of the entry.
    """

    what: str
    line: int = 0


@dataclass
class Entry:
    """What a file holds as one reference, or one claim.

    Attributes:
        line: 1-based line on which it begins; 0 where that is not known.
        key: What the file calls it; empty where it has no such name.
        item: It as plain data.
        losses: What of it could not be taken over, or why nothing of it was.
        lost: Whether nothing of it could be taken over.
        of_file: Whether it only tells something of the file as a whole.
        inherited: Keys that do not tell which work it is, since others have the same.
        ours: Whether claimcheck wrote it, so that its id alone says which one it is.
        sources: Sources that a claim speaks of, by the name that stands for them in the item.
        lines: Lines of parts of it, by their path in the item.
    """

    line: int = 0
    key: str = ""
    item: Item = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    lost: bool = False
    of_file: bool = False
    inherited: frozenset[str] = frozenset()
    ours: bool = False
    sources: Mapping[str, Item] = field(default_factory=dict)
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def lose(self, what: str, line: int = 0) -> None:
        """Write down that something could not be taken over."""
        self.losses.append(Loss(what, line))

    def fail(self, why: str) -> Entry:
        """Say that nothing of it could be taken over, and why; return it."""
        self.lost, self.losses = True, [Loss(why)]
        return self


class Importer(Protocol):
    """A module of this folder, seen as a value."""

    KEY: ListKey
    """What it reads."""

    def read(self, text: str) -> Iterator[Entry]:
        """Yield what a file holds, in its order; each entry of it is accounted for.

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


def unmarked(value: object) -> str | None:
    """Return a text on one line without markup and entities; None for what says nothing."""
    return one_line(without_markup(one_line(value) or ""))


def filled(**values: Any) -> dict[str, Any]:
    """Return the values that say something."""
    return {name: value for name, value in values.items() if value}


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their 1-based numbers; Unicode's own line ends are none."""
    return enumerate(re.split(r"\r\n|\r|\n", text), 1)
