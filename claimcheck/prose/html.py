"""Marks in HTML: comments behind words, read with the tokenizer of Python's own library."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from claimcheck.prose._elements import Elements
from claimcheck.prose._signs import (
    ALMOST_COMMENT,
    ALMOST_ONE,
    COMMENT,
    END_COMMENT,
    NOTE,
    NOTE_IN_HTML,
)
from claimcheck.prose.base import Reading, Unit

if TYPE_CHECKING:
    from claimcheck.prose.base import SignKind

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu
    nav ol optgroup option p picture pre script section style summary table tbody td template
    textarea tfoot th thead title tr ul
    """.split()  # noqa: SIM905 - names in a line read better
)
"""Elements before and after which a paragraph ends."""
_WHOLE = frozenset("h1 h2 h3 h4 h5 h6 td th caption figcaption dt summary".split())  # noqa: SIM905
_UNREAD = frozenset("code kbd pre samp script style template textarea title".split())  # noqa: SIM905
"""Elements in which nothing is a mark."""
_CODE = ("code", "kbd", "samp")
"""Those of them whose words belong to a sentence; a paragraph ends them."""


def read(text: str, *, every: bool) -> Reading:
    """Return the units of a page."""
    return Reading(html_units(text, 0, every=every))


def html_units(text: str, offset: int, *, every: bool) -> list[Unit]:
    """Return the units of HTML that begins at ``offset`` in its file."""
    text = text.replace("--!>", " -->")  # which ends a comment, too, and not for the library
    page = _Page(text, offset)
    # A comment without an end has all the rest, and the library would look for each one's end.
    closed = max(text.rfind(end) for end in ("-->", "-- >"))
    unclosed = text.find("<!--", max(closed, 0))
    page.feed(text if unclosed < 0 else text[:unclosed])
    page.close()
    page.end_unit()
    return [unit for unit in page.units if unit.signs or (every and unit.text.strip())]


class _Page(HTMLParser):
    def __init__(self, text: str, offset: int) -> None:
        super().__init__(convert_charrefs=False)
        self.units: list[Unit] = []
        self._unit = Unit()
        self._unread: list[str] = []
        self._elements = Elements()
        self._text = text
        self._offset = offset
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def end_unit(self) -> None:
        if self._unit.text or self._unit.signs:
            self.units.append(self._unit)
        self._unit = Unit()
        self._elements = Elements()
        if self._unread and self._unread[0] in _CODE:
            self._unread = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._unit.add(" ", self._at() + self._offset)
        if tag not in _BLOCKS:
            self._elements.opened(tag, attrs)
        if tag in _UNREAD:
            self._unread.append(tag)
        if tag in _BLOCKS:
            self.end_unit()
            self._unit.is_whole = tag in _WHOLE

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_starttag(tag, attrs)
        if tag in _BLOCKS:
            self.end_unit()

    def handle_endtag(self, tag: str) -> None:
        self._elements.closed(tag)
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        if tag in _BLOCKS:
            self.end_unit()

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Take ``<![`` for a comment as browsers do; the library's own stops at what is no name."""
        return self.parse_bogus_comment(i, bool(report))

    def handle_data(self, data: str) -> None:
        self._words(data)

    def handle_entityref(self, name: str) -> None:
        self._words(self._character(f"&{name}"))

    def handle_charref(self, name: str) -> None:
        self._words(self._character(f"&#{name}"))

    def handle_comment(self, data: str) -> None:
        del data
        if self._unread:
            return
        start = self._at()
        found = COMMENT.match(self._text, start) or END_COMMENT.match(self._text, start)
        if found is None:
            found = ALMOST_COMMENT.match(self._text, start)
            if found is not None:
                begin, end = found.start() + self._offset, found.end() + self._offset
                self._unit.sign("comment", "", begin, end, ALMOST_ONE)
            return
        body = found.groupdict().get("body")
        kind: SignKind = "comment" if body is not None else "end"
        begin, end = start + self._offset, found.end() + self._offset
        self._unit.sign(kind, body or "", begin, end)

    def _words(self, words: str) -> None:
        if self._unread and self._unread[0] not in _CODE:
            return
        words = self._elements.shown(words)
        start = self._at() + self._offset
        for found in NOTE.finditer(words) if not self._unread else ():
            place = start + found.start()
            self._unit.sign("note", found["id"], place, place + len(found[0]), NOTE_IN_HTML)
        if self._unread:
            self._unit.add_code(words, start, start + len(words))
        else:
            self._unit.add(words, start)

    def _character(self, written: str) -> str:
        is_closed = self._text.startswith(";", self._at() + len(written))
        return unescape(f"{written};" if is_closed else written)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
