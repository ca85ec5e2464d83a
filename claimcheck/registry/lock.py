"""The lock: what was proven of each quote and each source, without a word of their text.

The file is JSON, laid out so that every fact that can change has a line of its own and the order
never depends on when something was verified. A line that Git shows as changed is a fact that did.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.tree import DISK, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from claimcheck.model.claim import Evidence

LOCK_NAME = "claimcheck.lock"
LOCK_VERSION = 1

_PAGE = re.compile(r"(?:\bpages?|\bpp?\.)\s*(\d{1,6})\b|^(\d{1,6})$", re.IGNORECASE)
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
        facts = self.quotes.get(source_id, {}).get(quote_hash)
        return None if facts is None else _from_json(QuoteFacts, facts)


def quote_hash(evidence: Evidence) -> str:
    """Return the SHA-256 of a quote as written, with all that decides where it is found.

    For a quote without prefix, suffix and page it is the hash of its text in UTF-8.
    """
    quote = evidence.quote
    if quote is None:
        return ""
    text = quote.exact
    page = locator_page(evidence.locator)
    if quote.prefix or quote.suffix or page is not None:
        text = "\0".join((text, quote.prefix or "", quote.suffix or "", str(page or "")))
    return hashlib.sha256(text.encode()).hexdigest()


def locator_page(locator: str | None) -> int | None:
    """Return the first page that a locator names (``p. 12``, ``pages 3-5``, ``12``), if any."""
    match = _PAGE.search(locator) if locator else None
    return int(match.group(1) or match.group(2)) if match else None


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
    try:
        document = json.loads(content)
        version, sources, quotes = document["version"], document["sources"], document["quotes"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _damaged(shown) from None
    if version != LOCK_VERSION:
        raise ClaimcheckError(
            f"{shown} has version {version!r}, this program knows {LOCK_VERSION}",
            help="update claimcheck, or remove the lock and run: claimcheck verify",
        )
    nested = quotes.values() if isinstance(quotes, dict) else ()
    if not isinstance(sources, dict) or not all(isinstance(each, dict) for each in nested):
        raise _damaged(shown)
    return Lock(sources, quotes)


def render_lock(lock: Lock) -> str:
    """Return the content of the lock file."""
    sources, quotes = lock.sources, lock.quotes
    lines = ["{", f'"version": {LOCK_VERSION},', '"sources": {']
    lines += _joined(_source_lines(name, sources[name]) for name in sorted(sources))
    lines += ["},", '"quotes": {']
    lines += _joined(_quote_lines(name, quotes[name]) for name in sorted(quotes) if quotes[name])
    lines += ["}", "}"]
    return "\n".join(lines) + "\n"


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


def _joined(groups: Any) -> list[str]:
    lines: list[str] = []
    for group in groups:
        if lines:
            lines[-1] += ","
        lines += group
    return lines


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def as_json(facts: SourceFacts | QuoteFacts) -> dict[str, Any]:
    """Return the facts that say something, in the order of the class, as a lock holds them."""
    values = ((name, getattr(facts, name)) for name in _FIELDS[type(facts)])
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values
        if value not in (None, (), 0, False)
    }


def _from_json(kind: type[_Facts], facts: Mapping[str, Any]) -> _Facts:
    known = _FIELDS[kind]
    if not isinstance(facts, dict) or not isinstance(facts.get("outcome"), str):
        raise _damaged(LOCK_NAME)
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in facts.items()
        if key in known
    }
    return kind(**values)


_FIELDS: dict[type, dict[str, None]] = {
    kind: dict.fromkeys(each.name for each in fields(kind)) for kind in (SourceFacts, QuoteFacts)
}


def _damaged(path: str) -> ClaimcheckError:
    return ClaimcheckError(
        f"{path} is damaged: it is not a lock of claimcheck",
        help="restore it from version control, or remove it and run: claimcheck verify",
    )
