"""BM25 as SQLite has it (FTS5), over sentences and what stands around them.

BM25 is that of Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*
(2009), with k1 = 1.2 and b = 0.75; a sentence and its neighbours are two fields that it weighs
apart. SQLite comes with Python, stems English words (Porter) and knows the letters of all scripts;
``benchmarks/suggest.py`` measures it.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.text.chars import NO_SPACE_CLASS
from claimcheck.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.rankers.base import Passage, Scorer

_AROUND: Final = 0.2
"""Weight of a word that stands in the sentence before or after, beside 1 in the sentence itself."""
_FIGURES: Final = 2
"""Weight of a figure beside 1 of a word: a claim with figures stands or falls with them."""
_LENGTH: Final = 0.15
"""Power of the number of words by which a score is multiplied: headings and captions name a
subject, and say little of it."""

_LEAST: Final = 50
"""Passages below which others, with none of the words, stand in for those of a longer text: of a
few sentences a word that half of them have would tell nothing."""
_FILLER: Final = "q0q0"
"""A word that no text has."""

_WORD = re.compile(r"\w+")
_SPACELESS = re.compile(f"([{NO_SPACE_CLASS}])")


def prepare(passages: Sequence[Passage], model: Path | None = None, /) -> Scorer:
    """Index passages; BM25 needs no model.

    Raises:
        ClaimcheckError: The SQLite of this Python has no full-text search.
    """
    del model
    index = sqlite3.connect(":memory:")
    try:
        index.execute(
            "CREATE VIRTUAL TABLE passage USING "
            "fts5(text, around, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError as error:
        raise ClaimcheckError(
            f"the SQLite of this Python cannot search texts: {error}",
            help="use a Python whose SQLite has FTS5, as those of python.org and most systems do",
        ) from None
    insert = "INSERT INTO passage (rowid, text, around) VALUES (?, ?, ?)"
    rows = [
        (at, _spaced(each.text), _spaced(f"{each.before} {each.after}"))
        for at, each in enumerate(passages)
    ]
    index.executemany(insert, rows)
    lacking = range(len(rows), _LEAST)
    if rows and lacking:  # as long as the others, so that these keep their weight
        usual = sum(len(_WORD.findall(f"{text} {around}")) for _, text, around in rows) // len(rows)
        index.executemany(insert, ((at, f"{_FILLER} " * usual, "") for at in lacking))
    lengths = [max(1, len(_WORD.findall(text))) ** _LENGTH for _, text, _ in rows]

    def score(claim: str, among: Sequence[int], /) -> list[float]:
        scores: dict[int, float] = {}
        if query := _query(claim):
            # SQLite gives better matches lower numbers.
            found = index.execute(
                "SELECT rowid, -bm25(passage, 1.0, ?) FROM passage WHERE passage MATCH ?",
                (_AROUND, query),
            )
            scores = {at: value * lengths[at] for at, value in found}
        return [scores.get(at, 0.0) for at in among]

    return score


def _query(claim: str) -> str:
    """Return what finds passages with any of a claim's words; a word twice counts twice."""
    words = dict.fromkeys(_WORD.findall(_spaced(claim).casefold()))
    telling = [word for word in words if word not in FUNCTION_WORDS] or list(words)
    weighed = [word for word in telling for _ in range(_FIGURES if word[0].isdigit() else 1)]
    return " OR ".join(f'"{word}"' for word in weighed)


def _spaced(text: str) -> str:
    """Set signs of scripts without spaces between words apart, each a word of its own."""
    return text if text.isascii() else _SPACELESS.sub(r" \1 ", text)
