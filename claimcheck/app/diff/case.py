"""Which changes explain a change of level, found by deriving the level without the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.diff.causes import (
    SOURCE_FIELDS,
    evidence_causes,
    part_causes,
    reached,
    source_causes,
    threshold_causes,
)
from claimcheck.support.derive import derive, derive_compound
from claimcheck.support.independence import Independence
from claimcheck.support.proof import doubt_of
from claimcheck.support.tally import Tally, Weighed
from claimcheck.views.diff_causes import Causes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from claimcheck.app.diff.causes import CauseKey, EvidencePair
    from claimcheck.app.diff.state import State
    from claimcheck.model.source import Source
    from claimcheck.registry.config import Levels
    from claimcheck.support.assessment import Assessment
    from claimcheck.views.diff_causes import Cause


class Case:
    """One claim between two states: its level can be derived with any of the changes made."""

    def __init__(
        self,
        before: State,
        after: State,
        evidence: Sequence[EvidencePair],
        parts: tuple[tuple[str, ...], tuple[str, ...]],
    ) -> None:
        """Collect the changes that can matter.

        Args:
            before: The earlier state.
            after: The later state.
            evidence: The evidence of the claim.
            parts: The parts of the claim before and after, by later ids.
        """
        self._before, self._after = before, after
        self._evidence, self._parts = evidence, parts
        self._sources = reached(evidence, before, after)
        self._causes: dict[CauseKey, Cause] = dict(
            (
                *evidence_causes(evidence),
                *part_causes(before, after, parts),
                *source_causes(before, after, self._sources),
                *threshold_causes(before, after),
            )
        )

    def explain(self, seen: Callable[[Assessment], object], target: object) -> Causes:
        """Return the fewest changes that explain an outcome.

        Args:
            seen: What counts of an assessment: its level, or its marks too.
            target: What ``seen`` returns for the assessment as it is now.
        """

        def leads_there(*made: CauseKey) -> bool:
            return seen(self._derive(frozenset(made))) == target

        alone = [key for key in self._causes if leads_there(key)]
        if alone:
            return Causes(tuple(self._causes[key] for key in alone))
        needed = list(self._causes)
        step = len(needed)
        while step:
            for start in range(len(needed) - step, -1, -step):
                fewer = needed[:start] + needed[start + step :]
                if fewer and leads_there(*fewer):
                    needed = fewer
            step //= 2
        return Causes(tuple(self._causes[key] for key in needed), together=len(needed) > 1)

    def _derive(self, made: Collection[CauseKey]) -> Assessment:
        """Return the assessment of the claim with these changes made, and none of the others."""
        parts = self._mixed_parts(made)
        if parts:
            known = {name: each for name, each in parts.items() if each is not None}
            return derive_compound(tuple(parts), known)
        levels, sources = self._mixed_levels(made), self._mixed_sources(made)
        weighed: list[Weighed] = []
        for place, pair in enumerate(self._evidence):
            weight = pair.after if ("evidence", place) in made else pair.before
            if weight is not None:
                source = sources.get(weight.evidence.source)
                doubt = doubt_of(weight.evidence, weight.proof, levels.proof)
                weighed.append(Weighed(len(weighed), weight.evidence, source, doubt))
        return derive(Tally(weighed, levels, Independence(sources)))

    def _mixed_parts(self, made: Collection[CauseKey]) -> dict[str, Assessment | None]:
        """Return the assessments of the parts; None for one that is not in the registry."""
        before, after = self._parts
        found = {}
        for name in (*after, *(name for name in before if name not in after)):
            is_made = ("part", name) in made
            if is_made and name in after:
                found[name] = self._after.assessments.get(name)
            elif not is_made and name in before:
                found[name] = self._before.assessments.get(name)
        return found

    def _mixed_levels(self, made: Collection[CauseKey]) -> Levels:
        update = {
            name: getattr(self._after.levels, name)
            for name in type(self._after.levels).model_fields
            if ("threshold", f"levels.{name}") in made
        }
        return self._before.levels.model_copy(update=update)

    def _mixed_sources(self, made: Collection[CauseKey]) -> dict[str, Source]:
        found = {}
        for name in self._sources:
            was, now = self._before.sources.get(name), self._after.sources.get(name)
            if was is None or now is None:
                source = now if ("source", name) in made else was
            else:
                fields = [field for field in SOURCE_FIELDS if ("source", name, field) in made]
                update = {field: getattr(now, field) for field in fields}
                source = was.model_copy(update=update) if update else was
            if source is not None:
                found[name] = source
        return found
