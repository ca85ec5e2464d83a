"""Web pages, read with lexbor as a browser would lay them out.

Words in different blocks are kept apart and words in one block are not: a quote that runs across
a link, an emphasis or a footnote mark is contiguous, and the last word of a paragraph never joins
the first of the next. What a reader does not see is no text: scripts, styles, noscript. What is
hidden by an attribute, an inline style or a template may be shown by a click: it is kept apart from
the text. Alternative text of pictures is not text either, as it is not on the page; but a picture
inside a sentence is a gap in it.

One thing that a reader sees is more than its letters: ``10<sup>6</sup>`` is not 106. What stands
raised or lowered gets the characters that Unicode has for that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.extractors._encoding import XML_CHARSET, Decoded, decode
from claimcheck.extractors._heights import lowered, raised
from claimcheck.extractors._html_math import FORMULA, latex_text, math_text
from claimcheck.extractors._html_meta import meta_texts
from claimcheck.extractors._html_shell import why_unread
from claimcheck.extractors._html_source import as_with_scripts
from claimcheck.extractors._nesting import nests_too_deep
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import BLOCK_SEPARATOR, Document, MetaText

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

EXTRACTOR_VERSION = "html-3"

_INVISIBLE = (
    "script style noscript iframe noframes noembed object video audio canvas datalist rp "
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

_RAISED, _LINKED, _LOWERED, _LEVEL, _PICTURE = "\x00^", "\x00n", "\x00_", "\x00=", "\ufdd0"
_SHIFTED = re.compile(r"\x00([\^n_])([^\x00]{1,40})\x00=")
_SHIFT_MARK = re.compile(r"\x00[\^n_=]")
_SHIFT_STYLE = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_BOX_STYLE = re.compile(r"display\s*:\s*(?:table-cell|inline-flex|inline-grid)\b", re.IGNORECASE)
_PICTURE_AT_EDGE = re.compile(rf"(?:(?<=\n)|^)(?:{_PICTURE} ?)+|(?: ?{_PICTURE})+(?=\n|$)")
_FORMULA_CLASS = re.compile(r"\b(?:math|tex|latex|equation|formula|mwe-math)", re.IGNORECASE)
_FORMULA_ALT = re.compile(r"[\\^_=<>≤≥≈∑∫√]")
_BESIDE = re.compile(r"[a-z0-9%)]$")
_FEWEST_HIDDEN_WORDS = 3
_DRAWN_TWICE = ".katex-html, .MathJax nobr[aria-hidden], .MathJax_Preview"
"""Formulas as scripts draw them, beside the MathML that says the same."""
_AT_BREAK = re.compile(f"{_BREAK} ?")
_AT_BLOCK = re.compile(f"{_BLOCK}(?:[ \n]|{_BLOCK})*")
_PRE_REGION = re.compile(f"{re.escape(_PRE)}(.*?){re.escape(_END_PRE)}", re.DOTALL)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def extract(body: bytes, charset: str | None) -> Document:
    """Return what a reader sees of the page, and what its head says about it.

    Raises:
        ExtractionError: As of ``read_page``; or the page says nothing, because a script writes it
            in the browser or it only leads elsewhere.
    """
    source = page_source(body, charset)
    document = replace(read_page(source.text), guessed=source.guessed)
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
            meant to be read does, and which parsers need quadratic time for.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    if nests_too_deep(page):
        raise ExtractionError("the page nests more elements in each other than can be read")
    try:
        parser = LexborHTMLParser(as_with_scripts(page))
        meta_found = meta_texts(parser)
        parser.strip_tags(_INVISIBLE.split(), recursive=True)
        top = parser.body or parser.root
        hidden = _hidden(top) if top is not None else ()
        text = _layout(top) if top is not None else ""
    except (SelectolaxError, RuntimeError, ValueError) as error:
        raise ExtractionError(f"the page cannot be parsed: {error}") from error
    return Document(text, meta=(*hidden, *meta_found))


def _meta_label(label: bytes) -> str:
    """Return a charset that a page declares; one that was read as ASCII cannot be UTF-16."""
    name = label.decode("ascii").lower()
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _hidden(top: LexborNode) -> tuple[MetaText, ...]:
    """Take what is not shown out of the tree, and return its text."""
    texts: list[str] = []
    for node in reversed(top.css("[hidden], [style], dialog:not([open]), svg > title, svg > desc")):
        if not _is_hidden(node) or _is_formula(node):
            continue
        if node.tag not in {"title", "desc"}:
            texts.append(_layout(node))
        node.decompose()
    texts.extend(map(_layout, reversed(top.template_fragments())))
    for template in top.css("template"):
        template.decompose()
    worth = [text for text in reversed(texts) if len(text.split()) >= _FEWEST_HIDDEN_WORDS]
    return (MetaText("hidden", BLOCK_SEPARATOR.join(worth)),) if worth else ()


def _is_formula(node: LexborNode) -> bool:
    """Whether a hidden element is the MathML of a formula that a picture shows."""
    picture = node.next
    if picture is None or picture.tag != "img" or node.css_first("math") is None:
        return False
    picture.decompose()
    return True


_NOTED = frozenset(("br", "sup", "sub", "math", "q", "img", "ins", "del", "s", "span", "button"))
"""Inline elements that change how the text beside or in them is written."""


def _layout(top: LexborNode) -> str:
    """Return the text below ``top``, one blank line between blocks."""
    inline: dict[str, list[LexborNode]] = {tag: [] for tag in _NOTED}
    blocks: list[LexborNode] = []
    preformatted: list[LexborNode] = []
    for node in top.css("[style]"):
        if node.mem_id != top.mem_id:
            _note_style(node, inline, blocks)
    for node in islice(top.traverse(), 1, None):
        tag = node.tag
        if tag in _NOTED:
            inline[tag].append(node)
        elif tag in _BLOCKS:
            (preformatted if tag in _PREFORMATTED else blocks).append(node)
    _mark_inline(top, inline)
    for node in blocks:
        node.insert_before(_BLOCK)
        node.insert_after(_BLOCK)
    for node in preformatted:
        node.insert_before(_BLOCK + _PRE)
        node.insert_after(_END_PRE + _BLOCK)
    return _collapse(top.text())


def _note_style(
    node: LexborNode, inline: dict[str, list[LexborNode]], blocks: list[LexborNode]
) -> None:
    """Sort an element by what its style says, where that is not what its tag says."""
    style = node.attrs.get("style") or ""
    if node.tag not in _BLOCKS and _BLOCK_STYLE.search(style):
        blocks.append(node)
    elif node.tag not in {"sup", "sub"} and (shift := _SHIFT_STYLE.search(style)):
        inline["sup" if shift[1].lower() == "super" else "sub"].append(node)
    elif _BOX_STYLE.search(style):
        inline["button"].append(node)


def _mark_inline(top: LexborNode, inline: dict[str, list[LexborNode]]) -> None:
    """Put marks and signs into the tree for what inline elements show besides their text."""
    if inline["math"] or inline["span"]:
        for node in top.css(_DRAWN_TWICE):
            if node.tag != "span" or inline["math"]:
                node.replace_with("")
    for node in inline["span"]:
        _part_boxes(node)
    for node in inline["img"]:
        _read_picture(node)
    for node in inline["br"]:
        node.insert_before(_BREAK)
    for node in inline["button"]:
        node.insert_before(_BREAK)
        node.insert_after(_BREAK)
    for node in inline["q"]:
        node.insert_before("“")
        node.insert_after("”")
    for node in (*inline["ins"], *inline["del"], *inline["s"]):
        beside = node.next
        if beside is not None and beside.tag in {"ins", "del", "s"} and beside.tag != node.tag:
            node.insert_after(" ")
    for node in inline["sup"]:
        node.insert_before(_LINKED if _is_link(node) else _RAISED)
        node.insert_after(_LEVEL)
    for node in inline["sub"]:
        node.insert_before(_LOWERED)
        node.insert_after(_LEVEL)
    for node in inline["math"]:
        node.replace_with(math_text(node))


def _is_link(node: LexborNode) -> bool:
    """Whether something raised leads elsewhere, as the mark of a note does."""
    inner, parent = node.child, node.parent
    if inner is not None and inner.tag != "a":
        inner = inner.child
    return (inner is not None and inner.tag == "a") or (parent is not None and parent.tag == "a")


def _part_boxes(node: LexborNode) -> None:
    """Part a box from the one before it where nothing but their style can.

    Such boxes say more than a word each, and one begins with a capital where the other ends.
    """
    before = node.prev
    if before is None or before.tag != "span":
        return
    left, right = before.text().rstrip("\x00L"), node.text()
    if right[:1].isupper() and " " in right and " " in left and _BESIDE.search(left):
        node.insert_before(_BREAK)


def _read_picture(node: LexborNode) -> None:
    """Put what a picture stands for into the text: a formula, a letter, or a gap."""
    alt = (node.attrs.get("alt") or "").strip()
    if _FORMULA_CLASS.search(node.attrs.get("class") or "") or _FORMULA_ALT.search(alt):
        node.insert_before(latex_text(alt) or FORMULA)
    elif len(alt) <= 2:
        node.insert_before(alt)
    elif not re.search(
        r"icon|emoji|flag|logo|avatar", node.attrs.get("class") or "", re.IGNORECASE
    ):
        node.insert_before(_PICTURE)


def _shift(shifted: re.Match[str]) -> str:
    """Return what is raised or lowered in the characters that Unicode has for it."""
    before = shifted.string[max(0, shifted.start() - 12) : shifted.start()]
    if "\x00" in before:
        before = _SHIFT_MARK.sub("", before)
    if shifted[1] == "_":
        return lowered(shifted[2], before)
    return raised(shifted[2], before, linked=shifted[1] == "n")


def _collapse(marked: str) -> str:
    """Collapse white space as a browser does, and turn the marks into line ends."""
    if _LEVEL in marked:
        marked = _SHIFT_MARK.sub("", _SHIFTED.sub(_shift, marked))
    parts = _PRE_REGION.split(marked)
    for index, part in enumerate(parts):
        kept = part.replace("\r", "") if index % 2 else _SPACE.sub(" ", part)
        parts[index] = kept
    text = _AT_BREAK.sub("\n", "".join(parts).replace(" \x00", "\x00"))
    text = _AT_BLOCK.sub(BLOCK_SEPARATOR, text)
    text = _BLANK_LINES.sub(BLOCK_SEPARATOR, text).strip(" \n")
    if _PICTURE in text:
        text = _PICTURE_AT_EDGE.sub("", text).replace(_PICTURE, "[picture]")
    return text.replace("\x00", "").strip(" \n")


def _is_hidden(node: LexborNode) -> bool:
    """Return whether an attribute says that this element is not shown."""
    attributes = node.attrs
    if node.tag in {"title", "desc", "dialog"}:
        return True
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    return bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
