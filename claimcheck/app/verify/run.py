"""Verifies a registry: plan, readings, what they settle, the lock."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck.app.records.run import Records, look_up_records
from claimcheck.app.verify.files import read_files
from claimcheck.app.verify.find import find, find_all
from claimcheck.app.verify.plan import plan
from claimcheck.app.verify.reader import Reader
from claimcheck.app.verify.reading import NO_ADDRESS
from claimcheck.app.verify.result import Verification
from claimcheck.app.verify.scope import scope_of
from claimcheck.app.verify.settle import (
    accepted,
    found_in,
    held,
    is_fetched,
    missing,
    remembering,
    settle,
    waits,
)
from claimcheck.app.verify.update import changes, updated, write
from claimcheck.registry.lock import Known, Lock, read_lock
from claimcheck.selectors import key as key_of
from claimcheck.storage.atomic import clear_left
from claimcheck.support.proof import ProofState, proof_of
from claimcheck.support.proofs import EvidenceProof

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from claimcheck.app.project import Project
    from claimcheck.app.scope import Scope
    from claimcheck.app.verify.options import Progress, VerifyOptions
    from claimcheck.app.verify.plan import Plan
    from claimcheck.engines.pools import Pools
    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading
    from claimcheck.model.registry import Registry
    from claimcheck.support.proof import Proof


def verify(
    project: Project, options: VerifyOptions, progress: Progress, pools: Pools | None = None
) -> Verification:
    """Verify the evidence of a registry.

    Args:
        project: The registry.
        options: What to verify, and how.
        progress: Told how far it is.
        pools: What looks for the quotes in what was read; this thread without it.

    Raises:
        ClaimcheckError: An id that was named does not exist, a copy cannot be read, no address
            gave any answer, or the lock is damaged.
        OSError: The lock cannot be written.
    """
    registry, path = project.registry, project.files.lock
    if pools is not None:
        project = replace(project, read=read_files(project, pools=pools))
    scope = scope_of(registry, options)
    found = read_lock(path) or Lock()
    before = found.about(registry.source_by_id)
    everything = plan(registry)
    readings: dict[str, Reading] = {}
    captures: dict[str, Reading] = {}
    unsaved: tuple[str, ...] = ()
    records = Records()
    if scope.accepted:
        settled = _accepted(registry, before, scope.accepted)
    else:
        records = look_up_records(
            project,
            scope.sources_of(registry),
            before,
            datetime.now(UTC),
            progress,
            ask=options.records and not options.offline,
            afresh=options.refresh,
        )
        searches = everything
        if scope.claims or scope.sources:
            searches = plan(registry, scope.claims, scope.sources)
        readings, captures, unsaved = read(
            project,
            options,
            everything,
            before,
            progress,
            needed=_open(searches, before),
            refuse_silence=not records.reached,
            pools=pools,
        )
        settled = {
            name: settle(before.known(name), reading, captures.get(name), everything[name])
            for name, reading in readings.items()
        }

    def update(now: Registry, lock: Lock) -> Lock:
        def is_same(name: str) -> bool:
            return now.source_by_id.get(name) == registry.source_by_id[name]

        same = {name: known for name, known in settled.items() if is_same(name)}
        said = {name: facts for name, facts in records.facts.items() if is_same(name)}
        wanted = everything if now is registry else plan(now)
        return updated(lock.about(now.source_by_id), same, wanted, lock, said)

    after = update(registry, found)
    changed = changes(found, after)
    written = False
    if not options.locked:
        clear_left(path.parent)
        written = bool(changed) and write(project, found, update)
    matches = matches_of(readings, captures, after)
    now = remembering(after, readings, captures, refresh=options.refresh)
    rows = list(rows_of(registry, scope, now, readings, matches))
    in_order = {name: readings[name] for name in registry.source_by_id if name in readings}
    return Verification(scope, rows, now, in_order, matches, records, unsaved, changed, written)


def read(
    project: Project,
    options: VerifyOptions,
    searches: Plan,
    before: Lock,
    progress: Progress,
    *,
    needed: Mapping[str, bool] | None = None,
    refuse_silence: bool = True,
    pools: Pools | None = None,
) -> tuple[dict[str, Reading], dict[str, Reading], tuple[str, ...]]:
    """Return the sources that had to be read and their captures, each searched, by id.

    Behind them stand the ids of those that a service was asked to save and did not.

    What is read is searched for all that is quoted from it: facts of it that are new would
    otherwise stand beside proofs of the text that it had before.

    Args:
        project: The registry.
        options: How to read.
        searches: What to look for.
        before: What is known already.
        progress: Told how far it is.
        needed: Ids of the sources to look in, each with whether a search in it is open; those of
            all searches without it.
        refuse_silence: Whether to conclude nothing where addresses were asked and none answered.
        pools: What looks for the quotes in what was read; this thread without it.

    Raises:
        ClaimcheckError: A copy cannot be read, or no address gave any answer.
    """
    wanted = _open(searches, before) if needed is None else needed
    with closing(Reader(project, options, datetime.now(UTC), progress)) as reader:
        there = reader.readings(wanted, before)
        readings = {each.source: each for each in find_all(there, searches, pools)}
        lacking = {name: missing(each, searches[name]) for name, each in readings.items()}
        asked = [name for name, lacks in lacking.items() if lacks]
        captures = {
            each.source: find(each, lacking[each.source])
            for each in reader.captures(asked)
            if each.has_text
        }
        for kept in reader.kept(asked, before):
            found = find(kept, lacking[kept.source])
            if kept.source not in captures or held(found) > held(captures[kept.source]):
                captures[kept.source] = found
        whole = [
            name for name, each in readings.items() if is_fetched(each) and name not in captures
        ]
        for saved in reader.saved(whole):
            if held(find(saved, searches[saved.source])) >= held(readings[saved.source]):
                captures[saved.source] = replace(saved, document=None, blocks=())
    if refuse_silence:
        reader.refuse_silence()
    return readings, captures, tuple(reader.unsaved)


def _open(searches: Plan, before: Lock) -> dict[str, bool]:
    """Return the ids of the sources to look in, each with whether a search in it is open."""
    return {
        name: any(each.is_open(before.facts(name, key)) for key, each in wanted.items())
        for name, wanted in searches.items()
    }


def _accepted(registry: Registry, before: Lock, names: Collection[str]) -> dict[str, Known]:
    """Return the facts that waited for a person, of the claims and sources that one has seen."""
    seen: dict[str, Known] = {}
    for claim in registry.claims:
        for evidence in claim.quoting:
            key = key_of(evidence)
            for source_id in filter(None, (evidence.source, evidence.cited_in)):
                facts = before.facts(source_id, key)
                about = {claim.id, source_id, evidence.source}
                if facts is not None and waits(facts) and about & set(names):
                    known = seen.setdefault(source_id, Known(evidence={}))
                    seen[source_id] = Known(evidence={**known.evidence, key: accepted(facts)})
    return seen


def matches_of(
    readings: Mapping[str, Reading], captures: Mapping[str, Reading], after: Lock
) -> dict[tuple[str, str], Match]:
    """Return the matches that the lock rests on now, by the id of the source and the key."""
    found = {}
    for name, reading in readings.items():
        for key, match in found_in(reading, captures.get(name)).items():
            facts = after.facts(name, key)
            if facts is not None and facts.outcome == match.outcome:
                found[name, key] = match
    return found


def rows_of(
    registry: Registry,
    scope: Scope,
    lock: Lock,
    readings: Mapping[str, Reading],
    matches: Mapping[tuple[str, str], Match],
) -> Iterator[EvidenceProof]:
    """Yield a row for every quote that was asked for."""
    for claim in registry.claims:
        for place, evidence in enumerate(claim.evidence):
            if evidence.selector is not None and scope.covers(claim, evidence):
                proof = proof_of(evidence, lock, matches)
                known = proof.document in registry.source_by_id
                reason = _reason(proof, lock, readings) if known else _not_listed(proof)
                yield EvidenceProof(claim, place, proof, reason)


def _not_listed(proof: Proof) -> str:
    if proof.state not in (ProofState.UNPROVEN, ProofState.UNCHECKED):
        return ""
    return f"{proof.document} is not in the registry"


def _reason(proof: Proof, lock: Lock, readings: Mapping[str, Reading]) -> str:
    """Return why a quote was not looked for; empty where it was."""
    if proof.state not in (ProofState.UNPROVEN, ProofState.UNCHECKED):
        return ""
    reading, known = readings.get(proof.document), lock.source(proof.document)
    now = reading.facts if reading is not None else None
    if known is not None and known.reason and (now is None or now.outcome == "unchecked"):
        return known.reason
    if now is None or now.reason == NO_ADDRESS:
        return ""
    return now.reason or f"{proof.document} is {now.outcome}"
