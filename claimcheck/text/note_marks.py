"""Marks of notes and citations, which a quote may leave out: ``[12]``, ``[Note 3]``, ¹, ``*``, †.

A raised figure is a mark behind a word, a bracket or punctuation. Behind a digit or a symbol it is
an exponent or may be one (10⁶, m², 2024³), and belongs to the text; unless what was read told that
it is a mark, which U+2060 before it says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from claimcheck.text.chars import DOUBLE_QUOTES, SINGLE_QUOTES, is_no_space
from claimcheck.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMERALS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_NOTES = (
    r"(?i:note|notes|nb|n|a|fn|ref|refs|anm|anmerkung|fußnote|nota|注|註|비고)\.?[ \xa0]?"
    r"(?:\d{1,3}|(?<=[ \xa0])[a-z])|[a-zα-ω]|x{0,3}(?:i{1,3}|i[vx]|vi{0,3})|x{1,3}|"
    r"(?:citation|clarification|verification|page|better source|quotation)[ \xa0]needed\??|"
    r"when\?|who\?|by whom\?|according to whom\?|dubious(?: – discuss)?|update"
)
_PAGE = r"(?::\s?\d{1,4}(?:\s?[,–-]\s?\d{1,4})*(?![\d:]|\.\d))?+"
_BRACKET = rf"\[(?:{_NUMERALS}|{_NOTES})\]{_PAGE}"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED_MARKS = frozenset(_RAISED + "ᵃᵇᶜᵈᵉᶠᵍʰⁱ")
"""Raised characters that may be the mark of a note."""
KNOWN_MARK = "\u2060"
"""Stands before what is known to be a mark."""
_RAISED_RUN = rf"⁽?[{''.join(sorted(RAISED_MARKS))}]+⁾?"
_MARK = re.compile(
    rf"{_BRACKET}(?P<before_stop>(?=\s{{0,2}}[.,;:!?)\]\"'’”]|\[))?|"
    rf"(?P<raised>{KNOWN_MARK}?{_RAISED_RUN}(?:[,–⁻˒]\s?{KNOWN_MARK}?{_RAISED_RUN})*)(?!\w)|"
    rf"(?P<told>{KNOWN_MARK}(?:[*†‡§¶#]{{1,3}}|\[[^\[\]\n]{{1,30}}\]){_PAGE})|"
    r"(?P<star>[*†‡§¶]{1,3})(?=[\s.,;:!?)\]\"'’”]|$)"
)
"""A mark; a bracket before punctuation takes the space before it along."""
_FIRST_CHARACTERS = RAISED_MARKS | frozenset("⁽[*†‡§¶" + KNOWN_MARK)
_FIRST = re.compile(f"[{re.escape(''.join(sorted(_FIRST_CHARACTERS)))}]")
_LAST_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_LEAST_WORD = 4
"""Letters of a word; what is shorter may be a symbol or a unit."""
_SHORT_WORDS = FUNCTION_WORDS | frozenset(("no", "not", "nor"))
_GENITIVE = re.compile(r"[^\W\d_]{3}['’]s$")
_LONG_SYMBOLS = frozenset(("sinh", "cosh", "tanh"))
_BEHIND = frozenset(".,;:!?%‰)]…°") | DOUBLE_QUOTES | SINGLE_QUOTES
_BRACKET_REACH = 80
"""Characters of a bracket that are looked at: in ``(x + y)²`` the figure is an exponent."""
_UNIT = "米"


def mark_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of all marks of notes in ``text``, in order."""
    spans: list[tuple[int, int]] = []
    end = 0
    for first in _FIRST.finditer(text):
        match = _MARK.match(text, first.start()) if first.start() >= end else None
        if match is not None and _is_mark(text, match):
            start = match.start()
            if match["before_stop"] is not None:
                start -= len(text[max(end, start - 2) : start]) - len(
                    text[max(end, start - 2) : start].rstrip()
                )
            end = match.end()
            spans.append((start, end))
    return spans


def mark_end(text: str, at: int) -> int:
    """Return the offset after the mark that stands at ``at``, perhaps after a space; or ``at``."""
    for start in (at, at + 1):
        if text[start : start + 1] in _FIRST_CHARACTERS and text[start : start + 1]:
            match = _MARK.match(text, start)
            if match is not None and _is_mark(text, match):
                return match.end()
        if not text[at : at + 1].isspace():
            break
    return at


def without_marks(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    """Return ``text[start:end]`` without the marks that stand in it.

    Args:
        text: The source.
        start: Offset of the passage.
        end: Offset after it.
        spans: All marks of the source, from ``mark_spans``.
    """
    kept: list[str] = []
    for left, right in spans[bisect_left(spans, (start,)) : bisect_right(spans, (end,))]:
        if right <= end:
            kept.append(text[start:left])
            start = right
    return "".join(kept) + text[start:end]


def _is_mark(text: str, match: re.Match[str]) -> bool:
    if match[0].startswith((KNOWN_MARK, "[")):
        return True
    before = text[max(0, match.start() - _BRACKET_REACH) : match.start()]
    previous = before[-1:]
    if previous in (")", "]"):
        inside = before[before.rfind("(" if previous == ")" else "[") :]
        return re.search(r"[^\W\d_]{4}", inside) is not None
    if previous and previous in _BEHIND:
        return True
    if previous and is_no_space(previous):
        return previous != _UNIT
    if match["star"] is not None and previous.isdigit():
        return before[-2:-1].isdigit()
    if _GENITIVE.search(before):
        return True
    letters = _LAST_LETTERS.search(before)
    if letters is None or (len(letters[0]) < len(before) and before[-len(letters[0]) - 1] == "_"):
        return False
    word = letters[0].casefold()
    if len(word) < _LEAST_WORD:
        counted = before[: -len(word)].rstrip()[-1:].isdigit()  # 12 in² is an area
        return len(word) > 1 and not counted and word in _SHORT_WORDS
    return word not in _LONG_SYMBOLS
