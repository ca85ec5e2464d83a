"""The lock while it is being brought up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimcheck.registry.lock import (
    Lock,
    QuoteFacts,
    SourceFacts,
    as_json,
    read_lock,
    render_lock,
    write_lock,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claimcheck.app.verify.plan import Lookup


class Ledger:
    """What this run learned, on top of the lock that was there.

    Attributes:
        documents: How each source that this run asked for came out, whether or not it is kept.
    """

    def __init__(self, lock: Lock, everything: Iterable[Lookup]) -> None:
        """Take the lock as it is, and all lookups of the registry: what is not among them goes."""
        self._before = lock
        self._used: dict[str, set[str]] = {}
        for lookup in everything:
            self._used.setdefault(lookup.document, set()).add(lookup.key)
        self._sources: dict[str, dict[str, Any]] = {}
        self._quotes: dict[str, dict[str, dict[str, Any]]] = {}
        self.documents: dict[str, SourceFacts] = {}

    def set_source(self, source_id: str, facts: SourceFacts) -> None:
        """Remember a source; where only the time is new, the old time stays."""
        before = self._before.source(source_id)
        if before is not None and facts.same_but_for_time(before):
            facts = replace(facts, since=before.since)
        self._sources[source_id] = as_json(facts)

    def set_quote(self, source_id: str, key: str, facts: QuoteFacts) -> None:
        """Remember a quote."""
        self._quotes.setdefault(source_id, {})[key] = as_json(facts)

    @property
    def lock(self) -> Lock:
        """Return the lock as it should be."""
        return self._merged(self._before)

    def changes(self) -> list[str]:
        """Return what differs from the lock that was there, a line for each fact."""
        before, after = self._before, self.lock
        lines = [
            _difference(name, before.sources.get(name), after.sources.get(name))
            for name in sorted({*before.sources, *after.sources})
        ]
        for name in sorted({*before.quotes, *after.quotes}):
            old, new = before.quotes.get(name, {}), after.quotes.get(name, {})
            lines += [
                _difference(f"quote {key[:12]} in {name}", old.get(key), new.get(key))
                for key in sorted({*old, *new})
            ]
        return [line for line in lines if line]

    def write(self, path: Path) -> bool:
        """Write the lock, on top of what another run may have written meanwhile.

        Returns:
            Whether the file changed.

        Raises:
            ClaimcheckError: The lock that is there is damaged.
            OSError: It cannot be written.
        """
        current = read_lock(path)
        content = render_lock(self._merged(current or self._before))
        if current is not None and path.read_bytes() == content.encode():
            return False
        if current is None and not self._used:
            return False
        write_lock(path, content)
        return True

    def _merged(self, base: Lock) -> Lock:
        sources = {
            name: facts
            for name, facts in {**base.sources, **self._sources}.items()
            if name in self._used
        }
        quotes = {}
        for name, keys in self._used.items():
            facts = {**base.quotes.get(name, {}), **self._quotes.get(name, {})}
            kept = {key: facts[key] for key in facts if key in keys}
            if kept:
                quotes[name] = kept
        return Lock(sources, quotes)


def _difference(name: str, old: Any, new: Any) -> str:
    if old == new:
        return ""
    if old is None or new is None:
        return f"{name}: {'added' if old is None else 'removed'}"
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    return f"{name}: {', '.join(keys)} changed"
