"""A preprint at arXiv (https://info.arxiv.org/help/api/user-manual.html, an Atom feed)."""

from __future__ import annotations

from urllib.parse import quote

from claimcheck.lookups.base import Fields, joined, kept
from claimcheck.model.fields import whole_day


def address(base: str, identifier: str) -> str:
    """Return the address of a preprint's record."""
    return f"{base.rstrip('/')}/api/query?id_list={quote(identifier, safe='/')}&max_results=1"


def read(body: bytes, identifier: str) -> Fields:
    """Return title, authors and the day of the first version."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        entry = LexborHTMLParser(body.decode("utf-8", "replace")).css_first("entry")
    except (SelectolaxError, RuntimeError, ValueError):
        return {}
    if entry is None:
        return {}
    title, published = entry.css_first("title"), entry.css_first("published")
    if title is None or published is None:  # arXiv answers an unknown number with an odd entry
        return {}
    return kept(
        title=title.text(),
        author=joined([" ".join(each.text().split()) for each in entry.css("author name")]),
        publisher="arXiv",
        published=whole_day(published.text().strip()),
        url=f"https://arxiv.org/abs/{identifier}",
    )
