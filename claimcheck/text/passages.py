"""The passages of a text that can be quoted: its sentences, each as a quote that holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.model.document import BLOCK_SEPARATOR
from claimcheck.model.selector import Quote
from claimcheck.text.chars import OPTIONAL_HYPHENS, ZERO_WIDTH
from claimcheck.text.match import find_quote
from claimcheck.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.text.prepared import PreparedText
    from claimcheck.text.sentences import Bounds

_BLOCK = re.compile(rf"(?:(?!{BLOCK_SEPARATOR}).)+", re.DOTALL)
_NOTED = re.compile(
    r"[.!?…][\"'”’»)]{0,3}(?:(?:\[[^\]\s]{1,8}\]){1,9}|\s\([\w-]{1,40}(?:\.[\w-]{1,40}){1,4}\))(\s+)"
    r"(?=[\"'“‘«(]?[^\W\d_a-z])"
)
"""The end of a sentence that a mark of a note or an address in brackets follows, and so hides."""
_BULLET = re.compile(r"(?:[•‣◦▪▫●○■□]\s{1,9}){0,3}")
"""What stands before an item of a list that is drawn, as in a PDF, and is no word of it."""
_LONGEST: Final = 600
"""Characters of a passage; a longer one, as of speech without stops, is cut between words."""
_AROUND: Final = (4, 8, 16, 32)
"""Words beside a passage that are tried until they single it out."""
_OFTEN: Final = 100
"""Occurrences of words from which on nobody looks for what singles one of them out."""
_UNSHOWN: Final = dict.fromkeys(map(ord, (*OPTIONAL_HYPHENS, *ZERO_WIDTH)))
_UNFIT: Final = frozenset(
    ("hidden", "struck", "meta-only", "in-comments", "in-navigation", "in-advertisement")
)
"""Warnings about passages that are not what their source says."""


def passages(text: str) -> Iterator[Bounds]:
    """Yield the sentences of a text, none of which crosses the end of a block."""
    for block in _BLOCK.finditer(text):
        words, offset = block.group(), block.start()
        for start, end in sentences(words):
            start = _BULLET.match(words, start, end).end()  # type: ignore[union-attr]
            cuts = [start]
            cuts += [found.end(1) for found in _NOTED.finditer(words, start, end)]
            for first, last in zip(cuts, [*cuts[1:], end], strict=True):
                yield from _cut(text, offset + first, offset + last)


def quote_of(prepared: PreparedText, start: int, end: int) -> Quote | None:
    """Return a quote that is found at a passage and nowhere else.

    Returns:
        Its words, with those beside it where the same words stand elsewhere too. None where no
        quote of it would hold, or where it stands in a part that is not what the source says:
        struck out, a comment, navigation, an advertisement.
    """
    exact = _plain(prepared.text[start:end])
    if not exact:
        return None
    for prefix, suffix in _surroundings(prepared.text, start, end):
        match = find_quote(prepared, exact, prefix=prefix, suffix=suffix, nearest=False)
        if match.holds:
            if not _UNFIT.isdisjoint(match.warnings) or "context-differs" in match.warnings:
                return None
            return Quote(exact=exact, prefix=prefix or None, suffix=suffix or None)
        if not match.is_there or match.count >= _OFTEN:
            return None
    return None


def _cut(text: str, start: int, end: int) -> Iterator[Bounds]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        stop = cut if cut > start else start + _LONGEST
        yield start, stop
        start = stop + (cut > start)
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


def _surroundings(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    yield "", ""
    for count in _AROUND:
        before = _plain(text[max(0, start - 40 * count) : start]).split(" ")[-count:]
        after = _plain(text[end : end + 40 * count]).split(" ")[:count]
        prefix, suffix = " ".join(before), " ".join(after)
        if prefix:
            yield prefix, ""
        if suffix:
            yield "", suffix
        if prefix and suffix:
            yield prefix, suffix


def _plain(text: str) -> str:
    """Return words as a person would write them down: without what shows nothing, on one line."""
    return " ".join(text.translate(_UNSHOWN).split())
