"""The lock: what was proven of each quote and each source, without a word of their text.

Beside it stands what the registries of record said of the works: titles and names of authors,
which are no secret, and what became of them.

The file is JSON, laid out so that every fact that can change has a line of its own and the order
never depends on when something was verified. A line that Git shows as changed is a fact that did.

It proves that whoever wrote it found these quotes in what the sources answered then. It does not
prove that they still say so, nor that nobody edited the file: a hand-edited lock can lie. What a
source's own file proves is looked for by every check; the rest is proven again by
``claimcheck verify --refresh``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict, TypeAdapter

from claimcheck.collector import collector_at_rest
from claimcheck.errors import ClaimcheckError
from claimcheck.model.facts import EvidenceFacts, SourceFacts  # noqa: TC001 - pydantic reads them
from claimcheck.model.identifier import identifiers_of
from claimcheck.model.record import TABLE, Notice, RecordFacts, fall_of
from claimcheck.registry.lock_fit import is_elsewhere, is_proof
from claimcheck.registry.tree import DISK, Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from claimcheck.model.source import Source

LOCK_NAME = "claimcheck.lock"
LOCK_VERSION = 1

_CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_NOTHING: dict[str, EvidenceFacts] = {}
_NO_RECORDS: dict[str, RecordFacts] = {}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one source, or what shall be: all of it, or only what is new.

    Attributes:
        source: Facts of the source itself.
        evidence: Facts of evidence in it, by key.
    """

    source: SourceFacts | None = None
    evidence: Mapping[str, EvidenceFacts] = field(default_factory=dict)


@dataclass(frozen=True)
class Lock:
    """Everything that was verified.

    Attributes:
        sources: Facts by source id.
        evidence: Facts by source id and by the key of the evidence (``selectors.key``).
        doubted: Keys of what the file calls found without facts of its source that fit, by source
            id; left out of ``evidence``.
        records: What registries of record said, by source id and by what they were asked for: an
            identifier, behind the name of the table where it is one that the configuration names.
    """

    sources: Mapping[str, SourceFacts] = field(default_factory=dict)
    evidence: Mapping[str, Mapping[str, EvidenceFacts]] = field(default_factory=dict)
    doubted: Mapping[str, Collection[str]] = field(default_factory=dict)
    records: Mapping[str, Mapping[str, RecordFacts]] = field(default_factory=dict)

    def about(self, sources: Mapping[str, Source]) -> Lock:
        """Return what can be believed of the sources of a registry.

        What was proven of one page says nothing about another that is named in its place, and an
        entry that calls a quote found says nothing without the text that it was found in.

        Args:
            sources: The sources by id.
        """
        facts, evidence, doubted, records = {}, {}, {}, {}
        for name, source in sources.items():
            if name in self.records and (said := _about(source, self.records[name])):
                records[name] = said
            known = self.sources.get(name)
            if known is not None and is_elsewhere(known, source):
                continue
            if known is not None:
                facts[name] = known
            found = self.evidence.get(name, _NOTHING)
            wrong = {
                key
                for key, each in found.items()
                if each.holds and not is_proof(each, known, source)
            }
            if wrong:
                doubted[name] = wrong
                found = {key: each for key, each in found.items() if key not in wrong}
            if found:
                evidence[name] = found
        return Lock(facts, evidence, doubted, records)

    def source(self, source_id: str) -> SourceFacts | None:
        """Return what is known of a source."""
        return self.sources.get(source_id)

    def records_of(self, source_id: str) -> Mapping[str, RecordFacts]:
        """Return what registries of record said of a source, by what they were asked for."""
        return self.records.get(source_id, _NO_RECORDS)

    def notices(self, source_id: str) -> tuple[Notice, ...]:
        """Return what became of a source, by all registries together."""
        return tuple(
            each for facts in self.records_of(source_id).values() for each in facts.notices
        )

    def fall(self, source_id: str) -> Notice | None:
        """Return why a source is evidence for nothing; None where it is not."""
        return fall_of(self.notices(source_id)) if source_id in self.records else None

    def known(self, source_id: str) -> Known:
        """Return all that is known of a source and of evidence in it."""
        return Known(self.sources.get(source_id), self.evidence.get(source_id, _NOTHING))

    def facts(self, source_id: str, key: str) -> EvidenceFacts | None:
        """Return what is known of evidence in a source."""
        return self.evidence.get(source_id, _NOTHING).get(key)


def read_lock(path: Path, tree: Tree = DISK) -> Lock | None:
    """Read a lock; None where there is none.

    Args:
        path: The file.
        tree: What to read it from.

    Raises:
        ClaimcheckError: It cannot be read, is damaged, or was written by a later version.
    """
    if not tree.exists(path):
        return None
    shown, content = tree.shown(path), tree.read(path)
    with collector_at_rest():
        try:
            file = _file().validate_json(content)
        except ValueError:
            raise _unreadable(shown, content) from None
    if file.version != LOCK_VERSION:
        raise _of_another_version(shown, file.version)
    if _may_repeat(content, file):
        _refuse_repeated_keys(shown, content)
    return Lock(file.sources, file.quotes, records=file.records)


def _about(source: Source, records: Mapping[str, RecordFacts]) -> dict[str, RecordFacts]:
    """Return the records that are of a work which the source names now."""
    named = {str(each) for each in identifiers_of(source)}
    return {key: each for key, each in records.items() if key.removeprefix(f"{TABLE} ") in named}


@dataclass(frozen=True)
class _File:
    """The document that a lock is; facts that a later version knows are passed over."""

    __pydantic_config__ = ConfigDict(strict=True)

    version: int
    sources: dict[str, SourceFacts]
    quotes: dict[str, dict[str, EvidenceFacts]]
    records: dict[str, dict[str, RecordFacts]] = field(default_factory=dict)


@cache
def _file() -> TypeAdapter[_File]:
    return TypeAdapter(_File)


def _may_repeat(content: bytes, file: _File) -> bool:
    """Tell whether the text has another number of entries than was read, or another layout.

    A merge of two branches can leave one quote twice, or one line of a source, and JSON keeps the
    last silently. To count costs a hundredth of what it costs to have every object looked at.
    """
    sources = file.sources
    groups = [*map(len, file.quotes.values()), *map(len, file.records.values())]
    in_groups = sum(groups)
    facts = len(sources) + in_groups
    lines = in_groups + sum(len(said(each)) for each in sources.values())
    tables = 3 if file.records else 2
    return (
        content.count(b'": {') != facts + len(groups) + tables
        or content.count(b'"outcome": ') != facts
        or content.count(b'\n "') != lines
    )


def _refuse_repeated_keys(shown: str, content: bytes) -> None:
    def unique(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            name = next(name for name in names if names.count(name) > 1)
            raise ClaimcheckError(
                f"{shown} has {name[:80]!r} twice in one place, perhaps after a merge", help=_MEND
            )

    json.loads(content, object_pairs_hook=unique)


def render_lock(lock: Lock) -> str:
    """Return the content of the lock file."""
    sources = lock.sources
    parts = ["{", f'"version": {LOCK_VERSION},', '"sources": {']
    parts += _listed(_source_lines(name, sources[name]) for name in sorted(sources))
    parts += ["},", '"quotes": {', *_grouped(lock.evidence)]
    if any(lock.records.values()):
        parts += ["},", '"records": {', *_grouped(lock.records)]
    parts += ["}", "}", ""]
    return "\n".join(parts)


def write_lock(path: Path, content: str) -> None:
    """Write a lock in one step: whoever interrupts it leaves the old one or the new one."""
    from claimcheck.storage.atomic import write_atomically  # not needed to read a lock

    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content.encode())


def _source_lines(name: str, facts: SourceFacts) -> list[str]:
    lines = [f"{_dump(name)}: {{"]
    for key, value in said(facts).items():
        if key == "blocks":
            lines.append(' "blocks": [')
            lines += [f"  {_dump(each)}," for each in value[:-1]]
            lines += [f"  {_dump(value[-1])}", " ],"]
        else:
            lines.append(f" {_dump(key)}: {_dump(value)},")
    lines[-1] = lines[-1][:-1]
    return [*lines, "}"]


def _grouped(groups: Mapping[str, Mapping[str, EvidenceFacts | RecordFacts]]) -> list[str]:
    return _listed(_lines(name, groups[name]) for name in sorted(groups) if groups[name])


def _lines(name: str, facts: Mapping[str, EvidenceFacts | RecordFacts]) -> list[str]:
    lines = [f"{_dump(name)}: {{"]
    lines += [f" {_dump(key)}: {_dump(said(facts[key]))}," for key in sorted(facts)]
    lines[-1] = lines[-1][:-1]
    return [*lines, "}"]


def _listed(groups: Iterable[list[str]]) -> list[str]:
    """Return each group of lines as one text, a comma behind all but the last.

    Joined early: as lines of their own, those of a large lock take hundreds of megabytes.
    """
    parts = ["\n".join(group) + "," for group in groups]
    if parts:
        parts[-1] = parts[-1][:-1]
    return parts


def said(facts: SourceFacts | EvidenceFacts | RecordFacts | Notice) -> dict[str, Any]:
    """Return the facts that say something by name, in the order of the class."""
    values = ((each.name, getattr(facts, each.name)) for each in fields(facts))
    return {name: value for name, value in values if value not in (None, (), 0, False)}


_dump = json.JSONEncoder(ensure_ascii=False, default=said).encode

_MEND = "restore it from version control, or remove it and run: claimcheck verify"


def _unreadable(shown: str, content: bytes) -> ClaimcheckError:
    """Return why a file is no lock of this version: a later one, a conflict, or damage."""
    if _CONFLICT.search(content):
        return ClaimcheckError(
            f"{shown} holds the marks of a merge conflict",
            help="take either side of it, and run: claimcheck verify",
        )
    try:
        version = json.loads(content)["version"]
    except (ValueError, LookupError, TypeError, RecursionError):
        version = None
    if type(version) is int and version != LOCK_VERSION:
        return _of_another_version(shown, version)
    return ClaimcheckError(f"{shown} is damaged: it is not a lock of claimcheck", help=_MEND)


def _of_another_version(shown: str, version: int) -> ClaimcheckError:
    return ClaimcheckError(
        f"{shown} has version {version}, this program knows {LOCK_VERSION}",
        help="update claimcheck, or remove the lock and run: claimcheck verify",
    )
