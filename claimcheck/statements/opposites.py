"""Which words mean much the same and which the opposite, by the list in ``opposites.txt``.

A line of the list is a pair of sides, or one side alone. Two words are alike where they stand on
one side of a line, and opposed where they stand on both sides of one and are alike by no other. A
phrase counts as a word; in the list ``_`` stands between its words.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Side = tuple[int, int]
"""The number of a line, and which side of its stroke."""

_VOWELS: Final = frozenset("aeiou")
_NEVER_DOUBLED: Final = frozenset("aeiouwxy")


def sides_of_words(irregular: Mapping[str, str]) -> dict[str, tuple[Side, ...]]:
    """Return the sides of each word of the list, in all its forms.

    Args:
        irregular: Forms of words that do not show by their endings, each with the word.
    """
    forms: dict[str, list[str]] = {}
    for form, word in irregular.items():
        forms.setdefault(word, []).append(form)
    text = files("claimcheck.statements").joinpath("opposites.txt").read_text("utf-8")
    listed: dict[str, list[Side]] = {}
    for number, line in enumerate(text.splitlines()):
        if not line.startswith("#"):
            for which, side in enumerate(line.split("|")):
                for word in side.split():
                    listed.setdefault(word, []).append((number, which))
    found: dict[str, tuple[Side, ...]] = {}
    for entry, sides in listed.items():
        word, part, rest = entry.rstrip("+").partition("_")
        behind = f" {rest.replace('_', ' ')}" if part else ""
        for form in {word, *_forms(word, graded=entry.endswith("+")), *forms.get(word, ())}:
            found[form + behind] = (*found.get(form + behind, ()), *sides)
    return found


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
