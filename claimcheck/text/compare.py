"""Compare a quote with a passage, both in canonical form, and say in what they differ.

Only four differences are ever let through: optional hyphens, the kind of quotation mark, and, each
of them alone and with a warning, case, accents and lost spaces. Everything else is a mismatch.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from claimcheck.text.canonical import MINUS, SPACED_HYPHEN
from claimcheck.text.chars import OPTIONAL_HYPHEN, is_word, takes_accents
from claimcheck.text.words import (
    FUNCTION_WORDS,
    NEGATIONS,
    NEGATIVE_PREFIXES,
    TURNED_BY_A,
    word_count,
)

if TYPE_CHECKING:
    from claimcheck.model.match import Tier

_MIN_SPACING_WORDS = 5
"""With fewer words, lost spaces prove nothing: ``now here`` and ``nowhere``."""
_UNIT_LETTERS = 3
"""Units are short: ``mW`` and ``MW`` differ in case alone, and by a factor of a thousand million"""
_MAX_MARKS = 16
"""Accents that one letter may carry."""
_WORD_END = re.compile(r"[\w']+$")
_WORD_START = re.compile(r"[\w']+")
_NUMBER_END = re.compile(r"\d ?$")


def compare(source: str, quote: str) -> Tier | None:
    """Return the tier at which two canonical forms agree, or None.

    Args:
        source: A passage of the source, in canonical form.
        quote: The quote, in canonical form.
    """
    if source == quote:
        return "typographic"
    walk = _Walk(source, quote)
    if not walk.run():
        return None
    found: list[Tier] = []
    if walk.case:
        found.append("case")
    if walk.accents:
        found.append("accents")
    if walk.spacing:
        found.append("spacing")
    if len(found) > 1:
        return None
    if not found:
        return "typographic"
    if walk.case and not _case_is_harmless(source, walk.case):
        return None
    if walk.joins and word_count(quote) < _MIN_SPACING_WORDS > word_count(source):
        return None
    return found[0]


class _Walk:
    """One pass over both sides in step; linear, and it stops at the first mismatch."""

    def __init__(self, source: str, quote: str) -> None:
        self.source = source
        self.quote = quote
        self.case: list[int] = []
        self.accents = False
        self.spacing = False
        self.joins = False

    def run(self) -> bool:
        """Whether the sides agree but for the differences that are kept in the attributes."""
        a, b = self.source, self.quote
        i = j = 0
        while i < len(a) or j < len(b):
            x = a[i] if i < len(a) else ""
            y = b[j] if j < len(b) else ""
            if x == y:
                i, j = i + 1, j + 1
            elif OPTIONAL_HYPHEN in (x, y) or SPACED_HYPHEN in (x, y):
                step = self._hyphen(x, y)
                i, j = i + step[0], j + step[1]
            elif _is_accent(x, a, i):
                self.accents, i = True, i + 1
            elif _is_accent(y, b, j):
                self.accents, j = True, j + 1
            elif " " in (x, y):
                if not self._space(i, j, in_source=x == " "):
                    return False
                i, j = (i + 1, j) if x == " " else (i, j + 1)
            elif self._same_quote_mark(x, y, i, j) or self._same_letter(x, y, i):
                i, j = i + 1, j + 1
            else:
                return False
        return True

    def _hyphen(self, x: str, y: str) -> tuple[int, int]:
        marks = (OPTIONAL_HYPHEN, SPACED_HYPHEN, "-")
        if x in marks and y in marks:
            return 1, 1
        if SPACED_HYPHEN in (x, y):
            self.spacing = self.joins = True
        return (1, 0) if x in marks else (0, 1)

    def _same_quote_mark(self, x: str, y: str, i: int, j: int) -> bool:
        if {x, y} != {"'", '"'}:
            return False
        around = self.source[max(0, i - 1) : i + 2] + self.quote[max(0, j - 1) : j + 2]
        return not any(map(str.isdigit, around))

    def _same_letter(self, x: str, y: str, i: int) -> bool:
        if not x or not y:
            return False
        if x.casefold() == y.casefold():
            self.case.append(i)
            return True
        if takes_accents(x) and takes_accents(y):
            plain_x, plain_y = _without_accents(x), _without_accents(y)
            if plain_x == plain_y:
                self.accents = True
                return True
            if plain_x.casefold() == plain_y.casefold():
                self.accents = True
                self.case.append(i)
                return True
        return False

    def _space(self, i: int, j: int, *, in_source: bool) -> bool:
        """Whether a space that one side lacks changes nothing but the look."""
        self.spacing = True
        spaced, at, glued, joint = (
            (self.source, i, self.quote, j) if in_source else (self.quote, j, self.source, i)
        )
        left, right = spaced[:at][-40:], spaced[at + 1 : at + 41]
        if not left or not right:
            return False
        if left[-1] == MINUS or right[0] == MINUS:
            return False
        if not (is_word(left[-1]) and is_word(right[0])):
            number_left = left[-1].isdigit() or (len(left) > 1 and left[-2].isdigit())
            number_right = right[0].isdigit() or (len(right) > 1 and right[1].isdigit())
            return not (number_left and number_right)
        if left[-1].isdigit() and right[0].isdigit():
            return False
        self.joins = True
        return _join_is_harmless(left, right, glued[max(0, joint - 40) : joint], glued[joint:])


def _join_is_harmless(left: str, right: str, glued_left: str, glued_right: str) -> bool:
    head = _matched(_WORD_END, left)
    tail = _matched(_WORD_START, right)
    joined = _matched(_WORD_END, glued_left) + _matched(_WORD_START, glued_right[:40])
    if not NEGATIONS.isdisjoint((head, tail, joined)):
        return False
    if tail[:1] == "e" and tail[1:2].isdigit():
        return False
    if head in ("a", "an"):
        return not tail.startswith(TURNED_BY_A)
    return head not in NEGATIVE_PREFIXES or tail in FUNCTION_WORDS or tail[:1].isdigit()


def _matched(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text) if pattern is _WORD_END else pattern.match(text)
    return match[0].casefold() if match else ""


def _is_accent(char: str, text: str, index: int) -> bool:
    return (
        bool(char)
        and bool(unicodedata.combining(char))
        and index > 0
        and _takes_accents_at(text, index)
    )


def _takes_accents_at(text: str, index: int) -> bool:
    """Whether the letter that the mark at ``index`` stands on takes accents."""
    for back in range(index, max(-1, index - _MAX_MARKS), -1):
        if not unicodedata.combining(text[back]):
            return takes_accents(text[back])
    return False


def _without_accents(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))


def _case_is_harmless(source: str, changed: list[int]) -> bool:
    """Whether no unit and no token with a digit in it changes its case."""
    for index in changed:
        head = _matched(_WORD_END, source[max(0, index - 40) : index])
        word = head + _matched(_WORD_START, source[index : index + 40])
        if any(map(str.isdigit, word)):
            ordinal = re.fullmatch(r"\d+(?:st|nd|rd|th|s)", word)
            if ordinal is None:
                return False
        before = source[: index - len(head)]
        if (
            len(word) <= _UNIT_LETTERS
            and word not in FUNCTION_WORDS
            and _NUMBER_END.search(before[-2:])
        ):
            return False
    return True
