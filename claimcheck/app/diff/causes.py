"""The changes between two states that can change the level of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.app.diff.evidence import strengthens
from claimcheck.views.diff_causes import (
    EvidenceCause,
    FieldCause,
    FieldChange,
    PartCause,
    PartsCause,
    ProofCause,
    ProofChange,
    SourceCause,
    ThresholdCause,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.app.diff.state import State
    from claimcheck.model.claim import Evidence
    from claimcheck.model.source import Source
    from claimcheck.model.terms import Support
    from claimcheck.registry.config import Levels
    from claimcheck.support.assessment import Assessment
    from claimcheck.support.proof import Proof
    from claimcheck.views.diff_causes import Cause, EvidenceChange

SOURCE_FIELDS = ("kind", "publisher", "derived_from")
"""What levels can depend on of a source that exists."""

CauseKey = tuple[str | int, ...]
"""What a cause is a change of: ``("evidence", 0)``, ``("source", "herald", "publisher")``."""


class Weight(NamedTuple):
    """A piece of evidence in one state.

    Attributes:
        evidence: The evidence, by later ids.
        proof: What the lock of that state says of it.
    """

    evidence: Evidence
    proof: Proof


class EvidencePair(NamedTuple):
    """A piece of evidence in both states; None in the one that does not have it.

    Attributes:
        before: As it was.
        after: As it is.
        change: What differs, or how its proof differs where only that does; None for neither.
    """

    before: Weight | None
    after: Weight | None
    change: EvidenceChange | ProofChange | None


def evidence_causes(pairs: Sequence[EvidencePair]) -> Iterator[tuple[CauseKey, Cause]]:
    """Yield what changed about the evidence of a claim and its proofs."""
    for place, pair in enumerate(pairs):
        change = pair.change
        key = ("evidence", place)
        if isinstance(change, ProofChange):
            yield key, ProofCause(proof=change, gain=change.after.holds)
        elif change is not None:
            yield key, EvidenceCause(evidence=change, gain=strengthens(change))


def part_causes(
    before: State, after: State, parts: tuple[Sequence[str], Sequence[str]]
) -> Iterator[tuple[CauseKey, Cause]]:
    """Yield the parts that a claim rests on anew or no longer, and those with another level."""
    for name in sorted({*parts[0], *parts[1]}):
        was, now = _level(before.assessments.get(name)), _level(after.assessments.get(name))
        key = ("part", name)
        if name not in parts[0]:
            gain = now is not None and now.rank > 0
            yield key, PartsCause(part=name, change="gained", gain=gain)
        elif name not in parts[1]:
            yield key, PartsCause(part=name, change="lost")
        elif was is not now:
            yield key, PartCause(part=name, before=was, after=now, gain=was is None)


def source_causes(
    before: State, after: State, names: Iterable[str]
) -> Iterator[tuple[CauseKey, Cause]]:
    """Yield the changes of sources that levels can depend on."""
    for name in names:
        was, now = before.sources.get(name), after.sources.get(name)
        if was is not None and now is not None:
            for field in _source_fields(was, now):
                yield ("source", name, field.name), FieldCause(source=name, field=field)
        elif now is not None:
            yield ("source", name), SourceCause(source=name, change="added", gain=True)
        elif was is not None:
            yield ("source", name), SourceCause(source=name, change="removed")


def threshold_causes(before: State, after: State) -> Iterator[tuple[CauseKey, Cause]]:
    """Yield the settings that differ."""
    for setting in changed_settings(before.levels, after.levels):
        yield ("threshold", setting.name), ThresholdCause(setting=setting)


def changed_settings(was: Levels, now: Levels) -> Iterator[FieldChange]:
    """Yield the thresholds that differ, by their dotted keys."""
    for name in type(now).model_fields:
        one, other = getattr(was, name), getattr(now, name)
        if one != other:
            key = f"levels.{name}"
            yield FieldChange(name=key, before=_text(one), after=_text(other), matters=True)


def reached(pairs: Iterable[EvidencePair], before: State, after: State) -> list[str]:
    """Return the ids of the sources of the evidence, and of all that they ever derive from."""
    weights = (weight for pair in pairs for weight in (pair.before, pair.after))
    waiting = [weight.evidence.source for weight in weights if weight is not None]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            for state in (before, after):
                source = state.sources.get(name)
                waiting.extend(source.derived_from if source is not None else ())
    return sorted(found)


def _source_fields(was: Source, now: Source) -> Iterator[FieldChange]:
    for name in SOURCE_FIELDS:
        one, other = getattr(was, name), getattr(now, name)
        if name == "derived_from":
            one, other = tuple(sorted(set(one))), tuple(sorted(set(other)))
        if one != other:
            yield FieldChange(name=name, before=_text(one), after=_text(other), matters=True)


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _level(assessment: Assessment | None) -> Support | None:
    return assessment.level if assessment is not None else None
