"""Which words mean much the same and which the opposite, by the list in ``opposites.txt``.

A line of the list is a pair of sides, or one side alone. Two words are alike where they stand on
one side of a line, and opposed where they stand on both sides of one and are alike by no other. A
phrase counts as a word; in the list ``_`` stands between its words.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from claimcheck.text.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

Side = tuple[int, int]
"""The number of a line, and which side of its stroke."""

_VOWELS: Final = frozenset("aeiou")
_NEVER_DOUBLED: Final = frozenset("aeiouwxy")


_ENDINGS: Final = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"),
    ("ly", ""), ("ily", "y"), ("ly", "le"), ("ally", ""),
)  # fmt: skip
"""Endings of forms, and what stands in their place in the word itself."""
_KNOWN: Final = 50_000
"""Words whose sides are kept."""


class Opposites:
    """The list, in which a word is found by any of its forms.

    Attributes:
        sides: Returns the sides of a word or phrase in small letters; none where it is not listed.
        behind: Returns the second words of the phrases that begin with a word.
    """

    def __init__(self, irregular: Mapping[str, str], particles: Collection[str]) -> None:
        """Read the list.

        Args:
            irregular: Forms of words that do not show by their endings, each with the word.
            particles: What makes another word of the verb before it: *throws away*.
        """
        self._irregular = irregular
        self._particles = particles
        self._listed: dict[str, list[Side]] = {}
        self._behind: dict[str, set[str]] = {}
        self._graded: set[str] = set()
        self._read(files("claimcheck.statements").joinpath("opposites.txt").read_text("utf-8"))
        self.sides = lru_cache(_KNOWN)(self._sides)
        self.behind = lru_cache(_KNOWN)(self._words_behind)

    def _read(self, text: str) -> None:
        for number, line in enumerate(text.splitlines()):
            if line.startswith("#"):
                continue
            for which, side in enumerate(line.split("|")):
                here = (number, which)
                for word in side.split():
                    self._listed.setdefault(word, []).append(here)
        for word in [each for each in self._listed if each[-1] == "+" or "_" in each]:
            sides = self._listed.pop(word)
            name = word.rstrip("+").replace("_", " ")
            self._listed[name] = [*self._listed.get(name, ()), *sides]
            if word[-1] == "+":
                self._graded.add(name)
            else:
                first, second, *_ = name.split()
                self._behind.setdefault(first, set()).add(second)

    def _sides(self, name: str) -> tuple[Side, ...]:
        word, space, rest = name.partition(" ")
        names = (base + space + rest for base in self._bases(word))
        found = tuple(side for each in names for side in self._listed.get(each, ()))
        if not (found and space) or rest.partition(" ")[0] in self._particles:
            return found
        apart = word not in FUNCTION_WORDS and not word.endswith("ly")  # *slightly more*
        return (*found, *self.sides(word)) if apart else found  # *lower risk* is lower, too

    def _words_behind(self, word: str) -> frozenset[str]:
        return frozenset().union(*(self._behind.get(base, ()) for base in self._bases(word)))

    def _bases(self, word: str) -> set[str]:
        """Return the words of the list, or that begin a phrase of it, of which one is a form."""
        found = {word, self._irregular.get(word, word)}
        for ending, instead in _ENDINGS:
            base = word[: -len(ending)]
            if base and word.endswith(ending):
                last = base[-1:]
                for each in (base + instead, base[:-1] if base[-2:-1] == last else ""):
                    if each in self._listed or each in self._behind:
                        found.add(each)
        return {
            each
            for each in found
            if each in (word, self._irregular.get(word)) or word in self._forms_of(each)
        }

    def _forms_of(self, word: str) -> set[str]:
        return {*_forms(word, graded=word in self._graded)}


def forms_of(words: Iterable[str], irregular: Mapping[str, str]) -> Iterator[str]:
    """Yield some verbs in all their forms but -ly.

    Args:
        words: The verbs in their plain form.
        irregular: Forms of words that do not show by their endings, each with the word.
    """
    plain = set(words)
    for word in plain:
        yield word
        yield from (form for form in _forms(word, graded=False) if not form.endswith("ly"))
    yield from (form for form, word in irregular.items() if word in plain)


def _forms(word: str, *, graded: bool) -> Iterator[str]:
    """Yield the forms of a word that show by their endings, whatever part of speech it is."""
    last = word[-1]
    short = word[:-1] if last == "e" else word
    if last == "y" and word[-2:-1] not in _VOWELS:
        short = word[:-1] + "i"
        yield from (short + "es", short + "ed", word + "ing")
    else:
        hissing = word.endswith(("s", "x", "z", "ch", "sh", "o"))
        yield from (word + ("es" if hissing else "s"), short + "ed", short + "ing")
    doubled = short + last
    if last not in _NEVER_DOUBLED and word[-2:-1] in _VOWELS and word[-3:-2] not in _VOWELS:
        yield from (doubled + "ed", doubled + "ing")
    if graded:
        yield from (short + "er", short + "est", doubled + "er", doubled + "est")
    if word.endswith("le"):
        yield word[:-1] + "y"
    else:
        yield word + "ally" if word.endswith("ic") else (short if last == "y" else word) + "ly"


def is_alike(one: tuple[Side, ...], other: tuple[Side, ...]) -> bool:
    """Whether two words with these sides mean much the same."""
    return any(side in other for side in one)


def is_opposed(one: tuple[Side, ...], other: tuple[Side, ...]) -> bool:
    """Whether one of two words with these sides means the opposite of the other."""
    return not is_alike(one, other) and any((line, 1 - which) in other for line, which in one)
