"""XML: JATS, Atom, RSS and any other, read with expat as the page that it would make.

Elements become blocks or runs of a page of HTML: by name where the name is common, and otherwise by
what stands around them: an element beside text is part of that text. Entities are neither declared
nor fetched, so that no file can blow up or ask for another.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from claimcheck.extractors._cues import spoken
from claimcheck.extractors._encoding import XML_CHARSET, decode
from claimcheck.extractors._ttml import cues_of
from claimcheck.extractors._xml_tree import Element, tree_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.html import read_page
from claimcheck.extractors.plain import refuse_binary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "xml-3"

_BLOCK_NAMES = (
    "abstract ack boxed-text caption disp-formula disp-quote entry fig fn label list list-item p "
    "para preformat programlisting sec section table table-wrap td th title tr"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())

_INLINE_NAMES = (
    "a abbrev b bold code em email emphasis ext-link i inline-formula italic link mi mn mo "
    "monospace mrow mtext named-content overline roman sans-serif sc span strike strong "
    "styled-content sub subscript sup superscript u underline uri xref"
)
_INLINE = frozenset(_INLINE_NAMES.split())

_RENAMED = {
    "br": "br",
    "break": "br",
    "preformat": "pre",
    "programlisting": "pre",
    "sub": "sub",
    "subscript": "sub",
    "sup": "sup",
    "superscript": "sup",
}
_OF_FORMULAS = {
    "mfrac": ("/", ""),
    "msub": ("<sub>", "</sub>"),
    "msup": ("<sup>", "</sup>"),
}
"""What stands around the second part of a formula: 1/2 is not 12, and 10⁶ not 106."""

_NO_TEXT = frozenset({"annotation", "journal-meta", "script", "style", "tex-math"})
_SHOWN_OF_FRONT = frozenset({"abstract", "title-group", "trans-abstract"})
"""What JATS shows of an article's head; the rest are numbers, dates and rights."""

_OF_FEEDS = frozenset({"content", "description", "encoded", "subtitle", "summary", "title"})
"""Elements of Atom and RSS that hold a page of HTML as text."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[\dA-Fa-f]+|[A-Za-z]\w*);")


def extract(body: bytes, charset: str | None) -> Document:
    """Return the text of the elements; attributes, comments and instructions are no text.

    Raises:
        ExtractionError: It is no XML, nests too deep to be read, or holds no text.
    """
    declared = XML_CHARSET.match(body)
    text = decode(body, [charset, declared[1].decode("ascii") if declared else None]).text
    refuse_binary(text)
    root = tree_of(text.replace("\x00", ""))
    if root.name == "tt":
        return spoken(cues_of(root))
    is_feed = root.name in {"feed", "rss", "rdf"}
    document = read_page("".join(_page(root, inside_text=False, is_feed=is_feed)))
    if not document.text:
        raise ExtractionError("the XML holds no text between its tags")
    return document


def _page(element: Element, *, inside_text: bool, is_feed: bool) -> Iterator[str]:
    """Yield an element as HTML."""
    if element.name in _NO_TEXT:
        return
    inline = element.name in _INLINE or (inside_text and element.name not in _BLOCKS)
    tag = _RENAMED.get(element.name, "span" if inline else "div")
    if tag == "br":
        yield "<br>"
        return
    yield f"<{tag}>"
    words = [part for part in element.parts if isinstance(part, str)]
    if is_feed and element.name in _OF_FEEDS and _TAG.search("".join(words)):
        yield "".join(words)
        words = []
    holds_text = inside_text or any(word.strip() for word in words)
    for index, part in enumerate(element.parts):
        if isinstance(part, str):
            yield escape(part) if words else ""
        elif element.name != "article-meta" or part.name in _SHOWN_OF_FRONT:
            is_first = not any(isinstance(before, Element) for before in element.parts[:index])
            before, after = ("", "") if is_first else _OF_FORMULAS.get(element.name, ("", ""))
            yield before
            yield from _page(part, inside_text=holds_text, is_feed=is_feed)
            yield after
    yield f"</{tag}>"
