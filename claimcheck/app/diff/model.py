"""The difference between two states of a registry, in terms of what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.source import Source
    from claimcheck.registry.revision import Revision
    from claimcheck.support.assessment import Assessment
    from claimcheck.support.proof import ProofState

Side = Literal["gained", "lost", "changed"]
"""Whether something is new, gone, or the same thing with something else in it."""

CauseKind = Literal["evidence", "proof", "parts", "part", "source", "threshold", "circle"]
"""What can change a level."""


class EvidenceChange(NamedTuple):
    """A piece of evidence that is not what it was.

    Attributes:
        before: As it was; None where it was gained.
        after: As it is; None where it was lost.
        fields: What differs where both exist: ``stance``, ``quote``, ``cited_in``, …
        strengthens: Whether it says more for the claim than before: support was gained.
    """

    before: Evidence | None
    after: Evidence | None
    fields: tuple[str, ...] = ()
    strengthens: bool = False

    @property
    def side(self) -> Side:
        """Tell whether it was gained, lost or changed."""
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "changed"

    @property
    def evidence(self) -> Evidence:
        """Return it as it is, or as it was where it was lost."""
        found = self.after or self.before
        assert found is not None, "a change of nothing"  # noqa: S101 - one of the two is given
        return found


class ProofChange(NamedTuple):
    """A quote that stayed, and whose proof in the lock did not.

    Attributes:
        evidence: The evidence, as it is.
        before: What the lock said of its quote.
        after: What it says now.
    """

    evidence: Evidence
    before: ProofState
    after: ProofState

    @property
    def side(self) -> Side:
        """Tell whether the proof was gained or lost; changed where it holds in neither case."""
        if self.before.holds == self.after.holds:
            return "changed"
        return "gained" if self.after.holds else "lost"


class FieldChange(NamedTuple):
    """A value of a source, or a threshold, that is another than before.

    Attributes:
        name: Its name.
        before: As it was, as text; None where there was none.
        after: As it is, likewise.
        matters: Whether levels can depend on it.
    """

    name: str
    before: str | None
    after: str | None
    matters: bool = False


class Cause(NamedTuple):
    """One change that took part in changing a level.

    Attributes:
        kind: What it is a change of.
        evidence: For ``evidence`` and ``proof``: of which.
        proof: For ``proof``: how it changed.
        name: For ``parts`` and ``part`` the id of the part, for ``source`` that of the source, for
            ``threshold`` its dotted key, for ``circle`` nothing.
        field: For ``source`` the value that changed (``entry`` for the source itself), for
            ``part`` the level that it has now, for ``parts`` whether it was gained or lost.
        before: The value that changed, as it was.
        after: As it is.
        gain: Whether evidence for the claim was gained by it.
    """

    kind: CauseKind
    evidence: EvidenceChange | None = None
    proof: ProofChange | None = None
    name: str = ""
    field: str = ""
    before: str | None = None
    after: str | None = None
    gain: bool = False


class Causes(NamedTuple):
    """Why a level changed.

    Attributes:
        causes: The changes, as few as explain it.
        together: Whether it takes all of them; each of them alone would do otherwise.
    """

    causes: tuple[Cause, ...] = ()
    together: bool = False


NO_CAUSES = Causes()


@dataclass(frozen=True)
class ClaimChange:
    """What changed about one claim.

    Attributes:
        before: The claim as it was; None where it was added.
        after: As it is; None where it was removed.
        was: Its derived level and reasons before.
        now: Its derived level and reasons after.
        kinds: What happened to it, each a word of ``KINDS``, in that order.
        evidence: Its evidence that was gained, lost or changed.
        proofs: Proofs of the evidence that stayed.
        parts_gained: Parts that it did not rest on.
        parts_lost: Parts that it no longer rests on.
        edited: Other keys that were edited.
        why: Why its derived level changed.
        chain: For a compound claim: the claims through which the cause reached it, itself first.
        without_evidence: Whether it was raised although no evidence for it was gained.
    """

    before: Claim | None
    after: Claim | None
    was: Assessment | None
    now: Assessment | None
    kinds: tuple[str, ...]
    evidence: tuple[EvidenceChange, ...] = ()
    proofs: tuple[ProofChange, ...] = ()
    parts_gained: tuple[str, ...] = ()
    parts_lost: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    why: Causes = NO_CAUSES
    chain: tuple[str, ...] = ()
    without_evidence: bool = False

    @property
    def claim(self) -> Claim:
        """Return the claim as it is, or as it was where it was removed."""
        found = self.after or self.before
        assert found is not None, "a change of nothing"  # noqa: S101 - one of the two is given
        return found

    @property
    def id(self) -> str:
        """Return the id that the claim has, or had."""
        return self.claim.id


KINDS = (
    "added",
    "removed",
    "renamed",
    "reworded",
    "raised",
    "lowered",
    "marked",
    "declared",
    "evidence",
    "proofs",
    "parts",
    "edited",
)
"""What can happen to a claim. ``marked``: its level stayed, and it became or ceased to be
conflicting or refuted. ``declared``: the level in the file. ``edited``: what no level rests on."""


@dataclass(frozen=True)
class SourceChange:
    """What changed about one source.

    Attributes:
        before: The source as it was; None where it was added.
        after: As it is; None where it was removed.
        kinds: ``added``, ``removed``, ``renamed``, ``changed``.
        fields: Its values that differ.
        affects: Ids of the claims whose level changed because of it.
    """

    before: Source | None
    after: Source | None
    kinds: tuple[str, ...]
    fields: tuple[FieldChange, ...] = ()
    affects: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        """Return the source as it is, or as it was where it was removed."""
        found = self.after or self.before
        assert found is not None, "a change of nothing"  # noqa: S101 - one of the two is given
        return found

    @property
    def id(self) -> str:
        """Return the id that the source has, or had."""
        return self.source.id


@dataclass(frozen=True)
class ThresholdChange:
    """A setting that decides how much evidence a level takes.

    Attributes:
        setting: The dotted key, both values.
        affects: Ids of the claims whose level changed because of it.
    """

    setting: FieldChange
    affects: tuple[str, ...] = ()


@dataclass(frozen=True)
class Diff:
    """What changed between two states of a registry; each list sorted by id.

    Attributes:
        base: The state before.
        head: The state after.
        claims: Claims that changed.
        sources: Sources that changed.
        thresholds: Settings that changed.
    """

    base: Revision
    head: Revision
    claims: Sequence[ClaimChange]
    sources: Sequence[SourceChange]
    thresholds: Sequence[ThresholdChange]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed in meaning."""
        return not (self.claims or self.sources or self.thresholds)

    @cached_property
    def by_kind(self) -> dict[str, list[ClaimChange]]:
        """Return the claims to which each kind of thing happened."""
        found: dict[str, list[ClaimChange]] = {kind: [] for kind in KINDS}
        for change in self.claims:
            for kind in change.kinds:
                found[kind].append(change)
        return found

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what a person should know about how the two states were read."""
        return (*self.base.notes, *self.head.notes)
