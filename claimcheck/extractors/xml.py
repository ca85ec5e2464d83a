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
from claimcheck.extractors._ttml import cues_of
from claimcheck.extractors._written import GAP
from claimcheck.extractors._xml_tree import Element, tree_of
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.html import read_page
from claimcheck.extractors.plain import refuse_binary
from claimcheck.text.encoding import XML_CHARSET, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "xml-4"

_BLOCK_NAMES = (
    "abstract ack boxed-text caption disp-formula disp-quote entry fig fn label list list-item p "
    "para preformat programlisting sec section table table-wrap td th title tr"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())

_INLINE_NAMES = (
    "a abbrev b bold code em email emphasis ext-link i inline-formula italic link mi mn mo "
    "monospace mrow mtext named-content overline roman sans-serif sc span strike strong "
    "styled-content sub subscript sup superscript u underline uri xref hi emph graphic "
    "inline-graphic inlinemediaobject"
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
_LEVELS = re.compile(r"\b(?:(sup|super|superscript|superior)|(sub|subscript|inferior))\b")
"""How attributes such as ``rend`` and ``style`` say that text is raised or lowered."""
_SAYS_LEVEL = ("rend", "rendition", "style", "style-type", "role", "position", "typestyle")
_NOTES = frozenset({"bibr", "fn", "table-fn", "bib", "citation", "noteanchor"})
"""Kinds of references that publishers raise or set in brackets."""
_NOTE_MARK = re.compile(r"\d{1,3}|[*†‡§¶a-z]")
_PICTURES = frozenset({"graphic", "inline-graphic", "inlinemediaobject"})
_OF_FORMULAS = {
    "mfrac": ("/", ""),
    "msub": ("<sub>", "</sub>"),
    "msup": ("<sup>", "</sup>"),
}
"""What stands around the second part of a formula: 1/2 is not 12, and 10⁶ not 106."""

_NO_TEXT = frozenset({"annotation", "journal-meta", "script", "style"})
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
    _drop_twins(root)
    if root.name == "tt":
        return spoken(cues_of(root))
    is_feed = root.name in {"feed", "rss", "rdf"}
    document = read_page("".join(_page(root, inside_text=False, is_feed=is_feed)))
    if not document.text:
        raise ExtractionError("the XML holds no text between its tags")
    return document


def _drop_twins(element: Element) -> None:
    """Leave out the LaTeX of formulas that stand there in MathML, too."""
    inner = list(element.elements())
    if any(part.name == "math" for part in inner):
        element.parts = [
            part
            for part in element.parts
            if isinstance(part, str) or part.name not in ("tex-math", *_PICTURES)
        ]
    for part in inner:
        _drop_twins(part)


def _level(element: Element) -> str | None:
    """Return ``sup`` or ``sub`` where an attribute says that text is raised or lowered."""
    for name in _SAYS_LEVEL:
        level = _LEVELS.search(element.attributes.get(name, "").lower())
        if level is not None:
            return "sup" if level[1] else "sub"
    return None


def _is_note_mark(element: Element) -> bool:
    """Return whether an element leads to a note or a source, and says no more than its mark."""
    kind = element.attributes.get("ref-type", element.attributes.get("type", ""))
    return (
        element.name in ("xref", "ref", "ptr")
        and kind in _NOTES
        and _NOTE_MARK.fullmatch(element.text().strip()) is not None
    )


def _in_brackets(before: str) -> bool:
    """Return whether a bracket that was opened is not closed yet."""
    return max(before.rfind("["), before.rfind("(")) > max(before.rfind("]"), before.rfind(")"))


def _latex(text: str) -> str:
    """Return a formula in LaTeX without the document that JATS puts around it."""
    text = text.rpartition("\\begin{document}")[2].partition("\\end{document}")[0].strip()
    return text.strip("$").removeprefix("\\(").removesuffix("\\)").strip()


def _page(element: Element, *, inside_text: bool, is_feed: bool) -> Iterator[str]:
    """Yield an element as HTML."""
    if element.name in _NO_TEXT:
        return
    if element.name == "tex-math":
        yield f'<img class="math" alt="{escape(_latex(element.text()))}">'
        return
    if element.name in _PICTURES:
        yield GAP if inside_text else ""
        return
    inline = element.name in _INLINE or (inside_text and element.name not in _BLOCKS)
    tag = _RENAMED.get(element.name) or _level(element) or ("span" if inline else "div")
    if tag == "br":
        yield "<br>"
        return
    yield f"<{tag}>"
    words = [part for part in element.parts if isinstance(part, str)]
    if is_feed and element.name in _OF_FEEDS and _TAG.search("".join(words)):
        yield "".join(words)
        words = []
    holds_text = inside_text or any(word.strip() for word in words)
    said = ""
    for index, part in enumerate(element.parts):
        if isinstance(part, str):
            said += part
            yield escape(part) if words else ""
        elif _is_note_mark(part) and tag != "sup" and not _in_brackets(said):
            yield f"<sup><a>{escape(part.text().strip())}</a></sup>"
        elif element.name != "article-meta" or part.name in _SHOWN_OF_FRONT:
            is_first = not any(isinstance(before, Element) for before in element.parts[:index])
            before, after = ("", "") if is_first else _OF_FORMULAS.get(element.name, ("", ""))
            yield before
            yield from _page(part, inside_text=holds_text, is_feed=is_feed)
            yield after
    yield f"</{tag}>"
