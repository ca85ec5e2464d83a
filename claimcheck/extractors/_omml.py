"""Formulas of Word (Office MathML), written as the MathML that pages have.

The names are those of ECMA-376 part 1, section 22.1.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.extractors._xml_tree import Element

_SCRIPTED = {
    "ssup": ("msup", ("e", "sup")),
    "ssub": ("msub", ("e", "sub")),
    "ssubsup": ("msubsup", ("e", "sub", "sup")),
    "f": ("mfrac", ("num", "den")),
    "limlow": ("munder", ("e", "lim")),
    "limupp": ("mover", ("e", "lim")),
}
_SIGNS = {"nary": "∫", "acc": "\u0302"}
"""What stands for a large operator and an accent that are not named."""


def mathml(formula: Element) -> str:
    """Return a formula (``m:oMath``) as an element of MathML."""
    return f"<math>{_row(formula)}</math>"


def _row(element: Element | None) -> str:
    if element is None:
        return "<mrow></mrow>"
    return f"<mrow>{''.join(_written(part) for part in element.elements())}</mrow>"


def _written(element: Element) -> str:
    name = element.name
    if name == "r":
        return f"<mtext>{escape(''.join(t.text() for t in element.elements('t')))}</mtext>"
    if name in _SCRIPTED:
        tag, parts = _SCRIPTED[name]
        return f"<{tag}>{''.join(_row(element.first(part)) for part in parts)}</{tag}>"
    if name == "rad":
        degree = element.first("deg")
        if degree is not None and degree.text():
            return f"<mroot>{_row(element.first('e'))}{_row(degree)}</mroot>"
        return f"<msqrt>{_row(element.first('e'))}</msqrt>"
    if name == "nary":
        limits = f"{_row(element.first('sub'))}{_row(element.first('sup'))}"
        sign = f"<mo>{escape(_character(element, 'narypr', 'chr', _SIGNS['nary']))}</mo>"
        return f"<msubsup>{sign}{limits}</msubsup>{_row(element.first('e'))}"
    if name == "d":
        opening = _character(element, "dpr", "begchr", "(")
        closing = _character(element, "dpr", "endchr", ")")
        between = f"<mo>{escape(_character(element, 'dpr', 'sepchr', '|'))}</mo>"
        inner = between.join(_row(part) for part in element.elements("e"))
        return f"<mo>{escape(opening)}</mo>{inner}<mo>{escape(closing)}</mo>"
    if name == "mr":
        return f"<mtr>{''.join(_row(cell) for cell in element.elements())}</mtr>"
    if name == "acc":
        sign = escape(_character(element, "accpr", "chr", _SIGNS["acc"]))
        return f"{_row(element.first('e'))}<mo>{sign}</mo>"
    if name.endswith("pr") or name == "del":
        return ""
    return _row(element)


def _character(element: Element, properties: str, name: str, usual: str) -> str:
    """Return the character that an element's properties name."""
    named = element.first(properties, name)
    return named.attributes.get("val", "") if named is not None else usual
