"""The lock while it is being brought up to date."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from claimcheck.registry.lock import Lock, read_lock, render_lock, said, write_lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from claimcheck.app.verify.plan import Lookup
    from claimcheck.model.facts import EvidenceFacts, SourceFacts
    from claimcheck.model.source import Source


_Facts = TypeVar("_Facts", "SourceFacts", "EvidenceFacts")


class Ledger:
    """What this run learned, on top of the lock that was there.

    Attributes:
        before: The lock that was there, without what it knew of other addresses.
    """

    def __init__(self, path: Path, sources: Iterable[Source], everything: Iterable[Lookup]) -> None:
        """Read the lock, and take all lookups of the registry: what is not among them goes.

        Raises:
            ClaimcheckError: The lock that is there is damaged.
        """
        self._path = path
        self._about = tuple(sources)
        self._written = read_lock(path) or Lock()
        self.before = self._written.about(self._about)
        self._used: dict[str, set[str]] = {}
        for lookup in everything:
            self._used.setdefault(lookup.document, set()).add(lookup.key)
        self._sources: dict[str, SourceFacts] = {}
        self._evidence: dict[str, dict[str, EvidenceFacts]] = {}

    def set_source(self, source_id: str, facts: SourceFacts) -> None:
        """Remember a source; where only the time is new, the old time stays."""
        before = self.before.source(source_id)
        if before is not None and facts.same_but_for_time(before):
            facts = replace(facts, since=before.since)
        self._sources[source_id] = facts

    def set_quote(self, source_id: str, key: str, facts: EvidenceFacts) -> None:
        """Remember a quote."""
        self._evidence.setdefault(source_id, {})[key] = facts

    @cached_property
    def lock(self) -> Lock:
        """The lock as it should be, after everything was set."""
        return self._merged(self.before)

    @cached_property
    def changes(self) -> Sequence[str]:
        """What differs from the lock that was there, a line for each fact."""
        before, after = self._written, self.lock
        names = before.sources.keys() | after.sources.keys()
        lines = [
            _difference(name, before.sources.get(name), after.sources.get(name))
            for name in sorted(names)
            if before.sources.get(name) != after.sources.get(name)
        ]
        for name in sorted(before.evidence.keys() | after.evidence.keys()):
            old, new = before.evidence.get(name, {}), after.evidence.get(name, {})
            lines += [
                _difference(f"quote {key[:12]} in {name}", old.get(key), new.get(key))
                for key in sorted(old.keys() | new.keys())
                if old.get(key) != new.get(key)
            ]
        return lines

    def write(self) -> bool:
        """Write the lock, on top of what another run may have written meanwhile.

        Returns:
            Whether the file changed.

        Raises:
            ClaimcheckError: The lock that is there is damaged.
            OSError: It cannot be written.
        """
        current = read_lock(self._path)
        if current is None or current == self._written:
            write_lock(self._path, render_lock(self.lock))
            return True
        merged = self._merged(current.about(self._about))
        if merged == current:
            return False
        write_lock(self._path, render_lock(merged))
        return True

    def _merged(self, base: Lock) -> Lock:
        sources = {
            name: facts
            for name, facts in {**base.sources, **self._sources}.items()
            if name in self._used
        }
        evidence = {}
        for name, keys in self._used.items():
            facts = {**base.evidence.get(name, {}), **self._evidence.get(name, {})}
            kept = {key: facts[key] for key in facts if key in keys}
            if kept:
                evidence[name] = kept
        return Lock(sources, evidence)


def _difference(name: str, before: _Facts | None, after: _Facts | None) -> str:
    if before is None or after is None:
        return f"{name}: {'added' if before is None else 'removed'}"
    old, new = said(before), said(after)
    keys = [key for key in {**old, **new} if key != "since" and old.get(key) != new.get(key)]
    return f"{name}: {', '.join(keys)} changed"
