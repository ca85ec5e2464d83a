"""Where sentences begin and end, and which of them a mark closes.

The boundaries are those of sentencex (Wikimedia, rules for some 300 languages), which were the best
and by far the fastest of three libraries on ``tests/text/test_sentences.py``. Three small rules of
our own stand beside it: a bracket that closes a sentence ends it; a mark closes; and nothing begins
right before a mark. The sign of an item of a list changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Bounds = tuple[int, int]
"""Offsets of the first character of a sentence and of the one after its last."""

_CLOSERS = "\"'”’»›)\\]）】」』*_"
_ENDS = ".!?…。！？｡"
_ENDED = re.compile(rf"[{_ENDS}][{_CLOSERS}]{{0,9}}\s*\Z")
_ENDING = re.compile(rf"[{_CLOSERS}]{{0,9}}[{_ENDS}]{{1,9}}[{_CLOSERS}]{{0,9}}")
_IN_BRACKETS = re.compile(
    rf"[.!?…][\"'”’»›*_]{{0,9}}\)[{_CLOSERS}]{{0,9}}+(\s{{1,99}}+)(?=[“\"'(]?[^\W\d_a-z])"
)
_ITEM = re.compile(r"^([ \t]{0,99})(?:[•▪◦●○■□]|\((\w{1,4})\))(?=\s)", re.MULTILINE)
"""The sign of an item of a list, after which sentencex sees no end of a sentence on that line."""
_OPEN_END = re.compile(
    r"(?:(?<!\w)(?P<always>(?i:e\.\s?g|i\.\s?e|cf|approx|vs|ca|viz|resp|incl|excl)|Mr|Mrs|Ms|Dr|Prof|Ft)\."
    r"|(?<!\w)(?P<number>(?i:no|nos|fig|eq|sec|vol|ch|pp?))\.|\d\.|[!?…]|\.\.\.)\s{1,9}\Z"
)
"""What a sentence goes on behind: an abbreviation, or one of these before a small letter."""
_SHORT = 20
"""Characters in which it is looked for."""
_LETTER = re.compile(r"[^\W\d_]")
_ASIDE = re.compile(rf"[(\[（][^{_ENDS}]{{0,200}}[)\]）]\Z")
_AT_ONCE = 50_000
"""Characters that are looked at together: what sentencex takes grows with the square of them, where
many quotation marks or brackets are among them."""
_UNSURE = 1_000
"""Characters at the end of a piece that are looked at again with what follows."""
_TAIL = 200
"""Characters before a mark in which the end of a sentence is looked for."""


def sentences(text: str) -> list[Bounds]:
    """Return the sentences of a text, spaces around them left out."""
    return _between(text, _starts(text))


def closed(text: str, marks: Sequence[int]) -> list[Bounds]:
    """Return the sentence that each mark closes; an empty one where nothing stands before it.

    A mark in the middle of a sentence marks all of it.

    Args:
        text: A paragraph with its marks taken out.
        marks: Offsets at which the marks stood, ascending.
    """
    starts = _starts(text)
    if len(starts) == 1 and all(mark == len(text) for mark in marks):
        # One sentence, and nothing behind its marks.
        return _between(text, starts) * len(marks) or [(0, 0)] * len(marks)
    lasts = _lasts(text, marks)
    following = 0
    for mark, last in zip(marks, lasts, strict=True):
        at = bisect_right(starts, last) - 1
        if at > 0 and _begins_nothing(text[starts[at] : mark].strip()):
            del starts[at]
            ended = True
        else:
            ended = _ENDED.search(text[max(0, mark - _TAIL) : mark]) is not None
        ending = _ENDING.match(text, mark)
        if ending is not None:
            following = _after(text, ending.end(), following)
            if following > ending.end():
                _close(text, following, starts)
        elif ended:
            following = _after(text, mark, following)
            _close(text, following, starts)
    found = _between(text, starts)
    begins = [start for start, _ in found]
    return [found[bisect_right(begins, last) - 1] if last >= 0 else (0, 0) for last in lasts]


def _lasts(text: str, marks: Sequence[int]) -> list[int]:
    """Return the place of the last character before each mark that is no space; -1 for none."""
    found: list[int] = []
    before = 0
    for mark in marks:
        last = mark - 1
        while last >= before and text[last].isspace():
            last -= 1
        found.append(last if last >= before else found[-1] if found else -1)
        before = mark
    return found


def _after(text: str, end: int, known: int) -> int:
    """Return the place of the first character from ``end`` on that is no space.

    Args:
        text: The text.
        end: Where to begin.
        known: That place for a mark further up.
    """
    while end < len(text) and text[end].isspace():
        if end < known:
            return known
        end += 1
    return end


def _close(text: str, start: int, starts: list[int]) -> None:
    """Let a sentence begin at a place, unless what is there goes on with the one before."""
    if start == len(text) or text[start].islower():
        return
    at = bisect_left(starts, start)
    if starts[at : at + 1] != [start]:
        starts.insert(at, start)


def _starts(text: str) -> list[int]:
    from sentencex import get_sentence_boundaries

    told, begin = [0], 0
    while begin < len(text):
        piece = _ITEM.sub(_other_sign, text[begin : begin + _AT_ONCE])
        is_last = begin + len(piece) == len(text)
        sure = len(piece) - (0 if is_last else _UNSURE)
        found = [each["start_index"] for each in get_sentence_boundaries("en", piece)]
        ours = [begin + start for start in found if 0 < start <= sure]
        told += ours
        begin = len(text) if is_last else ours[-1] if ours else begin + sure
    starts = [start for start in told if not start or _can_begin(text, start)]
    starts += [found.end(1) for found in _IN_BRACKETS.finditer(text)]
    return sorted(set(starts))


def _other_sign(found: re.Match[str]) -> str:
    """Return a sign of the same length that is none to sentencex."""
    blanks, letter = found.groups()
    return f"{blanks}[{letter}]" if letter else f"{blanks}-"


def _can_begin(text: str, start: int) -> bool:
    """Tell whether a sentence can begin there: not in ``typing.Any``, *9! ships*, *e.g. Ships*."""
    before = text[start - 1]
    if not before.isspace() and before.isascii():
        return False
    found = _OPEN_END.search(text, max(0, start - _SHORT), start)
    if found is None:
        return True
    return not (
        found["always"] or text[start].islower() or (found["number"] and text[start].isdigit())
    )


def _between(text: str, starts: Sequence[int]) -> list[Bounds]:
    """Return what stands between beginnings, without the spaces around it."""
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = text[start:end]
        begin = start + len(words) - len(words.lstrip())
        stop = start + len(words.rstrip())
        if begin < stop:
            found.append((begin, stop))
    return found


def _begins_nothing(words: str) -> bool:
    """Tell whether words before a mark are no sentence of their own: a number, an aside."""
    return not _LETTER.search(words) or _ASIDE.match(words) is not None
