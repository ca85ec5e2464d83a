"""A registry as a document for readers: which claims hold, how well, on what, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.terms import Support
from claimcheck.reports._markdown_claims import claim_block, level_words
from claimcheck.reports._markdown_sources import references
from claimcheck.views.markdown_text import escape, link_to
from claimcheck.views.words import (
    counted,
    level_meanings,
    notes_on_levels,
    sign_and_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from claimcheck.views.overview import AssessedClaim, Overview


def render(overview: Overview) -> str:
    """Return the report as GitHub-flavoured Markdown."""
    return "\n\n".join(block.rstrip("\n") for block in _blocks(overview)) + "\n"


def _blocks(overview: Overview) -> Iterator[str]:
    numbers = overview.numbers
    yield f"# {escape(overview.title)}"
    yield _scope(overview, len(numbers))
    if not overview.entries:
        yield "There is no claim to report."
        return
    yield "## Summary"
    yield _counts(overview)
    yield _what_levels_mean(overview)
    yield "## What stands out"
    yield from _stands_out(overview)
    yield "## Claims"
    for level, entries in overview.by_level.items():
        if entries:
            yield f"### {level.value.capitalize()} ({len(entries):,})"
        for entry in entries:
            yield from claim_block(overview.view(entry), overview, numbers)
    yield "## What is open"
    yield from _open(overview)
    if numbers:
        yield "## Sources"
        yield references(overview, numbers)


def _scope(overview: Overview, sources: int) -> str:
    shown, total = len(overview.entries), overview.total
    claims = counted(shown, "claim") if shown == total else f"{shown:,} of {total:,} claims"
    line = f"{claims} and {counted(sources, 'source')}, as of {overview.today}."
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
    meanings = "; ".join(
        f"**{level}** when {meaning}" for level, meaning in level_meanings(levels).items()
    )
    return f"A claim is {meanings}. {notes_on_levels(levels)}"


def _stands_out(overview: Overview) -> Iterator[str]:
    groups = [
        (group.heading, group.entries, _SAID.get(group.kind, _first_reason))
        for group in overview.stands_out
    ]
    yield from _groups(groups, "Nothing: every level in the file is the one the evidence allows.")


def _open(overview: Overview) -> Iterator[str]:
    unsupported = overview.by_level[Support.UNSUPPORTED]
    groups = (
        ("Unsupported: evidence is missing", unsupported, _first_reason),
        ("Unproven: a quote was not found, or nobody has looked",
         [entry for entry in overview.entries if entry.unproven], _first_reason),
        ("Overdue for review", overview.overdue, _due),
        ("Second-hand only: the sources themselves were not read",
         [entry for entry in overview.entries if entry.second_hand], _level),
        ("Never reviewed",
         [entry for entry in overview.entries if entry.claim.reviewed is None], _level),
    )  # fmt: skip
    yield from _groups(groups, "Nothing.")


def _groups(
    groups: Sequence[tuple[str, Sequence[AssessedClaim], Callable[[AssessedClaim], str]]],
    otherwise: str,
) -> Iterator[str]:
    found = [group for group in groups if group[1]]
    for heading, entries, said in found:
        items = (
            f"- {link_to('claim', entry.claim.id, escape(entry.claim.text))}: {said(entry)}"
            for entry in entries
        )
        yield f"**{heading}** ({len(entries):,})\n\n" + "\n".join(items)
    if not found:
        yield otherwise


def _difference(entry: AssessedClaim) -> str:
    levels = f"the file says {entry.claim.support}, the evidence allows {entry.assessment.level}"
    return f"{levels}: {_first_reason(entry)}"


def _first_reason(entry: AssessedClaim) -> str:
    return escape(entry.assessment.reasons[0].text)


def _due(entry: AssessedClaim) -> str:
    return f"was to be reviewed by {entry.claim.review_by}"


def _level(entry: AssessedClaim) -> str:
    return level_words(entry.assessment.level, entry.marks)


_SAID: dict[str, Callable[[AssessedClaim], str]] = {
    "overstated": _difference,
    "understated": _difference,
    "overdue": _due,
}
"""What is said of each claim that stands out, where it is not the first reason for its level."""
