"""A preprint at arXiv (https://info.arxiv.org/help/api/user-manual.html, an Atom feed)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from claimcheck.lookups.base import (
    UnreadableError,
    joined,
    kept,
    line,
    notice,
    record,
    years_in,
)
from claimcheck.model.fields import whole_day
from claimcheck.model.identifier import Identifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

    from claimcheck.model.record import Notice, Record

MOST, PACE = 50, 3.0
"""https://info.arxiv.org/help/api/tou.html asks for no more than one request in three seconds."""

_WITHDRAWN = re.compile(
    r"\b(?:this|the|our) (?:paper|article|submission|manuscript|work|preprint|version)\b"
    r"[^.]{0,40}\b(?:is|was|has been|have been|been) withdrawn\b"
    r"|\bpaper withdrawn\b|\bwithdrawn by the authors?\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"^\W*withdrawn\b", re.IGNORECASE)
"""How a comment says it, which is about the preprint; an abstract may begin with it otherwise."""
_NUMBER = re.compile(r"abs/(.+?)(?:v\d+)?$")


def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str:  # noqa: ARG001
    """Return the address of the records of preprints."""
    numbers = ",".join(quote(each, safe="/") for each in identifiers)
    return f"{base.rstrip('/')}/api/query?id_list={numbers}&max_results={len(identifiers)}"


def read(body: bytes, identifier: str) -> Record | None:
    """Return what an entry says: the preprint, whether it was withdrawn, where it was published."""
    entry = _entry(body, identifier)
    if entry is None:
        return None
    said = _texts(entry)
    if "title" not in said or "published" not in said:  # so it answers an unknown number
        return None
    people = [" ".join(each.text().split()) for each in entry.css("author name")]
    first, last = said["published"], said.get("updated", "")
    years = years_in(first[:10], last[:10], said.get("arxiv:journal_ref"))
    years = (*years, *(year + 1 for year in years[:1]))  # that of the conference it was sent to
    return record(
        kept(
            title=said["title"],
            author=joined(people),
            publisher="arXiv",
            published=whole_day(first.strip()),
            url=Identifier("arxiv", identifier).address,
        ),
        [said["title"]],
        map(line, people),
        years,
        _notices(said),
        identifier,
    )


def _entry(body: bytes, identifier: str) -> LexborNode | None:
    """Return the entry of a number; the only one where entries do not say theirs."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        feed = LexborHTMLParser(body.decode("utf-8", "replace")).css_first("feed")
    except (SelectolaxError, RuntimeError, ValueError):
        feed = None
    if feed is None:
        raise UnreadableError("its answer is not the feed that it is documented to be")
    for entry in feed.css("entry"):
        number = _NUMBER.search(_texts(entry).get("id", "").strip())
        if number is not None and number[1].lower() == identifier.lower():
            return entry
    return None


def _texts(entry: LexborNode) -> dict[str, str]:
    """Return what the elements of an entry say, the first of each name."""
    found: dict[str, str] = {}
    for node in entry.traverse():
        if node.tag and node.tag not in found:
            found[node.tag] = line(node.text(), 20_000)
    return found


def _notices(said: dict[str, str]) -> Iterator[Notice]:
    comment, summary = said.get("arxiv:comment", ""), said.get("summary", "")[:300]
    if _REMARK.match(comment) or any(map(_WITHDRAWN.search, (comment, summary))):
        yield notice("withdrawal", said.get("updated", "")[:10])
    if published := said.get("arxiv:doi") or said.get("arxiv:journal_ref"):
        yield notice("publication", by=published)
