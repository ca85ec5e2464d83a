"""When two sources are one work: what import, add and the rule about duplicates agree on.

The same DOI, arXiv number or address; or the same title, first author and year, where no DOI says
otherwise. An ISBN names a whole volume, so it makes two sources one only where their titles agree.
What lacks an author or a year is another work unless all that is known of both is the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.identifier import identifier_in, isbn_13
from claimcheck.model.names import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.source import Source

_BEFORE = {"doi": "doi.org/", "arxiv": "arXiv:", "pmid": "PubMed "}
_NUMBERS = ("doi", "arxiv")
_NUMBERED, _NONE = "numbered", ""
"""Titles of works with a DOI or an arXiv number are kept apart: thousands may have one title."""
_DEFAULT_PORT = re.compile(r":(?:80|443)$")
_SEVERAL = re.compile(r",|;|&|\band\b|\bet al\b", re.IGNORECASE)
_MORE = re.compile(r"[:;,.(/–—]|\s-\s")
"""What a subtitle or an addition begins with."""
_SUFFIX = re.compile(r"\b(?:jr|sr|i{2,3}|iv)$")


class SameWork(NamedTuple):
    """A source that is the same work, and what shows it.

    Attributes:
        source: The source.
        key: The key of it that shows it.
        own_key: The key of the one that was looked for.
        shared: What they share, as people read it.
    """

    source: Source
    key: str
    own_key: str
    shared: str


class _Mark(NamedTuple):
    """Something that a work may be known by: what it is, its key in the source, how it reads."""

    value: tuple[str, ...]
    key: str
    shown: str


class Works:
    """Sources by what they are known by; to find one takes as long in many as in few."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._known: dict[tuple[str, ...], list[tuple[Source, _Mark]]] = {}
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        """Take in a source."""
        marks = list(_marks(source))
        for mark in marks:
            place = mark.value if mark.value[0] != "title" else (*mark.value, _numbered(marks))
            self._known.setdefault(place, []).append((source, mark))

    def same(self, source: Source) -> SameWork | None:
        """Return the first source that is the same work; None where there is none."""
        marks = list(_marks(source))
        for mark in marks:
            places = [mark.value]
            if mark.value[0] == "title":  # of two numbers that are not the same, no title makes one
                others = (_NONE,) if _numbered(marks) else (_NONE, _NUMBERED)
                places = [(*mark.value, each) for each in others]
            for place in places:
                for other, its in self._known.get(place, ()):
                    if _agree(mark, source, other):
                        return SameWork(other, its.key, mark.key, mark.shown)
        return None


def _numbered(marks: Iterable[_Mark]) -> str:
    """Return under what the title of a source is kept, by whether it has a DOI or arXiv number."""
    return _NUMBERED if any(mark.value[0] in _NUMBERS for mark in marks) else _NONE


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return the words of a text without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join(re.findall(r"\w+", "".join(filter(_is_no_accent, plain)).casefold()))


def _is_no_accent(character: str) -> bool:
    return not "\u0300" <= character <= "\u036f"


def _marks(source: Source) -> Iterator[_Mark]:
    """Yield what a source is known by, the surest first."""
    for key, text in (("doi", source.doi), ("url", source.url)):
        if text is None:
            continue
        named = identifier_in(text.partition("#")[0])
        if named is not None:
            shown = f"{_BEFORE[named.scheme]}{named.value}"
            yield _Mark((named.scheme, named.value.casefold()), key, shown)
        elif key == "url":
            address = comparable(text)
            yield _Mark(("url", address.removeprefix("www.")), key, address)
    title = folded(source.title) or source.title  # of signs alone
    if source.isbn is not None:
        yield _Mark(("isbn", isbn_13(source.isbn)), "isbn", f"ISBN {source.isbn}")
    author, year = _first_author(source), _year(source)
    if title and author and year:
        yield _Mark(("title", title, author, year), "title", "title, author and year")
    elif title:
        known = (source.author, source.published, source.publisher, source.isbn, source.url)
        rest = map(str, (*known, source.doi, source.file))
        yield _Mark(("title alone", title, *rest), "title", "all that is known of it")


def comparable(url: str) -> str:
    """Return an address without scheme, final slash, default port and place within the page."""
    page, _, fragment = url.partition("#")
    host, slash, path = page.partition("://")[2].partition("/")
    host = _DEFAULT_PORT.sub("", host.lower())
    address = f"{host}{slash}{path}".rstrip("/")
    # Some sites keep the page itself after the '#'.
    return f"{address}#{fragment}" if fragment.startswith(("/", "!")) else address


def _agree(mark: _Mark, source: Source, other: Source) -> bool:
    """Tell whether nothing else speaks against what two sources have in common."""
    what = mark.value[0]
    if what == "isbn":
        authors = {_first_author(source), _first_author(other)} - {""}
        return len(authors) < 2 and _one_title(source.title, other.title)
    if what == "title":
        return not (differ_in_number(source, other) or _are_issues(source, other)) and (
            _may_be_one(source, other)
        )
    return True


def _one_title(title: str, other: str) -> bool:
    """Tell whether two titles are the same, or one is the other with more behind it."""
    short, long = sorted((title, other), key=len)
    beginnings = (long[: sign.start()] for sign in _MORE.finditer(long))
    return any(folded(short) == folded(each) for each in (long, *beginnings))


def differ_in_number(source: Source, other: Source) -> bool:
    """Tell whether two sources have DOIs or arXiv numbers that are not the same."""
    numbers = [
        {each.value for each in _marks(it) if each.value[0] in _NUMBERS} for it in (source, other)
    ]
    return bool(numbers[0] and numbers[1] and not numbers[0] & numbers[1])


def _are_issues(source: Source, other: Source) -> bool:
    """Tell whether two sources are issues of a series: other days at other addresses."""
    one, two = source.published, other.published
    apart = one and two and (one.latest < two.earliest or two.latest < one.earliest)
    return bool(apart and source.url and other.url and source.url != other.url)


def _may_be_one(source: Source, other: Source) -> bool:
    """Tell whether the authors, of whom the first have one family name, can be the same."""
    for one, two in zip(source.author, other.author, strict=False):
        if OTHERS in (one.literal, two.literal):
            return True
        if one.family and two.family:
            if folded(one.family).split()[-1:] != folded(two.family).split()[-1:]:
                return False
            initials = [folded(each)[:1] for each in (one.given or "", two.given or "")]
            if all(initials) and initials[0] != initials[1]:
                return False
    return True


def _year(source: Source) -> str:
    return str(source.published.year) if source.published is not None else ""


def _first_author(source: Source) -> str:
    """Return the last word of the first author's family name; empty where nobody is named."""
    if not source.author:
        return ""
    first = source.author[0]
    name = first.family or _SEVERAL.split(first.literal or "")[0] or first.literal or ""
    words = _SUFFIX.sub("", folded(name)).split() or [folded(name)]
    return words[-1]
