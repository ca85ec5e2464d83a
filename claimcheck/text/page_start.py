"""The beginning of a page of HTML, as far as it takes to tell what stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

LOOK_AT_BYTES = 100_000
"""Error pages and walls are smaller; only this much of a page is looked at."""

_FEW_WORDS = 120
"""Error pages and walls say less than this outside their links."""

_NO_SENTENCES = "script style noscript template svg nav header footer aside select title iframe a"
"""Left out when words are counted: error pages too have menus and links to other pages."""

_MOST_BUTTONS = 200
_MOST_HEADINGS = 10
_SHORT_LABEL = 60
_BETWEEN = r"(?<!\s)\s+[|–—·•»«:-]+\s+|(?:(?<!\s)\s+)?[|·•»«]\s*"
_SEPARATOR, _OR_COLON = re.compile(_BETWEEN), re.compile(rf"{_BETWEEN}|:\s+")
_REFRESH = re.compile(
    r"\s*(\d{0,9})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?[\"']?([^\"'>]+)", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page, as far as it takes to tell what it is.

    Attributes:
        source: The beginning of its HTML.
        title: Its title.
        headings: Its first headings, of the first and second level.
        words: What it says outside links, menus and the like.
        buttons: What its buttons say.
        fields: Kinds and names of the fields that it asks to fill in, in lower case.
        refresh: Seconds after which it leads elsewhere, and the address as it stands there.
    """

    source: str = ""
    title: str = ""
    headings: tuple[str, ...] = ()
    words: str = ""
    buttons: tuple[str, ...] = ()
    fields: frozenset[str] = frozenset()
    refresh: tuple[int, str] | None = None

    @property
    def heading(self) -> str:
        """Return its first heading, or an empty string."""
        return self.headings[0] if self.headings else ""

    @property
    def count(self) -> int:
        """Return how many words it says outside links, menus and the like."""
        return len(self.words.split())

    @property
    def short(self) -> bool:
        """Return whether there is less to read than on a page that somebody wrote."""
        return self.count <= _FEW_WORDS


def parts_of(title: str, *, at_colons: bool = True) -> list[str]:
    """Return a title and its parts, of which one is usually the name of the site."""
    separator = _OR_COLON if at_colons else _SEPARATOR
    return [part for part in (title, *separator.split(title)) if part]


def page_start(source: str | bytes) -> PageStart:
    """Return what can be told from the beginning of a page."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    start = source[:LOOK_AT_BYTES]
    text = start if isinstance(start, str) else start.decode("utf-8", "replace")
    try:
        return _told(text, LexborHTMLParser(text))
    except (SelectolaxError, RuntimeError, ValueError):
        return PageStart(text)


def _told(source: str, parser: LexborHTMLParser) -> PageStart:
    title = parser.css_first("title")
    headings = [*parser.css("h1"), *parser.css("h2")][:_MOST_HEADINGS]
    buttons = parser.css("button, input[type=submit], [role=button]")[:_MOST_BUTTONS]
    fields = parser.css("input")[:_MOST_BUTTONS]
    refresh = next(_refreshes(parser), None)
    named = _plain(title.text() if title else "")
    said = tuple(filter(None, (_plain(each.text()) for each in headings)))
    labels = {_plain(each.text() or each.attrs.get("value") or "") for each in buttons}
    asked = frozenset(
        word
        for each in fields
        for word in ((each.attrs.get("type") or "").lower(), (each.attrs.get("name") or "").lower())
        if each.attrs.get("type") != "hidden"
    )
    parser.strip_tags(_NO_SENTENCES.split(), recursive=True)
    words = parser.body.text(separator=" ") if parser.body else ""
    short = tuple(sorted(label for label in labels if 0 < len(label) <= _SHORT_LABEL))
    return PageStart(source, named, said, _plain(words), short, asked, refresh)


def _refreshes(parser: LexborHTMLParser) -> Iterator[tuple[int, str]]:
    """Yield where the page leads without a click, as a browser does that runs scripts."""
    for node in parser.css("meta[http-equiv=refresh i]"):
        match = _REFRESH.fullmatch((node.attrs.get("content") or "").rstrip("\"' \n\t"))
        if match is not None and not _in_noscript(node):
            yield int(match[1] or "0"), match[2].strip()


def _in_noscript(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag == "noscript":
            return True
        parent = parent.parent
    return False


def _plain(text: str) -> str:
    """Return ``text`` with straight apostrophes and single spaces."""
    return _SPACE.sub(" ", text.replace("’", "'")).strip()
