"""The lock: what was proven of each quote and each source, without a word of their text.

The file is JSON, laid out so that every fact that can change has a line of its own and the order
never depends on when something was verified. A line that Git shows as changed is a fact that did.

It proves that whoever wrote it found these quotes in what the sources answered then. It does not
prove that they still say so, nor that nobody edited the file: a hand-edited lock can lie. Only
``claimcheck verify --refresh`` proves again what it says.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.collector import collector_at_rest
from claimcheck.registry.locator import locator_page, page_words
from claimcheck.registry.tree import DISK, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from claimcheck.model.claim import Evidence
    from claimcheck.model.source import Source

LOCK_NAME = "claimcheck.lock"
LOCK_VERSION = 1

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_NOTHING: dict[str, Any] = {}
_Facts = TypeVar("_Facts", "SourceFacts", "QuoteFacts")


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known of one source.

    Attributes:
        outcome: How the last attempt to read it ended.
        read: How it was read: ``fetched``, ``file``, ``copy`` or ``archive``.
        address: The address that was asked for; None for a copy of a source without one.
        final_address: The address that answered, where it is another.
        since: When these facts were first seen, as an ISO timestamp in UTC.
        etag: The ``ETag`` of the answer.
        last_modified: The ``Last-Modified`` of the answer.
        bytes: SHA-256 of the content.
        text: SHA-256 of the extracted text.
        extractor: Name and version of what extracted it.
        normaliser: Version of the normaliser that named the blocks.
        moved: Whether the source told that it has moved to ``final_address`` for good.
        archive: Address of the capture that was read in its place.
        reason: Why it could not be read.
        blocks: One short hash for each block of at least twelve words, sorted.
    """

    outcome: str
    read: str | None = None
    address: str | None = None
    final_address: str | None = None
    since: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    bytes: str | None = None
    text: str | None = None
    extractor: str | None = None
    normaliser: int | None = None
    moved: bool = False
    archive: str | None = None
    reason: str | None = None
    blocks: tuple[str, ...] = ()

    def same_but_for_time(self, other: SourceFacts | None) -> bool:
        """Tell whether ``other`` states the same facts, whenever they were first seen."""
        return other is not None and replace(other, since=self.since) == self


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """What is known of one quote in one source.

    Attributes:
        outcome: ``found``, ``ambiguous``, ``too-short``, ``truncated``, ``not-found`` or
            ``unchecked``.
        tier: How quote and source agree.
        page: Page on which it stands.
        count: How often it occurs.
        blocks: Hashes of the blocks that hold it, as a person last saw them.
        now: Hashes of the blocks that hold it now, where these are others: the evidence is
            suspect until a person accepts them.
        warnings: What a person should know about the match.
        archive: Address of the capture in which it was found, where the source itself no longer
            has it.
        detail: What belongs to the outcome: the word that is cut, or why it was not checked.
        lost: Whether it was found before.
    """

    outcome: str
    tier: str | None = None
    page: int | None = None
    count: int = 0
    blocks: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    archive: str | None = None
    detail: str | None = None
    lost: bool = False

    @property
    def suspect(self) -> bool:
        """Tell whether the paragraph around the quote changed since a person saw it."""
        return bool(self.now)


@dataclass(frozen=True)
class Lock:
    """Everything that was verified.

    Attributes:
        sources: Facts by source id, as they stand in the file.
        quotes: Facts by source id and quote hash, likewise.
    """

    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    quotes: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)

    @property
    def doubtful(self) -> frozenset[str]:
        """Return the ids of the sources in which a quote was looked for and does not hold."""
        return frozenset(
            name
            for name, quotes in self.quotes.items()
            if any(
                not isinstance(facts, dict) or facts.get("outcome") != "found"
                for facts in quotes.values()
            )
        )

    def about(self, sources: Iterable[Source]) -> Lock:
        """Return the lock without what it knows of sources that have another address now.

        What was proven of one page says nothing about another that is named in its place.
        """
        known = self.sources
        gone = {
            source.id
            for source in sources
            if isinstance(facts := known.get(source.id), dict) and _is_elsewhere(facts, source)
        }
        if not gone:
            return self
        return Lock(
            {name: facts for name, facts in known.items() if name not in gone},
            {name: facts for name, facts in self.quotes.items() if name not in gone},
        )

    def source(self, source_id: str) -> SourceFacts | None:
        """Return what is known of a source.

        Raises:
            ClaimcheckError: The lock holds something else in its place.
        """
        facts = self.sources.get(source_id)
        return None if facts is None else _from_json(SourceFacts, facts)

    def quote(self, source_id: str, quote_hash: str) -> QuoteFacts | None:
        """Return what is known of a quote in a source.

        Raises:
            ClaimcheckError: The lock holds something else in its place.
        """
        facts = self.quotes.get(source_id, _NOTHING).get(quote_hash)
        return None if facts is None else _from_json(QuoteFacts, facts)

    def holds(self, source_id: str, quote_hash: str) -> bool:
        """Tell whether a quote was found, whatever else there is to say of it."""
        facts = self.quotes.get(source_id, _NOTHING).get(quote_hash)
        return isinstance(facts, dict) and facts.get("outcome") == "found"

    def just_holds(self, source_id: str, quote_hash: str) -> bool:
        """Tell whether a quote was found and nothing else needs to be said of it.

        That is so of nearly all quotes, and cheaper to see than it is to read all facts.
        """
        facts = self.quotes.get(source_id, _NOTHING).get(quote_hash)
        return (
            isinstance(facts, dict)
            and facts.get("outcome") == "found"
            and "now" not in facts
            and "warnings" not in facts
            and "archive" not in facts
        )


def _is_elsewhere(facts: Mapping[str, Any], source: Source) -> bool:
    """Tell whether facts are about another place than the one that the source names now."""
    if facts.get("read") == "file":
        return source.file is None
    return facts.get("address") not in (None, source.web_address)


def quote_hash(evidence: Evidence) -> str:
    """Return the SHA-256 of a quote as written, with all that decides where it is found.

    For a quote without prefix, suffix and page it is the hash of its text in UTF-8.
    """
    quote = evidence.quote
    if quote is None:
        return ""
    text, prefix, suffix, locator = quote.exact, quote.prefix, quote.suffix, evidence.locator
    page = locator_page(locator) if locator else None
    if prefix or suffix or page is not None:
        text = f"{text}\0{prefix or ''}\0{suffix or ''}\0{page_words(page)}"
    return hashlib.sha256(text.encode()).hexdigest()


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
    shown = tree.shown(path)
    try:
        text = tree.read(path).decode()
    except UnicodeDecodeError:
        raise _damaged(shown) from None
    try:
        with collector_at_rest():
            document = json.loads(text)
        version, sources, quotes = document["version"], document["sources"], document["quotes"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _damaged(shown, text) from None
    if type(version) is int and version != LOCK_VERSION:
        raise ClaimcheckError(
            f"{shown} has version {version}, this program knows {LOCK_VERSION}",
            help="update claimcheck, or remove the lock and run: claimcheck verify",
        )
    if type(version) is not int or not isinstance(sources, dict) or not _is_nested(quotes):
        raise _damaged(shown)
    if _may_repeat(text, sources, quotes):
        _refuse_repeated_keys(shown, text)
    return Lock(sources, quotes)


def _is_nested(quotes: Any) -> bool:
    return isinstance(quotes, dict) and all(isinstance(each, dict) for each in quotes.values())


def _may_repeat(text: str, sources: dict[str, Any], quotes: dict[str, dict[str, Any]]) -> bool:
    """Tell whether the text has another number of entries than was read, or another layout.

    A merge of two branches can leave one quote twice, and JSON keeps the last silently. To count
    costs a hundredth of what it costs to have every object looked at.
    """
    facts = len(sources) + sum(map(len, quotes.values()))
    return text.count('": {') != facts + len(quotes) + 2 or text.count('"outcome": ') != facts


def _refuse_repeated_keys(shown: str, text: str) -> None:
    def unique(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names):
            name = next(name for name in names if names.count(name) > 1)
            raise ClaimcheckError(
                f"{shown} has {name[:80]!r} twice in one place, perhaps after a merge", help=_MEND
            )

    json.loads(text, object_pairs_hook=unique)


def render_lock(lock: Lock) -> str:
    """Return the content of the lock file."""
    sources, quotes = lock.sources, lock.quotes
    parts = ["{", f'"version": {LOCK_VERSION},', '"sources": {']
    parts += _listed(_source_lines(name, sources[name]) for name in sorted(sources))
    parts += ["},", '"quotes": {']
    parts += _listed(_quote_lines(name, quotes[name]) for name in sorted(quotes) if quotes[name])
    parts += ["}", "}", ""]
    return "\n".join(parts)


def write_lock(path: Path, content: str) -> None:
    """Write a lock in one step: whoever interrupts it leaves the old one or the new one."""
    from claimcheck.storage.atomic import write_atomically  # not needed to read a lock

    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content.encode())


def _source_lines(name: str, facts: Mapping[str, Any]) -> list[str]:
    lines = [f"{_dump(name)}: {{"]
    for key, value in facts.items():
        if key == "blocks":
            lines.append(' "blocks": [')
            lines += [f"  {_dump(each)}," for each in value[:-1]]
            lines += [f"  {_dump(value[-1])}", " ],"]
        else:
            lines.append(f" {_dump(key)}: {_dump(value)},")
    lines[-1] = lines[-1][:-1]
    return [*lines, "}"]


def _quote_lines(name: str, facts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    lines = [f"{_dump(name)}: {{"]
    lines += [f" {_dump(key)}: {_dump(facts[key])}," for key in sorted(facts)]
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


_dump = json.JSONEncoder(ensure_ascii=False).encode


def as_json(facts: SourceFacts | QuoteFacts) -> dict[str, Any]:
    """Return the facts that say something, in the order of the class, as a lock holds them."""
    values = ((name, getattr(facts, name)) for name in _FIELDS[type(facts)])
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values
        if value not in (None, (), 0, False)
    }


def _from_json(kind: type[_Facts], facts: Mapping[str, Any]) -> _Facts:
    if not isinstance(facts, dict) or "outcome" not in facts:
        raise _damaged(LOCK_NAME)
    known = _FIELDS[kind]
    values: dict[str, Any] = {}
    for key, value in facts.items():
        expected = known.get(key)
        if expected is None:  # a later version may know more
            continue
        if expected is tuple:
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                raise _damaged(LOCK_NAME)
            values[key] = tuple(value)
        elif type(value) is expected:
            values[key] = value
        else:
            raise _damaged(LOCK_NAME)
    return kind(**values)


def _type_of(annotation: str) -> type:
    simple = annotation.removesuffix(" | None")
    return {"int": int, "bool": bool, "tuple[str, ...]": tuple}.get(simple, str)


_FIELDS: dict[type, dict[str, type]] = {
    kind: {each.name: _type_of(str(each.type)) for each in fields(kind)}
    for kind in (SourceFacts, QuoteFacts)
}
"""What each fact is made of; a list in the JSON is a tuple here."""

_MEND = "restore it from version control, or remove it and run: claimcheck verify"


def _damaged(path: str, text: str = "") -> ClaimcheckError:
    if _CONFLICT.search(text):
        return ClaimcheckError(
            f"{path} holds the marks of a merge conflict",
            help="take either side of it, and run: claimcheck verify",
        )
    return ClaimcheckError(f"{path} is damaged: it is not a lock of claimcheck", help=_MEND)
