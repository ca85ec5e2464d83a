"""What changed in meaning between two states of a registry: what ``diff`` finds, and its JSON."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field, computed_field

from claimcheck.model.claim import Evidence
from claimcheck.model.fields import Frozen, Id
from claimcheck.model.terms import Support
from claimcheck.support.proof import ProofState

Side = Literal["gained", "lost", "changed"]
"""Whether something is new, gone, or the same thing with something else in it."""

ClaimEvent = Literal[
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
]
"""What can happen to a claim. ``marked``: its level stayed, and it became or ceased to be
conflicting or refuted. ``declared``: the level in the file. ``edited``: what no level rests on."""

SourceEvent = Literal["added", "removed", "renamed", "changed"]
"""What can happen to a source."""

Event = Literal[
    "raised-without-evidence",
    "added",
    "removed",
    "renamed",
    "reworded",
    "raised",
    "lowered",
    "marked",
    "declared",
    "parts",
    "edited",
    "evidence-gained",
    "evidence-lost",
    "evidence-changed",
    "proof-gained",
    "proof-lost",
    "source-added",
    "source-removed",
    "source-renamed",
    "source-changed",
    "threshold-changed",
    "any",
]
"""What can happen between two states, by the names that ``--fail-on`` takes."""


class EvidenceChange(Frozen):
    """A piece of evidence that is not what it was.

    Attributes:
        before: As it was; null where it was gained.
        after: As it is; null where it was lost.
        fields: What differs where both exist: ``stance``, ``quote``, ``cited_in``, …
    """

    before: Evidence | None
    after: Evidence | None
    fields: tuple[str, ...] = ()

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def change(self) -> Side:
        """Whether it was gained, lost or changed."""
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "changed"

    @property
    def evidence(self) -> Evidence:
        """Return it as it is, or as it was where it was lost."""
        found = self.after or self.before
        assert found is not None, "a change of nothing"  # noqa: S101 - one of the two is given
        return found


class ProofChange(Frozen):
    """Evidence that stayed, and whose proof in the lock did not.

    Attributes:
        evidence: The evidence, as it is.
        before: What the lock said of it.
        after: What it says now.
    """

    evidence: Evidence
    before: ProofState
    after: ProofState

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def change(self) -> Side:
        """Whether the proof was gained or lost; changed where it holds in neither case."""
        if self.before.holds == self.after.holds:
            return "changed"
        return "gained" if self.after.holds else "lost"


class FieldChange(Frozen):
    """A value of a source, or a setting, that is another than before.

    Attributes:
        name: Its name.
        before: As it was, as text; null where there was none.
        after: As it is, likewise.
        matters: Whether levels can depend on it.
    """

    name: str
    before: str | None
    after: str | None
    matters: bool


class _Cause(Frozen):
    """One change that took part in changing a level.

    Attributes:
        kind: What it is a change of.
        gain: Whether evidence for the claim was gained by it.
    """

    kind: str
    gain: bool = False


class EvidenceCause(_Cause):
    """A piece of evidence of the claim was gained, lost or edited."""

    kind: Literal["evidence"] = "evidence"
    evidence: EvidenceChange


class ProofCause(_Cause):
    """The proof of a piece of evidence of the claim is another."""

    kind: Literal["proof"] = "proof"
    proof: ProofChange


class PartsCause(_Cause):
    """The claim rests on a part that it did not rest on before, or no longer does."""

    kind: Literal["parts"] = "parts"
    part: Id
    change: Literal["gained", "lost"]


class PartCause(_Cause):
    """A part of the claim has another level; null where it was, or is, not in the registry."""

    kind: Literal["part"] = "part"
    part: Id
    before: Support | None
    after: Support | None


class SourceCause(_Cause):
    """A source of the claim's evidence was added to the registry or removed from it."""

    kind: Literal["source"] = "source"
    source: Id
    change: Literal["added", "removed"]


class FieldCause(_Cause):
    """A value of a source of the claim's evidence is another."""

    kind: Literal["field"] = "field"
    source: Id
    field: FieldChange


class ThresholdCause(_Cause):
    """A setting that decides how much evidence a level takes is another."""

    kind: Literal["threshold"] = "threshold"
    setting: FieldChange


class CircleCause(_Cause):
    """The claim began or ceased to rest on itself."""

    kind: Literal["circle"] = "circle"
    change: Literal["began", "ended"]
    reason: str


Cause = Annotated[
    EvidenceCause
    | ProofCause
    | PartsCause
    | PartCause
    | SourceCause
    | FieldCause
    | ThresholdCause
    | CircleCause,
    Field(discriminator="kind"),
]
"""What changed a level, told apart by its kind."""


class Causes(NamedTuple):
    """Why a level changed.

    Attributes:
        causes: The changes, as few as explain it.
        together: Whether it takes all of them; each of them alone would do otherwise.
    """

    causes: tuple[Cause, ...] = ()
    together: bool = False


class Piece(Frozen):
    """Neighbouring words that all stayed, all went, or all came.

    Attributes:
        change: What happened to them.
        text: The words, with one space between two.
    """

    change: Literal["same", "removed", "added"]
    text: str


class DerivedLevel(Frozen):
    """The level that the evidence gives a claim.

    Attributes:
        derived: The level.
        conflicting: Whether the evidence both supports and refutes the claim.
        refuted: Whether the evidence only refutes it.
        reason: The criterion that decided.
    """

    derived: Support
    conflicting: bool
    refuted: bool
    reason: str


class TextChange(Frozen):
    """The text of a claim; null where the claim did not exist."""

    before: str | None
    after: str | None


class LevelChange(Frozen):
    """The derived level of a claim; null where the claim did not exist."""

    before: DerivedLevel | None
    after: DerivedLevel | None


class DeclaredChange(Frozen):
    """The level of a claim in the file; null where the file gives none."""

    before: Support | None
    after: Support | None


class PartsChange(Frozen):
    """Ids of the parts that a claim began and ceased to rest on."""

    gained: tuple[Id, ...] = ()
    lost: tuple[Id, ...] = ()


class ClaimChange(Frozen):
    """What changed about one claim.

    Attributes:
        id: The id that it has, or had.
        previous_id: The id that it had before it was renamed.
        changes: What happened to it.
        without_evidence: Whether it was raised although no evidence for it was gained.
        text: Its text.
        words: Its text word by word where it was reworded.
        level: Its derived level.
        declared: Its level in the file.
        evidence: Its evidence that was gained, lost or changed.
        proofs: Proofs of the evidence that stayed.
        parts: Its parts.
        edited: Other keys that were edited.
        causes: Why its derived level changed.
        together: Whether it takes all causes; where it is false, each of them alone would do.
        chain: The claims through which a cause reached a compound claim, itself first.
    """

    id: Id
    previous_id: Id | None = None
    changes: Annotated[tuple[ClaimEvent, ...], Field(min_length=1)]
    without_evidence: bool = False
    text: TextChange
    words: tuple[Piece, ...] | None = None
    level: LevelChange
    declared: DeclaredChange
    evidence: tuple[EvidenceChange, ...] = ()
    proofs: tuple[ProofChange, ...] = ()
    parts: PartsChange = PartsChange()
    edited: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    together: bool = False
    chain: tuple[Id, ...] = ()

    @property
    def exists(self) -> bool:
        """Tell whether the claim is in the later state."""
        return self.text.after is not None

    @property
    def existed(self) -> bool:
        """Tell whether the claim was in the earlier state."""
        return self.text.before is not None


class SourceChange(Frozen):
    """What changed about one source.

    Attributes:
        id: The id that it has, or had.
        previous_id: The id that it had before it was renamed.
        title: Its title, as it is or was.
        changes: What happened to it.
        fields: Its values that differ.
        affects: Claims whose level changed because of it.
    """

    id: Id
    previous_id: Id | None = None
    title: str
    changes: Annotated[tuple[SourceEvent, ...], Field(min_length=1)]
    fields: tuple[FieldChange, ...] = ()
    affects: tuple[Id, ...] = ()


class ThresholdChange(FieldChange):
    """A setting that decides how much evidence a level takes, and is another than before.

    Attributes:
        affects: Claims whose level changed because of it.
    """

    affects: tuple[Id, ...] = ()


class RevisionView(Frozen):
    """One of the states that were compared.

    Attributes:
        name: The revision as it was named; ``working tree`` for the files on the disk.
        commit: The hash of its commit; null for the working tree.
        exists: Whether there was a registry.
        files: The files of claims that were read, as people see their paths.
    """

    name: str
    commit: Annotated[str, Field(pattern="^[0-9a-f]{40,64}$")] | None
    exists: bool
    files: tuple[str, ...]


class DiffDocument(Frozen):
    """Output of ``claimcheck diff --format json``; each list sorted by id.

    Attributes:
        schema_version: The version of this schema.
        base: The state before.
        head: The state after.
        notes: What a person should know about how the two were read.
        summary: How many claims, sources or settings each event happened to, where it did.
        failed: The events of ``--fail-on`` that happened.
        claims: Claims that changed.
        sources: Sources that changed.
        thresholds: Settings that changed.
    """

    schema_version: Literal[2] = 2
    base: RevisionView
    head: RevisionView
    notes: tuple[str, ...]
    summary: dict[Event, Annotated[int, Field(ge=1)]]
    failed: tuple[Event, ...] = ()
    claims: tuple[ClaimChange, ...]
    sources: tuple[SourceChange, ...]
    thresholds: tuple[ThresholdChange, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed in meaning."""
        return not (self.claims or self.sources or self.thresholds)

    def to_which(self, event: ClaimEvent) -> list[ClaimChange]:
        """Return the claims to which something happened."""
        return [change for change in self.claims if event in change.changes]
