"""Which words mean much the same, by WordNet."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    """

    own: frozenset[str]
    above: frozenset[str]
    kinds: frozenset[str]


@cache
def _meanings() -> Mapping[str, Meaning]:
    text = files("claimcheck.statements").joinpath("thesaurus.txt").read_text("utf-8")
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            word, _, senses = line.partition(" ")
            own, _, above = senses.partition("/")
            things, _, others = above.partition("/")
            kinds = frozenset(others.split())
            found[word] = Meaning(frozenset(own.split()), kinds.union(things.split()), kinds)
    return found


@lru_cache(maxsize=10_000)
def meaning(word: str, base: str = "") -> Meaning | None:
    """Return what a word may mean in any of its forms; None where it is not in the thesaurus.

    Args:
        word: The word in small letters.
        base: The word that it is an irregular form of, such as ``lose`` for ``lost``.
    """
    known = _meanings()
    found = [known[each] for each in {word, base, *_bases(word)} if each in known]
    if not found and word.startswith(_AGAIN):
        return meaning(word.removeprefix(_AGAIN), base.removeprefix(_AGAIN))
    if not found:
        return None
    own, above, kinds = (frozenset().union(*each) for each in zip(*found, strict=True))
    return Meaning(own, above, kinds)


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
