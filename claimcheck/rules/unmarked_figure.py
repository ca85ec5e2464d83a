"""A sentence of a text gives a figure, and no mark says which claim it states.

What it does:
    Finds sentences with a digit in the texts that `[[prose]]` names, outside of code, that no mark
    covers. It is off unless it is asked for: `[severity]` with `unmarked-figure = "warning"`.

Why it matters:
    In a text whose figures are all meant to be backed, the one without a mark is the one that
    nobody checks.

Example:
    ```markdown
    PyTorch has more than 2,400 contributors.
    ```

How to fix:
    Mark it, or say why it needs none: `<!-- claimcheck: ignore[unmarked-figure] a version -->`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.mark import merged, touched
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each sentence with a figure that no mark covers."""
    for text in facts.prose:
        marked = merged(mark.sentence.span for mark in text.marked.marks)
        for sentence in text.marked.sentences:
            if sentence.has_figure and not touched(sentence.span, marked):
                yield Finding(
                    "the sentence gives a figure and no mark says which claim it states",
                    "mark it: <!-- claimcheck: ID -->",
                    places=(sentence.place,),
                    content=text.content(sentence.text),
                )
