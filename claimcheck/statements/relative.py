"""Times that follow from the day on which something is read: *last year*, *yesterday*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.statements.words import Statement

_LONGEST = 2
"""Words of such a time."""


def other_times(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield *this year* where the texts say *last year*."""
    for table in (said.lexicon.years, said.lexicon.days):
        mine = list(_times(said, table))
        given = {off: words for text in texts for off, words in _times(text, table)} if mine else {}
        for off, span in mine:
            if given and off not in given:
                yield Difference("date", span, tuple(each.text for each in given.values()))


def _times(text: Statement, table: Mapping[tuple[str, ...], int]) -> Iterator[tuple[int, Span]]:
    if all(text.vocabulary.isdisjoint(phrase[-1:]) for phrase in table):
        return
    low = [token.low for token in text.listed]
    for at in range(len(low)):
        for size in range(1, _LONGEST + 1):
            phrase = tuple(low[at : at + size])
            if phrase in table and phrase != ("years", "ago"):
                yield table[phrase], Span(*text.words(at, at + size))
