"""Web pages, read with lexbor as a browser would lay them out.

Words in different blocks are kept apart and words in one block are not: a quote that runs across
a link, an emphasis or a footnote mark is contiguous, and the last word of a paragraph never joins
the first of the next. What a reader does not see is no text: scripts, styles, noscript. What is
hidden by an attribute, a style, a style sheet in the page or a template may be shown by a click: it
is kept apart from the text. Alternative text of pictures is not text either, as it is not on the
page. A picture inside a sentence, or hidden words, are a gap in it.

One thing that a reader sees is more than its letters: ``10<sup>6</sup>`` is not 106. What stands
raised or lowered gets the characters that Unicode has for that.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extractors._html_hidden import take_out_hidden
from claimcheck.extractors._html_layout import layout
from claimcheck.extractors._html_meta import meta_texts
from claimcheck.extractors._html_seen import style_sheets
from claimcheck.extractors._html_shell import why_unread
from claimcheck.extractors._html_source import as_with_scripts, closed
from claimcheck.extractors._nesting import nests_too_deep
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import Document
from claimcheck.text.encoding import XML_CHARSET, Decoded, decode

EXTRACTOR_VERSION = "html-6"

_INVISIBLE = (
    "script style noscript iframe noframes noembed object video audio canvas datalist progress "
    "meter rp rt annotation annotation-xml"
)
"""Never text. Ruby readings (rt) are left out because they stand inside the words they gloss."""

_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.+-]{1,40})""", re.IGNORECASE
)
_XML_WITHIN = 100
_META_WITHIN_BYTES = 4096
"""Browsers look for the declaration in the first 1024; pages that are late are common enough."""


def extract(body: bytes, charset: str | None) -> Document:
    """Return what a reader sees of the page, and what its head says about it.

    Raises:
        ExtractionError: As of ``read_page``; or the page says nothing, because a script writes it
            in the browser or it only leads elsewhere.
    """
    source = page_source(body, charset)
    is_xml = source.text[:_XML_WITHIN].lstrip().startswith("<?xml")
    page = closed(source.text) if is_xml else source.text
    document = replace(read_page(page), guessed=source.guessed)
    is_hidden = any(part.kind == "hidden" for part in document.meta)
    if not is_hidden and (why := why_unread(source.text, document.text)) is not None:
        raise ExtractionError(why)
    return document


def page_source(body: bytes, charset: str | None) -> Decoded:
    """Return the source of a page, by the charset that came with it or that it declares."""
    found = (_META_CHARSET.search(body, 0, _META_WITHIN_BYTES), XML_CHARSET.match(body))
    labels = [_meta_label(match[1]) for match in found if match is not None]
    return decode(body, [charset, *labels])


def read_page(page: str) -> Document:
    """Return what a reader sees of a page of HTML, and what its head says about it.

    Raises:
        ExtractionError: The page nests thousands of elements in each other, which no page that is
            meant to be read does, and which parsers need quadratic time for; or its style sheets
            are longer, or ask for more work, than those of any such page.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    if nests_too_deep(page):
        raise ExtractionError("the page nests more elements in each other than can be read")
    try:
        parser = LexborHTMLParser(as_with_scripts(page))
        meta_found = meta_texts(parser)
        sheets = style_sheets(parser)
        parser.strip_tags(_INVISIBLE.split(), recursive=True)
        root = parser.root
        if root is None:
            return Document("", meta=meta_found)
        hidden, struck = take_out_hidden(root, sheets)
        text, regions = layout(parser.body or root, struck)
    except (SelectolaxError, RuntimeError, ValueError) as error:
        raise ExtractionError(f"the page cannot be parsed: {error}") from error
    return Document(text, meta=(*hidden, *meta_found), regions=regions)


def _meta_label(label: bytes) -> str:
    """Return a charset that a page declares; one that was read as ASCII cannot be UTF-16."""
    name = label.decode("ascii").lower()
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name
