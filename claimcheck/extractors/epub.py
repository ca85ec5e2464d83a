"""Books in EPUB: the pages of the spine in their order, with the chapters of the table of contents.

The words are those of EPUB 3.3 (https://www.w3.org/TR/epub-33/) and, for older books, of its NCX.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from claimcheck.extractors._html_source import closed
from claimcheck.extractors._parts import Parts, path_of
from claimcheck.extractors._written import chaptered
from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.html import page_source
from claimcheck.model.document import MetaText
from claimcheck.text.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors._xml_tree import Element
    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "epub-3"

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_NOTE_CALL = re.compile(
    r"<a\b[^<>]*\b(?:epub:type|role)=[\"'](?:doc-)?noteref[\"'][^<>]*>.{0,200}?</a>", re.DOTALL
)
_PAGE_BREAK = re.compile(
    r"<(\w+)\b[^<>]*\b(?:epub:type|role)=[\"'](?:doc-)?pagebreak[\"'][^<>]*>[^<>]{0,20}</\1>"
)
_HEADING = re.compile(r"<h([1-3])\b[^<>]*>(.{1,500}?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def extract(body: bytes, charset: str | None) -> Document:  # noqa: ARG001 - pages tell theirs
    """Return the text of the book, with its chapters.

    Raises:
        ExtractionError: It is damaged, encrypted, too large, or holds no text.
    """
    parts = Parts(body)
    book = _book(parts)
    locked = _locked(parts)
    titles = dict(_contents(parts, book))
    sheets = [decode(parts.read(path), ()).text for path in book.sheets if path in parts]
    styles = "".join(f"<style>{sheet}</style>" for sheet in sheets)
    pieces: list[tuple[str | None, str]] = []
    for path in book.pages:
        if path in locked:
            raise ExtractionError("the book is encrypted; only the shop's own readers open it")
        if path in parts:
            page = _as_html(page_source(parts.read(path), None).text)
            title = titles.get(path) if titles else _first_heading(page)
            pieces.append((title, styles + page))
    document = chaptered(pieces)
    if not document.text:
        raise ExtractionError("the book holds no text; its pages may be pictures")
    hidden = tuple(part for part in document.meta if part.kind == "hidden")
    named = (MetaText("title", book.title),) if book.title else ()
    return replace(document, meta=(*hidden, *named))


@dataclass(frozen=True, slots=True)
class _Book:
    """What the package document tells.

    Attributes:
        title: The title of the book.
        pages: The paths of its pages, in order.
        contents: Those of its tables of contents, the one to use first.
        sheets: Those of its style sheets.
    """

    title: str
    pages: tuple[str, ...]
    contents: tuple[str, ...]
    sheets: tuple[str, ...]


def _book(parts: Parts) -> _Book:
    """Return the first rendition of the book."""
    rootfile = next(parts.tree(_CONTAINER).all("rootfile"), None)
    path = rootfile.attributes.get("full-path", "") if rootfile is not None else ""
    package = parts.tree(path)
    items: dict[str, tuple[str, str]] = {}
    contents: list[str] = []
    sheets: list[str] = []
    for item in package.all("item"):
        named = item.attributes
        at, kind = path_of(named.get("href", ""), path), named.get("media-type", "")
        if "nav" in named.get("properties", "").split():
            contents.insert(0, at)
        elif kind == "application/x-dtbncx+xml":
            contents.append(at)
        if kind == "text/css":
            sheets.append(at)
        if kind in _PAGES:
            items[named.get("id", "")] = (at, named.get("properties", ""))
    spine = [items.get(each.attributes.get("idref", "")) for each in package.all("itemref")]
    pages = [page[0] for page in spine if page is not None and "nav" not in page[1].split()]
    title = package.first("metadata", "title")
    return _Book(
        " ".join(title.text().split()) if title is not None else "",
        tuple(dict.fromkeys(pages)),
        tuple(contents),
        tuple(sheets),
    )


def _contents(parts: Parts, book: _Book) -> Iterator[tuple[str, str]]:
    """Yield each page that the table of contents names, with the first title that it has there."""
    path = next((each for each in book.contents if each in parts), None)
    if path is None:
        return
    tree = parts.tree(path)
    entries: list[tuple[str, str]]
    if tree.name == "ncx":
        entries = [_point(point) for point in tree.all("navpoint")]
    else:
        navs = list(tree.all("nav"))
        toc = [nav for nav in navs if "toc" in nav.attributes.get("type", "").split()] or navs
        entries = [(a.attributes.get("href", ""), a.text()) for n in toc[:1] for a in n.all("a")]
    seen: set[str] = set()
    for target, title in entries:
        page = path_of(target, path)
        if page not in seen:
            seen.add(page)
            yield page, title


def _point(point: Element) -> tuple[str, str]:
    content, label = point.first("content"), point.first("navlabel")
    target = content.attributes.get("src", "") if content is not None else ""
    return target, label.text() if label is not None else ""


def _locked(parts: Parts) -> frozenset[str]:
    """Return the paths of encrypted parts."""
    if _ENCRYPTION not in parts:
        return frozenset()
    references = parts.tree(_ENCRYPTION).all("cipherreference")
    return frozenset(path_of(each.attributes.get("uri", ""), "") for each in references)


def _as_html(page: str) -> str:
    """Return a page of XHTML as HTML, with the marks of notes raised, without numbers of pages."""
    return _NOTE_CALL.sub(r"<sup>\g<0></sup>", _PAGE_BREAK.sub("", closed(page)))


def _first_heading(page: str) -> str | None:
    heading = _HEADING.search(page)
    return unescape(_TAG.sub("", heading[2])) if heading is not None else None
