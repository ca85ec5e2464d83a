"""What somebody names a source by: an address, a DOI, an arXiv number or an ISBN."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from claimcheck.errors import ClaimcheckError
from claimcheck.model.source import Source
from claimcheck.model.validation import validate

_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_BARE_ARXIV = re.compile(r"(\d{4}\.\d{4,5})(?:v\d+)?")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\d{4}\.\d{4,5})", re.IGNORECASE)
_ISBN = re.compile(r"(?:isbn:?\s*)?([0-9][0-9Xx -]{8,16})", re.IGNORECASE)


@dataclass(frozen=True)
class Identifier:
    """What names a source.

    Attributes:
        lookup: Which lookup knows it.
        value: What to ask for.
        fields: What the name itself tells.
    """

    lookup: Literal["page", "crossref", "arxiv", "openlibrary"]
    value: str
    fields: dict[str, str]


def parse_identifier(text: str) -> Identifier:
    """Return what a text names.

    Raises:
        ClaimcheckError: It names no source.
    """
    text = text.strip()
    arxiv = _ARXIV.fullmatch(text) or _BARE_ARXIV.fullmatch(text) or _ARXIV_DOI.fullmatch(text)
    if arxiv:
        number = arxiv.group(1)
        return Identifier("arxiv", number, {"url": f"https://arxiv.org/abs/{number}"})
    if doi := _DOI.fullmatch(text):
        name = unquote(doi.group(1)) if "://" in text else doi.group(1)
        return _checked("crossref", "doi", name)
    if text.lower().startswith(("http://", "https://")):
        return _checked("page", "url", text)
    if isbn := _ISBN.fullmatch(text):
        return _checked("openlibrary", "isbn", isbn.group(1).strip())
    raise ClaimcheckError(
        f"{text[:100]!r} is no address, DOI, arXiv number or ISBN",
        help="for example https://example.org/page, 10.1000/182, arXiv:2508.10925, 0-306-40615-2",
    )


def _checked(
    lookup: Literal["page", "crossref", "openlibrary"], name: str, value: str
) -> Identifier:
    tried = validate(Source, {"id": "x", "title": "x", "kind": "primary", name: value})
    if isinstance(tried, list):
        raise ClaimcheckError(tried[0].message, help=tried[0].help)
    return Identifier(lookup, value, {name: value})
