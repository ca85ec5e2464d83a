"""An article at PubMed (https://www.ncbi.nlm.nih.gov/books/NBK25499/, ``efetch``, in XML)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.lookups.base import (
    UnreadableError,
    joined,
    kept,
    line,
    notice,
    person,
    query,
    record,
    spoken,
    years_in,
)
from claimcheck.model.fields import whole_day
from claimcheck.model.identifier import Identifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

    from claimcheck.model.record import Notice, NoticeKind, Record

MOST, PACE = 100, 0.4
"""https://www.ncbi.nlm.nih.gov/books/NBK25497/ allows three requests a second."""

_RELATED: dict[str, NoticeKind] = {
    "retractionin": "retraction",
    "partialretractionin": "partial-retraction",
    "retractedandrepublishedin": "replacement",
    "expressionofconcernin": "concern",
    "erratumin": "correction",
    "correctedandrepublishedin": "correction",
    "republishedin": "new-version",
    "updatein": "new-version",
}
"""What ``RefType`` of ``CommentsCorrections`` says of the article itself
(https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html)."""

_RETRACTED = "retracted publication"


def address(base: str, identifiers: Sequence[str], mailto: str = "") -> str:
    """Return the address of the records of articles."""
    where = f"{base.rstrip('/')}/efetch.fcgi?db=pubmed&retmode=xml&id={','.join(identifiers)}"
    return query(where, tool="claimcheck" if mailto else "", email=mailto)


def read(body: bytes, identifier: str) -> Record | None:
    """Return what a record says: the article, and what of it was retracted or corrected."""
    article = _article(body, identifier)
    if article is None:
        return None
    title, own = _text(article, "articletitle"), _text(article, "vernaculartitle")
    people = list(article.css("article > authorlist > author"))
    day = article.css_first("article > articledate")
    years = [
        _text(article, "journalissue pubdate"),
        *(node.text() for node in article.css("article > articledate year")),
    ]
    doi = next(
        (node.text() for node in article.css("pubmeddata > articleidlist > [idtype=doi]")),
        _text(article, "elocationid"),
    )
    return record(
        kept(
            title=title.rstrip("."),
            author=joined(map(_spoken, people)),
            publisher=_text(article, "journal > title"),
            published=whole_day("-".join(line(each.text()) for each in day.iter())) if day else "",
            doi=doi if doi.startswith("10.") else None,
            url=Identifier("pmid", identifier).address,
        ),
        [title, own],
        map(_name, people),
        years_in(*years),
        _notices(article),
        identifier,
    )


def _article(body: bytes, identifier: str) -> LexborNode | None:
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        whole = LexborHTMLParser(body.decode("utf-8", "replace")).css_first("pubmedarticleset")
    except (SelectolaxError, RuntimeError, ValueError):
        whole = None
    if whole is None:
        raise UnreadableError("its answer is not the XML that it is documented to be")
    for article in whole.css("pubmedarticle"):
        number = article.css_first("medlinecitation > pmid")
        if number is not None and number.text().strip() == identifier:
            return article
    return None


def _text(node: LexborNode, path: str) -> str:
    found = node.css_first(path)
    return line(found.text(separator=" " if "pubdate" in path else "")) if found else ""


def _spoken(author: LexborNode) -> str:
    return spoken(*_parts(author))


def _name(author: LexborNode) -> str:
    return person(*_parts(author))


def _parts(author: LexborNode) -> tuple[str, str, str]:
    """Return family name, given names or initials, and the name of what is no person."""
    given = _text(author, "forename") or _text(author, "initials")
    return _text(author, "lastname"), given, _text(author, "collectivename")


def _notices(article: LexborNode) -> Iterator[Notice]:
    found = []
    for related in article.css("commentscorrections"):
        kind = _RELATED.get(str(related.attrs.get("reftype")).lower())
        if kind is not None:
            where, number = _text(related, "refsource"), _text(related, "pmid")
            by = f"PMID {number}" if number else where
            found.append(notice(kind, next(map(str, years_in(where)), None), by))
    types = (line(node.text()).lower() for node in article.css("publicationtype"))
    if _RETRACTED in types and not any(
        each.kind in ("retraction", "replacement") for each in found
    ):
        found.append(notice("retraction"))
    yield from found
