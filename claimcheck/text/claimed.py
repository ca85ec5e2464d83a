"""Words before a quote that say somebody else says so, or that it is not so.

A quote cut out behind them is true to the letter and says the opposite. English so far; the list
is data, and a language is a line of it.
"""

from __future__ import annotations

import re
from typing import Final

from claimcheck.text.chars import PLAIN, QUOTES

MAX_BEFORE: Final = 120
"""Characters before a quote that are looked at; only those of its own sentence count."""


def _phrases(listed: str) -> frozenset[tuple[str, ...]]:
    lines = (line.split() for line in listed.splitlines())
    return frozenset(tuple(line) for line in lines if line)


PHRASES: Final = _phrases(
    """
    allegation that
    alleged
    alleged that
    allegedly
    alleges that
    alleging that
    asserted that
    asserting that
    asserts that
    assertion that
    claim that
    claimed
    claimed that
    claiming that
    claims that
    conspiracy theory that
    debunked
    denied that
    denies that
    deny that
    denying that
    disproved that
    disproves that
    disputed that
    disputes that
    doubted that
    doubtful that
    doubts that
    false that
    falsely
    falsely that
    hoax that
    impossible that
    incorrect that
    incorrectly
    insisted that
    insists that
    lie that
    little evidence for
    little evidence of
    little evidence that
    misconception that
    mistakenly
    mistakenly that
    myth that
    no evidence
    no evidence for
    no evidence of
    no evidence that
    no indication that
    no proof
    no proof for
    no proof of
    no proof that
    no reason to believe
    no reason to believe that
    no reason to think
    no reason to think that
    no sign that
    no sign of
    not true that
    isn't true that
    never true that
    wasn't true that
    pretended that
    pretends that
    purportedly
    refuted that
    refutes that
    can't say that
    cannot say that
    denied
    denies
    didn't find that
    didn't say
    didn't say that
    disagree that
    disagreed that
    do not believe
    do not believe that
    do not think
    do not think that
    does not mean
    does not mean that
    does not think
    does not think that
    doesn't mean
    doesn't mean that
    doesn't think
    doesn't think that
    don't believe
    don't believe that
    don't think
    don't think that
    false to say
    false to say that
    isn't the case that
    never said
    never said that
    no one believes
    no one believes that
    nobody believes
    nobody believes that
    not say that
    not the case that
    not think
    not think that
    pretend that
    rumor that
    rumors that
    rumour that
    rumours that
    so-called
    supposedly
    unclear whether
    unlikely that
    unproven that
    untrue that
    without evidence
    without evidence that
    wrong that
    wrong to claim
    wrong to claim that
    wrong to say
    wrong to say that
    wrong to think
    wrong to think that
    wrongly
    wrongly that
    """
)
"""What ends right before a quote that is mined."""

_LONGEST = max(map(len, PHRASES))
_OPENERS = frozenset(("a", "an", "any", "all", "the", "this", "that", "these", "those"))
"""Words that may stand between such words and the quote."""

_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*\s|\n\s*\n")
_WORD = re.compile(r"[\w'-]+")
_OTHER_CLAUSE = re.compile(r"[;,–—]\s*$")


def claimed_before(before: str) -> bool:
    """Whether what stands right before a quote makes it what somebody only claims, or denies.

    Args:
        before: The text up to the quote, ``MAX_BEFORE`` characters of it at most.
    """
    if not before or not (before[-1].isspace() or before[-1] in QUOTES):
        return False
    plain = before.translate(PLAIN).casefold()
    sentence = plain[max((end.end() for end in _SENTENCE_END.finditer(plain)), default=0) :]
    if _OTHER_CLAUSE.search(sentence):
        return False
    words = _WORD.findall(sentence)
    if _ends_so(words):
        return True
    return len(words) > 1 and words[-1] in _OPENERS and _ends_so(words[:-1])


def _ends_so(words: list[str]) -> bool:
    return any(tuple(words[-count:]) in PHRASES for count in range(1, _LONGEST + 1))
