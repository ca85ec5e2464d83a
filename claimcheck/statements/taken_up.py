"""How much of a text a statement takes up: what it leaves out says more only where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Span
from claimcheck.statements.opposites import is_alike
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.statements.words import Statement

AROUND: Final = 6
"""Words on either side of a hedge or a negation of which a statement has to take some up."""
TAKEN_UP: Final = 2
"""How many of them."""
_TRAILS: Final = frozenset((
    "if", "unless", "except", "excepting", "apart", "excluding", "provided", "subject", "depending",
    "save", "but", "permitting",
))  # fmt: skip
"""What begins something that limits the words before it."""
_PLACES: Final = frozenset(("in", "under", "at", "on", "by"))
"""What begins words that say where, or in what case, what stands before them holds."""
_BETWEEN: Final = frozenset(",;:.-–—")
"""What stands between the parts of a sentence."""
_READERS: Final = frozenset(("you", "your", "we", "us", "our"))
"""Words that speak to readers."""
_MOST_OF: Final = 0.4
"""The share of a text's words that a statement has when it takes up the whole of it."""


def takes_up(said: Statement, text: Statement, at: int, stop: int, *, speaks: bool = False) -> bool:
    """Whether a statement has words that stand around some of a text, behind them first of all."""
    word, beside = text.listed[at].low, text.listed[at - 1].low if at else ""
    stop = _to_whom(text, stop) if speaks else stop
    commas = [
        i for i in range(stop, min(stop + AROUND, len(text.listed))) if text.listed[i].low == ","
    ]
    if at <= 1 and commas:  # *In the eyes of its critics, the dam is unsafe*
        stop = commas[0] + 1
    behind = text.stems(stop, stop + AROUND)
    before = text.stems(max(0, at - AROUND), at)
    joined = beside == "," and at > 1 and text.listed[at - 2].low in ("and", "or", "but")
    places = word in _PLACES and not (speaks or joined) and _ends_clause(text, stop)
    trails = (
        (word in _TRAILS and not joined)
        or places
        or (speaks and beside == "," and not word.endswith("ing"))
    )
    if trails and are_taken_up(before, said):  # *Sales, said the firm, doubled*
        return True
    words = (token.low for token in text.listed[stop : stop + AROUND] if token.kind == "word")
    first = next((text.stem(word) for word in words if word not in IDLE), None)
    near = {each for each in behind or before if not each.isdigit()}
    return first in said.all_stems or are_taken_up(near, said)


def _ends_clause(text: Statement, stop: int) -> bool:
    """Whether a clause ends behind an index, or a word later: *in the test tube, but*."""
    return any(token.text in _BETWEEN for token in text.listed[stop : stop + 2])


def _to_whom(text: Statement, stop: int) -> int:
    """Return where what is said begins behind a speaker: *told the newspaper that*."""
    low = [token.low for token in text.listed[stop : stop + AROUND]]
    return stop + low.index("that") + 1 if "that" in low else stop


def are_taken_up(stems: AbstractSet[str], said: Statement) -> bool:
    """Whether a statement has some of the words of these stems."""
    return bool(stems) and len(stems & said.all_stems) >= min(TAKEN_UP, len(stems))


def is_listed(said: Statement, text: Statement, word: str) -> bool:
    """Whether a statement has a word that is listed as alike, and that its text does not have."""
    sides, new = said.lexicon.opposites.sides, said.vocabulary - text.vocabulary - IDLE
    return any(is_alike(sides(word), sides(each)) for each in new)


def all_of(said: Statement) -> Span:
    """Return all words of a statement."""
    return Span(0, len(said.text), said.text)


def is_aside(said: Statement, at: int, texts: Sequence[Statement]) -> bool:
    """Whether a word stands where a sentence speaks to its readers before it begins.

    *If you have not followed the market: …* has no word of any text before the colon.
    """
    ends = [i for i, token in enumerate(said.listed) if token.text in _BETWEEN]
    first = max((i for i in ends if i < at), default=-1) + 1
    stop = min((i for i in ends if i >= at), default=len(said.listed))
    if first or not any(token.low in _READERS for token in said.listed[:stop]):
        return False
    stems = said.stems(first, stop)
    return all(stems.isdisjoint(text.all_stems) for text in texts)


def takes_up_most(said: Statement, text: Statement) -> bool:
    """Whether a statement has most of a text's words."""
    return len(said.all_stems & text.all_stems) >= _MOST_OF * len(text.all_stems)
