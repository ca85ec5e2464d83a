"""What stands raised or lowered, in characters that keep its height: 10⁶ is not 106.

A raised figure is an exponent (10⁶, m²) or the mark of a note (sharply¹). A link, or the year that
it stands behind, tells that it is a mark; where nothing tells, the comparison of quotes decides by
what stands before it, and refuses where that is a number.
"""

from __future__ import annotations

import re

from claimcheck.text.canonical import power
from claimcheck.text.chars import RAISED
from claimcheck.text.note_marks import KNOWN_MARK as NOTE

RAISED_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans("0123456789+-\u2212\u2013=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_NUMBER = re.compile(r"[-+\u2212\u2013]?\d{1,9}")
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3}){0,30}")
_NOTE_LETTERS = dict(zip("abcdfghi", "ᵃᵇᶜᵈᶠᵍʰⁱ", strict=True))
_NOTE_SIGNS = re.compile(r"#|\[(?!\d{1,3}\])[^\[\]\n]{1,30}\]")
_NOTE_IN_BRACKETS = re.compile(r"\(?\d{1,3}\)")
_BETWEEN_NOTES = frozenset(",;")
_CHARGE = re.compile(r"\d{0,2}[-+\u2212\u2013]")
_ION = re.compile(r"(?<![^\W\d_])(?:[A-Z][a-z]?\d{0,2}){1,4}$|[)\]]\d{0,2}$")
"""What has a charge: the symbol of an element, or a group."""
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
        return (NOTE if is_note else "") + text.translate(RAISED)
    if _NUMBERS.fullmatch(text) and not before[-1:].isdigit():
        return _figures(text)
    if text in _BETWEEN_NOTES:
        return text
    if linked or _WORD.search(before):
        if _NOTE_SIGNS.fullmatch(text):
            return NOTE + text
        if _NOTE_IN_BRACKETS.fullmatch(text):
            return NOTE + text.translate(RAISED)
    if _CHARGE.fullmatch(text) and _ION.search(before):
        return text.translate(RAISED)
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


def index(text: str) -> str:
    """Return what stands lowered in a formula."""
    if re.fullmatch(r"[-+\u2212=()\d]+", text):
        return text.translate(_LOWERED)
    return f"_{text}" if re.fullmatch(r"\w+", text) else f"_({text})"


def _figures(text: str) -> str:
    """Return the numbers of notes, raised; what parts them stays on the line."""
    return re.sub(r"\d+", lambda number: number[0].translate(RAISED), text)


def _is_base(before: str) -> bool:
    """Whether a figure, a bracket or a single letter stands there, which may have an exponent."""
    return bool(re.search(r"\d$|[)\]]$|(?:^|[\W\d_])[^\W\d_]$", before))
