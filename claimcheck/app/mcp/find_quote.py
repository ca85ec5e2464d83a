"""Looks for a quote in sources as they are at hand, as strictly as ``verify`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.verify.find import find
from claimcheck.app.verify.plan import Search
from claimcheck.views.mcp import FindQuoteAnswer, searched_view
from claimcheck.views.suggest import unread_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading
    from claimcheck.model.selector import Quote
    from claimcheck.views.mcp import SearchedView
    from claimcheck.views.suggest import UnreadView


def find_quote(
    readings: Iterable[Reading], quote: Quote, locator: str | None = None, *, most: int = 5
) -> FindQuoteAnswer:
    """Return whether a quote stands in sources, and where.

    Args:
        readings: The sources.
        quote: What to look for.
        locator: Where it is said to stand; a page or a time chooses between occurrences.
        most: How many sources to name at most, of those that were searched and of those that could
            not be.
    """
    searched: list[tuple[Match, SearchedView]] = []
    unread: list[UnreadView] = []
    read = 0
    for reading in readings:
        if reading.document is None:
            unread.append(unread_view(reading))
            continue
        read += 1
        match = find(reading, {"": Search(quote, locator)}).matches[""]
        if match.outcome != "not-found" or match.nearest is not None or match.mended is not None:
            searched.append((match, searched_view(reading, match)))
    searched.sort(key=lambda each: _rank(each[0]), reverse=True)
    return FindQuoteAnswer(
        found=any(match.holds for match, _ in searched),
        quote=quote,
        searched=[view for _, view in searched[:most]],
        read=read,
        unread=unread[:most],
        left_out=max(0, len(searched) - most) + max(0, len(unread) - most),
    )


def _rank(match: Match) -> tuple[bool, bool, bool, float]:
    """Return what orders sources: where it stands, where it nearly does, where it is most alike."""
    likeness = match.nearest.similarity if match.nearest is not None else 0.0
    return match.holds, match.is_there, match.outcome == "truncated", likeness
