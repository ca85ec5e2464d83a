"""Reads again what the proofs rest on that came in with a change, and writes nothing.

A lock comes with the change that it proves, and whoever proposes one can write both. What the lock
says already where the change began was looked at then; everything else is read from its source, and
neither the lock nor a file that comes with the change is believed for it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck.app.records.run import look_up_records
from claimcheck.app.records.since import believed, came_in
from claimcheck.app.verify.compare import Said, compare, compare_sources
from claimcheck.app.verify.files import LocalFiles
from claimcheck.app.verify.plan import Plan, plan, searches_of
from claimcheck.app.verify.result import Verification
from claimcheck.app.verify.run import matches_of, read, rows_of
from claimcheck.app.verify.scope import scope_of
from claimcheck.app.verify.settle import settle
from claimcheck.errors import ClaimcheckError
from claimcheck.fetchers.base import FetchContext, FetchPolicy
from claimcheck.registry.lock import Known, Lock
from claimcheck.selectors import key as key_of
from claimcheck.support.repeat import Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from claimcheck.app.project import Project
    from claimcheck.app.verify.options import Progress, VerifyOptions
    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading
    from claimcheck.model.source import Source


def repeat(
    project: Project, before: Project, options: VerifyOptions, progress: Progress
) -> tuple[Verification, Sequence[Repeat], Project]:
    """Read again what the proofs of a registry rest on that are not those of an earlier state.

    Args:
        project: The registry as it is.
        before: The registry where the change began; an empty one where there was none.
        options: What to verify, and how; what is cached of an address is not used.
        progress: Told how far it is.

    Returns:
        What was read and found, without a word of the lock; each of the proofs beside it; and the
        registry with what can be believed of the records of its sources.

    Raises:
        ClaimcheckError: An id that was named does not exist, a copy cannot be read, or the lock is
            damaged.
    """
    registry = project.registry
    scope = scope_of(registry, replace(options, copies={}))
    scope_of(registry, options)  # a copy narrows nothing here; one of an unknown source is refused
    searches = _came_in(project, before, plan(registry, scope.claims, scope.sources))
    fresh = _from_addresses(_with_settings_of(project, before), before, searches)
    how = replace(options, refresh=not options.offline)
    readings, captures, _ = read(fresh, how, searches, Lock(), progress, refuse_silence=False)
    settled = {
        name: settle(Known(), reading, captures.get(name), searches[name])
        for name, reading in readings.items()
    }
    found = Lock(
        {name: each.source for name, each in settled.items() if each.source is not None},
        {name: each.evidence for name, each in settled.items()},
    )
    matches = matches_of(readings, captures, found)
    repeats = tuple(_repeats(project, before, searches, readings, found, matches))
    about = {(each.claim.id, each.index) for each in repeats}
    rows = [
        row
        for row in rows_of(registry, scope, found, readings, matches)
        if (row.claim.id, row.index) in about
    ]
    in_order = {name: readings[name] for name in registry.source_by_id if name in readings}
    asked = [
        source
        for source in came_in(project, _lock_of(before), before.registry.source_by_id)
        if source in scope.sources_of(registry)
    ]
    records = look_up_records(
        _with_settings_of(project, before),
        asked,
        Lock(),
        datetime.now(UTC),
        progress,
        ask=options.records and not options.offline,
        afresh=True,
        earlier=before.files,
    )
    made = Verification(scope, rows, found, in_order, matches, records)
    return made, repeats, believed(project, _lock_of(before), asked, records.facts)


def _came_in(project: Project, before: Project, everything: Plan) -> Plan:
    """Return what of a plan the lock did not say, or nobody relied on, where the change began."""
    lock, known = project.lock or Lock(), _lock_of(before)
    relied = plan(before.registry)
    found: Plan = {}
    for name, searches in everything.items():
        is_same = _is_same_source(project, before, name) and _is_same(lock, known, name)
        new = {
            key: search
            for key, search in searches.items()
            if not is_same
            or key not in relied.get(name, {})
            or lock.facts(name, key) != known.facts(name, key)
        }
        if new:
            found[name] = new
    return found


def _lock_of(before: Project) -> Lock:
    try:
        return before.lock or Lock()
    except ClaimcheckError:  # one that could not be read proved nothing
        return Lock()


def _is_same(lock: Lock, known: Lock, name: str) -> bool:
    one, other = lock.source(name), known.source(name)
    return one == other or (one is not None and one.same_but_for_time(other))


def _is_same_source(project: Project, before: Project, name: str) -> bool:
    """Tell whether a source is where it was: behind its address, and in its file."""
    was, now = before.registry.source_by_id.get(name), project.registry.source_by_id[name]
    if was is None or was.web_address != now.web_address:
        return False
    return _place(before, was) == _place(project, now)


def _place(project: Project, source: Source) -> Path | None:
    """Return where the local copy of a source lies; links are not followed."""
    origin = project.registry.origin(source)
    if source.file is None or origin is None:
        return None
    return project.files.tree.path_of(origin.path).parent / source.file


def _with_settings_of(project: Project, before: Project) -> Project:
    """Return a registry whose sources are read as they were read where the change began.

    A change could set limits under which nothing can be read.
    """
    return replace(project, files=replace(project.files, config=before.settings))


def _from_addresses(project: Project, before: Project, searches: Plan) -> Project:
    """Return a registry without the local copies that came with a change, of what has an address.

    Such a file proves what it holds, and not that the address ever answered it.
    """
    policy = FetchPolicy.of(project.settings.config.verify)
    files = LocalFiles(project, policy, FetchContext())
    sources = []
    for source in project.registry.sources:
        came = source.id in searches and source.web_address is not None and source.file is not None
        if came and _content_before(before, project, source) != _content(files, source):
            sources.append(source.model_copy(update={"file": None}))
        else:
            sources.append(source)
    return replace(project, registry=replace(project.registry, sources=tuple(sources)))


def _content(files: LocalFiles, source: Source) -> bytes | None:
    fetched = files.fetch(source)
    return fetched.body if fetched is not None else None


def _content_before(before: Project, project: Project, source: Source) -> bytes | None:
    path = _place(project, source)
    if path is None:
        return None
    try:
        return before.files.tree.read(path)
    except ClaimcheckError:
        return None


def _repeats(
    project: Project,
    before: Project,
    searches: Plan,
    readings: Mapping[str, Reading],
    found: Lock,
    matches: Mapping[tuple[str, str], Match],
) -> Iterator[Repeat]:
    """Yield what came of each piece of evidence that was read again, in the registry's order."""
    lock, known, told = project.lock or Lock(), _lock_of(before), set()
    for claim in project.registry.claims:
        for index, evidence in enumerate(claim.evidence):
            for name, search in searches_of(evidence):
                key = key_of(evidence)
                if key not in searches.get(name, {}):
                    continue
                source = found.source(name) or (readings[name].facts if name in readings else None)
                verdict, why = compare(
                    Said(lock.facts(name, key), lock.source(name)),
                    Said(found.facts(name, key), source),
                    required=search.required,
                    known=known.facts(name, key),
                )
                moved = compare_sources(lock.source(name), source)
                if verdict == "same" and moved and name not in told:
                    verdict, why = "differs", moved
                    told.add(name)
                yield Repeat(claim, index, name, verdict, why, matches.get((name, key)))
