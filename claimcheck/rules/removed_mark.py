"""A change takes a mark out of a text and leaves its sentence.

What it does:
    With `check --since BASE`, compares the marks of each text with those that it had there, and
    finds sentences that are as they were, without the mark of a claim. A text that is no longer
    read, because it was renamed or moved to where no `[[prose]]` names it, is one finding where
    some of its marks are in no other text.

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

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.WARNING


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each sentence that lost the mark of a claim."""
    if facts.change is None:
        return
    texts = {text.name: text for text in facts.prose}
    marked = {
        (text.name, mark.claim, mark.sentence.text)
        for text in facts.prose
        for mark in text.marked.marks
    }
    anywhere = {(claim, words) for _, claim, words in marked}
    gone: dict[str, dict[str, None]] = {}
    for older in facts.change.marks:
        now = texts.get(older.name)
        if now is None:
            if (older.claim, older.words) not in anywhere:
                gone.setdefault(older.name, {})[older.claim] = None
            continue
        if (older.name, older.claim, older.words) in marked:
            continue
        stays = next((each for each in now.marked.sentences if older.words in each.text), None)
        if stays is None or (older.name, older.claim, stays.text) in marked:
            continue
        yield Finding(
            f"the sentence stays and its mark of {older.claim} went",
            f"put it back: <!-- claimcheck: {older.claim} -->",
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
