"""How the page names levels and sources, and which addresses it makes links of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from claimcheck.views.words import SIGNS

if TYPE_CHECKING:
    from claimcheck.model.terms import Support
    from claimcheck.views.overview import Overview


class Level(NamedTuple):
    """A level: its word, and the sign that stands beside it."""

    word: str
    sign: str


class SourceLink(NamedTuple):
    """A reference to a source, which the registry need not have.

    Attributes:
        id: Its id.
        title: Its title; the id of one that is missing.
        publisher: Who put it out.
        kind: How close it stands to what it reports; None where it is missing.
    """

    id: str
    title: str
    publisher: str | None = None
    kind: str | None = None


_CAPTURE = re.compile(r"[\w][\w.-]*(?:/[\w.-]+)*\.warc\.gz")


def level_of(support: Support) -> Level:
    """Return the word and the sign of a level."""
    return Level(support.value, SIGNS[support])


def source_link(name: str, overview: Overview) -> SourceLink:
    """Return a reference to the source with this id."""
    source = overview.registry.source_by_id.get(name)
    if source is None:
        return SourceLink(name, name)
    return SourceLink(name, source.title, source.publisher, source.kind.value)


def safe_path(path: str | None) -> str | None:
    """Return the path of a capture that may become a link; None for what is no such path."""
    return path if path is not None and _CAPTURE.fullmatch(path) and ".." not in path else None


def safe_address(address: str | None) -> str | None:
    """Return an address that may become a link: http or https; None for everything else.

    A file, an ISBN or ``javascript:`` is shown as text by whoever gets None.
    """
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
