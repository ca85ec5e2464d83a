"""Web pages, read with lexbor as a browser would lay them out.

Words in different blocks are kept apart and words in one block are not: a quote that runs across
a link, an emphasis or a footnote mark is contiguous, and the last word of a paragraph never joins
the first of the next. What a reader does not see is no text: scripts, styles, templates, noscript,
and elements hidden by an attribute or an inline style. Alternative text of pictures is not text
either, as it is not on the page.

One thing that a reader sees is more than its letters: ``10<sup>6</sup>`` is not 106. A number that
stands raised or lowered right behind a digit gets the characters that Unicode has for that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors._encoding import decode
from claimcheck.extractors._html_meta import meta_texts
from claimcheck.extractors._nesting import nests_too_deep
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import BLOCK_SEPARATOR, Document

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

EXTRACTOR_VERSION = "html-2"

_INVISIBLE = (
    "script style template noscript iframe noframes noembed object video audio canvas datalist rp "
    "rt annotation annotation-xml"
)
"""Never text. Ruby readings (rt) are left out because they stand inside the words they gloss."""

_BLOCK_NAMES = (
    "address article aside blockquote caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing "
    "main menu nav ol optgroup option p plaintext pre search section select summary table tbody td "
    "textarea tfoot th thead title tr ul xmp"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin and end a block (https://html.spec.whatwg.org/multipage/rendering.html)."""

_PREFORMATTED = frozenset({"pre", "listing", "textarea", "xmp", "plaintext"})

_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_BLOCK_STYLE = re.compile(
    r"display\s*:\s*(?:block|flex|grid|table|list-item|flow-root)\b", re.IGNORECASE
)

_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.+-]{1,40})""", re.IGNORECASE
)
_META_WITHIN_BYTES = 4096
"""Browsers look for the declaration in the first 1024; pages that are late are common enough."""

# Marks stand in the text while it is laid out. They begin with NUL, which parsed HTML cannot hold.
_BLOCK, _BREAK, _PRE, _END_PRE = "\x00B", "\x00L", "\x00(", "\x00)"
_SPACE = re.compile(r"[ \t\n\f\r]+")

_RAISED, _LOWERED, _LEVEL = "\x00^", "\x00_", "\x00="
_SHIFTED = re.compile(r"(?<=\d)\x00([\^_])\s*([-+\u2212]?\d{1,9})\s*\x00=")
"""A raised or lowered number right behind a digit; ``1<sup>st</sup>`` holds none."""
_SHIFT_MARK = re.compile(r"\x00[\^_=]")
_RAISED_DIGITS = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED_DIGITS = str.maketrans("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_AT_BREAK = re.compile(f"{_BREAK} ?")
_AT_BLOCK = re.compile(f"{_BLOCK}(?:[ \n]|{_BLOCK})*")
_PRE_REGION = re.compile(f"{re.escape(_PRE)}(.*?){re.escape(_END_PRE)}", re.DOTALL)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def extract(body: bytes, charset: str | None) -> Document:
    """Return what a reader sees of the page, and what its head says about it.

    Raises:
        ExtractionError: As of ``read_page``.
    """
    meta = _META_CHARSET.search(body, 0, _META_WITHIN_BYTES)
    return read_page(decode(body, [charset, _meta_label(meta[1]) if meta else None]))


def read_page(page: str) -> Document:
    """Return what a reader sees of a page of HTML, and what its head says about it.

    Raises:
        ExtractionError: The page nests thousands of elements in each other, which no page that is
            meant to be read does, and which parsers need quadratic time for.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    if nests_too_deep(page):
        raise ExtractionError("the page nests more elements in each other than can be read")
    try:
        parser = LexborHTMLParser(page)
        meta_found = meta_texts(parser)
        parser.strip_tags(_INVISIBLE.split(), recursive=True)
        top = parser.body or parser.root
        return Document(_layout(top) if top is not None else "", meta=meta_found)
    except (SelectolaxError, RuntimeError, ValueError) as error:
        raise ExtractionError(f"the page cannot be parsed: {error}") from error


def _meta_label(label: bytes) -> str:
    """Return a charset that a page declares; one that was read as ASCII cannot be UTF-16."""
    name = label.decode("ascii").lower()
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _layout(top: LexborNode) -> str:
    """Return the text below ``top``, one blank line between blocks."""
    breaks: list[LexborNode] = []
    blocks: list[LexborNode] = []
    preformatted: list[LexborNode] = []
    shifted: list[LexborNode] = []
    for node in top.css("[hidden], [style], dialog:not([open]), svg > title, svg > desc"):
        if _is_hidden(node):
            node.decompose()
        elif node.tag not in _BLOCKS and _BLOCK_STYLE.search(node.attrs.get("style") or ""):
            blocks.append(node)
    for node in top.traverse():
        tag = node.tag
        if tag == "br":
            breaks.append(node)
        elif tag in ("sup", "sub"):
            shifted.append(node)
        elif tag in _BLOCKS:
            (preformatted if tag in _PREFORMATTED else blocks).append(node)
    for node in breaks:
        node.insert_before(_BREAK)
    for node in blocks:
        node.insert_before(_BLOCK)
        node.insert_after(_BLOCK)
    for node in preformatted:
        node.insert_before(_BLOCK + _PRE)
        node.insert_after(_END_PRE + _BLOCK)
    for node in shifted:
        node.insert_before(_RAISED if node.tag == "sup" else _LOWERED)
        node.insert_after(_LEVEL)
    text = top.text()
    return _collapse(_SHIFT_MARK.sub("", _SHIFTED.sub(_shift, text)) if shifted else text)


def _shift(number: re.Match[str]) -> str:
    """Return a raised or lowered number in the characters that Unicode has for it."""
    return number[2].translate(_RAISED_DIGITS if number[1] == "^" else _LOWERED_DIGITS)


def _collapse(marked: str) -> str:
    """Collapse white space as a browser does, and turn the marks into line ends."""
    parts = _PRE_REGION.split(marked)
    for index, part in enumerate(parts):
        kept = part.replace("\r", "") if index % 2 else _SPACE.sub(" ", part)
        parts[index] = kept
    text = _AT_BREAK.sub("\n", "".join(parts).replace(" \x00", "\x00"))
    text = _AT_BLOCK.sub(BLOCK_SEPARATOR, text)
    text = _BLANK_LINES.sub(BLOCK_SEPARATOR, text.replace("\x00", ""))
    return text.strip(" \n")


def _is_hidden(node: LexborNode) -> bool:
    """Return whether an attribute says that this element is not shown."""
    attributes = node.attrs
    if node.tag in {"title", "desc", "dialog"}:
        return True
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    return bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
