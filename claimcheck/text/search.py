"""Find the passages that agree with a quote: one search for the key, then a strict comparison."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from claimcheck.model.match import TIERS, Cut
from claimcheck.text.boundaries import find_cut
from claimcheck.text.canonical import canonical
from claimcheck.text.chars import DASHES, QUOTES, ZERO_WIDTH
from claimcheck.text.compare import compare
from claimcheck.text.normalise import fold
from claimcheck.text.note_marks import without_marks
from claimcheck.text.words import word_count

if TYPE_CHECKING:
    from claimcheck.model.match import Tier
    from claimcheck.text.normalise import FoldedText
    from claimcheck.text.prepared import PreparedText, SearchText

MAX_HITS: Final = 20_000
"""Places of a key that are looked at for one quote; the rest of a text like ``aaaa`` is not."""
MAX_COMPARED: Final = 400_000
"""Characters that are compared in canonical form for one quote."""
MAX_CUTS: Final = 16
"""Passages that agree but cut a word: so many are kept."""
MAX_FOUND: Final = 1_000
"""Occurrences that are counted; a quote that stands more often stands often enough."""
_LEAD_REACH = 16
"""Characters before or after a hit in which the quote's first or last marks are looked for."""
_MAX_MARKS = 16
"""Accents that one letter may carry; a source with more is noise."""
_MAX_STRETCH = 4_000
"""Characters by which a passage may be longer than the quote, for line breaks and the like."""
_NOTHING = "".join(map(chr, range(0x21))) + "\x85\xa0\xad\u200b\u200e\u200f\u2028\u2029\u2060\ufeff"
"""Space and invisible marks that a quote may bring along at its ends."""
_MAX_REACH = 400
"""The same for quotes that start or end with a ruled line of dashes."""
_MIN_UNMARKED_WORDS = 5
"""A shorter quote does not get marks of notes dropped: ``x[3]`` is not ``x``."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that agrees with a quote.

    Attributes:
        start: Offset of the passage in the source.
        end: Offset after it.
        tier: How it agrees.
        cut: What it cuts at its ends; None where it cuts nothing.
        unmarked: Whether marks of notes were left out.
    """

    start: int
    end: int
    tier: Tier
    cut: Cut | None = None
    unmarked: bool = False


class Needle:
    """A quote, or a part of one, ready to be looked for.

    Attributes:
        raw: As written, without space around it.
        key: Its search key.
        words: How many words it has.
    """

    __slots__ = ("_canonical", "key", "lead", "raw", "trail", "words")

    def __init__(self, raw: str) -> None:
        """Take the quote as written."""
        self.raw = raw.strip(_NOTHING)
        self.key = fold(self.raw)
        self.words = word_count(self.raw)
        self.lead = _marks(self.raw, 1)
        self.trail = _marks(self.raw, -1)
        self._canonical: str | None = None

    @property
    def canonical(self) -> str:
        """The quote in the form in which it is compared."""
        if self._canonical is None:
            self._canonical = canonical(self.raw)
        return self._canonical


@dataclass(slots=True)
class Found:
    """What a search for one needle gave.

    Attributes:
        whole: Passages that agree and cut nothing.
        cut: Passages that agree but cut a word or number.
        near: The first passage with the same key that does not agree.
    """

    whole: list[Hit]
    cut: list[Hit]
    near: tuple[int, int] | None = None


def search(
    prepared: PreparedText, needle: Needle, *, unmarked_words: int = _MIN_UNMARKED_WORDS
) -> Found:
    """Return the passages of ``prepared`` that agree with ``needle``.

    Args:
        prepared: The source.
        needle: The quote.
        unmarked_words: From how many words on it is tried without the source's marks of notes
            when nothing agrees.
    """
    found = _search_in(prepared, prepared.plain, needle, unmarked=False)
    if found.near is not None and not found.whole:
        _add_verbatim(prepared.text, needle.raw, found)
    if found.whole or needle.words < unmarked_words:
        return found
    if prepared.unmarked is not None:
        unmarked = _search_in(prepared, prepared.unmarked, needle, unmarked=True)
        if unmarked.whole:
            return unmarked
        found.cut += unmarked.cut
        found.near = found.near or unmarked.near
    return found


def _add_verbatim(text: str, raw: str, found: Found) -> None:
    """Add the first verbatim occurrence: for quotes that end in a stray mark on nothing."""
    start = text.find(raw)
    if start >= 0:
        cut = find_cut(text, start, start + len(raw))
        (found.cut if cut else found.whole).append(Hit(start, start + len(raw), "exact", cut))


def _search_in(
    prepared: PreparedText, where: SearchText, needle: Needle, *, unmarked: bool
) -> Found:
    text, found = prepared.text, Found([], [])
    marks = prepared.note_marks if unmarked else ()
    folded, size, budget = where.folded, len(needle.key), MAX_COMPARED
    for at in where.finder.find(needle.key, MAX_HITS):
        span = _span(text, folded, at, size)
        start, end = _with_marks(text, *span, needle)
        if end - start > 2 * len(needle.raw) + _MAX_STRETCH:
            continue
        passage = text[start:end]
        inside = _cut_character(folded, at, size, *span)
        cut = inside or find_cut(text, start, end)
        if cut and len(found.cut) >= MAX_CUTS:
            continue
        if passage == needle.raw:
            tier: Tier | None = "exact"
        elif budget > 0:
            budget -= len(passage)
            plain = canonical(without_marks(text, start, end, marks) if unmarked else passage)
            tier = compare(plain, needle.canonical)
            if inside and needle.canonical in plain:
                tier = "typographic"
        else:
            break
        if unmarked:
            tier = tier and max(tier, "editorial", key=TIERS.index)
        if tier is None:
            found.near = found.near or (start, end)
        elif cut:
            found.cut.append(Hit(start, end, tier, cut, unmarked))
        else:
            found.whole.append(Hit(start, end, tier, None, unmarked))
            if len(found.whole) >= MAX_FOUND:
                break
    return found


def _span(text: str, folded: FoldedText, at: int, size: int) -> tuple[int, int]:
    start, end = folded.origin(at), folded.origin(at + size - 1) + 1
    last = min(len(text), end + _MAX_MARKS)
    while end < last and text[end] > "\x7f" and _is_mark(text[end]):
        end += 1
    return start, end


def _is_mark(char: str) -> bool:
    """Whether ``char`` belongs to the character before it: an accent, a variation selector."""
    return bool(unicodedata.combining(char)) or "\ufe00" <= char <= "\ufe0f"


def _cut_character(folded: FoldedText, at: int, size: int, start: int, end: int) -> Cut | None:
    """Say whether a hit starts or ends inside one character, such as a ligature."""
    at_start = at > 0 and folded.origin(at - 1) == start
    at_end = at + size < len(folded.key) and folded.origin(at + size) == end - 1
    return Cut(at_start, at_end) if at_start or at_end else None


def _marks(raw: str, step: int) -> int:
    """Count the quotation marks and dashes that ``raw`` starts with (or, from the end, ends).

    A run of dashes counts once: ``--`` is a dash.
    """
    count, in_dash = 0, False
    for char in raw[::step]:
        if char in QUOTES or char in DASHES:
            count += not (in_dash and char in DASHES)
            in_dash = char in DASHES
        elif not (char.isspace() or char in ZERO_WIDTH):
            break
    return count


def _with_marks(text: str, start: int, end: int, needle: Needle) -> tuple[int, int]:
    """Widen a hit over the marks that the quote starts and ends with, where the source has them."""
    reach = min(_MAX_REACH, _LEAD_REACH + len(needle.raw) - len(needle.key))
    if needle.lead:
        start = start - _reach(text[max(0, start - reach) : start][::-1], needle.lead)
    if needle.trail:
        end = end + _reach(text[end : end + reach], needle.trail)
    return start, end


def _reach(around: str, wanted: int) -> int:
    """Return how many characters of ``around`` hold ``wanted`` marks; 0 where it has fewer."""
    reached, in_dash = 0, False
    for position, char in enumerate(around):
        if char in QUOTES or char in DASHES:
            wanted -= not (in_dash and char in DASHES)
            if wanted < 0:
                break
            in_dash = char in DASHES
            reached = position + 1
        elif not (char.isspace() or char in ZERO_WIDTH):
            break
    return reached if wanted <= 0 else 0
