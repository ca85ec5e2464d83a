"""The passage most like a quote that was not found, with the differing words marked.

For a person to see whether to mend the quote or drop the claim; it never makes a quote pass.
Time is bounded: rare words of the quote name a few windows, and only those are compared.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from claimcheck.model.match import DiffSpan, NearestPassage, Span
from claimcheck.text.canonical import canonical
from claimcheck.text.word_index import plain, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.text.prepared import PreparedText
    from claimcheck.text.word_index import WordIndex

MAX_WORDS: Final = 200
"""Words of a quote that are compared at once; of a longer one, the first so many that differ."""
_MAX_RUNS = 50
"""Runs of so many words of one quote that are looked at."""
_LONGEST = 8_000
"""Characters of a passage that are shown at most."""
_SEEDS = 10
"""Rare words of the quote that are followed up."""
_WINDOWS = 4
"""Windows of the source that are compared in full."""
_LEAST = 0.4
"""Below this share of agreeing words a passage has nothing to do with the quote."""


def nearest_passage(
    prepared: PreparedText, quote: str, known: tuple[int, int] | None = None
) -> NearestPassage | None:
    """Return the passage most like ``quote``, or None where nothing is like it.

    Args:
        prepared: The source.
        quote: The quote as written.
        known: A passage already known to have the same letters, where there is one.
    """
    words = list(islice(spans_of(quote), MAX_WORDS * _MAX_RUNS))
    if known is not None and len(words) <= MAX_WORDS:
        ours = _Words(quote, words)
        return _compared(prepared, known[0], min(known[1], known[0] + _LONGEST), ours)
    runs = (words[at : at + MAX_WORDS] for at in range(0, len(words), MAX_WORDS))
    found = (_most_like(prepared, _Words(quote, run)) for run in runs)
    return next(filter(None, found), None)


def is_shown_whole(quote: str) -> bool:
    """Whether a quote is short enough to be compared, and shown, as a whole."""
    return len(list(islice(spans_of(quote), MAX_WORDS + 1))) <= MAX_WORDS


def _most_like(prepared: PreparedText, ours: _Words) -> NearestPassage | None:
    """Return the passage most like some words; None where none is like them, or one is the same."""
    index = prepared.words
    bare = [plain(word) for word in ours.words]
    best: NearestPassage | None = None
    for first in _windows(index, bare):
        start, end = _trimmed(index, first, bare)
        if end <= start:
            continue
        passage = _compared(prepared, start, end, ours)
        if passage is None:
            return None
        if best is None or passage.similarity > best.similarity:
            best = passage
    return best if best is not None and best.similarity >= _LEAST else None


class _Words:
    """The words of a text, to be compared and shown.

    Attributes:
        words: As written.
        compared: In the form in which quotes are compared; what follows the last one is no part
            of it, for the comma or full stop there is no other word.
    """

    __slots__ = ("_spans", "_text", "compared", "words")

    def __init__(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        self._text = text
        self._spans = list(spans)
        self.words = [text[start:end] for start, end in self._spans]
        self.compared = [canonical(word) for word in self.words]
        if self.compared:
            last = self.compared[-1]
            self.compared[-1] = last.rstrip(",.;:!?") or last

    def shown(self, first: int, last: int) -> str:
        """Return the words from ``first`` to before ``last`` in one line."""
        return " ".join(self._text[self._spans[first][0] : self._spans[last - 1][1]].split())


def _windows(index: WordIndex, words: list[str]) -> list[int]:
    """Return the numbers of the source words where the likeliest windows start."""
    seeds = sorted(
        {(index.counts[word], at) for at, word in enumerate(words) if word and word in index.counts}
    )[:_SEEDS]
    slack = max(3, len(words) // 8)
    votes: dict[int, float] = {}
    for count, at in seeds:
        for place in index.places[words[at]]:
            start = max(0, place - at) // slack
            for window in (start - 1, start):
                votes[window] = votes.get(window, 0) + 1 / count**0.5
    ranked = sorted(votes, key=lambda window: (-votes[window], window))[:_WINDOWS]
    return [max(0, window * slack) for window in ranked]


def _trimmed(index: WordIndex, first: int, words: list[str]) -> tuple[int, int]:
    """Return the part of a window that the quote aligns with, as offsets."""
    from rapidfuzz.distance import Indel

    slack = max(3, len(words) // 8)
    spans = index.spans[first : first + len(words) + 3 * slack]
    source = [plain(index.text[a:b]) for a, b in spans]
    blocks = [op for op in Indel.opcodes(source, words) if op.tag == "equal"]
    if not blocks:
        return 0, 0
    before, after = blocks[0].dest_start, len(words) - blocks[-1].dest_end
    low = max(0, blocks[0].src_start - before)
    high = min(len(spans), blocks[-1].src_end + after)
    start = spans[low][0]
    return start, min(spans[high - 1][1], start + _LONGEST)


def _compared(prepared: PreparedText, start: int, end: int, ours: _Words) -> NearestPassage | None:
    """Return a passage with the differences marked; None where no word differs."""
    from rapidfuzz.distance import Indel

    passage = prepared.text[start:end]
    theirs = _Words(passage, islice(spans_of(passage), 2 * MAX_WORDS))
    if theirs.compared == ours.compared:
        for words in (theirs, ours):
            words.compared[-1:] = [canonical(word) for word in words.words[-1:]]
    source: list[DiffSpan] = []
    quote: list[DiffSpan] = []
    same = 0
    for op in Indel.opcodes(theirs.compared, ours.compared):
        equal = op.tag == "equal"
        same += op.src_end - op.src_start if equal else 0
        if op.src_end > op.src_start:
            source.append(DiffSpan(theirs.shown(op.src_start, op.src_end), not equal))
        if op.dest_end > op.dest_start:
            quote.append(DiffSpan(ours.shown(op.dest_start, op.dest_end), not equal))
    if not any(span.differs for span in (*source, *quote)):
        return None
    similarity = 2 * same / max(1, len(theirs.words) + len(ours.words))
    span = Span.of(prepared.document, start, end)
    return NearestPassage(span, tuple(source), tuple(quote), similarity)
