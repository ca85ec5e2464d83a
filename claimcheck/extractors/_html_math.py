"""Formulas of web pages, in one line of text: MathML, and pictures that have their LaTeX with them.

``10⁶``, ``1/2`` and ``√(x)`` say what the eye sees; to leave out the heights would make other
numbers. A formula that cannot be written so is ``[formula]``: whoever quotes the sentence has to
mark that something is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors._heights import index
from claimcheck.text.canonical import power

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

FORMULA = "[formula]"
"""Stands for a formula of which nothing can be read."""

_MAX_DEPTH = 40
_SILENT = frozenset(
    ("annotation", "annotation-xml", "mphantom", "none", "mprescripts", "maligngroup")
)
_FRACTION_ALONE, _FRACTION_END = (
    re.compile(r"\w{1,9}/\w{1,9}\Z"),
    re.compile(r"\b\w{1,9}/\w{1,9}\Z"),
)
_SPACE = re.compile(r"\s+")
_COMPOSITE = re.compile(r"[^\w.,]")
_ACCENTS = {
    "¯": "\u0304",
    "‾": "\u0304",
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "˙": "\u0307",
    "→": "\u20d7",
}
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b")


def math_text(math: LexborNode) -> str:
    """Return a ``<math>`` element in one line."""
    text = _row(math, 0).strip()
    return text or latex_text(math.attrs.get("alttext") or "") or FORMULA


def _row(node: LexborNode, depth: int) -> str:
    return _beside(_element(child, depth + 1) for child in node.iter())


def _beside(parts: Iterable[str]) -> str:
    """Return parts in a row; a number and the fraction beside it are no other number."""
    text = ""
    for part in parts:
        whole = text[-1:].isdigit() and _FRACTION_ALONE.match(part)
        behind = part[:1].isdigit() and _FRACTION_END.search(text)
        text += f" {part}" if whole or behind else part
    return text


def _element(node: LexborNode, depth: int) -> str:
    tag = node.tag
    if tag in _SILENT or depth > _MAX_DEPTH:
        return ""
    if tag in ("mn", "mi", "mo", "mtext", "ms"):
        text = _SPACE.sub(" ", node.text()).translate(_INVISIBLE)
        return text if tag == "mtext" else text.strip()
    if tag in ("mtr", "mlabeledtr"):
        return " " + " ".join(_row(cell, depth) for cell in node.iter()) + " "
    parts = [_element(child, depth + 1) for child in node.iter()]
    clean = [part.strip() for part in parts]
    if tag in ("msup", "msub", "msubsup", "mover", "munder", "munderover") and len(parts) > 1:
        return _scripted(tag, clean)
    if tag == "mfrac" and len(parts) == 2:
        return f"{_grouped(clean[0])}/{_grouped(clean[1])}"
    if tag == "msqrt":
        return f"√{_grouped(_beside(parts).strip())}"
    if tag == "mroot" and len(parts) == 2:
        return f"{power(clean[1])}√{_grouped(clean[0])}"
    if tag == "mfenced":
        return f"({', '.join(clean)})"
    return _beside(parts)


def _scripted(tag: str, parts: list[str]) -> str:
    base, first = parts[0], parts[1]
    if tag == "mover" and first in _ACCENTS:
        return base + _ACCENTS[first]
    if tag in ("msup", "mover"):
        return base + (power(first) if first else "")
    low = base + (index(first) if first else "")
    return low + (power(parts[2]) if len(parts) > 2 and parts[2] else "")


def _grouped(text: str) -> str:
    return f"({text})" if _COMPOSITE.search(text) else text


_COMMANDS = {
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "times": "×",
    "cdot": "·", "pm": "±", "approx": "≈", "sim": "∼", "to": "→", "in": "∈", "infty": "∞",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ",
    "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "chi": "χ", "omega": "ω", "Delta": "Δ", "Omega": "Ω", "Sigma": "Σ", "ldots": "...",
    "displaystyle": "", "textstyle": "", "left": "", "right": "", "quad": " ", "%": "%",
    ",": " ", ";": " ", " ": " ", "!": "",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+|.) ?")
_FRACTION = re.compile(r"\\[dt]?frac ?\{([^{}]*)\} ?\{([^{}]*)\}")
_NAMED = re.compile(r"\\(?:mathrm|mathbf|mathit|text|operatorname|rm|bf) ?\{([^{}]*)\}")
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|([^\s{}\\]))")
_MAX_LATEX = 2_000


def latex_text(source: str) -> str:
    """Return simple LaTeX in one line; nothing where it is not simple."""
    if not source or len(source) > _MAX_LATEX:
        return ""
    text = _NAMED.sub(r"\1", source)
    text = _FRACTION.sub(lambda m: f"{_grouped(m[1])}/{_grouped(m[2])}", text)
    text = _COMMAND.sub(lambda m: _COMMANDS.get(m[1], m[0]), text)
    text = _SCRIPT.sub(lambda m: (power if m[1] == "^" else index)(m[2] or m[3] or ""), text)
    text = _SPACE.sub(" ", re.sub(r"[{}]", "", text)).strip()
    return "" if "\\" in text else text
