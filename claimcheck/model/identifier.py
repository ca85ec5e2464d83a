"""The identifiers by which the registries of record know a source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from claimcheck.model.address import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.source import Source

Scheme = Literal["doi", "arxiv", "pmid", "isbn", "page"]
"""Kinds of identifier; a page is one by its address."""

_DOI = re.compile(r"(?:doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv:\s*|10\.48550/arxiv\.)"
    r"(\d{4}\.\d{4,5}|(?P<old>[a-z-]+)(?:\.[a-z]{2})?(?P<number>/\d{7}))(?:v\d+)?",
    re.IGNORECASE | re.ASCII,
)
"""A number at arXiv; those of before 2007 may name a subject class, which tells no two apart."""
_PMID = re.compile(r"pmid:\s*([1-9][0-9]{0,8})", re.IGNORECASE)

_ADDRESSES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:dx\.|www\.)?doi\.org/+(.+)", re.IGNORECASE), "doi:"),
    (
        re.compile(r"(?:\w+\.)?arxiv\.org/+(?:abs|pdf|html)/(.+?)(?:\.pdf)?/?", re.IGNORECASE),
        "arxiv:",
    ),
    (
        re.compile(
            r"(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/+pubmed)/+(.+?)/?",
            re.IGNORECASE,
        ),
        "pmid:",
    ),
)
"""Where a work is read by its number: a host with a path, and what is short for it."""

_PLACES: dict[Scheme, str] = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "isbn": "https://openlibrary.org/isbn/{}",
}
"""Where people read of what has a number."""


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

    @property
    def address(self) -> str:
        """Return where people read of the work; a page is there itself."""
        return _PLACES.get(self.scheme, "{}").format(self.value)


def identifier_in(text: str) -> Identifier | None:
    """Return the DOI, or the number at arXiv or PubMed, that a text is; None where it is none."""
    plain = _short(text.strip())
    if found := _PMID.fullmatch(plain):
        return Identifier("pmid", found[1])
    doi = _DOI.fullmatch(plain)
    if found := _ARXIV.fullmatch(doi[1] if doi else plain):
        old = f"{found['old']}{found['number']}" if found["old"] else found[1]
        return Identifier("arxiv", old.lower())
    return Identifier("doi", doi[1].lower()) if doi else None


def _short(text: str) -> str:
    """Return the address of a work by its number as ``doi:…`` or the like; another text as it is.

    However the address is written, its number is the same: with a port, an encoded slash, a query.
    """
    address = text if "://" in text else f"https://{text}"
    host = host_of(address)
    if not host:
        return text
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or "@" in parts.netloc:
        return text
    where = host + unquote(parts.path)
    for pattern, short in _ADDRESSES:
        if found := pattern.fullmatch(where):
            return short + found[1]
    return text


def identifiers_of(source: Source) -> tuple[Identifier, ...]:
    """Return the identifiers of a source that registries of record know, each once."""
    return tuple(dict.fromkeys(_identifiers_of(source)))


def _identifiers_of(source: Source) -> Iterator[Identifier]:
    for text in (source.doi, source.url):
        if text and (found := identifier_in(text)) is not None:
            yield found
    if source.isbn:
        yield Identifier("isbn", isbn_13(source.isbn))


def isbn_13(isbn: str) -> str:
    """Return an ISBN, of 10 digits or 13, as 13 digits (ISO 2108, annex A)."""
    digits = re.sub(r"[^0-9Xx]", "", isbn)
    if len(digits) != 10:
        return digits
    stem = f"978{digits[:9]}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(stem))
    return f"{stem}{-total % 10}"
