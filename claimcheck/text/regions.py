"""What is to be told of a quote that stands in a stretch of text which is not the source's own."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.document import RegionKind
    from claimcheck.model.match import MatchWarning
    from claimcheck.text.prepared import PreparedText

_WARNINGS: Final[Mapping[RegionKind, MatchWarning]] = {
    "struck": "struck",
    "scan": "scanned",
    "comments": "in-comments",
    "navigation": "in-navigation",
    "advertisement": "in-advertisement",
}


class _Spanning(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def warnings_of_regions(prepared: PreparedText, places: Sequence[_Spanning]) -> list[MatchWarning]:
    """Return what holds of every place at which a quote stands.

    A place that runs over part of a stretch stands in it: one struck word in a quote is enough.

    Args:
        prepared: The source.
        places: Where the quote stands, or the one place that it means.
    """
    return [
        _WARNINGS[kind]
        for kind, (starts, ends) in prepared.regions.items()
        if all(_touches(starts, ends, place) for place in places)
    ]


def _touches(starts: list[int], ends: list[int], place: _Spanning) -> bool:
    at = bisect_right(starts, place.end - 1) - 1
    return at >= 0 and ends[at] > place.start
