"""A statement as words that can be compared: stems, negations and what they deny."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from claimcheck.statements.tokens import tokens
from claimcheck.text.words import FUNCTION_WORDS, is_negation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.tokens import Token

_ENDING: Final = re.compile(r"(?:'s|s'|ations?|ings?|ers?|ed|es|ly|al|ment|s|e|y)$")
_SHORTEST: Final = 3
"""Letters that a stem keeps."""
_REACH: Final = 4
"""Words behind a negation that it denies, at most: ``was not approved for home use``."""
_STOP: Final = frozenset((",", ".", ";", ":", "(", ")", "but", "although", "though", "while"))
_IDLE: Final = FUNCTION_WORDS | frozenset(
    ("do", "did", "does", "done", "is", "be", "being", "am", "also", "just", "very", "yet", "he")
)


def stem(word: str) -> str:
    """Return a word without its ending, so that ``approved`` and ``approves`` agree; a crude way."""
    short = _ENDING.sub("", word)
    return short if len(short) >= _SHORTEST else word


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a text.

    Attributes:
        text: The text.
        listed: Its words, numbers and signs.
    """

    text: str
    listed: tuple[Token, ...]

    @classmethod
    def of(cls, text: str) -> Statement:
        """Read a text."""
        return cls(text, tuple(tokens(text)))

    def stems(self, start: int = 0, stop: int | None = None) -> set[str]:
        """Return the stems of the words that mean something, between two tokens."""
        return {
            stem(token.low)
            for token in self.listed[start:stop]
            if token.kind in ("word", "numeral") and token.low not in _IDLE
        }

    def negated(self) -> Iterator[tuple[int, list[int]]]:
        """Yield the index of each negation, and those of the words that it denies."""
        for at, token in enumerate(self.listed):
            if token.kind == "word" and is_negation(token.text, self.text):
                yield at, self._denied(at)

    def _denied(self, at: int) -> list[int]:
        denied: list[int] = []
        for index in range(at + 1, len(self.listed)):
            token = self.listed[index]
            if token.low in _STOP or len(denied) == _REACH:
                break
            if token.kind in ("word", "numeral") and token.low not in _IDLE:
                denied.append(index)
        return denied

    def phrases(self, listed: Mapping[tuple[str, ...], int]) -> Iterator[tuple[int, int, int]]:
        """Yield first and last index of each phrase of a list that stands here, and its line."""
        for at in range(len(self.listed)):
            for size in (3, 2, 1):
                phrase = tuple(token.low for token in self.listed[at : at + size])
                if len(phrase) == size and phrase in listed:
                    yield at, at + size, listed[phrase]
                    break

    def denies(self, lexicon: Lexicon) -> bool:
        """Whether something in it denies: a negation, or a word such as ``lacks``."""
        return any(True for _ in self.negated()) or any(
            True for _ in self.phrases(dict.fromkeys(lexicon.denials, 0))
        )
