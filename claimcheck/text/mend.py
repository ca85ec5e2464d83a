"""How a quote that was not found would have to read, where that takes nobody's judgement.

A mark of omission goes where the quote leaves out words in silence, and a slip of the pen is
written as the source has it. A number, a negation or another word is for a person to mend.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.text.chars import is_no_space
from claimcheck.text.normalise import fold
from claimcheck.text.words import NEGATIVE_PREFIXES, is_negation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.match import Cut, DiffSpan, NearestPassage

LEAST_SIMILARITY: Final = 0.6
"""Share of words that must agree; a passage that is less like it may be about other things."""
_LEAST_LETTERS: Final = 5
"""Letters of a word in which one may be a slip of the pen."""
_LEAST_BEGINNING: Final = 3
"""Letters that a word lacks at its beginning; fewer may be a prefix that turns it (atypical)."""
_TURNING_ENDINGS = frozenset(("less", "free", "not", "nt", "phobic", "proof"))
_MARK = "…"
_AROUND = "\"'“”‘’«»()[].,;:!?"
_GAP = re.compile(r"\[(?:picture|hidden|formula)\b")
"""What an extractor writes where something stands that is no text; nobody quotes it."""
_STOPS = ",.;:!?"


def candidates(nearest: NearestPassage) -> Iterator[str]:
    """Yield what the quote may be mended to, best first; each has to be looked for in its turn."""
    if nearest.similarity < LEAST_SIMILARITY:
        return
    pairs = _aligned(nearest)
    for omit in (True, False):
        mended = _written(pairs, omit=omit)
        if mended is not None:
            yield mended


def with_whole_words(quote: str, cut: Cut) -> str | None:
    """Return a quote with the words whole that it cuts; None where that may turn what it says.

    A prefix or an ending that negates, a figure, or more than one word is for a person to mend.
    """
    words = quote.split(" ")
    for at, whole in ((0, cut.whole_start), (-1, cut.whole_end)):
        if not whole:
            continue
        part, full = words[at].strip(_AROUND), whole.strip(_AROUND)
        begin, end = (full[: -len(part)], "") if at == 0 else ("", full[len(part) :])
        if begin + part + end != full or not _only_completes(begin, end, full):
            return None
        words[at] = words[at].replace(part, full)
    mended = " ".join(words)
    return mended if mended != quote else None


def _only_completes(begin: str, end: str, full: str) -> bool:
    """Whether what a word lacks at its ends are letters that leave its sense alone."""
    if not full.isalpha() or any(map(is_no_space, full)) or is_negation(full, full):
        return False
    turned = begin.casefold() in NEGATIVE_PREFIXES or (0 < len(begin) < _LEAST_BEGINNING)
    return not turned and end.casefold() not in _TURNING_ENDINGS


def _aligned(nearest: NearestPassage) -> list[tuple[str, str, bool]]:
    """Return runs of words side by side: the source's, the quote's, and whether they agree."""
    aligned: list[tuple[str, str, bool]] = []
    source, quote = list(nearest.source), list(nearest.quote)
    while source or quote:
        theirs = _taken(source, differs=True)
        ours = _taken(quote, differs=True)
        if theirs or ours:
            aligned.append((theirs, ours, False))
        theirs, ours = _taken(source, differs=False), _taken(quote, differs=False)
        if theirs or ours:
            aligned.append((theirs, ours, True))
    return aligned


def _taken(spans: list[DiffSpan], *, differs: bool) -> str:
    """Take the next run off ``spans`` where it is of the kind that is asked for."""
    return spans.pop(0).text if spans and spans[0].differs is differs else ""


def _written(pairs: list[tuple[str, str, bool]], *, omit: bool) -> str | None:
    """Return the quote with its differences mended; None where one of them cannot be.

    Args:
        pairs: What ``_aligned`` gives.
        omit: Whether what the quote lacks is marked as left out, or written.
    """
    words: list[str] = []
    for at, (theirs, ours, same) in enumerate(pairs):
        if same:
            words.append(ours)
        elif ours:
            if not _is_slip(theirs, ours):
                return None
            last = at == len(pairs) - 1
            words.append(theirs.rstrip(_STOPS) + _stops(ours) if last else theirs)
        elif 0 < at < len(pairs) - 1:
            if any(is_negation(word, theirs) for word in theirs.split()):
                return None
            if not omit and _GAP.search(theirs):
                return None
            words.append(_MARK if omit else theirs)
    return _joined(words)


def _joined(words: list[str]) -> str:
    """Join runs of words; where no space parts words, none is put between them."""
    first, *others = list(filter(None, words)) or [""]
    text = first
    for run in others:
        text += run if is_no_space(text[-1]) and is_no_space(run[0]) else f" {run}"
    return text


def _stops(text: str) -> str:
    return text[len(text.rstrip(_STOPS)) :]


def _is_slip(theirs: str, ours: str) -> bool:
    """Whether two runs are the same words but for marks, or for one letter of a long word."""
    if any(map(str.isdigit, theirs + ours)):
        return False
    one, other = fold(theirs), fold(ours)
    if _letters(one) == _letters(other):
        return True
    if " " in theirs or " " in ours or min(len(one), len(other)) < _LEAST_LETTERS:
        return False
    return one[0] == other[0] and _distance_is_one(one, other)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _distance_is_one(one: str, other: str) -> bool:
    """Whether one letter was changed, added, left out, or swapped with the next."""
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]
