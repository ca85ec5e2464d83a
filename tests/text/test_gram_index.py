from __future__ import annotations

import re
from random import Random

import pytest

from claimcheck.text.gram_index import Finder


def everywhere(text: str, needle: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(needle)})", text)]


@pytest.mark.parametrize("letters", ["ab", "abcdefghijklmnopqrstuvwxyz", "a"])
def test_the_index_finds_what_reading_finds(letters: str) -> None:
    random = Random(1)  # noqa: S311 - no secret
    text = "".join(random.choice(letters) for _ in range(30_000))
    finder = Finder(text)
    for number in range(120):
        at, size = random.randrange(29_000), random.randrange(1, 200)
        needle = text[at : at + size]
        if number % 3 == 0:
            needle = needle[:-1] + "b"
        assert finder.find(needle, 50) == everywhere(text, needle)[:50]


def test_many_needles_do_not_read_the_text_each_time() -> None:
    random = Random(2)  # noqa: S311 - no secret
    text = "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(100_000))
    finder = Finder(text)
    for _ in range(1_000):
        at = random.randrange(99_000)
        assert finder.find(text[at : at + 100], 9) == [at]
    assert finder.read_characters < 60 * len(text)


def test_an_empty_needle_stands_nowhere() -> None:
    assert Finder("abc").find("", 3) == []
