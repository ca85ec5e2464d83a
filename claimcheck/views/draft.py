"""What ``draft`` writes for programs: claims to add, and what a person has to decide of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from claimcheck.model.fields import Frozen
from claimcheck.model.selector import Quote
from claimcheck.views.base import Name
from claimcheck.views.suggest import PassageView


class DraftNote(Frozen):
    """What is known of a drafted claim, and what is open.

    Attributes:
        claim: The claim.
        quote: Its words in the document, as a quote that is found there.
        grounds: Why it can be checked.
        open: What has to be settled before it is a claim, in words.
        like: Claims of the registry that say something like it.
        passages: Passages of sources that may speak to it.
    """

    claim: Name
    quote: Quote
    grounds: Sequence[str]
    open: Sequence[str]
    like: Sequence[Name]
    passages: Sequence[PassageView]


class LeftView(Frozen):
    """A passage that is left to a person, since it could mean several things.

    Attributes:
        words: The passage.
        reason: Why.
    """

    words: str
    reason: str


class DraftDocument(Frozen):
    """Output of ``claimcheck draft --format json``; ``claimcheck add --json`` takes it.

    Attributes:
        schema_version: The version of this schema.
        sources: The document as a source, with the keys of a file of sources; none where the
            registry has it.
        claims: A claim for each statement, with the keys of a file of claims, and last the
            compound claim that has them as parts.
        notes: What is known of each of these claims but the last, in their order.
        left: Passages that are left to a person.
    """

    schema_version: Literal[1] = 1
    sources: Sequence[dict[str, Any]]
    claims: Sequence[dict[str, Any]]
    notes: Sequence[DraftNote]
    left: Sequence[LeftView]
