"""A statement as words that can be compared: stems, negations and what they deny."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figures import figures_in
from claimcheck.statements.plain import plain_figures
from claimcheck.statements.rates import rates_in
from claimcheck.statements.tokens import cased_words_in, plain_of, tokens, words_in
from claimcheck.text.words import FUNCTION_WORDS, is_negation, may_negate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.lexicon import Lexicon, Phrases
    from claimcheck.statements.opposites import Side
    from claimcheck.statements.tokens import Token

_ENDING: Final = re.compile(r"(?:'s|s'|ations?|ings?|ers?|ed|es|ly|al|ment|s|e|y)$")
_INFLECTED: Final = re.compile(r"(?:'s|s'|ing|ed|es|s|e)$")
_AGREED: Final = frozenset(("agreed", "disagreed", "freed", "decreed", "guaranteed", "refereed"))
"""Words in *eed* whose ending it is."""
_SHORTEST: Final = 3
"""Letters that a stem keeps."""
_REACH: Final = 4
"""Words behind a negation that it denies, at most: ``was not approved for home use``."""
_LONGEST_PHRASE: Final = 4
"""Words of a phrase that has opposites."""
_LACKS: Final = frozenset(("lack", "lacks", "lacked", "lacking", "absence"))
"""Words that turn what follows: *for lack of complete papers*."""
_TURNED: Final = 2
"""Words of these of which it makes the opposite."""
MAX_LENGTH: Final = 8_000
"""Characters of a text that are compared; a quote is a passage and not a book."""
_LANGUAGE: Final = 400
"""Characters that tell in which language a text negates."""
_STOP: Final = frozenset((",", ".", ";", ":", "(", ")", "but", "although", "though", "while"))
IDLE: Final = FUNCTION_WORDS | frozenset(
    ("do", "did", "does", "done", "am", "being", "also", "just", "very", "yet")
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its ending, crudely: ``approved`` and ``approves`` agree."""
    if word.endswith("eed") and word not in _AGREED:  # *exceed*, *speed*
        return word
    short = _ENDING.sub("", word)
    return short if len(short) >= _SHORTEST else word


@lru_cache(maxsize=50_000)
def plain_form(word: str) -> str:
    """Return a word without what inflects it, crudely: *fines* and *fined* agree; not *final*."""
    short = _INFLECTED.sub("", word)
    if len(short) < _SHORTEST:
        return word
    if len(short) > _SHORTEST and short[-1] == short[-2]:
        short = short[:-1]
    return short[:-1] + "i" if short[-1] == "y" else short


class Statement:
    """A text as words.

    Attributes:
        text: The text.
        lexicon: The words of its language.
        plain: What is compared of it, with one shape for each dash and mark of quotation.
        order: Its words and whole numbers in small letters, in order.
        vocabulary: The same, each once.
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.plain = plain_of(text[:MAX_LENGTH])
        self.order = words_in(self.plain)
        self.vocabulary = frozenset(self.order)

    @cached_property
    def listed(self) -> Sequence[Token]:
        """Return its words, numbers and signs."""
        return tokens(self.text[:MAX_LENGTH])

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """Return the stems of all its words that mean something."""
        return frozenset(self.stems_of(self.vocabulary))

    def stem(self, word: str) -> str:
        """Return the stem of a word in small letters, or of the word that it is a form of."""
        return stem(self.lexicon.irregular.get(word, word))

    def stems_of(self, words: Iterable[str]) -> set[str]:
        """Return the stems of those of some words, in small letters, that mean something."""
        irregular = self.lexicon.irregular
        return {stem(irregular.get(word, word)) for word in words if word not in IDLE}

    def shares_words_with(self, other: Statement) -> bool:
        """Whether a word that means something stands in both, whatever its ending."""
        both = self.vocabulary & other.vocabulary
        return not both <= IDLE or not self.all_stems.isdisjoint(other.all_stems)

    @cached_property
    def figures(self) -> list[Figure]:
        """Return its figures."""
        found = plain_figures(self.text, self.plain, self.order, self.vocabulary, self.lexicon)
        if found is None:
            found = figures_in(self.text[:MAX_LENGTH], self.lexicon, self.listed)
        return found

    def stems(self, start: int = 0, stop: int | None = None) -> set[str]:
        """Return the stems of the words that mean something, between two tokens."""
        listed = self.listed[start:stop]
        return self.stems_of(token.low for token in listed if token.kind in ("word", "numeral"))

    @cached_property
    def negated(self) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return the index of each negation, with those of the words that it denies."""
        if not may_negate(self.vocabulary, self.text):
            return ()
        around = self.text[:_LANGUAGE]
        return tuple(
            (at, self._denied(at))
            for at, token in enumerate(self.listed)
            if token.kind == "word" and is_negation(token.text, around) and not self._bounds(at)
            if not token.low.startswith("fail") or self._fails_to(at)  # *before it failed*
        )

    @cached_property
    def sided(self) -> Mapping[int, tuple[str, tuple[Side, ...]]]:
        """Return the words and phrases that have opposites or synonyms, by index, with sides."""
        listed = self.lexicon.opposites
        low = [token.low for token in self.listed]
        found: dict[int, tuple[str, tuple[Side, ...]]] = {}
        free = 0
        for at, word in enumerate(low):
            if at < free:
                continue
            begins = at + 1 < len(low) and low[at + 1] in listed.behind(word)
            sizes = range(_LONGEST_PHRASE, 1, -1) if begins else ()
            phrases = (" ".join(low[at : at + size]) for size in sizes)
            named = next((phrase for phrase in phrases if listed.sides(phrase)), word)
            if sides := listed.sides(named):
                found[at] = named, sides
                free = at + named.count(" ") + 1
        return found

    @cached_property
    def possible_sides(self) -> frozenset[Side]:
        """Return the sides of these words and phrases, and of some more, without its tokens."""
        listed, order = self.lexicon.opposites, self.order
        phrases = [
            " ".join(order[at : at + size])
            for at, (word, second) in enumerate(pairwise(order))
            if second in listed.behind(word)
            for size in range(2, _LONGEST_PHRASE + 1)
        ]
        names = (*self.vocabulary, *phrases)
        return frozenset(side for name in names for side in listed.sides(name))

    def sides_at(self, at: int) -> tuple[Side, ...]:
        """Return the sides of the word or phrase that begins at an index."""
        return self.sided[at][1] if at in self.sided else ()

    @cached_property
    def turned(self) -> frozenset[int]:
        """Return the indexes of the words that a negation turns: *not lawful*, *with no crew*."""
        behind = {index for _, denied in self.negated for index in denied[:_TURNED]}
        before = {at - 1 for at, _ in self.negated if self.listed[at].low == "no"}
        lack = (at for at, token in enumerate(self.listed) if token.low in _LACKS)
        behind |= {at + more for at in lack for more in range(1, _REACH)}
        less = {at for at, token in enumerate(self.listed, 1) if token.low in ("less", "least")}
        return frozenset(behind | before | less)

    def _fails_to(self, at: int) -> bool:
        return any(token.low == "to" for token in self.listed[at + 1 : at + 2])

    def _bounds(self, at: int) -> bool:
        """Whether a negation is part of a phrase that denies nothing: *no more than*."""
        words = self.lexicon
        low = [token.low for token in self.listed[max(0, at - 1) : at + 4]]
        here = min(at, 1)
        phrases = (tuple(low[here : here + size]) for size in (2, 3, 4))
        before = tuple(low[: here + 1])  # *for nothing*
        return before in words.no_denials.lines or any(
            p in words.bounds or p in words.no_denials.lines for p in phrases
        )

    def _denied(self, at: int) -> tuple[int, ...]:
        denied: list[int] = []
        if self.listed[at].low in self.lexicon.pronouns:
            return ()
        for index in range(at + 1, len(self.listed)):
            token = self.listed[index]
            if token.low in _STOP or len(denied) == _REACH:
                break
            longer = token.low == "longer" and index == at + 1  # *no longer safe*
            if token.kind in ("word", "numeral") and token.low not in IDLE and not longer:
                denied.append(index)
        return tuple(denied)

    def phrases(self, listed: Phrases) -> Iterator[tuple[int, int, int]]:
        """Yield where each of some phrases stands, as indexes, and the number of its line."""
        if not self.vocabulary.isdisjoint(listed.first):
            pieces = self.listed
            low = [token.low for token in pieces]
            yield from listed.found_in(low, lambda at: pieces[at].text)

    def followed(self, listed: Phrases, reach: int) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield each of some phrases with the words behind it, so many; it takes no tokens."""
        order = self.order
        for at, stop, _ in listed.found_in(order, lambda at: cased_words_in(self.plain)[at]):
            yield " ".join(order[at:stop]), order[stop : stop + reach]

    def lines_of(self, listed: Phrases) -> set[int]:
        """Return the numbers of the lines of those of some phrases that stand in it."""
        if self.vocabulary.isdisjoint(listed.first):
            return set()
        found = list(listed.found_in(self.order, lambda at: cased_words_in(self.plain)[at]))
        # Of a phrase of several words only tokens tell whether a sign stands between them.
        several = any(stop - at > 1 for at, stop, _ in found)
        if several or not self.vocabulary.isdisjoint(listed.signed):
            found = list(self.phrases(listed))
        return {line for _, _, line in found}

    def has(self, listed: Phrases) -> bool:
        """Whether one of some phrases stands in it."""
        return bool(self.lines_of(listed))

    @property
    def denies(self) -> bool:
        """Whether something in it denies: a negation, or a word such as ``lacks``."""
        return bool(self.negated) or self.has(self.lexicon.denials)

    @cached_property
    def rates(self) -> Mapping[str, int]:
        """Return the times for which something in it is counted, each with its place."""
        return rates_in(self.listed, self.lexicon)

    def words(self, start: int, stop: int) -> tuple[int, int, str]:
        """Return where the words between two tokens begin and end in the text, and the words."""
        begin, end = self.listed[start].start, self.listed[min(stop, len(self.listed)) - 1].end
        return begin, end, self.text[begin:end]
