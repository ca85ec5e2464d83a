"""A verification for people: each quote that does not hold, beside the nearest passage."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.model.finding import Finding, Target
from claimcheck.model.terms import Severity
from claimcheck.printable import one_line
from claimcheck.registry.places import Places
from claimcheck.rules import RULES
from claimcheck.support.proof import ProofState
from claimcheck.support.proof_words import remark, trouble
from claimcheck.support.survey import ARCHIVED
from claimcheck.views.finding_text import cell_width, paint, render_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.app.project import Project
    from claimcheck.app.verify.result import QuoteRow, Verification
    from claimcheck.model.match import DiffSpan
    from claimcheck.support.proof_words import Words

RULE_OF_STATE = {
    ProofState.NOT_FOUND: "quote-not-found",
    ProofState.TRUNCATED: "quote-truncated",
    ProofState.AMBIGUOUS: "quote-ambiguous",
    ProofState.TOO_SHORT: "quote-too-short",
    ProofState.UNCHECKED: "quote-unchecked",
    ProofState.UNPROVEN: "quote-unproven",
    ProofState.SUSPECT: "suspect-evidence",
}
"""The rule of ``check`` that reports a quote in each state that does not hold."""

RULE_OF_WARNING = {
    "case": "quote-inexact",
    "accents": "quote-inexact",
    "spacing": "quote-inexact",
    "superscript": "quote-inexact",
    "number-in-bracket": "quote-inexact",
    "negation-in-gap": "hidden-negation",
    "negation-before": "hidden-negation",
    "citation-marker-dropped": "dropped-citation-mark",
    "meta-only": "quote-in-metadata",
    "wrong-page": "wrong-page",
    "context-differs": "quote-context-differs",
    ARCHIVED: "archived-quote",
}
"""The rule of ``check`` that reports each remark on a quote that was found."""

_SHOWN_BESIDE = ("quote-not-found", "quote-truncated")
"""The rules whose quotes are shown beside what the source has."""


class View:
    """What to print of a verification, and whether it failed."""

    def __init__(self, project: Project, result: Verification, fail_on: str | None) -> None:
        config = project.settings.config
        limit = fail_on or config.fail_on
        self._limit = None if limit == "never" else Severity(limit)
        self._severities = config.severity
        self._places = Places(project.registry)
        self._result = result

    @cached_property
    def _troubles(self) -> list[tuple[QuoteRow, str, Severity, Words]]:
        return [
            (row, name, self._severities.get(name, RULES[name].SEVERITY), words)
            for row in self._result.rows
            for name, words in _words(row)
        ]

    @property
    def failed(self) -> bool:
        """Tell whether a quote is in a state that fails the run."""
        limit = self._limit
        return limit is not None and any(each[2].rank >= limit.rank for each in self._troubles)

    def render(self, *, width: int, color: bool) -> str:
        """Return a block of lines for each quote in trouble, then the sources that were not read.

        Args:
            width: Columns in which passages are laid out.
            color: Whether to colour.
        """
        blocks = []
        for row, name, severity, words in self._troubles:
            place = self._places.locate(Target(row.claim, ("evidence", row.place, "quote")))
            found = Finding(
                *words, rule=name, severity=severity, places=(place,), subject=row.claim.id
            )
            block = render_finding(found, color=color)
            nearest = "\n".join(_nearest(row, width, color=color)) if name in _SHOWN_BESIDE else ""
            blocks.append(f"{block}\n{nearest}" if nearest else block)
        lines = list(self._source_lines())
        sources = "\n  ".join(["Sources that could not be read:", *lines]) if lines else ""
        return "\n\n".join([*blocks, sources] if sources else blocks)

    def summary(self) -> str:
        """Return how many quotes hold, and how many do not, as one line."""
        rows = self._result.rows
        counts = Counter(row.proof.state for row in rows)
        held = [
            f"{counts[state]:,} {state}"
            for state in (ProofState.PROVEN, ProofState.ATTESTED)
            if counts[state]
        ]
        noun = "quote" if len(rows) == 1 else "quotes"
        lines = [f"Verified {len(rows):,} {noun}: {', '.join(held) or 'none holds'}"]
        lines += [
            f"{counts[state]:,} {state}"
            for state in ProofState
            if counts[state] and not state.holds
        ]
        return "; ".join(lines)

    def _source_lines(self) -> Iterator[str]:
        for name, reading in self._result.readings.items():
            facts = reading.facts
            if facts.outcome in ("ok", "unchecked"):
                continue
            archived = f" (archived: {facts.archive})" if facts.archive else ""
            yield one_line(f"{name}: {facts.outcome}: {facts.reason or ''}{archived}")


def _words(row: QuoteRow) -> Iterator[tuple[str, Words]]:
    facts = row.proof.facts
    if row.proof.state.holds and facts is not None and not facts.warnings and not facts.archive:
        return
    evidence = row.claim.evidence[row.place]
    rule = RULE_OF_STATE.get(row.proof.state)
    words = trouble(row.claim, evidence, row.proof)
    if rule is not None and words is not None:
        if row.reason:
            words = words._replace(message=f"{words.message} ({row.reason})")
        yield rule, words
    if facts is None or facts.outcome != "found":
        return
    for warning in (*facts.warnings, *((ARCHIVED,) if facts.archive else ())):
        yield RULE_OF_WARNING[warning], remark(warning, evidence, row.proof)


def _nearest(row: QuoteRow, width: int, *, color: bool) -> Iterator[str]:
    match = row.proof.match
    if match is None:
        return
    if match.cut is not None:
        for whole in filter(None, (match.cut.whole_start, match.cut.whole_end)):
            yield f"  the source has the whole word: {one_line(whole)}"
    if match.nearest is not None:
        page = f" (page {match.nearest.span.page})" if match.nearest.span.page else ""
        yield from _laid_out("  quote:   ", match.nearest.quote, "", width, color=color)
        yield from _laid_out("  nearest: ", match.nearest.source, page, width, color=color)


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
