"""Words that turn a sentence round, and how words are counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.text.chars import NO_SPACE_CLASS, PLAIN

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def _words(listed: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", listed))


_ENGLISH_NEGATIONS = _words(
    """
    no not never none nor neither nobody nothing nowhere cannot without unable hardly scarcely
    barely seldom fail fails failed refuse refused refuses deny denied denies false untrue non
    """
)
_OTHER_NEGATIONS = _words(
    """
    nicht kein keine keinen keinem keiner nie niemals ohne weder ne pas jamais sans aucun aucune
    nunca jamás ningún ninguna tampoco sin niente nessuno senza niet geen nooit zonder não nem sem
    """
)
_ALL_NEGATIONS = _ENGLISH_NEGATIONS | _OTHER_NEGATIONS
_ENGLISH = re.compile(
    r"\b(?:the|and|with|that|from|which|this|were|have|has|been|their|would|are|its?|they|you|his|"
    r"our|your|there|when|than|into|other|about)\b",
    re.IGNORECASE,
)
"""Words that tell English text, since no other language has them."""

NEGATIVE_PREFIXES = _words(
    """
    anti counter de dis il im in ir mal mis non not no un under over
    """
)
"""What turns a word round, or bends it, when it is written together with it."""

TURNED_BY_A = tuple(
    _words(
        """
        aerobic biotic cellular cyclic gender hydrous like live lone moral morphous new part
        periodic political septic sexual social symmetr symptom synchron theis tonal typical way
        """
    )
)
"""How words begin that an ``a`` or ``an`` written together with them turns into another."""

FUNCTION_WORDS = _words(
    """
    a all an and any are as at be been both but by can each every for from had has have he her his
    i if in into is it its many may more most my of on one or order other our she should so some
    such than that the their them then there these they this those to two under up us was we were
    what when where which while who will with would you your
    """
)
"""Words so common that a prefix before them is no prefix: ``inthe`` is ``in the``."""

_WORD = re.compile(r"\w+(?:'\w+)?")
_TRIM = re.compile(r"^\W+|\W+$")
_CONTRACTED = re.compile(r"[nN]\W[tT]\b")
"""The end of *don't*, whatever mark stands in it."""
_NO_SPACE = re.compile(f"[{NO_SPACE_CLASS}]")


def is_english(text: str) -> bool:
    """Whether a text has words that English alone has; a few words may have none of them."""
    return _ENGLISH.search(text) is not None


def negations(text: str) -> frozenset[str]:
    """Return the words that negate in the language of ``text``: ``sans`` is none in English."""
    return _ENGLISH_NEGATIONS if is_english(text) else _ALL_NEGATIONS


def may_negate(words: AbstractSet[str], text: str) -> bool:
    """Whether something may negate in a text, in one language or another; most texts do not.

    Args:
        words: Its words in small letters.
        text: The text.
    """
    return (
        not words.isdisjoint(_ALL_NEGATIONS)
        or "cant" in words
        or _CONTRACTED.search(text) is not None
    )


def is_negation(word: str, around: str) -> bool:
    """Whether a word negates in the language of the text around it."""
    plain = _TRIM.sub("", word.translate(PLAIN).casefold())
    if plain in _ALL_NEGATIONS:
        return plain in negations(around)
    return plain.endswith("n't") or plain == "cant"


def has_negation(text: str) -> bool:
    """Whether some word of ``text`` negates."""
    plain = text.translate(PLAIN)
    return any(is_negation(word, plain) for word in _WORD.findall(plain))


def begins_a_word(text: str, beginning: str) -> bool:
    """Tell whether a word of ``text`` begins so; where words have no spaces, anywhere in it."""
    at = text.find(beginning)
    while at > 0 and _goes_on(text[at]) and _goes_on(text[at - 1]):
        at = text.find(beginning, at + 1)
    return at >= 0


def _goes_on(char: str) -> bool:
    return char.isalnum() and not _NO_SPACE.match(char)


def word_count(text: str) -> int:
    """Count words; two characters of a script without word spaces count as one word."""
    spaceless = 0
    if not text.isascii():
        spaceless = len(text) - len(_NO_SPACE.sub("", text))
        text = _NO_SPACE.sub(" ", text)
    spaced = sum(word.isalnum() or any(map(str.isalnum, word)) for word in text.split())
    return spaced + (spaceless + 1) // 2
