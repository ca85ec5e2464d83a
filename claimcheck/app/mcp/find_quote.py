"""Looks for a quote in sources as they are at hand, as strictly as ``verify`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.app.verify.find import find
from claimcheck.app.verify.plan import Search
from claimcheck.views.mcp import FindQuoteAnswer, searched_view
from claimcheck.views.suggest import unread_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading
    from claimcheck.model.selector import Quote
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
    read: list[Reading] = []
    unread: list[UnreadView] = []
    for reading in readings:
        if reading.document is None:
            unread.append(unread_view(reading))
        else:
            read.append(reading)
    # What is most like it is only of use where it stands nowhere, and takes most of the time.
    found = _matches(read, quote, locator, nearest=False)
    if not any(match.is_there for match in found):
        found = _matches(read, quote, locator, nearest=True)
    pairs = [each for each in zip(read, found, strict=True) if _is_alike(each[1])]
    pairs.sort(key=lambda pair: _rank(pair[1]), reverse=True)
    return FindQuoteAnswer(
        found=any(match.holds for match in found),
        quote=quote,
        searched=[searched_view(*pair) for pair in pairs[:most]],
        read=len(read),
        unread=unread[:most],
        left_out=max(0, len(pairs) - most) + max(0, len(unread) - most),
    )


def _matches(
    readings: Sequence[Reading], quote: Quote, locator: str | None, *, nearest: bool
) -> list[Match]:
    search = Search(quote, locator, required=nearest)
    return [find(each, {"": search}).matches[""] for each in readings]


def _is_alike(match: Match) -> bool:
    return match.outcome != "not-found" or match.nearest is not None or match.mended is not None


def _rank(match: Match) -> tuple[bool, bool, bool, float]:
    """Return what orders sources: where it stands, where it nearly does, where it is most alike."""
    likeness = match.nearest.similarity if match.nearest is not None else 0.0
    return match.holds, match.is_there, match.outcome == "truncated", likeness
