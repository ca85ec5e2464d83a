"""The identifiers by which the registries of record know a source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.source import Source

Scheme = Literal["doi", "arxiv", "pmid", "isbn", "page"]
"""Kinds of identifier; a page is one by its address."""

_DOI = re.compile(
    r"(?:doi:\s*|(?:https?://)?(?:dx\.|www\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?:arxiv:\s*|https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/)"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_ARXIV_DOI = re.compile(
    r"10\.48550/arxiv\.(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE
)
_PMID = re.compile(
    r"(?:pmid:\s*|https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/)"
    r"([1-9][0-9]{0,8})/?",
    re.IGNORECASE,
)


class Identifier(NamedTuple):
    """What names a work.

    Attributes:
        scheme: What kind of name it is.
        value: The name, in the one form in which two of one work are equal.
    """

    scheme: Scheme
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"

    @property
    def words(self) -> str:
        """Return it as people read it: ``the DOI 10.1000/182``."""
        names = {"doi": "DOI", "arxiv": "arXiv number", "pmid": "PubMed number", "isbn": "ISBN"}
        return f"the {names.get(self.scheme, 'address')} {self.value}"


def identifier_in(text: str) -> Identifier | None:
    """Return the DOI, or the number at arXiv or PubMed, that a text is; None where it is none."""
    plain = text.strip()
    if found := _ARXIV.fullmatch(plain) or _ARXIV_DOI.fullmatch(plain):
        return Identifier("arxiv", found[1].lower() if "/" not in found[1] else found[1])
    if found := _PMID.fullmatch(plain):
        return Identifier("pmid", found[1])
    if found := _DOI.fullmatch(plain):
        name = found[1]
        if "://" in plain:
            name = unquote(name.partition("?")[0].partition("#")[0])
        arxiv = _ARXIV_DOI.fullmatch(name)
        return Identifier("arxiv", arxiv[1]) if arxiv else Identifier("doi", name.lower())
    return None


def identifiers_of(source: Source) -> tuple[Identifier, ...]:
    """Return the identifiers of a source that registries of record know, each once."""
    return tuple(dict.fromkeys(_identifiers_of(source)))


def _identifiers_of(source: Source) -> Iterator[Identifier]:
    for text in (source.doi, _without_query(source.url)):
        if text and (found := identifier_in(text)) is not None:
            yield found
    if source.isbn:
        yield Identifier("isbn", isbn_13(source.isbn))


def _without_query(url: str | None) -> str | None:
    return urlsplit(url)._replace(query="", fragment="").geturl() if url else None


def isbn_13(isbn: str) -> str:
    """Return an ISBN, of 10 digits or 13, as 13 digits (ISO 2108, annex A)."""
    digits = re.sub(r"[^0-9Xx]", "", isbn)
    if len(digits) != 10:
        return digits
    stem = f"978{digits[:9]}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(stem))
    return f"{stem}{-total % 10}"
