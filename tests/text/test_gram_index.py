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


def warm(text: str) -> Finder:
    """Return a finder that has read often enough to look things up."""
    finder = Finder(text)
    for _ in range(60):
        finder.find(text[:40], 1)
    return finder


def test_a_needle_of_any_length_is_found_wherever_it_begins() -> None:
    random = Random(3)  # noqa: S311 - no secret
    text = "".join(random.choice("abcdefgh") for _ in range(25_000))
    finder = warm(text)
    for size in range(1, 70):
        for at in range(160, 176):
            needle = text[at : at + size]
            assert finder.find(needle, 30_000) == everywhere(text, needle)


@pytest.mark.parametrize("times", [23, 24, 25, 26, 60])
@pytest.mark.parametrize("gap", ["", "x"])
def test_what_stands_often_is_found_each_time(times: int, gap: str) -> None:
    phrase = "the harbour counted many ships, and no ferry ever came to a quay twice; "
    text = (phrase[:64] + gap) * times + "".join(map(str, range(6_000)))
    finder = warm(text)
    for needle in (phrase[:64], phrase[3:60], phrase[:31]):
        assert finder.find(needle, 1_000) == everywhere(text, needle)


def test_a_needle_that_begins_before_the_text_does_is_not_found() -> None:
    text = "".join(map(str, range(6_000)))
    assert warm(text).find("x" + text[:50], 9) == []
    assert warm(text).find(text[-50:] + "x", 9) == []


def test_reading_a_needle_that_is_not_there_reads_the_whole_text() -> None:
    finder = Finder("abcabc")
    assert finder.find("bc", 1) == [1]
    first = finder.read_characters
    assert 3 <= first <= 6
    assert finder.find("x", 1) == []
    assert finder.read_characters == first + 6
