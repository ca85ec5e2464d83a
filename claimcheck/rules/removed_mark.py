"""A change takes a mark out of a text and leaves its sentence.

What it does:
    With `check --since BASE`, compares the marks of each text with those that it had there, and
    finds sentences that are as they were, or with few other words or other figures, without the
    mark of a claim, and marks whose `least` asks for a lower level than before. A text that is no
    longer read, because it was renamed or moved to where no `[[prose]]` names it, is one finding
    where some of its marks are in no other text.

Why it matters:
    The sentence is published as before, and nothing holds it to its evidence any more. That is the
    shortest way round every other rule.

Example:
    ```markdown
    PyTorch has more than 2,400 contributors.
    ```

How to fix:
    Put the mark back, or change the sentence along with it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.mark import Sentence
    from claimcheck.rules.base import Facts, OlderMark, Published

SEVERITY = Severity.WARNING

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 0.75
"""Of the words of both, figures aside, how many two sentences share that are one, changed."""
_COMMON = 200
"""Sentences that have a word which tells nothing of any of them."""


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each sentence that lost the mark of a claim."""
    if facts.change is None:
        return
    from claimcheck.prose import written_mark

    texts = {text.name: text for text in facts.prose}
    marked = {
        (text.name, mark.claim, mark.sentence.text)
        for text in facts.prose
        for mark in text.marked.marks
    }
    anywhere = {(claim, words) for _, claim, words in marked}
    changed = {text.name: _Changed(text) for text in facts.prose}
    gone: dict[str, dict[str, None]] = {}
    for older in facts.change.marks:
        now = texts.get(older.name)
        yield from _lowered(older, [now] if now is not None else facts.prose)
        if now is None:
            if (older.claim, older.words) not in anywhere:
                gone.setdefault(older.name, {})[older.claim] = None
            continue
        if (older.name, older.claim, older.words) in marked:
            continue
        stays = next((each for each in now.marked.sentences if older.words in each.text), None)
        if stays is None:
            stays = changed[older.name].of(older.claim, older.words)
        if stays is None or (older.name, older.claim, stays.text) in marked:
            continue
        how = "stays" if older.words in stays.text else "stays, changed,"
        yield Finding(
            f"the sentence {how} and its mark of {older.claim} went",
            f"put it back: {written_mark(now.name, older.claim, is_note=older.is_note)}",
            places=(stays.place,),
            subject=older.claim,
            content=now.content(older.words),
        )
    for name, claims in gone.items() if facts.config.prose else ():
        yield Finding(
            f"the text is no longer read, and its marks of {', '.join(claims)} went with it",
            "name the text under [[prose]], or look that its sentences are published nowhere",
            places=(facts.change.after.config.place("prose.0.files", "prose.0", "prose"),),
            subject=name,
            content=" ".join(claims),
        )


def _lowered(older: OlderMark, texts: Sequence[Published]) -> Iterator[Finding]:
    """Yield the mark that a sentence has, where it asks for less than the one that it had."""
    if older.least is None:
        return
    before = _words_of(older.words)
    found = [
        (mark.least or text.settings.least, text, mark)
        for text in texts
        for mark in text.marked.marks
        if mark.claim == older.claim and _alike(before, mark.sentence.text)
    ]
    least, text, mark = max(found, key=lambda each: each[0].rank, default=(older.least, None, None))
    if text is not None and mark is not None and least.rank < older.least.rank:
        yield Finding(
            f"the mark of {older.claim} asks for {least}, and asked for {older.least} before",
            f"set it back: least={older.least}, or let a reviewer see that it is meant",
            places=(mark.place,),
            subject=older.claim,
            content=text.content(older.words),
        )


class _Changed:
    """Finds sentences of a text that were others before a change."""

    def __init__(self, text: Published) -> None:
        self._text = text
        self._having: dict[str, list[int]] = {}

    def of(self, claim: str, words: str) -> Sentence | None:
        """Return what became of a sentence; None where it went, or still has its mark."""
        before = _words_of(words)
        marks = self._text.marked.marks
        if any(mark.claim == claim and _alike(before, mark.sentence.text) for mark in marks):
            return None
        sentences = self._text.marked.sentences
        if not self._having:
            self._read(sentences)
        shared = Counter(
            at
            for word in before
            if len(having := self._having.get(word, ())) <= _COMMON
            for at in having
        )
        likely = (at for at, _ in shared.most_common(9))
        return next((sentences[at] for at in likely if _alike(before, sentences[at].text)), None)

    def _read(self, sentences: Sequence[Sentence]) -> None:
        for at, sentence in enumerate(sentences):
            for word in _words_of(sentence.text):
                self._having.setdefault(word, []).append(at)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _alike(before: frozenset[str], text: str) -> bool:
    after = _words_of(text)
    return len(before & after) >= _ALIKE * max(len(before), len(after), 1)
