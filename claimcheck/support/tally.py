"""The evidence of one claim, sorted by what it does to the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.model.terms import SourceKind, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.claim import Evidence
    from claimcheck.model.source import Source
    from claimcheck.registry.config import Levels
    from claimcheck.support.independence import Independence


class Doubt(NamedTuple):
    """What keeps evidence from making a claim verified.

    Attributes:
        predicate: The end of a sentence that begins with it: ``is hidden there``.
        step: What to do about it, as an order.
        subject: The beginning of that sentence, to which the id of the source is added; empty
            where it is what the evidence points at: ``the quote from ``.
        setting: Dotted configuration key that asks for more, where it is not always so.
        voids: Whether the evidence counts for nothing at all.
    """

    predicate: str
    step: str = ""
    subject: str = ""
    setting: str | None = None
    voids: bool = False


NOT_PROVEN: Final = Doubt("is not proven", "run claimcheck verify")
"""The doubt of a caller who only says that evidence is not proven."""


class Weighed(NamedTuple):
    """One piece of evidence beside what it rests on.

    Attributes:
        place: Its index in the claim's evidence.
        evidence: The evidence.
        source: The source that it names; None where the registry does not have it.
        doubt: What keeps it from making a claim verified; None where nothing does.
    """

    place: int
    evidence: Evidence
    source: Source | None
    doubt: Doubt | None = None


class Tally:
    """What the criteria look at: evidence sorted in one pass, since every claim has some.

    Evidence whose source the registry does not have is ``unknown`` and nothing else.

    Attributes:
        weighed: All evidence of the claim, in the editor's order.
        levels: The thresholds.
        independence: Which sources echo one another.
        supporting: What supports the claim as it stands.
        partial: What supports the claim in part.
        refuting: What speaks against the claim.
        neutral: What was read and says neither.
        unknown: What names a source that the registry does not have; it does not count.
        void: What rests on a source that was retracted, withdrawn or removed; nor does it.
        doubted: The support that cannot make the claim verified, since its quote does not stand
            where it should or as it should, or lacks the proof that the configuration asks for.
        primary: The supporting primary sources that count, each once.
        candidates: The supporting sources that may count as independent ones, each once.
    """

    __slots__ = (
        "_independent",
        "candidates",
        "doubted",
        "independence",
        "levels",
        "neutral",
        "partial",
        "primary",
        "refuting",
        "supporting",
        "unknown",
        "void",
        "weighed",
    )

    def __init__(
        self, weighed: Sequence[Weighed], levels: Levels, independence: Independence
    ) -> None:
        self.weighed = weighed
        self.levels = levels
        self.independence = independence
        supporting: list[Weighed] = []
        partial: list[Weighed] = []
        refuting: list[Weighed] = []
        neutral: list[Weighed] = []
        unknown: list[Weighed] = []
        void: list[Weighed] = []
        for each in weighed:
            stance = each.evidence.stance
            if each.source is None:
                unknown.append(each)
            elif each.doubt is not None and each.doubt.voids:
                void.append(each)
            elif stance is Stance.SUPPORTS:
                supporting.append(each)
            elif stance is Stance.PARTIAL:
                partial.append(each)
            elif stance is Stance.REFUTES:
                refuting.append(each)
            else:
                neutral.append(each)
        self.supporting = tuple(supporting)
        self.partial = tuple(partial)
        self.refuting = tuple(refuting)
        self.neutral = tuple(neutral)
        self.unknown = tuple(unknown)
        self.void = tuple(void)
        self.doubted = tuple([each for each in supporting if each.doubt])
        if self.doubted:
            supporting = [each for each in supporting if not each.doubt]
        primary: dict[str, Weighed] = {}
        candidates: dict[str, Weighed] = {}
        for each in supporting:
            kind = each.source.kind if each.source is not None else None
            if kind is SourceKind.PRIMARY:
                primary.setdefault(each.evidence.source, each)
                candidates.setdefault(each.evidence.source, each)
            elif kind is SourceKind.SECONDARY:
                candidates.setdefault(each.evidence.source, each)
        self.primary = tuple(primary.values())
        self.candidates = tuple(candidates.values())
        self._independent: tuple[Weighed, ...] | None = None

    @property
    def independent(self) -> tuple[Weighed, ...]:
        """Return pairwise independent candidates, as many as a verified claim needs if possible.

        This is the one costly question, so it is answered when it is asked, and once.
        """
        if self._independent is None:
            self._independent = self._largest_group()
        return self._independent

    @property
    def trusted(self) -> Tally:
        """Return the same evidence with nothing doubted, what is not doubted now first."""
        if not self.doubted:
            return self
        counting = [each for each in self.weighed if each not in self.void]
        by_trust = sorted(counting, key=lambda each: each.doubt is not None)
        trusted = [each._replace(doubt=None) for each in by_trust]
        return Tally(trusted, self.levels, self.independence)

    @property
    def kept_back(self) -> tuple[Weighed, ...]:
        """Return the doubted evidence that would make the claim verified if nobody doubted it."""
        if not self.doubted:
            return ()
        trusted = self.trusted
        enough: tuple[Weighed, ...] = ()
        if len(trusted.primary) >= self.levels.primary:
            enough = trusted.primary
        elif len(trusted.independent) >= self.levels.secondary:
            enough = trusted.independent
        places = {each.place for each in enough}
        return tuple(each for each in self.doubted if each.place in places)

    def _largest_group(self) -> tuple[Weighed, ...]:
        by_source = {each.evidence.source: each for each in self.candidates}
        sources = [each.source for each in self.candidates if each.source is not None]
        group = self.independence.largest_group(sources, self.levels.secondary)
        return tuple(by_source[source.id] for source in group)
