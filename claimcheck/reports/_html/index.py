"""A report that does not fit into one page: its pages, and the one that leads to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from claimcheck.reports._html.chart import Bar, Timeline, bars, timeline
from claimcheck.reports._html.page import LinkGroup, link_group, meaning_of_levels
from claimcheck.views.overview import Part
from claimcheck.views.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import PurePath

    from claimcheck.views.overview import Overview

MOST_CLAIMS = 5_000
"""Claims on a page: with more of them browsers take seconds until it can be searched
(``benchmarks/report_page.py``)."""

_MOST_LINKS = 100
"""Claims that the index names for one reason; the pages name all of theirs."""


class Row(NamedTuple):
    """What the index says of one page.

    Attributes:
        page: Its address.
        first: The number of its first claim, from 1.
        last: The number of its last.
        begins: The id of its first claim.
        ends: The id of its last.
        bars: How many claims have each level.
        stands_out: How many claims stand out.
    """

    page: str
    first: int
    last: int
    begins: str
    ends: str
    bars: Sequence[Bar]
    stands_out: int


class Index(NamedTuple):
    """The page that leads to all others: that of a report, with these instead of claims.

    Attributes:
        stands_out: Links to claims, and how many more there are than links.
        rows: The pages.
        places: Their addresses, how many claims each has, and the ids of all, for the script.
    """

    title: str
    today: str
    scope: str
    filters: str
    meaning: str
    bars: Sequence[Bar]
    timeline: Timeline | None
    stands_out: Sequence[tuple[LinkGroup, int]]
    rows: Sequence[Row]
    places: dict[str, Any]


def parts_of(overview: Overview, name: PurePath) -> Iterator[tuple[str, Overview]]:
    """Yield the file name of each page of a report, and what it shows.

    Args:
        overview: The whole report.
        name: The file of the index; ``report.html`` has the pages ``report-1.html`` and so on.
    """
    entries = overview.entries
    pieces = [entries[at : at + MOST_CLAIMS] for at in range(0, len(entries), MOST_CLAIMS)]
    names = [f"{name.stem}-{number}{name.suffix}" for number in range(1, len(pieces) + 1)]
    pages = list(map(quote, names))
    page_of = {
        each.claim.id: page for page, piece in zip(pages, pieces, strict=True) for each in piece
    }
    for number, piece in enumerate(pieces, 1):
        part = Part(number, quote(name.name), pages, page_of)
        yield names[number - 1], replace(overview, entries=piece, part=part)


def index_of(overview: Overview, parts: Sequence[Overview]) -> Index:
    """Return the page that leads to the parts of a report."""
    last = parts[-1].part
    assert last is not None, "a part of a report says which part it is"  # noqa: S101
    whole = replace(overview, entries=(), part=last)
    groups = [
        (link_group(group._replace(entries=group.entries[:_MOST_LINKS]), whole), group)
        for group in overview.stands_out
    ]
    return Index(
        title=overview.title,
        today=overview.today.isoformat(),
        scope=f"{counted(len(overview.entries), 'claim')}, {len(parts)} pages",
        filters=overview.filters,
        meaning=meaning_of_levels(overview),
        bars=_bars(overview),
        timeline=timeline(overview.extras.history) if overview.extras else None,
        stands_out=[(links, max(len(group.entries) - _MOST_LINKS, 0)) for links, group in groups],
        rows=list(_rows(parts, last.pages)),
        places={
            "pages": list(last.pages),
            "size": MOST_CLAIMS,
            "claims": " ".join(last.page_of),
        },
    )


def _rows(parts: Sequence[Overview], pages: Sequence[str]) -> Iterator[Row]:
    first = 1
    for page, part in zip(pages, parts, strict=True):
        entries = part.entries
        last = first + len(entries) - 1
        standing_out = {each.claim.id for group in part.stands_out for each in group.entries}
        begins, ends = entries[0].claim.id, entries[-1].claim.id
        yield Row(page, first, last, begins, ends, _bars(part), len(standing_out))
        first = last + 1


def _bars(overview: Overview) -> list[Bar]:
    return bars({level: len(group) for level, group in overview.by_level.items()})
