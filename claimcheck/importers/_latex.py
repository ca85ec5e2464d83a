"""LaTeX in the fields of BibTeX to plain text, by pylatexenc."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimcheck.importers.base import one_line
from claimcheck.text.markup import LOWERED, RAISED, in_signs, without_tags

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_NEEDS_IT = re.compile(r"[\\$~]|--|``|''|[!?]`")
_BARE = re.compile(r"(?<!\\)([%&#])")
"""Signs with a meaning in LaTeX that people write into fields for themselves."""
_SPACING_ACCENTS = {r"\~{}": r"\textasciitilde{}", r"\^{}": r"\textasciicircum{}"}
_MATH = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_UPRIGHT = re.compile(r"\\(?:text(?:rm|normal|up)?|mathrm|rm)\s*(?:\{([^{}\\$]*)\}|\s)")
"""Words within a formula."""
_SCRIPT = re.compile(r"([\^_])\s*(?:\{([^{}\\]*)\}|([^\s{}\\]))")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SORTED = ("noop", "noopsort", "nosort", "SortNoop", "NOOP")
"""Macros whose argument is only there to sort by (as in ``xampl.bib`` of BibTeX)."""
_UNESCAPED = re.compile(r"(?<!\\)&#?\w{2,31};")
_SCRIPTED = {"textsuperscript": RAISED, "textsubscript": LOWERED}
_QUOTING = ("enquote", "mkbibquote")
_URL = re.compile(r"\\url\s*\{[^{}]*\}|https?://(?:[^\s{}\\]|\\[_%&#~])+")
"""Addresses within a text, which are left alone."""
_ANGLE = re.compile(r"\{?(?:\\text(?:less|greater)\s*(?:\{\})?|\$[<>]\$)\}?")
_WORDS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
    "textless": "<", "textgreater": ">", "textbar": "|", "textasciitilde": "~",
    "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}", "textunderscore": "_",
    "textdollar": "$", "textpercent": "%", "textampersand": "&", "textnumero": "№",
    "textquotesingle": "'", "textquotedbl": '"', "slash": "/", "allowbreak": "",
    "cite": "", "S": "§", "P": "¶", "copyright": "©",
    "textperiodcentered": "·", "textcelsius": "℃", "textmu": "µ", "textonehalf": "½",
    "bibrangedash": "–", "bibnamedelima": " ", "hyphen": "-",
}  # fmt: skip
"""Macros without arguments that pylatexenc leaves out."""


def plain(value: str | None) -> str | None:
    """Return a field as plain text on one line; None for what says nothing."""
    if not value:
        return None
    return one_line(_decoded(_UNESCAPED.sub(_entity, without_tags(value))))


def _entity(found: re.Match[str]) -> str:
    """Return what an entity stands for, so that it is no LaTeX."""
    meant = html.unescape(found[0])
    return f"\\{meant}" if meant in ("&", "%", "#", "$", "_") else meant


def address(value: str | None) -> str:
    """Return an address as it is meant: what protects its signs from LaTeX taken away."""
    text = re.sub(
        r"\\(?:url|href|nolinkurl|path)\s*\{([^{}]*)\}(?:\{[^{}]*\})?", r"\1", value or ""
    )
    text = _ANGLE.sub(lambda it: "<" if "less" in it[0] or "<" in it[0] else ">", text)
    text = re.sub(r"\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\{\}|\{?\$\\sim\$\}?", "~", text)
    text = re.sub(r"\{\\?([_%&#~])\}|\\([_%&#~{}])", lambda it: it[1] or it[2], text)
    if not text.lstrip().startswith("http"):
        return " ".join(text.split())
    return re.sub(r"\s+(?!https?://)", "", text.strip())  # long addresses may be broken


@lru_cache(maxsize=20_000)
def _decoded(value: str) -> str:
    unescaped = re.sub(r"\\([&%#_])", r"\1", value)
    if not _NEEDS_IT.search(unescaped):
        return unescaped.replace("{", "").replace("}", "")
    if lone := re.fullmatch(r"\{*\\([A-Za-z]+)\s*\}*", value):
        return _text(value) or lone[1]  # a name that only a style file knows, such as \apj
    return _text(value)


def _text(value: str) -> str:
    for written, meant in _SPACING_ACCENTS.items():
        value = value.replace(written, meant)
    if len(re.findall(r"(?<!\\)\$", value)) % 2:
        value = re.sub(r"(?<!\\)\$", r"\\$", value)
    value = _MATH.sub(_formula, value)
    value = _BARE.sub(r"\\\1", value)
    kept: list[str] = []

    def stand_in(found: re.Match[str]) -> str:
        kept.append(address(found[0]))
        return f"\ue000{len(kept) - 1}\ue001"

    stripped = _URL.sub(stand_in, value)
    text = _read(stripped)
    if not text.strip():  # what it does not know, it may leave out with all that follows
        text = _stripped(stripped)
    return re.sub("\ue000(\\d+)\ue001", lambda it: kept[int(it[1])], text)


def _formula(found: re.Match[str]) -> str:
    plain_words = _UPRIGHT.sub(lambda it: it[1] or "", found[1])
    return f"${_SCRIPT.sub(_script, plain_words)}$"


def _script(found: re.Match[str]) -> str:
    """Return what is raised or lowered in a formula in signs of Unicode, where it has them."""
    signs, text = RAISED if found[1] == "^" else LOWERED, found[2] or found[3]
    return in_signs(text, signs) or (text if _WORD.fullmatch(text) else found[0])


def _read(text: str) -> str:
    from pylatexenc.latexwalker import LatexWalker

    try:
        nodes, _, _ = LatexWalker(
            text, latex_context=_walked(), tolerant_parsing=True
        ).get_latex_nodes()
        return str(_reader().nodelist_to_text(nodes))
    except Exception:  # noqa: BLE001 - the library has no error of its own for what it cannot read
        return _stripped(text)


def _stripped(text: str) -> str:
    """Return a text without the names of macros and the braces."""
    return re.sub(r"\\[A-Za-z]*|[{}]", "", text)


@lru_cache(maxsize=1)
def _walked() -> Any:
    """Return what macros take as arguments."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import std_macro

    context = get_default_latex_context_db()
    taken = [std_macro(name, "", 1) for name in (*_SCRIPTED, *_QUOTING, *_SORTED)]
    context.add_context_category(
        "claimcheck", prepend=True, macros=[*taken, std_macro("href", "", 2)]
    )
    return context


@lru_cache(maxsize=1)
def _reader() -> LatexNodes2Text:
    from pylatexenc.latex2text import (
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    context = get_default_latex_context_db()
    texts = {**_WORDS, **dict.fromkeys(_QUOTING, "“%s”")}
    texts |= dict.fromkeys(_SORTED, "")
    macros = [MacroTextSpec(name, text) for name, text in texts.items()]
    macros += [MacroTextSpec(name, _scripted(signs)) for name, signs in _SCRIPTED.items()]
    macros += [MacroTextSpec(name, _argument) for name in ("href", "url")]
    context.add_context_category("claimcheck", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=context, math_mode="text", keep_comments=True)


def _scripted(signs: dict[str, str]) -> Any:
    """Return what shows an argument raised or lowered, where Unicode has all of its signs so."""

    def shown(node: Any, l2tobj: Any) -> str:
        text = _argument(node, l2tobj)
        return in_signs(text, signs) or text

    return shown


def _argument(node: Any, l2tobj: Any) -> str:
    """Return the text of the last argument of a macro."""
    listed = node.nodeargd.argnlist if node.nodeargd is not None else None
    arguments = [each for each in listed or () if each is not None]
    return str(l2tobj.nodelist_to_text(arguments[-1:]))
