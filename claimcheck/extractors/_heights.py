"""What stands raised or lowered, in characters that keep its height: 10⁶ is not 106.

A raised figure is an exponent (10⁶, m²) or the mark of a note (sharply¹). A link, or the year that
it stands behind, tells that it is a mark; where nothing tells, the comparison of quotes decides by
what stands before it, and refuses where that is a number.
"""

from __future__ import annotations

import re

NOTE = "\u2060"
"""Shows nothing. It stands before a raised figure that is known to be the mark of a note."""

RAISED_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789+-\u2212\u2013=()nixjkymhrz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱˣʲᵏʸᵐʰʳᶻ")
_LOWERED = str.maketrans("0123456789+-\u2212\u2013=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_NUMBER = re.compile(r"[-+\u2212\u2013]?\d{1,9}")
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3}){0,30}")
_NOTE_LETTERS = {"a": "ᵃ", "b": "ᵇ", "c": "ᶜ", "d": "ᵈ", "f": "ᶠ"}
_TRANSLATED = re.compile(r"[-+\u2212\u2013=()\dnixjky]+")
_FORMULA = re.compile(
    r"[-+\u2212\u2013*/=().,\d\s]*|(?:[^\W\d_]?[-+\u2212\u2013*/=().,\d\s]+)+[^\W\d_]?"
)
_VARIABLE = re.compile(r"[^\W\d_]")
_ORDINALS = frozenset("eodasrtnhºª") - {"n"}
"""Letters that are raised behind a figure and count: 2<sup>e</sup>, 1<sup>o</sup>."""
_WORD = re.compile(r"[^\W\d_]{4}$|[.,;:!?%)\]”\"'’…]$")
_BEHIND_SHORT_WORD = re.compile(
    rf"(?<![\w'’])(?<!\d )(?P<word>[^\W\d_]{{2,3}})(?P<figures>[{RAISED_FIGURES}]{{1,3}})(?![\w⁻])"
)
_SHORT_SYMBOLS = frozenset(
    re.findall(
        r"\w+",
        """
    cm mm km dm nm pm fm um yd ft in mi ha kg mg ms ns us ps hz ev mv kv mw kw gw pa mol rad bar
    sin cos tan cot sec csc log exp det dim ker lim max min sup inf arg deg sgn ln lg tr px pt
    """,
    )
)
"""Symbols and units of two or three letters, behind which a raised figure is an exponent."""
_YEAR = re.compile(r"(?:^|[^\d.,\w+\u2212^×·/-])(?:1[89]|20)\d\d$")
_LOOK_BACK = 8


def notes_known(text: str, notes: frozenset[str]) -> str:
    """Return a text in which raised figures behind short words are known as marks of notes.

    Args:
        text: A line.
        notes: The raised figures with which notes begin that stand on the same page.
    """

    def known(found: re.Match[str]) -> str:
        is_mark = found["figures"] in notes and found["word"].casefold() not in _SHORT_SYMBOLS
        return f"{found['word']}{NOTE}{found['figures']}" if is_mark else found[0]

    return _BEHIND_SHORT_WORD.sub(known, text)


def raised(inner: str, before: str, *, linked: bool = False) -> str:
    """Return what stands raised, in characters that say so.

    Args:
        inner: What is raised.
        before: What stands before it, at least its last few characters.
        linked: Whether it is a link, as marks of notes are.
    """
    text, before = inner.strip(), before[-_LOOK_BACK:]
    if linked and _NUMBERS.fullmatch(text):
        return NOTE + _figures(text)
    if linked and text in _NOTE_LETTERS:
        return NOTE + _NOTE_LETTERS[text]
    if _NUMBER.fullmatch(text):
        is_note = text.isdigit() and len(text) < 3 and _YEAR.search(before)
        return (NOTE if is_note else "") + text.translate(_RAISED)
    if _NUMBERS.fullmatch(text) and not before[-1:].isdigit():
        return _figures(text)
    if text in _NOTE_LETTERS and _WORD.search(before):
        return _NOTE_LETTERS[text]
    if not _is_base(before) or not text or text in _ORDINALS:
        return inner
    return power(text) if _FORMULA.fullmatch(text) or _VARIABLE.fullmatch(text) else inner


def lowered(inner: str, before: str) -> str:
    """Return what stands lowered, in characters that say so; words stay as they are."""
    text = inner.strip()
    if _NUMBER.fullmatch(text):
        return text.translate(_LOWERED)
    return f"_{text}" if text and before[-1:].isdigit() else inner


def power(text: str) -> str:
    """Return an exponent: raised where Unicode has characters for it, behind ``^`` elsewhere."""
    if _TRANSLATED.fullmatch(text):
        return text.translate(_RAISED)
    return f"^{text}" if re.fullmatch(r"[-+\u2212]?[\w.,]+", text) else f"^({text})"


def index(text: str) -> str:
    """Return what stands lowered in a formula."""
    if re.fullmatch(r"[-+\u2212=()\d]+", text):
        return text.translate(_LOWERED)
    return f"_{text}" if re.fullmatch(r"\w+", text) else f"_({text})"


def _figures(text: str) -> str:
    """Return the numbers of notes, raised; what parts them stays on the line."""
    return re.sub(r"\d+", lambda number: number[0].translate(_RAISED), text)


def _is_base(before: str) -> bool:
    """Whether a figure, a bracket or a single letter stands there, which may have an exponent."""
    return bool(re.search(r"\d$|[)\]]$|(?:^|[\W\d_])[^\W\d_]$", before))
