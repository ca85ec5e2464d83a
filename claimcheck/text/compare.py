"""Compare a quote with a passage, both in canonical form, and say in what they differ.

Few differences are ever let through: optional hyphens, the kind of quotation mark, and, each of
them alone and with a warning, case, accents, lost spaces and hyphens, and the height of the figure
behind a symbol. Everything else is a mismatch.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.text.canonical import LINE_END_HYPHEN, LOOSE_HYPHEN, SPACED_HYPHEN
from claimcheck.text.chars import LOOSE_ACCENTS, MAQAF, OPTIONAL_HYPHEN, takes_accents
from claimcheck.text.joins import (
    is_harmless_space,
    is_lost_hyphen,
    joins_words,
    word_end,
    word_start,
)
from claimcheck.text.letters import (
    follows_its_letter,
    is_accent,
    is_acute_or_grave_of,
    is_loose_accent,
    is_point,
    same_but_for_case,
    same_but_for_height,
    without_accents,
)
from claimcheck.text.words import FUNCTION_WORDS, word_count

if TYPE_CHECKING:
    from claimcheck.model.match import Tier

_MIN_SPACING_WORDS = 5
"""With fewer words, lost spaces prove nothing: ``now here`` and ``nowhere``."""
_UNIT_LETTERS = 3
"""Units are short: ``mW`` and ``MW`` differ in case alone, and by a factor of a thousand million"""
_NEAR = 3
"""Letters around an accent that was set for itself, among which is the one that it belongs to."""
_UNSURE_HYPHENS = (SPACED_HYPHEN, LOOSE_HYPHEN)
_HYPHENS = (OPTIONAL_HYPHEN, LINE_END_HYPHEN, *_UNSURE_HYPHENS, MAQAF, "-")
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
    if walk.height:
        found.append("superscript")
    if len(found) > 1:
        return None
    if not found:
        return "spacing" if walk.dropped else "typographic"
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
        self.height = False
        self.dropped = False

    def run(self) -> bool:
        """Whether the sides agree but for the differences that are kept in the attributes."""
        a, b = self.source, self.quote
        i = j = 0
        while i < len(a) or j < len(b):
            x = a[i] if i < len(a) else ""
            y = b[j] if j < len(b) else ""
            if x == y:
                i, j = i + 1, j + 1
                continue
            step = self._hyphen(x, y, j) or self._accent(x, y, i, j) or self._other(x, y, i, j)
            if step is None:
                return False
            i, j = i + step[0], j + step[1]
        return True

    def _hyphen(self, x: str, y: str, j: int) -> tuple[int, int] | None:
        """Step over a hyphen that one side lacks, or has in other form."""
        if x in _HYPHENS and y in _HYPHENS:
            self.spacing = self.spacing or x == SPACED_HYPHEN
            return 1, 1
        if " " in (x, y) and MAQAF in (x, y):
            self.dropped = True
            return 1, 1
        if (x in _UNSURE_HYPHENS and y == " ") or (y in _UNSURE_HYPHENS and x == " "):
            self.spacing = self.joins = True
            return 1, 1
        if OPTIONAL_HYPHEN in (x, y):
            return (1, 0) if x == OPTIONAL_HYPHEN else (0, 1)
        if LINE_END_HYPHEN in (x, y):
            self.dropped = True
            return (1, 0) if x == LINE_END_HYPHEN else (0, 1)
        if x in _UNSURE_HYPHENS or y in _UNSURE_HYPHENS:
            self.spacing = self.joins = True
            return (1, 0) if x in _UNSURE_HYPHENS else (0, 1)
        if y == "-" and x and is_lost_hyphen(self.quote, j):
            self.spacing = self.joins = True
            return 0, 1
        return None

    def _accent(self, x: str, y: str, i: int, j: int) -> tuple[int, int] | None:
        """Step over an accent or a vowel point that one side lacks."""
        a, b = self.source, self.quote
        if is_accent(a, i) or (is_point(x) and not is_point(y)):
            self.accents = True
            return 1, 0
        if is_accent(b, j) or (is_point(y) and not is_point(x)):
            self.accents = True
            return 0, 1
        skipped = _beside(a, i, b, j)
        if skipped:
            self.accents = True
            return skipped, 0
        skipped = _beside(b, j, a, i)
        if skipped:
            self.accents = True
            return 0, skipped
        return None

    def _other(self, x: str, y: str, i: int, j: int) -> tuple[int, int] | None:
        if " " in (x, y):
            return self._space(i, j, in_source=x == " ")
        if not x or not y:
            return None
        if self._same_quote_mark(x, y, i, j) or self._same_letter(x, y, i):
            return 1, 1
        if same_but_for_height(self.source, i, self.quote, j):
            self.height = True
            # a charge at the end of a word is no dash: the space behind it stays
            space_behind = self.source[i + 1 : i + 2] == " " != self.quote[j + 1 : j + 2]
            return 1 + (x == "⁻" and space_behind), 1
        return None

    def _same_quote_mark(self, x: str, y: str, i: int, j: int) -> bool:
        if {x, y} != {"'", '"'}:
            return False
        around = self.source[max(0, i - 1) : i + 2] + self.quote[max(0, j - 1) : j + 2]
        return not any(map(str.isdigit, around))

    def _same_letter(self, x: str, y: str, i: int) -> bool:
        if same_but_for_case(x, y):
            self.case.append(i)
            return True
        if takes_accents(x) and takes_accents(y):
            plain_x, plain_y = without_accents(x), without_accents(y)
            if same_but_for_case(plain_x, plain_y):
                self.accents = True
                if plain_x != plain_y:
                    self.case.append(i)
                return True
        return False

    def _space(self, i: int, j: int, *, in_source: bool) -> tuple[int, int] | None:
        """Step over a space that one side lacks."""
        spaced, at, glued, joint = (
            (self.source, i, self.quote, j) if in_source else (self.quote, j, self.source, i)
        )
        if not is_harmless_space(spaced, at, glued, joint):
            return None
        self.spacing = True
        self.joins = self.joins or joins_words(spaced[:at], spaced[at + 1 :])
        return (1, 0) if in_source else (0, 1)


def _beside(text: str, at: int, other: str, there: int) -> int:
    """Return how many characters at ``at`` are an accent set beside its letter; 0 where none is."""
    skip = 1 if text[at : at + 1] == " " and text[at + 1 : at + 2] in LOOSE_ACCENTS else 0
    near = other[max(0, there - _NEAR) : there + _NEAR]
    if is_loose_accent(text, at + skip, near):
        before_its_letter = without_accents(other[there : there + 1]) == text[at + 2 : at + 3]
        return 1 + skip if not skip or before_its_letter else 0
    if text[at : at + 1] == "'" and (
        is_acute_or_grave_of(text, at, other[there : there + 1])
        or (there > 0 and follows_its_letter(text, at, other[there - 1]))
    ):
        return 1
    return 0


def _case_is_harmless(source: str, changed: list[int]) -> bool:
    """Whether no unit and no token with a digit in it changes its case."""
    for index in changed:
        head = word_end(source[max(0, index - 40) : index])
        word = head + word_start(source[index : index + 40])
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
