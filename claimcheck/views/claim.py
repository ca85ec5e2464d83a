"""A claim as people and programs are shown it: its levels, the reasons, the evidence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from claimcheck.model.claim import Assertion, Seen
from claimcheck.model.facts import is_kept_here
from claimcheck.model.fields import Frozen
from claimcheck.model.match import clock
from claimcheck.model.selector import Quote, Value
from claimcheck.model.terms import Stance, Support
from claimcheck.support.passage import passage_address
from claimcheck.support.proof import Proof, ProofState
from claimcheck.views.base import Count, Name, TierWord
from claimcheck.views.words import MARKS, Difference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.claim import Claim, Evidence
    from claimcheck.model.mark import Sentence
    from claimcheck.model.registry import Origin
    from claimcheck.model.source import Source
    from claimcheck.registry.config import LoadedConfig
    from claimcheck.support.assessment import Assessment, Reason
    from claimcheck.views.overview import AssessedClaim


class LocationView(Frozen):
    """Where an item was written.

    Attributes:
        path: The file, relative to the working directory.
        line: 1-based line on which it begins.
    """

    path: str
    line: Annotated[int, Field(ge=1)]

    def __str__(self) -> str:
        """Return it as people and editors read it: ``path:line``."""
        return f"{self.path}:{self.line}"


class SupportView(Frozen):
    """The level that the evidence allows beside the one that the file gives.

    Attributes:
        derived: What the evidence allows.
        declared: What the file gives; null where it gives none.
        conflicting: Some evidence supports the claim and some refutes it.
        refuted: Evidence refutes the claim and none supports it.
    """

    derived: Support
    declared: Support | None
    conflicting: bool
    refuted: bool

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the words that stand beside the derived level."""
        return tuple(word for word in MARKS if getattr(self, word))


class BriefView(Frozen):
    """What tells a claim apart, with its levels.

    Attributes:
        id: Its id.
        text: The statement.
        support: Its levels.
    """

    id: Name
    text: str
    support: SupportView


class ReasonView(Frozen):
    """One step of the justification of a level.

    Attributes:
        code: Its name, stable for machines.
        text: The reason as a sentence without its full stop.
        evidence: 0-based indexes into the evidence of the claim.
        parts: Ids of the parts that it rests on.
        setting: The configuration key of the threshold that was applied.
        set_in: file:line of that key, where the configuration sets it.
    """

    code: str
    text: str
    evidence: tuple[Count, ...]
    parts: tuple[Name, ...]
    setting: str | None
    set_in: str | None


class ProofView(Frozen):
    """How far a quote is proven, and where it was looked for.

    Attributes:
        state: What the lock says of it.
        looked_in: Id of the source in which it was looked for.
        tier: How quote and source agree, strictest first.
        page: Page on which it stands.
        seconds: When it is said in a recording, from its beginning.
        warnings: What a person should know about the match.
        archive: Address of the capture that holds it where the source no longer does.
        remembered: Whether it was found in an earlier text only, since the source could not be
            read when that was last tried.
    """

    state: ProofState
    looked_in: Name
    tier: TierWord | None
    page: int | None
    seconds: Count | None
    warnings: tuple[str, ...]
    archive: str | None
    remembered: bool

    @property
    def words(self) -> str:
        """Return it as a phrase: ``proven in annual-report, page 3 (exact)``."""
        since = ", remembered: it could not be read when last tried" if self.remembered else ""
        if self.archive is not None and is_kept_here(self.archive):
            since = f", remembered: nobody has fetched {self.archive} again"
        if not self.state.holds or self.tier is None:
            return f"{self.state} in {self.looked_in}{since}"
        place = f", page {self.page}" if self.page else ""
        if self.seconds is not None:
            place = f", {clock(self.seconds)}"
        where = f"an archived capture of {self.looked_in}" if self.archive else self.looked_in
        return f"{self.state} in {where}{place} ({self.tier}){since}"


class EvidenceView(Frozen):
    """What one source does to the claim.

    Attributes:
        source: Id of the source.
        stance: Whether the source supports, partly supports or refutes the claim, or does neither.
        quote: The words that show it.
        value: The value of a data file that shows it.
        locator: Where in the source: page, section, paragraph, time.
        cited_in: Id of the document in which the source was read, when it was not read itself.
        seen: Who vouches for it and when, where a person has seen it; null where nobody says so.
        accept_retracted: Why it counts although its source was retracted; null where nobody says.
        note: What the evidence does and does not establish.
        proof: How far it is proven; null where nothing was verified, or nothing can be: there is
            no quote, and nobody has seen it.
        passage: A link that leads to the quoted words.
    """

    source: Name
    stance: Stance
    quote: Quote | None
    value: Value | None
    locator: str | None
    cited_in: Name | None
    seen: Seen | None
    accept_retracted: str | None
    note: str | None
    proof: ProofView | None
    passage: str | None

    @property
    def proof_words(self) -> str | None:
        """Return how far it is proven as a phrase, with the person who vouches for it."""
        if self.proof is None or self.seen is None:
            return self.proof.words if self.proof is not None else None
        vouched = f"seen by {self.seen.words}"
        if self.proof.state is ProofState.SEEN:
            return vouched
        if self.proof.state is ProofState.SUSPECT and self.proof.tier is None:
            return f"suspect: edited since it was {vouched}"
        return f"{self.proof.words}; {vouched}"

    @property
    def words(self) -> str | None:
        """Return the words of the source that it shows, as the registry has them."""
        shown = self.quote or self.value
        return shown.words if shown is not None else None


class StatedView(Frozen):
    """A sentence that states a claim in a published text.

    Attributes:
        path: The text, relative to the working directory.
        line: 1-based line on which the sentence begins.
        text: The words as a reader sees them.
    """

    path: str
    line: Annotated[int, Field(ge=1)]
    text: str


class ClaimView(Frozen):
    """A claim with what follows from its evidence.

    Attributes:
        id: Its id.
        text: The statement.
        support: Its levels.
        difference: How the level in the file differs from the derived one; null where it does not.
        reasons: Why it has the derived level; the first one decided.
        sources: Ids of the sources that are evidence for it or against it, each once.
        evidence: What sources say about it.
        parts: Ids of the claims that a compound claim rests on.
        part_of: Ids of the compound claims that rest on it.
        asserted: Who made it.
        justification: The editor's reasoning.
        tags: Words to group and filter by.
        reviewed: Day on which a person last looked at claim and evidence.
        review_by: Day until which that is good.
        location: Where it is written.
        published: The sentences of published texts that are marked with it.
    """

    id: Name
    text: str
    support: SupportView
    difference: Difference | None
    reasons: Annotated[tuple[ReasonView, ...], Field(min_length=1)]
    sources: tuple[Name, ...]
    evidence: tuple[EvidenceView, ...]
    parts: tuple[Name, ...]
    part_of: tuple[Name, ...]
    asserted: Assertion | None
    justification: str | None
    tags: tuple[Name, ...]
    reviewed: date | None
    review_by: date | None
    location: LocationView | None
    published: tuple[StatedView, ...]

    def is_overdue(self, today: date) -> bool:
        """Tell whether the claim was to be reviewed before ``today``."""
        return self.review_by is not None and self.review_by < today


def claim_view(
    assessed: AssessedClaim, settings: LoadedConfig, sources: Mapping[str, Source]
) -> ClaimView:
    """Return a claim as it is shown.

    Args:
        assessed: The claim.
        settings: The configuration, and where it was written.
        sources: The sources of the registry by id.
    """
    claim, assessment = assessed.claim, assessed.assessment
    return ClaimView(
        id=claim.id,
        text=claim.text,
        support=support_view(claim, assessment),
        difference=assessed.difference,
        reasons=tuple(_reason(reason, settings) for reason in assessment.reasons),
        sources=tuple(assessed.sources),
        evidence=tuple(_evidence(each, assessed.proof(each), sources) for each in claim.evidence),
        parts=claim.parts,
        part_of=assessed.part_of,
        asserted=claim.asserted,
        justification=claim.justification,
        tags=claim.tags,
        reviewed=claim.reviewed,
        review_by=claim.review_by,
        location=location_view(assessed.origin),
        published=tuple(map(stated_view, assessed.stated)),
    )


def stated_view(sentence: Sentence) -> StatedView:
    """Return a sentence of a published text as it is shown."""
    place = sentence.place
    return StatedView(path=place.path, line=place.line, text=sentence.text)


def brief_view(claim: Claim, assessment: Assessment) -> BriefView:
    """Return what tells a claim apart, with its levels."""
    return BriefView(id=claim.id, text=claim.text, support=support_view(claim, assessment))


def support_view(claim: Claim, assessment: Assessment) -> SupportView:
    """Return the level that the file gives a claim beside one that was derived."""
    return SupportView(
        derived=assessment.level,
        declared=claim.support,
        conflicting=assessment.conflicting,
        refuted=assessment.refuted,
    )


def location_view(origin: Origin | None) -> LocationView | None:
    """Return where an item was written; None where it was not read from a file."""
    return LocationView(path=origin.path, line=origin.line) if origin is not None else None


def _reason(reason: Reason, settings: LoadedConfig) -> ReasonView:
    return ReasonView(
        code=reason.code,
        text=reason.text,
        evidence=reason.evidence,
        parts=reason.parts,
        setting=reason.setting,
        set_in=settings.origin(reason.setting) if reason.setting else None,
    )


def _evidence(
    evidence: Evidence, proof: Proof | None, sources: Mapping[str, Source]
) -> EvidenceView:
    return EvidenceView(
        source=evidence.source,
        stance=evidence.stance,
        quote=evidence.quote,
        value=evidence.value,
        locator=evidence.locator,
        cited_in=evidence.cited_in,
        seen=evidence.seen,
        accept_retracted=evidence.accept_retracted,
        note=evidence.note,
        proof=_proof(proof) if proof is not None else None,
        passage=passage_address(evidence, sources, proof),
    )


def _proof(proof: Proof) -> ProofView:
    facts = proof.facts
    return ProofView(
        state=proof.state,
        looked_in=proof.document,
        tier=facts.tier if facts else None,
        page=facts.page if facts else None,
        seconds=facts.seconds if facts else None,
        warnings=facts.warnings if facts else (),
        archive=facts.archive if facts else None,
        remembered=proof.remembered,
    )
