"""Takes what no reader sees out of a page, and leaves a mark of it where words would join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors._gaps import gap_for
from claimcheck.extractors._html_layout import layout
from claimcheck.extractors._html_seen import unseen
from claimcheck.model.document import BLOCK_SEPARATOR, MetaText

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from claimcheck.extractors._css_match import Sheets

_FEWEST_WORDS = 3
"""Hidden text with fewer is a label, and no place to quote from."""

_UNTOLD = "svg > title, svg > desc"
"""What describes a picture: neither text nor hidden text."""

_ALIGNED = {"sup": "super", "sub": "sub"}
"""How ``vertical-align`` calls it."""

_ASSISTIVE = frozenset(("katex-mathml", "mwe-math-mathml-a11y"))
"""Classes of formulas that stand beside a drawing of the same formula, for screen readers."""


def take_out_hidden(
    root: LexborNode, sheets: Sheets
) -> tuple[tuple[MetaText, ...], list[LexborNode]]:
    """Take what is not seen out of a page; return its text, and the elements that are struck out.

    An element that a style sheet raises or lowers then says so itself.

    Args:
        root: The page.
        sheets: What its style sheets say.

    Raises:
        ExtractionError: Its style sheets ask for more work than those of any page.
    """
    for node in root.css(_UNTOLD):
        node.decompose()
    found = unseen(root, sheets)
    for node, level in found.off_line:
        style = node.attrs.get("style")
        node.attrs["style"] = f"{f'{style}; ' if style else ''}vertical-align: {_ALIGNED[level]}"
    texts: list[str] = []
    for node in reversed(found.hidden):
        if _is_formula(node):
            continue
        text = node.text() if node.is_text_node else layout(node)[0]
        if gap := gap_for(text):
            node.insert_before(gap)
        texts.append(text)
        node.decompose()
    texts.extend(layout(each)[0] for each in reversed(root.template_fragments()))
    for template in root.css("template"):
        template.decompose()
    worth = [text for text in reversed(texts) if len(text.split()) >= _FEWEST_WORDS]
    hidden = (MetaText("hidden", BLOCK_SEPARATOR.join(worth)),) if worth else ()
    return hidden, found.struck


def _is_formula(node: LexborNode) -> bool:
    """Whether a hidden element is the MathML of a formula that is drawn beside it."""
    if node.is_text_node or node.css_first("math") is None:
        return False
    if node.tag == "mjx-assistive-mml" or _ASSISTIVE & set(
        (node.attributes.get("class") or "").split()
    ):
        return True
    picture = node.next
    if picture is None or picture.tag != "img":
        return False
    picture.decompose()
    return True
