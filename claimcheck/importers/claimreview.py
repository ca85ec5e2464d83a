"""ClaimReview as JSON-LD (https://schema.org/ClaimReview): what was claimed, by whom and where.

The review itself and what the claim appeared in become sources. A review says what its author
concludes, on a scale of its own, and a level follows from evidence here: so it is neutral evidence
with its rating as a note, until somebody reads it and says what it shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._dates import add_date
from claimcheck.importers._identifiers import add_url, mended_url
from claimcheck.importers._json_ld import Graph, Node, types
from claimcheck.importers.base import Entry, Item, ListKey, filled, json_of
from claimcheck.model.fields import whole_day
from claimcheck.views.claim_review import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: ListKey = "claims"

_TYPE = re.compile(r"\"(?:@type|type)\"\s*:\s*(?:\[[^\]]*)?\"[^\"]*\bClaimReview\"")
_POST = "SocialMediaPosting"


def read(text: str) -> Iterator[Entry]:
    """Yield the claim of each review; the first of several of one claim has all as evidence.

    Raises:
        ClaimcheckError: It is not JSON.
    """
    graph = Graph(json_of(text, "JSON-LD"))
    if not isinstance(graph.root, (dict, list)):
        raise ClaimcheckError("this is not JSON-LD: neither an object nor a list")
    reviews = list(graph.of_type("ClaimReview"))
    if not reviews and graph.root:
        raise ClaimcheckError("this is not ClaimReview: nothing in it is of that type")
    starts = [text.count("\n", 0, found.start()) + 1 for found in _TYPE.finditer(text)]
    lines = starts if len(starts) == len(reviews) else [0] * len(reviews)
    found = [_claim(graph, review, line) for review, line in zip(reviews, lines, strict=True)]
    first: dict[str, Entry] = {}
    for entry in found:
        known = first.setdefault(str(entry.item.get("text", "")), entry)
        if known is not entry and not entry.ours:
            _join(known, entry)
    yield from found


def _claim(graph: Graph, review: Node, line: int) -> Entry:
    key = graph.text(review, "identifier") or graph.text(review, "url", "@id") or ""
    entry = Entry(line, key)
    reviewed: Node = next(
        (each for each in graph.many(review, "itemReviewed") if _is_node(each)), {}
    )
    text = graph.text(review, "claimReviewed") or graph.text(
        reviewed, "text", "name", "headline", "description"
    )
    sources: dict[str, Item] = {}
    explained = graph.text(_node(graph.one(review, "reviewRating")), "ratingExplanation") or ""
    entry.ours = explained.startswith(SCALE)
    evidence = None if entry.ours else _review(graph, review, text, entry, sources)
    entry.item = filled(
        id=graph.text(review, "identifier"),
        text=text,
        justification=graph.text(review, "reviewBody", "description"),
        asserted=_asserted(graph, reviewed, entry, sources),
        reviewed=whole_day(graph.text(review, "datePublished")),
        evidence=[evidence] if evidence else None,
    )
    entry.sources = sources
    return entry


def _join(first: Entry, again: Entry) -> None:
    """Add to a claim what a further review of it says."""
    renamed = {name: f"{name} {len(first.sources)}" for name in again.sources}
    first.sources = {
        **first.sources,
        **{renamed[name]: item for name, item in again.sources.items()},
    }
    evidence = [{**it, "source": renamed[it["source"]]} for it in again.item.get("evidence", ())]
    if evidence:
        first.item["evidence"] = [*first.item.get("evidence", ()), *evidence]
    first.losses += again.losses
    again.losses, again.sources = [], {}


def _review(
    graph: Graph, review: Node, text: str | None, entry: Entry, sources: dict[str, Item]
) -> Item | None:
    """Return the review as evidence, and add it to the sources."""
    reviewer = _names(graph, graph.many(review, "author") or graph.many(review, "publisher"))
    url = add_url(entry, graph.text(review, "url", "mainEntityOfPage", "@id"))
    if url is None and not reviewer:
        return None
    publisher = _names(graph, graph.many(review, "publisher")) or reviewer
    sources["review"] = filled(
        title=graph.text(review, "headline", "name") or f"Fact check: {text}",
        url=url,
        publisher=", ".join(publisher),
        author=[{"literal": name} for name in reviewer],
        published=add_date(entry, "datePublished", graph.text(review, "datePublished")),
    )
    rating = _node(graph.one(review, "reviewRating"))
    word = graph.text(rating, "alternateName", "ratingExplanation", "name")
    value, best = graph.text(rating, "ratingValue"), graph.text(rating, "bestRating")
    worst = graph.text(rating, "worstRating")
    scale = f"{value} on a scale from {worst} to {best}" if value and best and worst else value
    said = ", ".join(filter(None, (word, scale if value not in ("-1", None) else None)))
    note = f"Its author rates the claim: {said}." if said else None
    return filled(source="review", stance="neutral", note=note)


def _asserted(graph: Graph, reviewed: Node, entry: Entry, sources: dict[str, Item]) -> Item | None:
    """Return who made the claim, where and when; what it appeared in is added to the sources."""
    appeared = [
        *graph.many(reviewed, "firstAppearance"),
        *graph.many(reviewed, "appearance"),
    ] or graph.many(reviewed, "url", "sameAs")
    claimants = _names(graph, graph.many(reviewed, "author", "creator"))
    for value in appeared:
        source = _appearance(graph, value, entry)
        if source and source not in sources.values():
            name = "appearance" if "appearance" not in sources else f"appearance {len(sources)}"
            sources[name] = source
            claimants = claimants or [each["literal"] for each in source.get("author", ())]
    date = add_date(entry, "datePublished of the claim", graph.text(reviewed, "datePublished"))
    if not claimants:
        if date or "appearance" in sources:
            entry.lose("nobody is named who made the claim, so that it is not told when and where")
        return None
    where = "appearance" if "appearance" in sources else None
    return filled(by=", ".join(claimants), source=where, date=date)


def _appearance(graph: Graph, value: Any, entry: Entry) -> Item | None:
    """Return what a claim appeared in as a source."""
    if isinstance(value, str):
        url = mended_url(value)
        return filled(title=url, url=url) if url else None
    if not isinstance(value, dict):
        return None
    url = add_url(entry, graph.text(value, "url", "@id", "sameAs"))
    title = graph.text(value, "headline", "name") or url
    if title is None:
        return None
    author = _names(graph, graph.many(value, "author"))
    return filled(
        title=title,
        url=url,
        publisher=graph.text(value, "publisher"),
        author=[{"literal": name} for name in author],
        published=add_date(entry, "datePublished", graph.text(value, "datePublished")),
        kind="social" if _POST in types(value) else None,
    )


def _names(graph: Graph, values: list[Any]) -> list[str]:
    """Return the names of people and organisations, each once."""
    named = [graph.text({"it": each}, "it") for each in values]
    return list(dict.fromkeys(name for name in named if name))


def _node(value: Any) -> Node:
    return value if isinstance(value, dict) else {}


def _is_node(value: Any) -> bool:
    return isinstance(value, dict)
