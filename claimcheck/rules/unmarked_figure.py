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

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding
from claimcheck.model.terms import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model.mark import Span
    from claimcheck.rules.base import Facts

SEVERITY = Severity.NOTE


def find(facts: Facts) -> Iterator[Finding]:
    """Yield each sentence with a figure that no mark covers."""
    for text in facts.prose:
        marked = _merged(mark.sentence.span for mark in text.marked.marks)
        for sentence in text.marked.sentences:
            if sentence.has_figure and not _touched(sentence.span, marked):
                yield Finding(
                    "the sentence gives a figure and no mark says which claim it states",
                    "mark it: <!-- claimcheck: ID -->",
                    places=(sentence.place,),
                    content=text.content(sentence.text),
                )


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = found[-1]._replace(end=max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def _touched(span: Span, marked: Sequence[Span]) -> bool:
    """Tell whether one of the spans, which do not overlap, has something of ``span``."""
    before = bisect_left(marked, span.end, key=attrgetter("start"))
    return before > 0 and marked[before - 1].end > span.start
