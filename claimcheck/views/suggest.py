"""What ``suggest`` shows: passages that may speak to a claim, each as a quote that holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from claimcheck.model.fields import Frozen
from claimcheck.model.selector import Quote
from claimcheck.views.base import Count, Name

if TYPE_CHECKING:
    from claimcheck.model.reading import Reading


class PassageView(Frozen):
    """A passage of a source; whether it supports anything, and how far, is for a person to say.

    Attributes:
        source: The source.
        quote: The passage as a quote that is found there.
        place: Where a reader finds it, such as a page, as a locator says it; null where nothing
            tells.
        quoted: Whether the claim has evidence that quotes it already.
    """

    source: Name
    quote: Quote
    place: str | None
    quoted: bool


class UnreadView(Frozen):
    """A source in which nothing could be looked for.

    Attributes:
        source: The source.
        reason: Why not.
    """

    source: Name
    reason: str


class SuggestDocument(Frozen):
    """Output of ``claimcheck suggest --format json``.

    Attributes:
        schema_version: The version of this schema.
        claim: The claim that it was asked for; null for words.
        words: The text of the claim, or the words.
        ranked_by: The rankers that put them in order, one after the other.
        passages: The passages, best first.
        read: How many sources were looked in.
        unread: Those that were not.
    """

    schema_version: Literal[1] = 1
    claim: Name | None
    words: str
    ranked_by: Sequence[str]
    passages: Sequence[PassageView]
    read: Count
    unread: Sequence[UnreadView]


def unread_view(reading: Reading) -> UnreadView:
    """Return what is shown of a source that was not read."""
    why = reading.facts.reason or f"it is {reading.facts.outcome}"
    return UnreadView(source=reading.source, reason=why)
