"""What changed in meaning between two states of a registry: what ``diff`` finds, and its JSON."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from claimcheck.model.fields import Frozen, Id
from claimcheck.model.terms import Support
from claimcheck.views.claim import ClaimView, StatedView
from claimcheck.views.diff_causes import Cause, EvidenceChange, FieldChange, ProofChange
from claimcheck.views.diff_proofs import ProofDifference

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
    "seen-added",
    "proof-gained",
    "proof-lost",
    "proof-added",
    "proof-removed",
    "proof-altered",
    "source-added",
    "source-removed",
    "source-renamed",
    "source-changed",
    "threshold-changed",
    "any",
]
"""What can happen between two states, by the names that ``--fail-on`` takes.

``proof-gained`` and ``proof-lost`` are about evidence that stayed; ``proof-added``,
``proof-removed`` and ``proof-altered`` about what the lock says, of any evidence.
"""


class WordRun(Frozen):
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
        published: Sentences of published texts that state it as they are now, where its level or
            its text changed, or where it went.
        now: The claim as it is, with its evidence and the reasons; null where it went.
    """

    id: Id
    previous_id: Id | None = None
    changes: Annotated[tuple[ClaimEvent, ...], Field(min_length=1)]
    without_evidence: bool = False
    text: TextChange
    words: tuple[WordRun, ...] | None = None
    level: LevelChange
    declared: DeclaredChange
    evidence: tuple[EvidenceChange, ...] = ()
    proofs: tuple[ProofChange, ...] = ()
    parts: PartsChange = PartsChange()
    edited: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    together: bool = False
    chain: tuple[Id, ...] = ()
    published: tuple[StatedView, ...] = ()
    now: ClaimView | None = None

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
        proofs: Proofs of the lock that came, went or are others, by source.
        titles: The titles of the sources that claims which changed name as they are now, by id.
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
    proofs: tuple[ProofDifference, ...]
    titles: dict[str, str] = Field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed in meaning."""
        return not (self.claims or self.sources or self.thresholds or self.proofs)

    def to_which(self, event: ClaimEvent) -> list[ClaimChange]:
        """Return the claims to which something happened."""
        return [change for change in self.claims if event in change.changes]
