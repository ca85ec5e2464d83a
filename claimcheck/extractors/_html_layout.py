"""The text of a page of HTML, laid out as a browser would: blocks, lines, what is raised.

Words in different blocks are kept apart and words in one block are not: a quote that runs across
a link, an emphasis or a footnote mark is contiguous, and the last word of a paragraph never joins
the first of the next.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.extractors._css_sheet import said
from claimcheck.extractors._gaps import PICTURE, without_edges
from claimcheck.extractors._heights import lowered, raised
from claimcheck.extractors._html_math import FORMULA, latex_text, math_text
from claimcheck.extractors._html_regions import mark, part_of_page, settled, taken_out
from claimcheck.model.document import BLOCK_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

    from claimcheck.model.document import Region, RegionKind

_BLOCK_NAMES = (
    "address article aside blockquote caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing "
    "main menu nav ol optgroup option p plaintext pre search section select summary table tbody td "
    "textarea tfoot th thead title tr ul xmp"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin and end a block (https://html.spec.whatwg.org/multipage/rendering.html)."""

_PREFORMATTED = frozenset({"pre", "listing", "textarea", "xmp", "plaintext"})

_BLOCK_STYLE = re.compile(
    r"display\s*:\s*(?:block|flex|grid|table|list-item|flow-root)\b", re.IGNORECASE
)

# Marks stand in the text while it is laid out. They begin with NUL, which parsed HTML cannot hold.
_BLOCK, _BREAK, _PRE, _END_PRE = "\x00B", "\x00L", "\x00(", "\x00)"
_SPACE = re.compile(r"[ \t\n\f\r]+")

_RAISED, _LINKED, _LOWERED, _LEVEL = "\x00^", "\x00n", "\x00_", "\x00="
_SHIFTED = re.compile(r"\x00([\^n_])([^\x00]{1,40})\x00=")
_SHIFT_MARK = re.compile(r"\x00[\^n_=]")
_ANY_MARK = re.compile(r"\x00.")
_BEFORE_END = re.compile(r" (?=\x00[BL()])")
_MAY_SHIFT = re.compile(r"vertical-align|(?:^|[;\s])(?:top|bottom)\s*:", re.IGNORECASE)
_BOX_STYLE = re.compile(r"display\s*:\s*(?:table-cell|inline-flex|inline-grid)\b", re.IGNORECASE)
_FORMULA_CLASS = re.compile(r"\b(?:math|tex|latex|equation|formula|mwe-math)", re.IGNORECASE)
_FORMULA_ALT = re.compile(r"[\\^_=<>≤≥≈∑∫√]")
_BESIDE = re.compile(r"[a-z0-9%)]$")
_DRAWN_TWICE = ".katex-html, .MathJax nobr[aria-hidden], .MathJax_Preview"
"""Formulas as scripts draw them, beside the MathML that says the same."""
_AT_BREAK = re.compile(f"{_BREAK} ?")
_AT_BLOCK = re.compile(f"{_BLOCK}(?:[ \n]|{_BLOCK})*")
_PRE_REGION = re.compile(f"{re.escape(_PRE)}(.*?){re.escape(_END_PRE)}", re.DOTALL)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


_BOXES = frozenset(("span", "b", "strong", "em", "i", "small", "label", "a"))
_NOTED = _BOXES | frozenset(("br", "sup", "sub", "math", "q", "img", "ins", "button"))
"""Inline elements that change how the text beside or in them is written."""


def layout(top: LexborNode, struck: Sequence[LexborNode] = ()) -> tuple[str, tuple[Region, ...]]:
    """Return the text below an element, one blank line between blocks, and what is said of it.

    Args:
        top: The element.
        struck: The elements below it that are struck out.
    """
    inline: dict[str, list[LexborNode]] = {tag: [] for tag in _NOTED}
    blocks: list[LexborNode] = []
    preformatted: list[LexborNode] = []
    parts: list[tuple[LexborNode, RegionKind]] = [(node, "struck") for node in struck]
    for node in top.css("[style]"):
        if node.mem_id != top.mem_id:
            _note_style(node, inline, blocks)
    for node in islice(top.traverse(), 1, None):
        tag = node.tag
        if tag in _NOTED:
            inline[tag].append(node)
        elif tag in _BLOCKS:
            (preformatted if tag in _PREFORMATTED else blocks).append(node)
            if (kind := part_of_page(node, tag)) is not None:
                parts.append((node, kind))
    _part_edits(inline["ins"], struck)
    for node, kind in parts:
        mark(node, kind)
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
    elif node.tag not in {"sup", "sub"} and _MAY_SHIFT.search(style) and (level := _level(style)):
        inline[level].append(node)
    elif _BOX_STYLE.search(style):
        inline["button"].append(node)


def _level(style: str) -> str:
    """Return ``sup`` or ``sub`` where a style raises or lowers text."""
    return next((says.trait[1] for says in said(style) if says.trait[0] == "level"), "")


def _part_edits(put_in: Sequence[LexborNode], struck: Sequence[LexborNode]) -> None:
    """Put a space between what was struck out and what stands there instead."""
    gone = {node.mem_id for node in struck}
    for node in (*put_in, *struck):
        beside = node.next
        if beside is None:
            continue
        is_gone, beside_is_gone = node.mem_id in gone, beside.mem_id in gone
        replaced = is_gone != beside_is_gone and "ins" in (node.tag, beside.tag)
        figures = (
            beside.tag == "-text"
            and (beside.text_content or "")[:1].isdigit()
            and is_gone
            and node.text()[-1:].isdigit()
        )
        if replaced or figures:
            node.insert_after(" ")


def _mark_inline(top: LexborNode, inline: dict[str, list[LexborNode]]) -> None:
    """Put marks and signs into the tree for what inline elements show besides their text."""
    if inline["math"] or inline["span"]:
        for node in top.css(_DRAWN_TWICE):
            if node.tag != "span" or inline["math"]:
                node.replace_with("")
    for tag in _BOXES:
        for node in inline[tag]:
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
    for node in inline["sup"]:
        node.insert_before(_LINKED if _is_link(node) else _RAISED)
        node.insert_after(_LEVEL)
    for node in inline["sub"]:
        node.insert_before(_LOWERED)
        node.insert_after(_LEVEL)
    for node in inline["math"]:
        text, before = math_text(node), node.prev
        beside = before is not None and (before.text_content or "")[-1:].isdigit()
        node.replace_with(f" {text}" if beside and text[:1].isdigit() else text)


def _is_link(node: LexborNode) -> bool:
    """Whether something raised leads elsewhere, as the mark of a note does."""
    inner, parent = node.child, node.parent
    if node.tag == "a":
        return True
    if inner is not None and inner.tag != "a":
        inner = inner.child
    return (inner is not None and inner.tag == "a") or (parent is not None and parent.tag == "a")


def _part_boxes(node: LexborNode) -> None:
    """Part a box from the one before it where nothing but their style can.

    Such boxes say more than a word each, and one begins with a capital where the other ends.
    """
    before = node.prev
    if before is None or before.tag != node.tag:
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
        node.insert_before(PICTURE)


def _shift(shifted: re.Match[str]) -> str:
    """Return what is raised or lowered in the characters that Unicode has for it."""
    before = shifted.string[max(0, shifted.start() - 12) : shifted.start()]
    if "\x00" in before:
        before = _ANY_MARK.sub("", before)
    if shifted[1] == "_":
        return lowered(shifted[2], before)
    return raised(shifted[2], before, linked=shifted[1] == "n")


def _collapse(marked: str) -> tuple[str, tuple[Region, ...]]:
    """Collapse white space as a browser does, and turn the marks into line ends."""
    marked = settled(marked)
    if _LEVEL in marked:
        marked = _SHIFT_MARK.sub("", _SHIFTED.sub(_shift, marked))
    parts = _PRE_REGION.split(marked)
    for index, part in enumerate(parts):
        kept = part.replace("\r", "") if index % 2 else _SPACE.sub(" ", part)
        parts[index] = kept
    text = _AT_BREAK.sub("\n", _BEFORE_END.sub("", "".join(parts)))
    text = without_edges(_AT_BLOCK.sub(BLOCK_SEPARATOR, text).strip(" \n"))
    return taken_out(_BLANK_LINES.sub(BLOCK_SEPARATOR, text).strip(" \n"))
