"""Brings the lock up to date with what was settled, and writes it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from claimcheck.app.verify.settle import UNCHECKED
from claimcheck.errors import ClaimcheckError
from claimcheck.registry.load import load_registry
from claimcheck.registry.lock import Lock, read_lock, render_lock, said, write_lock
from claimcheck.storage.lockfile import alone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.app.project import Project
    from claimcheck.app.verify.plan import Plan, Search
    from claimcheck.model.facts import EvidenceFacts, SourceFacts
    from claimcheck.model.record import RecordFacts
    from claimcheck.model.registry import Registry
    from claimcheck.registry.lock import Known

_Facts = TypeVar("_Facts", "SourceFacts", "EvidenceFacts", "RecordFacts")


def updated(
    lock: Lock,
    settled: Mapping[str, Known],
    wanted: Plan,
    file: Lock,
    records: Mapping[str, Mapping[str, RecordFacts]] | None = None,
) -> Lock:
    """Return a lock with what was settled; what nobody cites any more leaves it.

    Args:
        lock: What was known before and is believed.
        settled: What is new, by the id of the source.
        wanted: What is looked for because of all evidence of the registry.
        file: The lock as the file has it, for who vouched for what.
        records: What registries of record said of each source, in place of what they said before.
    """
    sources, evidence = {}, {}
    for name, keys in wanted.items():
        before, new = lock.known(name), settled.get(name)
        facts = (new.source if new is not None else None) or before.source
        if facts is not None:
            sources[name] = facts
        known = {**before.evidence, **(new.evidence if new is not None else {})}
        kept = _vouched_for(
            {key: known[key] for key in known if key in keys}, keys, file.known(name).evidence
        )
        if kept:
            evidence[name] = kept
    said = {**lock.records, **(records or {})}
    return Lock(sources, evidence, records={name: said[name] for name in said if said[name]})


def _vouched_for(
    facts: Mapping[str, EvidenceFacts],
    searches: Mapping[str, Search],
    before: Mapping[str, EvidenceFacts],
) -> dict[str, EvidenceFacts]:
    """Return facts with who vouched for what could not be looked for, and whether that is in doubt.

    Where evidence left that somebody vouched for, and other evidence came with the same name and
    date, the one is taken for an edit of the other: the person has not seen what is there now.

    Args:
        facts: The facts of one source, by key.
        searches: What was to be looked for in it.
        before: The facts as they were in the file.
    """
    left = {old.seen for key, old in before.items() if key not in searches}
    found = {}
    for key, each in facts.items():
        search = searches[key]
        if each.outcome != UNCHECKED or not search.seen:
            found[key] = replace(each, seen=None, seen_in=None, edited=False)
            continue
        old = each if each.seen is not None else before.get(key)
        is_edited = old is None and search.seen in left
        if old is not None and old.seen == search.seen:
            is_edited = old.edited or old.seen_in not in (None, search.seen_in)
        found[key] = replace(each, seen=search.seen, seen_in=search.seen_in, edited=is_edited)
    return found


def changes(before: Lock, after: Lock) -> list[str]:
    """Return what differs between two locks, a line for each fact."""
    lines = [
        _difference(name, before.source(name), after.source(name))
        for name in sorted(before.sources.keys() | after.sources.keys())
        if before.source(name) != after.source(name)
    ]
    for name in sorted(before.evidence.keys() | after.evidence.keys()):
        old, new = before.known(name).evidence, after.known(name).evidence
        lines += [
            _difference(f"quote {key[:12]} in {name}", old.get(key), new.get(key))
            for key in sorted(old.keys() | new.keys())
            if old.get(key) != new.get(key)
        ]
    for name in sorted(before.records.keys() | after.records.keys()):
        was, now = before.records_of(name), after.records_of(name)
        lines += [
            _difference(f"record {key} of {name}", was.get(key), now.get(key))
            for key in sorted(was.keys() | now.keys())
            if was.get(key) != now.get(key)
        ]
    return lines


def write(project: Project, read: Lock, update: Callable[[Registry, Lock], Lock]) -> bool:
    """Write the lock, on top of what another run may have written meanwhile.

    Args:
        project: The registry as this run read it.
        read: The lock as this run found it.
        update: Brings a lock up to date with what this run learned, for a registry.

    Returns:
        Whether the file changed.

    Raises:
        ClaimcheckError: The lock that is there is damaged.
        OSError: It cannot be written.
    """
    path = project.files.lock
    with alone(project.files.root):
        current = read_lock(path)
        new = update(_as_it_is_now(project), current if current is not None else read)
        if new == current:
            return False
        write_lock(path, render_lock(new))
        return True


def _as_it_is_now(project: Project) -> Registry:
    """Return the registry with what came into it while this run read sources.

    Another run may have proven that, and its facts are not this one's to take out of the lock.
    """
    with suppress(ClaimcheckError):  # somebody may be in the middle of an edit
        return load_registry(project.files)
    return project.registry


def _difference(name: str, before: _Facts | None, after: _Facts | None) -> str:
    if before is None or after is None:
        return f"{name}: {'added' if before is None else 'removed'}"
    old, new = said(before), said(after)
    keys = [key for key in {**old, **new} if key != "since" and old.get(key) != new.get(key)]
    return f"{name}: {', '.join(keys)} changed"
