"""What assistants are answered (``claimcheck mcp``): data of a registry, and of its sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.model.fields import MAX_TEXT, Frozen
from claimcheck.model.match import Cut, MatchOutcome, MatchWarning, NearestPassage, Span, Tier
from claimcheck.model.selector import Quote
from claimcheck.views.base import Count, Name
from claimcheck.views.check import CheckDocument
from claimcheck.views.suggest import SuggestDocument, UnreadView

if TYPE_CHECKING:
    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading

LONGEST_PASSAGE = MAX_TEXT
"""Characters of a passage that is shown; a quote with many marks of omission can span more."""


class SearchedView(Frozen):
    """What looking for a quote in one source came to.

    Attributes:
        source: The source, whose words are in passage and nearest.
        outcome: `found` where it stands there; `ambiguous` where it stands there more than once,
            and prefix or suffix would tell which; `too-short` where so few words prove nothing;
            `truncated` where it cuts a word or a number; `not-found` where it is not there.
        tier: How quote and source agree, from `exact` on; null where nothing does.
        count: How often it stands there.
        place: Where a reader finds it, such as a page, as a locator says it; null where nothing
            tells.
        passage: The words of the source; null where the quote is not there, and where they are
            more than 10,000 characters.
        warnings: What to know of a quote that is there: that it is hidden or struck out, that a
            negation stands before it.
        cut: The words of the source that it cuts; null where it cuts none.
        mended: How it would have to read to be found, where that is a slip of the pen; else null.
        nearest: The passage most like a quote that is not there; null where none is like it.
    """

    source: Name
    outcome: MatchOutcome
    tier: Tier | None
    count: Count
    place: str | None
    passage: str | None
    warnings: Sequence[MatchWarning]
    cut: Cut | None
    mended: str | None
    nearest: NearestPassage | None


class FindQuoteAnswer(Frozen):
    """Whether a quote stands in the sources of the registry, and where.

    Attributes:
        found: Whether it stands in one of them as it has to, so that evidence may quote it.
        quote: What was looked for.
        searched: Sources in which it stands, or something like it, best first. Those in which
            nothing is like it are only counted.
        read: How many sources were looked in.
        unread: Sources that were not, and why. `claimcheck verify` reads them.
        left_out: How many more there are of searched and unread than are named here.
    """

    found: bool
    quote: Quote
    searched: Sequence[SearchedView]
    read: Count
    unread: Sequence[UnreadView]
    left_out: Count


class SuggestAnswer(SuggestDocument):
    """Passages of the sources that may speak to a claim; whether they do is for you to judge.

    Attributes:
        left_out: How many more sources were not looked in than are named here.
    """

    left_out: Count


class CheckAnswer(CheckDocument):
    """What `claimcheck check` finds in the registry as its files are now.

    Attributes:
        left_out: How many more findings there are than are told here, where the most severe are.
    """

    left_out: Count


def searched_view(reading: Reading, match: Match) -> SearchedView:
    """Return what is shown of looking for a quote in a source that was read."""
    passage, place = None, None
    if reading.document is not None and match.start is not None and match.end is not None:
        place = Span.of(reading.document, match.start, match.end).place or None
        if match.end - match.start <= LONGEST_PASSAGE:
            passage = reading.document.text[match.start : match.end]
    elif match.nearest is not None:
        place = match.nearest.span.place or None
    return SearchedView(
        source=reading.source,
        outcome=match.outcome,
        tier=match.tier,
        count=match.count,
        place=place,
        passage=passage,
        warnings=match.warnings,
        cut=match.cut,
        mended=match.mended,
        nearest=match.nearest,
    )
