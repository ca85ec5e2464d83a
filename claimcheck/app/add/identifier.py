"""What somebody names a source by: an address, a DOI, an ISBN, a number at arXiv or PubMed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.errors import ClaimcheckError
from claimcheck.model.identifier import Identifier, identifier_in, isbn_13
from claimcheck.model.source import Source
from claimcheck.model.validation import validate

_BARE_ARXIV = re.compile(r"(\d{4}\.\d{4,5})(?:v\d+)?")
_ISBN = re.compile(r"(?:isbn:?\s*)?([0-9][0-9Xx -]{8,16})", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """What names a source.

    Attributes:
        identifier: By what the services know it.
        fields: What the name itself tells.
    """

    identifier: Identifier
    fields: dict[str, str]


def parse_identifier(text: str) -> Named:
    """Return what a text names.

    Raises:
        ClaimcheckError: It names no source.
    """
    text = text.strip()
    bare = _BARE_ARXIV.fullmatch(text)
    named = Identifier("arxiv", bare[1]) if bare else identifier_in(text)
    if named is not None and named.scheme == "arxiv":
        return Named(named, {"url": f"https://arxiv.org/abs/{named.value}"})
    if named is not None and named.scheme == "pmid":
        return Named(named, {"url": f"https://pubmed.ncbi.nlm.nih.gov/{named.value}/"})
    if named is not None:
        return _checked(named, "doi", named.value)
    if text.lower().startswith(("http://", "https://")):
        return _checked(Identifier("page", text), "url", text)
    if isbn := _ISBN.fullmatch(text):
        number = isbn.group(1).strip()
        return _checked(Identifier("isbn", isbn_13(number)), "isbn", number)
    raise ClaimcheckError(
        f"{text[:100]!r} is no address, DOI, arXiv number, PubMed number or ISBN",
        help="for example https://example.org/page, 10.1000/182, arXiv:2508.10925, 0-306-40615-2",
    )


def _checked(identifier: Identifier, name: str, value: str) -> Named:
    tried = validate(Source, {"id": "x", "title": "x", "kind": "primary", name: value})
    if isinstance(tried, list):
        raise ClaimcheckError(tried[0].message, help=tried[0].help)
    return Named(identifier, {name: value})
