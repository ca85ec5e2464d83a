"""A text says more than the claim that it is marked with.

What it does:
    Compares each marked sentence with the claims that its marks name. More than a claim is said
    by a figure, a date or a unit that it does not allow (*more than 2,400* and *about 2,400*
    may stand for 2,412; 2,500 and *exactly 2,400* may not; 12 % is neither 12 points nor 12 $),
    by a negation that one side lacks, an opposite (rose, fell), a hedge, an attribution or a
    bound that the sentence drops, a wider scope (all, only, first), a limit that it drops
    (*visitors* for *visitors under 18*), or a word that stands in the place of one of the
    claim's and means the opposite or another thing (*drains* for *charges*, *pears* for
    *apples*). A sentence without a word in common with its claims says something else. Saying
    less is fine. With `wording = "exact"` under `[[prose]]` the sentence has to have the words
    of its claims. It reads English.

Why it matters:
    The claim keeps its evidence while the sentence beside it changes. This is where most errors of
    published texts come in: a figure that was typed anew, a *may* that got lost.

Example:
    ```markdown
    PyTorch has more than 2,500 contributors.<!-- claimcheck: contributors -->
    ```

How to fix:
    Say what the claim says, or change the claim and give it the evidence for that. A figure that
    belongs to another claim gets the mark of that claim, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.terms import Severity
from claimcheck.rules._statements import LEAVES_OUT, once, quoted
from claimcheck.text.chars import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.claim import Claim
    from claimcheck.model.finding import Finding
    from claimcheck.model.mark import Mark
    from claimcheck.rules.base import Facts, Published
    from claimcheck.statements.difference import Difference

SEVERITY = Severity.ERROR

_OF_FIGURES = ("figure", "date")
"""What is compared where a sentence tells of a claim that it is refuted."""


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each sentence that says more than its claims."""
    for text in facts.prose:
        for marks, claims in text.stated:
            told = "; ".join(_told(text, marks, claims))
            if told:
                names = ", ".join(claim.id for claim in claims)
                help_text = (
                    f"say what the claim says, or change the claim (claimcheck show {names})"
                )
                yield text.found(marks[0], told, help_text, claims[0])


def _told(text: Published, marks: Sequence[Mark], claims: Sequence[Claim]) -> Iterator[str]:
    from claimcheck.statements.basis import Basis
    from claimcheck.statements.compare import additions, is_unrelated

    sentence = marks[0].sentence.text
    basis = Basis(text.words_of(claims), restated=True)
    found = additions(sentence, basis)
    if any(mark.as_refuted for mark in marks):
        found = [each for each in found if each.kind in _OF_FIGURES]
    added = once([each for each in found if each.kind not in LEAVES_OUT])
    if added:
        yield _added(added, claims, sentence)
    if not found and is_unrelated(sentence, basis):
        named = "the claim" if len(claims) == 1 else "any of its claims"
        yield f"the sentence has no word in common with {named}"
    left_out = [each for each in found if each.kind in LEAVES_OUT]
    if left_out:
        words = quoted(words for each in left_out for words in each.instead)
        yield f"the claim says {words}, and the sentence leaves it out"
    if text.settings.wording == "exact":
        plain = _plain(sentence)
        for claim in claims:
            if _plain(claim.text) not in plain:
                yield f"the text asks for the words of the claim: “{claim.text}”"


def _added(added: Sequence[Difference], claims: Sequence[Claim], sentence: str) -> str:
    other_unit = {each.span.text for each in added if each.span.text in each.instead}
    words = ", ".join(
        f"{quoted([each.span.text])}{' of something else' if each.span.text in other_unit else ''}"
        for each in added
    )
    instead = quoted(
        words
        for each in added
        for words in each.instead
        if words not in other_unit and not _says(sentence, words)
    )
    nobody = "the claim does not" if len(claims) == 1 else "none of its claims does"
    says = "the claim says" if len(claims) == 1 else "they say"
    return f"the sentence says {words}, and {nobody}" + (f"; {says} {instead}" if instead else "")


def _says(sentence: str, words: str) -> bool:
    """Whether a sentence has words as they are; ``420`` is none of ``1,420`` and of ``-420``."""
    alone = rf"(?<![\w.,])(?<!\W-){re.escape(words)}(?!\w|[.,]\d)"
    return re.search(alone, sentence) is not None


def _plain(text: str) -> str:
    """Return words as they are compared: typography, case and the last full stop aside."""
    return " ".join(text.translate(PLAIN).casefold().split()).rstrip(" .")
