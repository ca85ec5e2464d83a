"""Which words mean much the same, by WordNet."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDINGS: Final = (
    ("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", ""),
    ("ing", "e"), ("ing", ""), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"),
)  # fmt: skip
"""Endings of words, and what stands in their place in the word itself."""


_AGAIN: Final = "re"
"""What a word begins with that says the same of a second time: *reopened*."""


class Meaning(NamedTuple):
    """What a word may mean.

    Attributes:
        own: Its senses.
        above: The senses that are one step more general, similar or derived.
        kinds: Those of them that are no things, but doings and properties.
        against: The senses that mean the opposite of one of its own, or of what is similar.
    """

    own: frozenset[str]
    above: frozenset[str]
    kinds: frozenset[str]
    against: frozenset[str]


@cache
def _lines() -> Sequence[str]:
    """Return the lines of the thesaurus in order: a word is found without reading the others."""
    text = files("claimcheck.statements").joinpath("thesaurus.txt").read_text("utf-8")
    return text.splitlines()


@lru_cache(maxsize=50_000)
def _listed(word: str) -> Meaning | None:
    lines = _lines()
    at = bisect_left(lines, word)
    found, _, senses = lines[at].partition(" ") if at < len(lines) else ("", "", "")
    if found != word:
        return None
    parts = [frozenset(part.split()) for part in senses.split("/")]
    own, things, kinds, against = (*parts, *[frozenset[str]()] * (4 - len(parts)))
    return Meaning(own, things | kinds, kinds, against)


@lru_cache(maxsize=10_000)
def meaning(word: str, base: str = "") -> Meaning | None:
    """Return what a word may mean in any of its forms; None where it is not in the thesaurus.

    Args:
        word: The word in small letters.
        base: The word that it is an irregular form of, such as ``lose`` for ``lost``.
    """
    listed = (_listed(each) for each in {word, base, *_bases(word)} if each)
    found = [each for each in listed if each is not None]
    if not found and word.startswith(_AGAIN):
        return meaning(word.removeprefix(_AGAIN), base.removeprefix(_AGAIN))
    if not found:
        return None
    return Meaning(*(frozenset().union(*each) for each in zip(*found, strict=True)))


def _bases(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word.removesuffix(ending) + instead
            yield base
            if not instead and len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]


def alike(one: Meaning, other: Meaning) -> bool:
    """Whether two words may mean the same, one something more general, or both ways of one doing.

    Two things of one kind are different things (*ferry* and *barge*); two ways of doing one thing
    differ by less (*stride* and *march*), and opposites among them are listed elsewhere.
    """
    return not (
        one.own.isdisjoint(other.own)
        and one.own.isdisjoint(other.above)
        and one.above.isdisjoint(other.own)
        and one.kinds.isdisjoint(other.kinds)
    )


def opposed(one: Meaning, other: Meaning) -> bool:
    """Whether one of two words may mean the opposite of the other, and neither the same."""
    return one.own.isdisjoint(other.own) and not (
        one.against.isdisjoint(other.own | other.above)
        and other.against.isdisjoint(one.own | one.above)
    )


def are_kinds(one: Meaning, other: Meaning) -> bool:
    """Whether two words are names of things, and of two kinds of one: *apple* and *pear*."""
    things = not one.kinds and not other.kinds
    return things and not alike(one, other) and not one.above.isdisjoint(other.above)
