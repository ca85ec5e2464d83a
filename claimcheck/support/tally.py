"""The evidence of one claim, sorted by what it does to the claim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.terms import SourceKind, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.claim import Evidence
    from claimcheck.model.source import Source
    from claimcheck.registry.config import Levels
    from claimcheck.support.independence import Independence


class Weighed(NamedTuple):
    """One piece of evidence beside what it rests on.

    Attributes:
        place: Its index in the claim's evidence.
        evidence: The evidence.
        source: The source that it names; None where the registry does not have it.
        proven: Whether its quote was found where it should stand.
    """

    place: int
    evidence: Evidence
    source: Source | None
    proven: bool = True


@dataclass(frozen=True)
class Tally:
    """What the criteria look at.

    Attributes:
        weighed: All evidence of the claim, in the editor's order.
        levels: The thresholds.
        independence: Which sources echo one another.
    """

    weighed: Sequence[Weighed]
    levels: Levels
    independence: Independence

    def _with(self, stance: Stance) -> tuple[Weighed, ...]:
        return tuple(
            each
            for each in self.weighed
            if each.evidence.stance is stance and each.source is not None
        )

    @cached_property
    def supporting(self) -> tuple[Weighed, ...]:
        """Return what supports the claim as it stands."""
        return self._with(Stance.SUPPORTS)

    @cached_property
    def partial(self) -> tuple[Weighed, ...]:
        """Return what supports the claim in part."""
        return self._with(Stance.PARTIAL)

    @cached_property
    def refuting(self) -> tuple[Weighed, ...]:
        """Return what speaks against the claim."""
        return self._with(Stance.REFUTES)

    @cached_property
    def neutral(self) -> tuple[Weighed, ...]:
        """Return what was consulted and says neither."""
        return self._with(Stance.NEUTRAL)

    @cached_property
    def unknown(self) -> tuple[Weighed, ...]:
        """Return what names a source that the registry does not have; it does not count."""
        return tuple(each for each in self.weighed if each.source is None)

    @cached_property
    def unproven(self) -> tuple[Weighed, ...]:
        """Return the support that lacks the proof that the configuration asks for."""
        if not self.levels.require_proof:
            return ()
        return tuple(each for each in self.supporting if not each.proven)

    @cached_property
    def primary(self) -> tuple[Weighed, ...]:
        """Return the supporting primary sources that count, each once."""
        return self._counted((SourceKind.PRIMARY,))

    @cached_property
    def candidates(self) -> tuple[Weighed, ...]:
        """Return the supporting sources that may count as independent ones, each once."""
        return self._counted((SourceKind.PRIMARY, SourceKind.SECONDARY))

    @cached_property
    def independent(self) -> tuple[Weighed, ...]:
        """Return pairwise independent candidates, as many as a verified claim needs if possible."""
        by_source = {each.evidence.source: each for each in self.candidates}
        sources = [each.source for each in self.candidates if each.source is not None]
        group = self.independence.largest_group(sources, self.levels.secondary)
        return tuple(by_source[source.id] for source in group)

    def _counted(self, kinds: tuple[SourceKind, ...]) -> tuple[Weighed, ...]:
        require = self.levels.require_proof
        found: dict[str, Weighed] = {}
        for each in self.supporting:
            if (
                each.source is not None
                and each.source.kind in kinds
                and (each.proven or not require)
            ):
                found.setdefault(each.evidence.source, each)
        return tuple(found.values())
