"""What registries of record say of the sources of a change, whatever its lock says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.model.identifier import identifiers_of
from claimcheck.model.record import fall_of
from claimcheck.registry.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from claimcheck.app.project import Project
    from claimcheck.model.record import RecordFacts
    from claimcheck.model.source import Source


def came_in(project: Project, before: Lock, earlier: Mapping[str, Source]) -> list[Source]:
    """Return the sources that are asked about again: new, of another work, or said otherwise.

    Args:
        project: The registry as it is.
        before: The lock where the change began.
        earlier: The sources where it began, by id.
    """
    lock = project.lock or Lock()
    found = []
    for name, source in project.registry.source_by_id.items():
        was = earlier.get(name)
        same = was is not None and identifiers_of(was) == identifiers_of(source)
        if identifiers_of(source) and not (
            same and lock.records_of(name) == before.records_of(name)
        ):
            found.append(source)
    return found


def still_fallen(project: Project, before: Lock) -> Project:
    """Return a registry whose lock knows of every work that fell before a change began.

    Whoever proposes a change can take that out of the lock; only somebody who asks again can tell
    whether it is true. Nothing is asked here.

    Args:
        project: The registry as it is.
        before: The lock where the change began.
    """
    lock = project.lock or Lock()
    known = before.about(project.registry.source_by_id)
    records = {
        name: {
            **lock.records_of(name),
            **{key: each for key, each in said.items() if fall_of(each.notices) is not None},
        }
        for name, said in known.records.items()
        if fall_of(known.notices(name)) is not None and lock.fall(name) is None
    }
    if not records:
        return project
    remembered = replace(lock, records={**lock.records, **records})
    return replace(project, proven=remembered, read=project.in_files)


def believed(
    project: Project,
    before: Lock,
    asked: Collection[Source],
    answered: Mapping[str, Mapping[str, RecordFacts]],
) -> Project:
    """Return a registry with the records that can be believed of a change.

    What was answered now holds; else what the lock said where the change began. Of the lock that
    comes with it only what speaks against a source is believed.

    Args:
        project: The registry as it is.
        before: The lock where the change began.
        asked: The sources that were asked about.
        answered: What was said of them now, by id.
    """
    lock = project.lock or Lock()
    records = dict(lock.records)
    for source in asked:
        name = source.id
        against = {
            key: facts
            for key, facts in lock.records_of(name).items()
            if facts.outcome == "unknown" or fall_of(facts.notices) is not None
        }
        known = before.about({name: source}).records_of(name)
        records[name] = {**against, **known, **answered.get(name, {})}
    return replace(project, proven=replace(lock, records=records), read=project.in_files)
