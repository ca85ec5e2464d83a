"""Findings for people: place, source line, caret, next step, and what helps further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.detail import ReasonDetail
from claimcheck.model.match import Cut, NearestPassage
from claimcheck.printable import one_line
from claimcheck.views.finding_text import cell_width, paint, render_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.detail import Detail
    from claimcheck.model.finding import Finding
    from claimcheck.model.match import DiffSpan
    from claimcheck.views.check_result import CheckResult


def render(result: CheckResult, *, color: bool, width: int) -> str:
    """Return each finding as a block of lines, with an empty line between two."""
    return "\n\n".join(_block(each, width, color=color) for each in result.counted)


def _block(finding: Finding, width: int, *, color: bool) -> str:
    lines = [render_finding(finding, color=color)]
    for detail in finding.details:
        lines += _detail(detail, width, color=color)
    return "\n".join(lines)


def _detail(detail: Detail, width: int, *, color: bool) -> Iterator[str]:
    if isinstance(detail, ReasonDetail):
        yield f"  reason: {one_line(detail.text)}"
    elif isinstance(detail, Cut):
        for word in detail.words:
            yield f"  the source has the whole word: {one_line(word)}"
    elif isinstance(detail, NearestPassage):
        place = f" ({one_line(detail.span.place)})" if detail.span.place else ""
        yield from _laid_out("  quote:   ", detail.quote, "", width, color=color)
        yield from _laid_out("  nearest: ", detail.source, place, width, color=color)


def _laid_out(
    head: str, spans: Sequence[DiffSpan], tail: str, width: int, *, color: bool
) -> Iterator[str]:
    """Yield the lines of a passage, the words that differ in brackets.

    The brackets are there with colour too, so that colour alone carries no meaning.
    """
    lines: list[list[str]] = [[]]
    taken = len(head)
    for word, differs in [*_words_of(spans), *((each, False) for each in tail.split())]:
        size = cell_width(word) + 1
        if lines[-1] and taken + size > width + 1:
            lines.append([])
            taken = len(head)
        lines[-1].append(paint(word, "warning", color=color and differs))
        taken += size
    for number, line in enumerate(lines):
        yield (" " * len(head) if number else head) + " ".join(line)


def _words_of(spans: Sequence[DiffSpan]) -> Iterator[tuple[str, bool]]:
    """Yield each word with whether it differs; a run that does stands in brackets."""
    for span in spans:
        words = one_line(span.text).split()
        if words and span.differs:
            words[0] = f"[{words[0]}"
            words[-1] += "]"
        for word in words:
            yield word, span.differs
