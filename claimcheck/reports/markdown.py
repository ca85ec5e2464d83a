"""A registry as a document for readers: what stands, how well, on what, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Support
from claimcheck.reports._markdown_claims import claim_block, level_words, sign_and_word
from claimcheck.reports._markdown_sources import references
from claimcheck.reports._markdown_text import escape, link_to
from claimcheck.reports._references import cited_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.reports.base import Entry, Overview

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def render(overview: Overview) -> str:
    """Return the report as GitHub-flavoured Markdown."""
    return "\n\n".join(block.rstrip("\n") for block in _blocks(overview)) + "\n"


def _blocks(overview: Overview) -> Iterator[str]:
    numbers = cited_ids(overview)
    yield f"# {escape(overview.title)}"
    yield _scope(overview, len(numbers))
    if not overview.entries:
        yield "There is no claim to report."
        return
    yield "## Summary"
    yield _counts(overview)
    yield _what_levels_mean(overview)
    yield "## What stands out"
    yield from _remarkable(overview)
    yield "## Claims"
    for level, entries in overview.by_level.items():
        if entries:
            yield f"### {level.value.capitalize()} ({len(entries):,})"
        for entry in entries:
            yield from claim_block(entry, overview, numbers)
    yield "## What is open"
    yield from _open(overview)
    if numbers:
        yield "## Sources"
        yield references(overview, numbers)


def _scope(overview: Overview, sources: int) -> str:
    shown, total = len(overview.entries), overview.total
    claims = _number(shown, "claim") if shown == total else f"{shown:,} of {total:,} claims"
    line = f"{claims} and {_number(sources, 'source')}, as of {overview.today}."
    return f"{line} Selected by {escape(overview.filters)}." if overview.filters else line


def _counts(overview: Overview) -> str:
    rows = ["| Level | Claims | Share |", "| --- | ---: | ---: |"]
    for level, entries in overview.by_level.items():
        share = len(entries) / len(overview.entries)
        rows.append(f"| {sign_and_word(level)} | {len(entries):,} | {share:.0%} |")
    rows.append(f"| All | {len(overview.entries):,} | 100% |")
    return "\n".join(rows)


def _what_levels_mean(overview: Overview) -> str:
    levels = overview.settings.config.levels
    primary = (
        "a primary source supports"
        if levels.primary == 1
        else f"{_COUNTS[levels.primary]} primary sources support"
    )
    secondary = (
        "a secondary source does"
        if levels.secondary == 1
        else f"{_COUNTS[levels.secondary]} independent secondary ones do"
    )
    proof = " Only quotes that were proven count." if levels.require_proof else ""
    return (
        f"A claim is **verified** when {primary} it or {secondary}, and nothing refutes "
        "it; **directional** when the evidence is partial, too weak or conflicting; "
        "**unsupported** when there is none, or it only refutes. A compound claim rests on its "
        "parts. The levels follow from the evidence that was collected; they do not say whether "
        f"a claim is true.{proof}"
    )


def _remarkable(overview: Overview) -> Iterator[str]:
    groups = (
        ("Overstated: the file says more than the evidence allows",
         overview.with_difference("overstated"), _difference),
        ("Understated: the file says less than the evidence allows",
         overview.with_difference("understated"), _difference),
        ("Conflicting: some evidence supports it and some refutes it",
         overview.conflicting, _first_reason),
        ("Refuted: evidence speaks against it and none for it", overview.refuted, _first_reason),
        ("Overdue for review", overview.overdue, _due),
    )  # fmt: skip
    yield from _groups(groups, "Nothing: every level in the file is the one the evidence allows.")


def _open(overview: Overview) -> Iterator[str]:
    unsupported = overview.by_level[Support.UNSUPPORTED]
    groups = (
        ("Unsupported: evidence is missing", unsupported, _first_reason),
        ("Overdue for review", overview.overdue, _due),
        ("Second-hand only: the sources themselves were not read",
         [entry for entry in overview.entries if entry.second_hand], _level),
        ("Never reviewed",
         [entry for entry in overview.entries if entry.claim.reviewed is None], _level),
    )  # fmt: skip
    yield from _groups(groups, "Nothing.")


def _groups(
    groups: Sequence[tuple[str, Sequence[Entry], Callable[[Entry], str]]], otherwise: str
) -> Iterator[str]:
    found = [group for group in groups if group[1]]
    for heading, entries, remark in found:
        items = (
            f"- {link_to('claim', entry.claim.id, escape(entry.claim.text))}: {remark(entry)}"
            for entry in entries
        )
        yield f"**{heading}** ({len(entries):,})\n\n" + "\n".join(items)
    if not found:
        yield otherwise


def _difference(entry: Entry) -> str:
    reason = escape(entry.assessment.reasons[0].text)
    said = f"the file says {entry.claim.support}"
    return f"{said}, the evidence allows {entry.assessment.level}: {reason}"


def _first_reason(entry: Entry) -> str:
    return escape(entry.assessment.reasons[0].text)


def _due(entry: Entry) -> str:
    return f"was to be reviewed by {entry.claim.review_by}"


def _level(entry: Entry) -> str:
    return level_words(entry.assessment)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
