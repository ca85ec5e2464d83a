"""What a person should know of the words right around a passage that a quote was found in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.text.choose import MAX_CONTEXT
from claimcheck.text.claimed import MAX_BEFORE, claimed_before
from claimcheck.text.normalise import fold
from claimcheck.text.note_marks import mark_end, without_marks
from claimcheck.text.words import is_negation

if TYPE_CHECKING:
    from claimcheck.model.match import MatchWarning
    from claimcheck.text.prepared import PreparedText

_BEFORE: Final = 60
"""Characters before a passage in which a negation is looked for."""
_SPARE: Final = 200
"""Characters by which the surroundings may be longer than the context that was given."""
_BETWEEN = frozenset(("a", "an", "any", "the", "to", "been", "be", "being", "yet", "such", "so"))
"""Words that may stand between a negation and what it denies."""


def warnings_around(
    prepared: PreparedText, start: int, end: int, prefix: str, suffix: str
) -> tuple[MatchWarning, ...]:
    """Return what is to be told of the surroundings of a passage.

    Args:
        prepared: The source.
        start: Offset of the passage.
        end: Offset after it.
        prefix: What the quote says that stands before it.
        suffix: What it says that stands after it.
    """
    text = prepared.text
    warnings: list[MatchWarning] = []
    if has_negation_before(text, start):
        warnings.append("negation-before")
    elif claimed_before(text[max(0, start - MAX_BEFORE) : start]):
        warnings.append("claimed-before")
    if mark_end(text, end) > end:
        warnings.append("citation-marker-dropped")
    if not _stands_around(
        prepared, start, end, fold(prefix[-MAX_CONTEXT:]), fold(suffix[:MAX_CONTEXT])
    ):
        warnings.append("context-differs")
    return tuple(warnings)


def has_negation_before(text: str, start: int) -> bool:
    """Whether the last word before ``start`` negates what follows: ``no evidence``, ``not the``."""
    before = text[max(0, start - _BEFORE) : start]
    words = before.split()[-2:]
    if not words or not before[-1].isspace():
        return False
    word = words[0] if words[-1].casefold() in _BETWEEN else words[-1]
    return word[-1].isalpha() and is_negation(word, text[start - len(before) : start + _SPARE])


def _stands_around(prepared: PreparedText, start: int, end: int, before: str, after: str) -> bool:
    """Whether folded context stands right around a passage, marks of notes left out or not."""
    if not before and not after:
        return True
    folded = prepared.plain.folded
    key, first, last = folded.key, folded.index(start), folded.index(end)
    if key.endswith(before, 0, first) and key.startswith(after, last):
        return True
    text, marks = prepared.text, prepared.note_marks
    left, right = max(0, start - MAX_CONTEXT - _SPARE), min(len(text), end + MAX_CONTEXT + _SPARE)
    return fold(without_marks(text, left, start, marks)).endswith(before) and fold(
        without_marks(text, end, right, marks)
    ).startswith(after)
