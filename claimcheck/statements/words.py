"""A statement as words that can be compared: stems, negations and what they deny."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from claimcheck.statements.tokens import tokens, words_in
from claimcheck.text.words import FUNCTION_WORDS, is_negation, may_negate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.lexicon import Lexicon, Phrases
    from claimcheck.statements.tokens import Token

_ENDING: Final = re.compile(r"(?:'s|s'|ations?|ings?|ers?|ed|es|ly|al|ment|s|e|y)$")
_SHORTEST: Final = 3
"""Letters that a stem keeps."""
_REACH: Final = 4
"""Words behind a negation that it denies, at most: ``was not approved for home use``."""
_LONGEST: Final = 3
"""Words of the longest phrase that is looked for."""
MAX_LENGTH: Final = 8_000
"""Characters of a text that are compared; a quote is a passage and not a book."""
_LANGUAGE: Final = 400
"""Characters that tell in which language a text negates."""
_STOP: Final = frozenset((",", ".", ";", ":", "(", ")", "but", "although", "though", "while"))
_IDLE: Final = FUNCTION_WORDS | frozenset(
    ("do", "did", "does", "done", "am", "being", "also", "just", "very", "yet")
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its ending, crudely: ``approved`` and ``approves`` agree."""
    short = _ENDING.sub("", word)
    return short if len(short) >= _SHORTEST else word


def stems_of(words: Iterable[str]) -> set[str]:
    """Return the stems of those of some words, in small letters, that mean something."""
    return {stem(word) for word in words if word not in _IDLE}


@dataclass(frozen=True)
class Statement:
    """A text as words.

    Attributes:
        text: The text.
        lexicon: The words of its language.
    """

    text: str
    lexicon: Lexicon

    @cached_property
    def listed(self) -> Sequence[Token]:
        """Return its words, numbers and signs."""
        return tokens(self.text[:MAX_LENGTH])

    @cached_property
    def order(self) -> Sequence[str]:
        """Return its words and whole numbers in small letters, in order; it takes no tokens."""
        return words_in(self.text[:MAX_LENGTH])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Return its words and whole numbers, each once."""
        return frozenset(self.order)

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """Return the stems of all its words that mean something; it takes no tokens."""
        return frozenset(stems_of(self.vocabulary))

    @cached_property
    def figures(self) -> list[Figure]:
        """Return its figures."""
        from claimcheck.statements.figures import figures_in

        return figures_in(self.text[:MAX_LENGTH], self.lexicon, self.listed)

    def stems(self, start: int = 0, stop: int | None = None) -> set[str]:
        """Return the stems of the words that mean something, between two tokens."""
        listed = self.listed[start:stop]
        return stems_of(token.low for token in listed if token.kind in ("word", "numeral"))

    @cached_property
    def negated(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return the index of each negation, with those of the words that it denies."""
        if not may_negate(self.vocabulary, self.text):
            return ()
        around = self.text[:_LANGUAGE]
        return tuple(
            (at, self._denied(at))
            for at, token in enumerate(self.listed)
            if token.kind == "word" and is_negation(token.text, around)
        )

    def _denied(self, at: int) -> tuple[int, ...]:
        denied: list[int] = []
        if self.listed[at].low in self.lexicon.pronouns:
            return ()
        for index in range(at + 1, len(self.listed)):
            token = self.listed[index]
            if token.low in _STOP or len(denied) == _REACH:
                break
            if token.kind in ("word", "numeral") and token.low not in _IDLE:
                denied.append(index)
        return tuple(denied)

    def phrases(self, listed: Phrases) -> Iterator[tuple[int, int, int]]:
        """Yield where each of some phrases stands, as indexes, and the number of its line."""
        if self.vocabulary.isdisjoint(listed.first):
            return
        for at, token in enumerate(self.listed):
            if token.low not in listed.first or self._is_month(token):
                continue
            for size in range(_LONGEST, 0, -1):
                phrase = tuple([each.low for each in self.listed[at : at + size]])
                if len(phrase) == size and phrase in listed.lines:
                    yield at, at + size, listed.lines[phrase]
                    break

    def _is_month(self, token: Token) -> bool:
        """Whether a word is the name of a month rather than a verb: ``May``."""
        return token.low in self.lexicon.months and token.text[0].isupper()

    def has(self, listed: Phrases) -> bool:
        """Whether one of some phrases stands in it."""
        return next(self.phrases(listed), None) is not None

    @property
    def denies(self) -> bool:
        """Whether something in it denies: a negation, or a word such as ``lacks``."""
        return bool(self.negated) or self.has(self.lexicon.denials)

    def words(self, start: int, stop: int) -> tuple[int, int, str]:
        """Return where the words between two tokens begin and end in the text, and the words."""
        begin, end = self.listed[start].start, self.listed[min(stop, len(self.listed)) - 1].end
        return begin, end, self.text[begin:end]
