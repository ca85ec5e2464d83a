"""Compares two states of a registry. Pure: it reads nothing but what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.diff.causes import SOURCE_FIELDS, changed_settings
from claimcheck.app.diff.claims import ClaimComparer
from claimcheck.app.diff.consequences import with_consequences
from claimcheck.app.diff.events import events
from claimcheck.app.diff.pairs import (
    Pair,
    Renames,
    claim_likeness,
    folded,
    named_claims,
    named_sources,
    pair,
    renamed,
    source_likeness,
)
from claimcheck.app.diff.proofs import proof_differences
from claimcheck.app.diff.state import State
from claimcheck.app.published import stated_by_claim
from claimcheck.views.claim import claim_view, stated_view
from claimcheck.views.diff import DiffDocument, RevisionView, SourceChange, ThresholdChange
from claimcheck.views.diff_causes import FieldChange
from claimcheck.views.overview import AssessedClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.app.project import Project
    from claimcheck.model.source import Source
    from claimcheck.registry.revision import Revision
    from claimcheck.views.diff import ClaimChange, SourceEvent


_TOUCHING = frozenset(("removed", "renamed", "reworded", "raised", "lowered", "marked"))
"""What can happen to a claim that those who read it should be told otherwise."""


def compare(base: Revision, before: Project, head: Revision, after: Project) -> DiffDocument:
    """Return what changed in meaning between two states.

    Where it stands in which file does not count, nor in which order, nor how its lines wrap.

    Args:
        base: The earlier state.
        before: Its registry.
        head: The later state.
        after: Its registry.
    """
    one, other = before.registry, after.registry
    names = (named_sources(one), named_sources(other))
    sources = pair(one.source_by_id, other.source_by_id, source_likeness, names)
    parts = (named_claims(one), named_claims(other))
    claims = pair(one.claim_by_id, other.claim_by_id, claim_likeness, parts)
    was = State(before, Renames(renamed(claims), renamed(sources)))
    now = State(after)
    comparer = ClaimComparer(was, now)
    changed = [change for each in claims if (change := comparer.compare(each)) is not None]
    changed = _with_sentences(with_consequences(changed, other.claim_by_id), after)
    changed = [_with_view(change, after) for change in changed]
    affected = _affected(changed)
    changed_sources = [
        each for some in sources if (each := _source_change(some, was, now, affected)) is not None
    ]
    thresholds = [
        ThresholdChange(**dict(setting), affects=affected.get(("threshold", setting.name), ()))
        for setting in changed_settings(was.levels, now.levels)
    ]
    proofs = proof_differences(claims, was, now)
    happened = events(changed, changed_sources, thresholds, proofs)
    return DiffDocument(
        base=_revision(base),
        head=_revision(head),
        notes=(*base.notes, *head.notes),
        summary={name: len(ids) for name, ids in happened.items()},
        claims=changed,
        sources=changed_sources,
        thresholds=thresholds,
        proofs=proofs,
        titles=_titles(changed, other.source_by_id),
    )


def _with_sentences(changed: list[ClaimChange], after: Project) -> list[ClaimChange]:
    """Return changes with the sentences that they touch; texts are read where there are any."""
    if not any(map(_touches_readers, changed)):
        return changed
    stated = stated_by_claim(after)
    return [
        change.model_copy(update={"published": tuple(map(stated_view, stated[change.id]))})
        if change.id in stated and _touches_readers(change)
        else change
        for change in changed
    ]


def _with_view(change: ClaimChange, after: Project) -> ClaimChange:
    """Return a change with the claim as it is; its sentences stand in the change."""
    claim = after.registry.claim_by_id.get(change.id)
    if claim is None:
        return change
    assessed = AssessedClaim(
        claim, after.assessments[claim.id], after.registry.origin(claim), lock=after.lock
    )
    view = claim_view(assessed, after.settings, after.registry.source_by_id)
    return change.model_copy(update={"now": view})


def _titles(changes: Iterable[ClaimChange], sources: Mapping[str, Source]) -> dict[str, str]:
    """Return the titles of the sources that claims name as they are now."""
    evidence = [each for change in changes if change.now for each in change.now.evidence]
    names = {name for each in evidence for name in (each.source, each.cited_in) if name}
    return {name: sources[name].title for name in sorted(names & sources.keys())}


def _touches_readers(change: ClaimChange) -> bool:
    return not _TOUCHING.isdisjoint(change.changes)


def _revision(revision: Revision) -> RevisionView:
    return RevisionView(
        name=revision.name,
        commit=revision.commit,
        exists=revision.exists,
        files=tuple(map(revision.files.tree.shown, revision.files.claims)),
    )


def _affected(changes: Iterable[ClaimChange]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the claims whose level changed by ``("source", id)`` and ``("threshold", key)``."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for change in changes:
        for cause in change.causes:
            if cause.kind in ("source", "field"):
                found.setdefault(("source", cause.source), {})[change.id] = None
            elif cause.kind == "threshold":
                found.setdefault(("threshold", cause.setting.name), {})[change.id] = None
    return {key: tuple(names) for key, names in found.items()}


def _source_change(
    pair: Pair[Source],
    was: State,
    now: State,
    affected: Mapping[tuple[str, str], tuple[str, ...]],
) -> SourceChange | None:
    before, after = pair
    kinds: tuple[SourceEvent, ...]
    fields: tuple[FieldChange, ...] = ()
    if before is None:
        kinds = ("added",)
    elif after is None:
        kinds = ("removed",)
    else:
        fields = tuple(_fields(before, after, was, now)) if before != after or after.file else ()
        found: tuple[tuple[SourceEvent, bool], ...] = (
            ("renamed", before.id != after.id),
            ("changed", bool(fields)),
        )
        kinds = tuple(kind for kind, holds in found if holds)
    shown = after or before
    if not kinds or shown is None:
        return None
    return SourceChange(
        id=shown.id,
        previous_id=before.id if before is not None and before.id != shown.id else None,
        title=shown.title,
        changes=kinds,
        fields=fields,
        affects=affected.get(("source", shown.id), ()),
    )


def _fields(before: Source, after: Source, was: State, now: State) -> Iterator[FieldChange]:
    for name in type(after).model_fields:
        if name == "id":
            continue
        old, new = (_shown(getattr(each, name)) for each in (was.sources[after.id], after))
        if name == "author":
            old, new = was.sources[after.id].authors, after.authors
        elif name == "file":
            old, new = was.file(before), now.file(after)
        if old != new:
            matters = name in SOURCE_FIELDS
            yield FieldChange(name=name, before=old, after=new, matters=matters)


def _shown(value: object) -> str | None:
    if isinstance(value, tuple):
        return ", ".join(sorted(set(map(str, value)))) or None
    return folded(str(value)) if value is not None else None
