"""The file of a baseline: JSON with one entry on a line, kept by hand and by command alike."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from claimcheck.errors import ClaimcheckError
from claimcheck.model.fields import Frozen, IsoDate, Text
from claimcheck.model.validation import validate
from claimcheck.printable import printable
from claimcheck.registry.conflict import conflict_in
from claimcheck.registry.problems import InvalidInputError, invalid_input
from claimcheck.registry.source_text import SourceText, display_path
from claimcheck.registry.tree import DISK, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from claimcheck.model.content import Key
    from claimcheck.model.finding import Finding, Location

DEFAULT_NAME = "claimcheck-baseline.json"
SCHEMA_VERSION = 1


class Entry(Frozen):
    """Findings of one key that are tolerated.

    Attributes:
        rule: The rule that finds them.
        subject: Id of the claim or source; empty for the registry as a whole.
        content: The text that is at fault, as ``model.content`` tells it.
        count: How many there are.
        owner: Who looks after them.
        expires: The last day on which they are tolerated.
    """

    rule: Text
    subject: str = ""
    content: str = ""
    count: Annotated[int, Field(ge=1, strict=True)] = 1
    owner: Text | None = None
    expires: IsoDate | None = None

    @property
    def key(self) -> Key:
        """Return what the findings are about."""
        return (self.rule, self.subject, self.content)

    def has_expired(self, today: date) -> bool:
        """Tell whether ``expires`` has passed."""
        return self.expires is not None and self.expires < today


class Placed(NamedTuple):
    """An entry and where it stands in its file."""

    entry: Entry
    location: Location


@dataclass(frozen=True)
class Baseline:
    """The entries of one file.

    Attributes:
        path: The file as it is shown to people.
        entries: What it tolerates, in its order.
    """

    path: str
    entries: Sequence[Placed] = ()


def read_baseline(path: Path, tree: Tree = DISK) -> Baseline:
    """Read a baseline.

    Args:
        path: The file.
        tree: What to read it from.

    Raises:
        ClaimcheckError: The file cannot be read.
        InvalidInputError: It is no baseline.
    """
    if not tree.exists(path):
        raise ClaimcheckError(
            f"there is no baseline {display_path(path)}",
            help=f"write one that tolerates what is found now: {command_for(display_path(path))}",
        )
    source = SourceText.decode(tree.shown(path), tree.read(path))
    try:
        document = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        told = getattr(error, "msg", "nested too deeply")
        place = source.location(line - 1, column - 1, 1)
        broken = invalid_input(f"is not JSON: {told}", _again(path), place)
        raise InvalidInputError([conflict_in(source) or broken]) from None
    top = source.location(0, 0, 1)
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise InvalidInputError([invalid_input("is no baseline", _again(path), top)])
    if document.get("schema_version") != SCHEMA_VERSION:
        told = f"is a baseline of another version than {SCHEMA_VERSION}"
        raise InvalidInputError([invalid_input(told, "use the claimcheck that wrote it", top)])
    entries: list[Placed] = []
    findings: list[Finding] = []
    places = _places(source, len(document["findings"]))
    for item, place in zip(document["findings"], places, strict=True):
        entry = validate(Entry, item)
        if isinstance(entry, Entry):
            entries.append(Placed(entry, place))
        else:
            findings += [invalid_input(each.message, each.help, place) for each in entry]
    if findings:
        raise InvalidInputError(findings)
    return Baseline(source.path, entries)


def baseline_at(path: Path, root: Path) -> Path:
    """Return the file that a baseline's name leads to: from here, or else from a registry's root.

    Beside the configuration is where a baseline is written that nobody gave a place.
    """
    return root / path if not path.exists() and (root / path).exists() else path


def render_baseline(entries: Iterable[Entry]) -> str:
    """Return a baseline as JSON with one entry on a line, so that edits do not meet."""
    lines = ",\n".join(f"    {_line(entry)}" for entry in entries)
    listed = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "findings": {listed}\n}}\n'


def _line(entry: Entry) -> str:
    known = entry.model_dump(mode="json", exclude_none=True)
    shown = {name: value for name, value in known.items() if (name, value) != ("count", 1)}
    line = json.dumps(shown, ensure_ascii=False)
    return line if line == printable(line) else json.dumps(shown)


def _places(source: SourceText, count: int) -> Iterator[Location]:
    """Yield where each entry of the list begins; the first line, where that cannot be told."""
    decoder, text = json.JSONDecoder(), source.text
    position = text.find("[", text.find('"findings"')) + 1
    for _ in range(count):
        while position < len(text) and text[position] in " \t\r\n,":
            position += 1
        number = source.line_of(position)
        line = source.line(number)
        yield source.location(number, len(line) - len(line.lstrip()))
        try:
            _, position = decoder.raw_decode(text, position)
        except ValueError:
            position = 0


def command_for(path: str) -> str:
    """Return what writes the baseline ``path``, as it is typed."""
    return f"claimcheck baseline {shlex.quote(path)}"


def _again(path: Path) -> str:
    return f"write it again: {command_for(display_path(path))}"
