"""Which change caused which change of level, found by deriving the level without the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.app.diff.model import Cause, Causes, EvidenceChange, ProofChange
from claimcheck.support.derive import derive, derive_compound
from claimcheck.support.independence import Independence
from claimcheck.support.proof import ProofState, may_verify
from claimcheck.support.tally import Tally, Weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from claimcheck.app.diff.state import State
    from claimcheck.model.claim import Evidence
    from claimcheck.model.source import Source
    from claimcheck.registry.config import Levels
    from claimcheck.support.assessment import Assessment

SOURCE_FIELDS = ("kind", "publisher", "derived_from")
"""What levels can depend on of a source that exists."""


class Weight(NamedTuple):
    """A piece of evidence in one state.

    Attributes:
        evidence: The evidence, by later ids.
        proof: What the lock of that state says of its quote.
    """

    evidence: Evidence
    proof: ProofState


class Place(NamedTuple):
    """A piece of evidence in both states; None in the one that does not have it.

    Attributes:
        before: As it was.
        after: As it is.
        change: What differs; None where nothing does.
        proof: How its proof changed, where only that did.
    """

    before: Weight | None
    after: Weight | None
    change: EvidenceChange | None
    proof: ProofChange | None


class Case:
    """One claim between two states: its level can be derived with any of the changes made."""

    def __init__(
        self,
        before: State,
        after: State,
        places: Sequence[Place],
        parts: tuple[tuple[str, ...], tuple[str, ...]],
    ) -> None:
        """Collect the changes that can matter.

        Args:
            before: The earlier state.
            after: The later state.
            places: The evidence of the claim.
            parts: The parts of the claim before and after, by later ids.
        """
        self._before, self._after = before, after
        self._places, self._parts = places, parts
        self._sources = _reached(places, before.sources, after.sources)
        self._causes: list[Cause] = []
        self._index: dict[tuple[str, object, str], int] = {}
        self._collect()

    def explain(self, seen: Callable[[Assessment], object], target: object) -> Causes:
        """Return the fewest changes that explain an outcome.

        Args:
            seen: What counts of an assessment: its level, or its marks too.
            target: What ``seen`` returns for the assessment as it is now.
        """
        everything = range(len(self._causes))

        def leads_there(made: Collection[int]) -> bool:
            return seen(self._derive(frozenset(made))) == target

        alone = [index for index in everything if leads_there((index,))]
        if alone:
            return Causes(tuple(self._causes[index] for index in alone))
        needed = list(everything)
        step = len(needed)
        while step:
            for start in range(len(needed) - step, -1, -step):
                fewer = needed[:start] + needed[start + step :]
                if fewer and leads_there(fewer):
                    needed = fewer
            step //= 2
        return Causes(tuple(self._causes[index] for index in needed), together=len(needed) > 1)

    def _collect(self) -> None:
        for place, each in enumerate(self._places):
            if each.change is not None:
                gain = each.change.strengthens
                self._add(Cause("evidence", evidence=each.change, gain=gain), place)
            elif each.proof is not None:
                gain = each.proof.after is ProofState.PROVEN
                self._add(Cause("proof", proof=each.proof, gain=gain), place)
        before, after = self._parts
        for name in sorted({*before, *after}):
            was, now = self._before.assessments.get(name), self._after.assessments.get(name)
            if (name in before) != (name in after):
                known = now if name in after else was
                gain = name in after and known is not None and known.level.rank > 0
                side = "gained" if name in after else "lost"
                self._add(Cause("parts", name=name, field=side, gain=gain), name)
            elif _level(was) != _level(now):
                cause = Cause("part", name=name, before=_level(was), after=_level(now))
                self._add(cause._replace(gain=was is None), name)
        for name in self._sources:
            for cause in source_causes(
                name, self._before.sources.get(name), self._after.sources.get(name)
            ):
                self._add(cause, name, cause.field)
        for cause in threshold_causes(self._before.levels, self._after.levels):
            self._add(cause, cause.name)

    def _add(self, cause: Cause, key: object, field: str = "") -> None:
        self._index[cause.kind, key, field] = len(self._causes)
        self._causes.append(cause)

    def _derive(self, made: Collection[int]) -> Assessment:
        def is_made(kind: str, key: object, field: str = "") -> bool:
            return self._index.get((kind, key, field), -1) in made

        before, after = self._parts
        parts = [name for name in after if name in before or is_made("parts", name)]
        parts += [name for name in before if name not in after and not is_made("parts", name)]
        if parts:
            known = {}
            for name in parts:
                stays = name in before and name in after
                later = is_made("part", name) if stays else name in after
                state = self._after if later else self._before
                if name in state.assessments:
                    known[name] = state.assessments[name]
            return derive_compound(parts, known)
        levels = self._levels(is_made)
        sources = self._mixed_sources(is_made)
        weighed: list[Weighed] = []
        for place, each in enumerate(self._places):
            later = is_made("evidence", place) or is_made("proof", place)
            weight = each.after if later else each.before
            if weight is not None:
                source = sources.get(weight.evidence.source)
                proven = may_verify(weight.proof, require_proof=levels.require_proof)
                weighed.append(Weighed(len(weighed), weight.evidence, source, proven))
        return derive(Tally(weighed, levels, Independence(sources)))

    def _levels(self, is_made: Callable[..., bool]) -> Levels:
        update = {
            name: getattr(self._after.levels, name)
            for name in type(self._after.levels).model_fields
            if is_made("threshold", f"levels.{name}")
        }
        return self._before.levels.model_copy(update=update)

    def _mixed_sources(self, is_made: Callable[..., bool]) -> dict[str, Source]:
        found = {}
        for name in self._sources:
            was, now = self._before.sources.get(name), self._after.sources.get(name)
            if was is None or now is None:
                source = now if is_made("source", name, "entry") else was
            else:
                made = [field for field in SOURCE_FIELDS if is_made("source", name, field)]
                source = was
                if made:
                    source = was.model_copy(update={field: getattr(now, field) for field in made})
            if source is not None:
                found[name] = source
        return found


def source_causes(name: str, was: Source | None, now: Source | None) -> Iterable[Cause]:
    """Yield the changes of a source that levels can depend on."""
    if was is None or now is None:
        if was is not now:
            old, new = ("absent" if each is None else "listed" for each in (was, now))
            yield Cause("source", None, None, name, "entry", old, new, gain=was is None)
        return
    for field in SOURCE_FIELDS:
        one, other = getattr(was, field), getattr(now, field)
        if field == "derived_from":
            one, other = tuple(sorted(set(one))), tuple(sorted(set(other)))
        if one != other:
            yield Cause("source", name=name, field=field, before=_text(one), after=_text(other))


def threshold_causes(was: Levels, now: Levels) -> Iterable[Cause]:
    """Yield the settings that differ."""
    for name in type(now).model_fields:
        one, other = getattr(was, name), getattr(now, name)
        if one != other:
            yield Cause("threshold", name=f"levels.{name}", before=_text(one), after=_text(other))


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _level(assessment: Assessment | None) -> str | None:
    return assessment.level.value if assessment is not None else None


def _reached(
    places: Iterable[Place], before: Mapping[str, Source], after: Mapping[str, Source]
) -> dict[str, None]:
    """Return the ids of the sources of the evidence, and of all that they ever derive from."""
    weights = (weight for place in places for weight in (place.before, place.after))
    waiting = [weight.evidence.source for weight in weights if weight is not None]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            for sources in (before, after):
                source = sources.get(name)
                waiting.extend(source.derived_from if source is not None else ())
    return dict.fromkeys(sorted(found))
