"""A page, by what it says about itself: citation, Open Graph and JSON-LD metadata, its title."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.lookups.base import joined, kept
from claimcheck.model.fields import whole_day
from claimcheck.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser

MOST, PACE = 1, 0.0

_TITLES = ("citation_title", "og:title", "twitter:title", "dc.title")
_PUBLISHERS = ("citation_publisher", "og:site_name", "dc.publisher", "application-name")
_AUTHORS = ("citation_author", "author", "article:author", "dc.creator")
_DAYS = ("citation_publication_date", "article:published_time", "date", "dc.date")


def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str:  # noqa: ARG001
    """Return the page's own address; there is no service to ask."""
    return base or identifiers[0]


def read(body: bytes, identifier: str) -> Record | None:
    """Return title, publisher, author, day of publication and DOI, as far as the page has them."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        parser = LexborHTMLParser(body)
    except (SelectolaxError, RuntimeError, ValueError):
        return None
    named: dict[str, list[str]] = {}
    for node in parser.css("meta[content]"):
        name = (node.attrs.get("name") or node.attrs.get("property") or "").lower()
        named.setdefault(name, []).append(node.attrs.get("content") or "")
    linked = _linked(parser)
    title = parser.css_first("head > title")
    names = next((named[each] for each in _AUTHORS if each in named), [])
    days = [*(value for each in _DAYS for value in named.get(each, ())), linked.get("published")]
    fields = kept(
        title=_first(named, _TITLES) or linked.get("title") or (title.text() if title else None),
        publisher=_first(named, _PUBLISHERS) or linked.get("publisher"),
        author=joined([each for each in names if "://" not in each]) or linked.get("author"),
        published=next((found for each in days if (found := whole_day(each))), None),
        url=identifier,
    )
    return Record(fields)


def _first(named: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(
        (named[each][0] for each in names if named.get(each) and named[each][0].strip()), None
    )


def _linked(parser: LexborHTMLParser) -> dict[str, Any]:
    """Return what the first JSON-LD object with a headline says."""
    for node in parser.css('script[type="application/ld+json" i]'):
        try:
            value = json.loads(node.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        graph = value.get("@graph", [value]) if isinstance(value, dict) else value
        for each in graph if isinstance(graph, list) else ():
            if isinstance(each, dict) and each.get("headline"):
                return {
                    "title": each["headline"],
                    "publisher": _name(each.get("publisher")),
                    "author": _name(each.get("author")),
                    "published": each.get("datePublished"),
                }
    return {}


def _name(value: Any) -> Any:
    if isinstance(value, list):
        return joined([name for each in value if isinstance(name := _name(each), str)])
    return value.get("name") if isinstance(value, dict) else value
