"""The JSON of ``verify``: that of the check it ends in, with what was looked for and found."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import WithJsonSchema

from claimcheck.model.fields import Frozen
from claimcheck.model.match import Cut, MatchOutcome, NearestPassage
from claimcheck.support.proof import ProofState
from claimcheck.views.base import Count, FromOne, TierWord
from claimcheck.views.check import CheckDocument

OutcomeWord = Annotated[str, WithJsonSchema({"enum": [*get_args(MatchOutcome), "unchecked"]})]
"""A word of the lock. A person can have edited it, so it is described and not insisted on."""


class QuoteView(Frozen):
    """One quote of the registry.

    Attributes:
        claim: Id of the claim.
        evidence: Which of its evidence, from 1.
        source: Id of the source.
        cited_in: Id of the document that cites it; null where it was read itself.
        looked_in: Id of the source in which the quote was looked for.
        quote: Its words.
        state: How far it is proven.
        outcome: What came of looking for it; ``unchecked`` where nobody could.
        tier: How quote and source agree; null where nothing was found.
        page: Page on which it stands; null where there are no pages.
        seconds: When it is said in a recording; null where the source tells no times.
        chapter: The heading of the chapter in which it stands; null where the source has none, and
            where this run did not look.
        count: How often it occurs.
        offset: Where it begins in the extracted text; null where this run did not look.
        end: Where it ends.
        warnings: What a person should know about a quote that was found.
        archive: Address of the capture that holds it; null where the source does.
        remembered: Whether it was found in an earlier text only, since the source could not be
            read when that was last tried.
        reason: Why nobody could look; null where somebody did.
        cut: The words of the source that it cuts; null where it cuts none.
        nearest: The passage most like it, where it was not found.
    """

    claim: str
    evidence: FromOne
    source: str
    cited_in: str | None
    looked_in: str
    quote: str
    state: ProofState
    outcome: OutcomeWord
    tier: TierWord | None
    page: int | None
    seconds: Count | None
    chapter: str | None
    count: int
    offset: Count | None
    end: Count | None
    warnings: tuple[str, ...]
    archive: str | None
    remembered: bool
    reason: str | None
    cut: Cut | None
    nearest: NearestPassage | None


class ReadingView(Frozen):
    """A source that was read, or that should have been.

    Attributes:
        id: Its id.
        outcome: How reading it ended: ``ok``, or what was in the way.
        read: How it was read: ``fetched``, ``file``, ``copy`` or ``archive``.
        address: The address that was asked for.
        final_address: The address that answered, where it is another.
        archive: Address of the capture that was read in its place; of one that is kept here, its
            path.
        kept: The capture that is kept of it, as a path from the folder of the configuration.
        reason: Why it could not be read.
    """

    id: str
    outcome: str
    read: str | None
    address: str | None
    final_address: str | None
    archive: str | None
    kept: str | None
    reason: str | None


class RecordView(Frozen):
    """What asking the registries of record about a work came to.

    Attributes:
        identifier: What was asked for: ``doi:10.1000/182``.
        sources: Ids of the sources that name it.
        outcome: ``known``; ``unknown`` where there is no such identifier; ``elsewhere`` where it is
            registered with an agency that cannot be asked; ``silent`` where a catalogue that does
            not have everything does not have it; ``failed`` where nobody can tell.
        registry: Who said so; for a failure, who failed.
        asked: The address that was asked last; null where none was.
        reason: Why nobody can tell; null where somebody can.
    """

    identifier: str
    sources: tuple[str, ...]
    outcome: Literal["known", "unknown", "elsewhere", "silent", "failed"]
    registry: str
    asked: str | None
    reason: str | None


class VerificationView(Frozen):
    """What was looked for, and what became of the lock.

    Attributes:
        summary: How many quotes there are, how many in each state, and how many of those that were
            found are ``remembered``, where any are.
        quotes: Every quote that was asked for, in the order of the registry.
        sources: The sources that had to be read.
        records: What the registries of record that were asked said.
        unsaved: Ids of the sources that a service was asked to save and did not.
        changes: What differs from the lock that was there, a line each.
        written: Whether the lock was written.
    """

    summary: dict[str, Count]
    quotes: tuple[QuoteView, ...] = ()
    sources: tuple[ReadingView, ...] = ()
    records: tuple[RecordView, ...] = ()
    unsaved: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    written: bool = False


class VerifyDocument(CheckDocument):
    """What ``claimcheck verify --format json`` prints.

    Attributes:
        verification: What was looked for and found.
    """

    verification: VerificationView


NOT_BEGUN = VerificationView(summary={"quotes": 0})
"""A verification that bad input or wrong usage ended before it began."""
