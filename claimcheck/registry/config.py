"""What a project sets for itself, in ``claimcheck.toml`` or ``[tool.claimcheck]``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from claimcheck.model.fields import Frozen
from claimcheck.model.terms import Severity
from claimcheck.registry.problems import InvalidInputError, invalid_input
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.tree import DISK, Tree
from claimcheck.registry.validation import validate

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model.finding import Finding, Location
    from claimcheck.model.finding import Path as KeyPath

CONFIG_NAME = "claimcheck.toml"
PYPROJECT_NAME = "pyproject.toml"
_TABLE_IN_PYPROJECT = ("tool", "claimcheck")


def _one_as_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Paths = Annotated[tuple[str, ...], BeforeValidator(_one_as_list)]
"""File names or patterns such as ``claims/*.yaml``, relative to the configuration file."""


class Levels(Frozen):
    """How much evidence a level takes.

    Attributes:
        primary: Supporting primary sources that make a claim verified.
        secondary: Independent supporting secondary sources that make a claim verified.
        require_proof: Whether only evidence whose quote was proven can make a claim verified.
    """

    primary: Annotated[int, Field(ge=1, le=9, strict=True)] = 1
    secondary: Annotated[int, Field(ge=1, le=9, strict=True)] = 2
    require_proof: Annotated[bool, Field(strict=True)] = False


class Verify(Frozen):
    """How sources are read.

    Attributes:
        lock: Where the proofs are kept, relative to the configuration file.
        cache: Folder for the text of sources, relative to the configuration file.
        allow_hosts: Host names that may lead to private or loopback addresses.
        archive: Base address of the web archive; empty for none.
        timeout: Seconds for one source in all.
        max_bytes: Bytes of one answer after decompression.
        max_redirects: Redirects before a source counts as unreachable.
        retries: How often a request is repeated after what can pass.
        pace: Seconds between two requests to one host.
        connections_per_host: Requests to one host at the same time.
        user_agent: What claimcheck calls itself; its own name when empty.
        proxy: An HTTP proxy to go through; the environment's proxies are not used.
    """

    lock: str = "data/claimcheck.lock"
    cache: str = ".claimcheck"
    allow_hosts: tuple[str, ...] = ()
    archive: str = "https://web.archive.org"
    timeout: Annotated[float, Field(gt=0, le=600, strict=True)] = 20.0
    max_bytes: Annotated[int, Field(ge=1, strict=True)] = 20_000_000
    max_redirects: Annotated[int, Field(ge=0, le=50, strict=True)] = 10
    retries: Annotated[int, Field(ge=0, le=10, strict=True)] = 2
    pace: Annotated[float, Field(ge=0, le=60, strict=True)] = 0.2
    connections_per_host: Annotated[int, Field(ge=1, le=32, strict=True)] = 2
    user_agent: str = ""
    proxy: str = ""


class LookupServices(Frozen):
    """Where `claimcheck add source` looks things up; an empty address for not at all.

    Attributes:
        crossref: Base address of the Crossref API, for a DOI.
        arxiv: Base address of the arXiv API.
        openlibrary: Base address of Open Library, for an ISBN.
    """

    crossref: str = "https://api.crossref.org"
    arxiv: str = "https://export.arxiv.org"
    openlibrary: str = "https://openlibrary.org"


class Config(Frozen):
    """The settings of one registry.

    Attributes:
        claims: Files that hold the claims.
        sources: Files that hold the sources.
        fail_on: Findings of this severity or above fail a check; ``never`` fails none.
        select: Rules to run; all of them when empty.
        ignore: Rules to leave out.
        severity: Severity by rule, where it is not the rule's own.
        levels: How much evidence a level takes.
        verify: How sources are read.
        lookup: Where details of a source are looked up.
    """

    claims: Paths = (
        "data/claims.yaml",
        "data/claims.yml",
        "data/claims/*.yaml",
        "data/claims/*.yml",
    )
    sources: Paths = (
        "data/sources.yaml",
        "data/sources.yml",
        "data/sources/*.yaml",
        "data/sources/*.yml",
    )
    fail_on: Literal["note", "warning", "error", "never"] = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field(default_factory=dict)
    levels: Levels = Levels()
    verify: Verify = Verify()
    lookup: LookupServices = LookupServices()


@dataclass(frozen=True)
class LoadedConfig:
    """A configuration and where its settings were written.

    Attributes:
        config: The settings.
        path: The file as it is shown to people; empty where there is none.
        lines: 1-based line of each key that the file sets, by its dotted name.
    """

    config: Config = field(default_factory=Config)
    path: str = ""
    lines: dict[str, int] = field(default_factory=dict)

    def origin(self, key: str) -> str | None:
        """Return ``file:line`` of a dotted key such as ``levels.primary``; None if not set."""
        line = self.lines.get(key)
        return f"{self.path}:{line}" if line else None


def read_config(path: Path, tree: Tree = DISK) -> LoadedConfig | None:
    """Read the configuration in a file; None for a ``pyproject.toml`` that has none.

    Args:
        path: The file.
        tree: What to read it from.

    Raises:
        ClaimcheckError: The file cannot be read.
        InvalidInputError: It is not TOML, or holds unknown keys or wrong values.
    """
    source = SourceText.decode(tree.shown(path), tree.read(path))
    try:
        document = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInputError([_syntax_problem(error, source)]) from None
    table: tuple[str, ...] = ()
    if path.name == PYPROJECT_NAME:
        table = _TABLE_IN_PYPROJECT
    data: Any = document
    for name in table:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    lines = _key_lines(source, table)
    config = validate(Config, data)
    if not isinstance(config, list):
        return LoadedConfig(config, source.path, lines)
    raise InvalidInputError(
        invalid_input(each.message, each.help, _location(source, lines, each.at[0].path))
        for each in config
    )


_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_.\-\s\"']+?)\s*\]")
_ASSIGNMENT = re.compile(r"\s*([A-Za-z0-9_.\-\"']+)\s*=")


def _key_lines(source: SourceText, table: tuple[str, ...]) -> dict[str, int]:
    """Return the 1-based line of each key below ``table``; tomllib does not tell."""
    lines: dict[str, int] = {}
    current: tuple[str, ...] = ()
    for number, line in enumerate(source.text.splitlines(), start=1):
        if header := _HEADER.match(line):
            current = _keys(header.group(1))
            name = current
        elif assignment := _ASSIGNMENT.match(line):
            name = current + _keys(assignment.group(1))
        else:
            continue
        if name[: len(table)] == table and len(name) > len(table):
            lines.setdefault(".".join(name[len(table) :]), number)
    return lines


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip(" \t\"'") for part in dotted.split("."))


def _location(source: SourceText, lines: dict[str, int], path: KeyPath) -> Location:
    key = ".".join(map(str, path))
    while key and key not in lines:
        key = key.rpartition(".")[0]
    line = lines.get(key, 1) - 1
    text = source.line(line)
    return source.location(line, len(text) - len(text.lstrip()))


def _syntax_problem(error: tomllib.TOMLDecodeError, source: SourceText) -> Finding:
    message = re.sub(r" \(at .*\)$", "", str(error))
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    if place:
        location = source.location(int(place.group(1)) - 1, int(place.group(2)) - 1, 1)
    else:
        location = source.location(source.line_of(len(source.text)))
    message = message[:1].lower() + message[1:]
    return invalid_input(f"this is not TOML: {message}", "see https://toml.io", location)
