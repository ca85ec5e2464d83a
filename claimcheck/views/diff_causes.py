"""Single changes between two states of a registry, and which of them can change a level."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from pydantic import Field, computed_field

from claimcheck.model.claim import Evidence
from claimcheck.model.fields import Frozen, Id
from claimcheck.model.terms import Support
from claimcheck.support.proof import ProofState

Side = Literal["gained", "lost", "changed"]
"""Whether something is new, gone, or the same thing with something else in it."""


class EvidenceGained(Frozen):
    """Evidence that was not there before."""

    change: Literal["gained"] = "gained"
    evidence: Evidence


class EvidenceLost(Frozen):
    """Evidence that is no longer there."""

    change: Literal["lost"] = "lost"
    evidence: Evidence


class EvidenceEdited(Frozen):
    """Evidence that is not what it was.

    Attributes:
        change: What happened to it.
        before: As it was.
        after: As it is.
        fields: What differs: ``stance``, ``quote``, ``cited_in``, …
    """

    change: Literal["changed"] = "changed"
    before: Evidence
    after: Evidence
    fields: tuple[str, ...]

    @property
    def evidence(self) -> Evidence:
        """Return it as it is."""
        return self.after


EvidenceChange = Annotated[
    EvidenceGained | EvidenceLost | EvidenceEdited, Field(discriminator="change")
]
"""What happened to a piece of evidence, told apart by ``change``."""


class ProofChange(Frozen):
    """Evidence that stayed, and whose proof in the lock did not.

    Attributes:
        evidence: The evidence, as it is.
        before: What the lock said of it.
        after: What it says now.
        why: What became of its source, where it counts for nothing since, or did before.
    """

    evidence: Evidence
    before: ProofState
    after: ProofState
    why: str | None = None

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
