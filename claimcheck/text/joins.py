"""Whether a space or a hyphen that one side lacks changes nothing but the look."""

from __future__ import annotations

import re

from claimcheck.text.canonical import MINUS
from claimcheck.text.chars import is_word
from claimcheck.text.words import FUNCTION_WORDS, NEGATIVE_PREFIXES, TURNED_BY_A, negations

_REACH = 40
"""Characters of a word that are looked at."""
_LEAST_COMPOUND = 4
"""Letters of each half of a compound that may have lost its hyphen: not ``re-sign``."""
_BETWEEN_NUMBERS = frozenset("()[]×=<>≤≥≈÷")
"""Signs between two numbers that are not part of either, so that space around them may be lost."""
_WORD_END = re.compile(r"(?<![\w'])[\w']+$")
_WORD_START = re.compile(r"[\w']+")
_LETTERS_END = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_LETTERS_START = re.compile(r"[^\W\d_]+")


def is_harmless_space(spaced: str, at: int, glued: str, joint: int) -> bool:
    """Whether the space at ``spaced[at]``, which ``glued`` lacks at ``joint``, may be lost."""
    left, right = spaced[:at][-_REACH:], spaced[at + 1 : at + 1 + _REACH]
    if not left or not right or left[-1] == MINUS or right[0] == MINUS:
        return False
    if not joins_words(left, right):
        number_left = left[-1].isdigit() or (len(left) > 1 and left[-2].isdigit())
        number_right = right[0].isdigit() or (len(right) > 1 and right[1].isdigit())
        if not (number_left and number_right):
            return True
        return left[-1] in _BETWEEN_NUMBERS or right[0] in _BETWEEN_NUMBERS
    if left[-1].isdigit() and right[0].isdigit():
        return False
    joined = word_end(glued[max(0, joint - _REACH) : joint]) + word_start(
        glued[joint : joint + _REACH]
    )
    return _join_is_harmless(word_end(left), word_start(right), joined, negations(spaced))


def is_lost_hyphen(hyphened: str, at: int) -> bool:
    """Whether a hyphen parts two whole words, so that a text without it has lost it."""
    head = _LETTERS_END.search(hyphened[max(0, at - _REACH) : at])
    tail = _LETTERS_START.match(hyphened[at + 1 : at + 1 + _REACH])
    if head is None or tail is None:
        return False
    one, other = head[0].casefold(), tail[0].casefold()
    if min(len(one), len(other)) < _LEAST_COMPOUND or one in NEGATIVE_PREFIXES:
        return False
    return negations(hyphened).isdisjoint((one, other))


def joins_words(left: str, right: str) -> bool:
    """Whether words would be joined if nothing stood between the two texts."""
    return is_word(left[-1]) and is_word(right[0])


def word_end(text: str) -> str:
    """Return the word in which ``text`` ends, in one case."""
    return _in_one_case(_WORD_END.search(text))


def word_start(text: str) -> str:
    """Return the word with which ``text`` starts, in one case."""
    return _in_one_case(_WORD_START.match(text))


def _in_one_case(match: re.Match[str] | None) -> str:
    return match[0].casefold() if match else ""


def _join_is_harmless(head: str, tail: str, joined: str, negating: frozenset[str]) -> bool:
    if not negating.isdisjoint((head, tail, joined)):
        return False
    if tail[:1] == "e" and tail[1:2].isdigit():
        return False
    if head in ("a", "an"):
        return not tail.startswith(TURNED_BY_A)
    return head not in NEGATIVE_PREFIXES or tail in FUNCTION_WORDS or tail[:1].isdigit()
