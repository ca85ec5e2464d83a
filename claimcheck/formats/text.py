"""Findings for people: place, source line, caret, next step, and what helps further."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model.detail import ReasonDetail
from claimcheck.model.finding import INVALID_INPUT
from claimcheck.model.match import Cut, NearestPassage
from claimcheck.model.terms import Severity
from claimcheck.printable import one_line
from claimcheck.views.finding_text import cell_width, laid_out, paint, render_finding
from claimcheck.views.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.detail import Detail
    from claimcheck.model.finding import Finding
    from claimcheck.model.match import DiffSpan
    from claimcheck.views.check_result import CheckResult


_SHOWN = 3
"""Findings of one rule that are shown one by one; of more, the first stands for all."""

_NAMED = 6
"""Claims and sources that are named of those that are folded away."""


def render(
    result: CheckResult, *, color: bool, width: int, full: bool = True, breaks: bool = False
) -> str:
    """Return each finding as a block of lines, with an empty line between two.

    The gravest stand last, where people look. Where not all is shown, many findings of one rule
    stand behind the first of them, and notes beside graver findings behind one line.
    """
    found = sorted(result.counted, key=lambda each: each.severity.rank)
    line_width = width if breaks else None

    def block(finding: Finding) -> str:
        lines = [render_finding(finding, color=color, width=line_width)]
        for detail in finding.details:
            lines += _detail(detail, width, color=color)
        return "\n".join(lines)

    if full:
        return "\n\n".join(map(block, found))
    blocks = []
    notes = [each for each in found if each.severity is Severity.NOTE and not result.fails(each)]
    if notes and len(notes) < len(found):
        blocks.append("\n".join(laid_out("", 0, _counted(notes), line_width, "  ")))
        found = found[len(notes) :]
    groups: dict[tuple[Severity, str], list[Finding]] = {}
    for each in found:
        groups.setdefault((each.severity, each.rule), []).append(each)
    for each in found:
        group = groups[each.severity, each.rule]
        if len(group) <= _SHOWN or each.rule == INVALID_INPUT:
            blocks.append(block(each))
        elif each is group[0]:
            more = laid_out("  ", 2, _more(group[1:]), line_width, "    ")
            blocks.append("\n".join([block(each), *more]))
    return "\n\n".join(blocks)


def _counted(notes: Sequence[Finding]) -> str:
    """Return how many notes there are, by rule."""
    counts = ", ".join(f"{rule} ({n:,})" for rule, n in Counter(n.rule for n in notes).items())
    return f"{counted(len(notes), 'note')} not shown: {counts}; --full shows all"


def _more(rest: Sequence[Finding]) -> str:
    """Return how many findings of a rule are folded away, and whom they concern."""
    names = list(dict.fromkeys(each.subject or str(each.location) for each in rest))
    left = f" and {counted(len(names) - _NAMED, 'other')}" if len(names) > _NAMED else ""
    listed = ", ".join(map(one_line, names[:_NAMED]))
    return f"… {len(rest):,} more of {rest[0].rule}: {listed}{left}; --full shows all"


def _detail(detail: Detail, width: int, *, color: bool) -> Iterator[str]:
    if isinstance(detail, ReasonDetail):
        yield f"  reason: {one_line(detail.text)}"
    elif isinstance(detail, Cut):
        for word in detail.words:
            yield f"  the source has the whole word: {one_line(word)}"
    elif isinstance(detail, NearestPassage):
        place = f" ({one_line(detail.span.place)})" if detail.span.place else ""
        yield from _passage("  quote:   ", detail.quote, "", width, color=color)
        yield from _passage("  nearest: ", detail.source, place, width, color=color)


def _passage(
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
