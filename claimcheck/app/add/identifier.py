"""What somebody names a source by: an address, a DOI, an ISBN, another number, or a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.model.identifier import Identifier, identifier_in, isbn_13
from claimcheck.model.source import Source
from claimcheck.model.validation import validate

_BARE_ARXIV = re.compile(r"(\d{4}\.\d{4,5})(?:v\d+)?")
_FILES = frozenset(
    (
        *("csv", "docx", "eml", "epub", "htm", "html", "ipynb", "json", "md", "odt", "pdf", "rst"),
        *("srt", "toml", "tsv", "txt", "vtt", "warc", "xml", "yaml", "yml", "bib", "doc", "gz"),
    )
)
"""What the name of a file ends with that is no address, though a country has some of them."""
_ISBN = re.compile(r"(?:isbn:?\s*)?([0-9][0-9Xx -]{8,16})", re.IGNORECASE)


_EXAMPLES = (
    "for example https://example.org/page, 10.1000/182, arXiv:2508.10925, 0-306-40615-2, "
    "or the path of a file"
)


@dataclass(frozen=True)
class Named:
    """What names a source.

    Attributes:
        identifier: By what the services know it; None for a file.
        fields: What the name itself tells.
    """

    identifier: Identifier | None
    fields: dict[str, str]


def parse_identifier(text: str) -> Named:
    """Return what a text names; an address may lack its scheme, which is then https.

    Raises:
        ClaimcheckError: It names no source.
    """
    text = text.strip()
    if not text:
        raise ClaimcheckError("nothing names the source", help=_EXAMPLES)
    if _is_file(text):
        return Named(None, {"file": text})
    bare = _BARE_ARXIV.fullmatch(text)
    named = Identifier("arxiv", bare[1]) if bare else identifier_in(text)
    if named is not None and named.scheme == "arxiv":
        return Named(named, {"url": named.address})
    if named is not None and named.scheme == "pmid":
        return Named(named, {"url": named.address})
    if named is not None:
        return _checked(named, "doi", named.value)
    if text.lower().startswith(("http://", "https://")):
        return _checked(Identifier("page", text), "url", text)
    if isbn := _ISBN.fullmatch(text):
        number = isbn.group(1).strip()
        return _checked(Identifier("isbn", isbn_13(number)), "isbn", number)
    if _lacks_scheme(text):
        address = f"https://{text}"
        return _checked(Identifier("page", address), "url", address)
    raise ClaimcheckError(
        f"{text[:100]!r} is no address, DOI, arXiv number, PubMed number or ISBN, and no file here",
        help=_EXAMPLES,
    )


def _lacks_scheme(text: str) -> bool:
    """Tell whether a text begins with the name of a host, and is not that of a file."""
    end = min((text.find(sign) for sign in "/?#" if sign in text), default=len(text))
    labels = text[:end].partition(":")[0].split(".")
    top = labels[-1]
    named = len(labels) > 1 and all(label.replace("-", "").isalnum() for label in labels)
    is_host = named and len(top) > 1 and top.isalpha() and text.split() == [text]
    return is_host and (end < len(text) or top.lower() not in _FILES)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _checked(identifier: Identifier, name: str, value: str) -> Named:
    tried = validate(Source, {"id": "x", "title": "x", "kind": "primary", name: value})
    if isinstance(tried, list):
        raise ClaimcheckError(tried[0].message, help=tried[0].help)
    return Named(identifier, {name: value})
