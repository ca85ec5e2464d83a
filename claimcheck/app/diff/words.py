"""How one text became another, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from claimcheck.views.diff import WordRun

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_COMPARED = 250_000
"""Words of the one text times words of the other that are compared; more are shown as replaced."""


def word_diff(before: str, after: str) -> list[WordRun]:
    """Return the words of both texts in order; of a passage that differs, the old words first."""
    one, other = before.split(), after.split()
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    pieces = [WordRun(change="same", text=" ".join(one[:start]))]
    pieces += _middle(one[start : len(one) - end], other[start : len(other) - end])
    pieces.append(WordRun(change="same", text=" ".join(one[len(one) - end :])))
    return [piece for piece in pieces if piece.text]


def _middle(one: Sequence[str], other: Sequence[str]) -> list[WordRun]:
    if len(one) * len(other) > _MOST_COMPARED:
        return [
            WordRun(change="removed", text=" ".join(one)),
            WordRun(change="added", text=" ".join(other)),
        ]
    found = []
    for tag, start, end, first, last in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            found.append(WordRun(change="same", text=" ".join(one[start:end])))
        else:
            found.append(WordRun(change="removed", text=" ".join(one[start:end])))
            found.append(WordRun(change="added", text=" ".join(other[first:last])))
    return found
