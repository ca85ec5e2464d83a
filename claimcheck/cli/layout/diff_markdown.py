"""A difference as a comment on a pull request: what matters first, all else folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.cli.layout.diff_changes import field_words, marked, proof_differences_words
from claimcheck.cli.layout.diff_phrases import (
    WITHOUT_EVIDENCE,
    claim_text,
    counts,
    details,
    grouped,
    level_line,
    proofs_by_source,
    source_words,
    threshold_affects,
    why,
)
from claimcheck.printable import shortened
from claimcheck.views.markdown_text import code, escape, in_html, link
from claimcheck.views.words import sign_and_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.views.claim import ClaimView
    from claimcheck.views.diff import ClaimChange, ClaimEvent, DiffDocument

LARGEST = 60_000
"""Characters of a comment; GitHub refuses more than 65,536."""

_UNFOLDED = 1_000
"""Characters of a change that stands there without being opened."""

_SUMMARY = 100
"""Characters of a claim in the line that opens it."""

_QUOTE = 300
"""Characters of a quote."""

_SHORT = 20
"""Claims that the summary names."""

_FIRST: tuple[ClaimEvent, ...] = ("removed", "lowered", "raised", "marked", "added")


class Markdown:
    """Pieces of a sentence as GitHub-flavoured Markdown that shows exactly them."""

    def id(self, name: str) -> str:
        """Return an id as code."""
        return code(name)

    def text(self, text: str) -> str:
        """Return text of the registry: no markup, mention, reference or link comes of it."""
        return escape(text)

    def removed(self, text: str) -> str:
        """Return words that went, struck through."""
        return f"<del>{escape(text)}</del>"

    def added(self, text: str) -> str:
        """Return words that came, underlined."""
        return f"<ins>{escape(text)}</ins>"


def render(diff: DiffDocument) -> str:
    """Return the difference, cut where a comment could not hold it."""
    found: list[str] = []
    size, left_out = 0, 0
    for block, is_change in _blocks(diff):
        size += len(block) + 2
        if size > LARGEST and is_change:
            left_out += 1
            size -= len(block) + 2
        else:
            found.append(block)
    if left_out:
        found.append(f"And {left_out:,} more changes, which a comment has no room for.")
    return "\n\n".join(found) + "\n"


def _blocks(diff: DiffDocument) -> Iterator[tuple[str, bool]]:
    """Yield the blocks of the comment, and whether each is a change that could be left out."""
    style = Markdown()
    yield "### What changed in meaning", False
    said = " · ".join(counts(diff)) if not diff.is_empty else "Nothing changed in meaning."
    yield f"**{said}**", False
    yield f"From {escape(diff.base.name)} to {escape(diff.head.name)}.", False
    yield from ((f"> {escape(note)}", False) for note in diff.notes)
    first = [change for change in diff.claims if change.without_evidence]
    first += [change for kind in _FIRST for change in diff.to_which(kind)]
    shown = list({id(change): change for change in first}.values())
    for change in shown[:_SHORT]:
        yield _headline(change), True
    if len(shown) > _SHORT:
        yield f"- and {len(shown) - _SHORT:,} more below", False
    for heading, changes in grouped(diff).items():
        yield _opening(heading, len(changes)), False
        for change in changes:
            yield _claim(change, diff.titles), True
        yield "</details>", False
    if diff.sources:
        yield _opening("Sources", len(diff.sources)), False
        for source in diff.sources:
            lines = [f"- {code(source.id)} {', '.join(source.changes)}: {escape(source.title)}"]
            lines += [f"  - {sentence}" for sentence in source_words(source, style)]
            yield "\n".join(lines), True
        yield "</details>", False
    if diff.proofs:
        yield _opening("Proofs in the lock", len(diff.proofs)), False
        for name, proofs in proofs_by_source(diff).items():
            lines = [f"  - {sentence}" for sentence in proof_differences_words(proofs, style)]
            yield "\n".join([f"- {code(name)}", *lines]), True
        yield "</details>", False
    if diff.thresholds:
        yield _opening("Thresholds", len(diff.thresholds)), False
        for each in diff.thresholds:
            affects = threshold_affects(each.affects, style)
            yield f"- {field_words(each, style)}\n  - {affects}", True
        yield "</details>", False


def _headline(change: ClaimChange) -> str:
    style = Markdown()
    mark = "⚠ " if change.without_evidence else ""
    level = _levels(change) if change.exists else "removed"
    level = f"added, {level}" if not change.existed else level
    lines = [f"- {mark}{level}: {claim_text(change, style)} ({code(change.id)})"]
    if change.without_evidence:
        lines.append(f"  - {WITHOUT_EVIDENCE}")
    lines += [f"  - {sentence}" for sentence in why(change, style)]
    return "\n".join(lines)


def _claim(change: ClaimChange, titles: Mapping[str, str]) -> str:
    """Return a change: what happened, and the claim as it is; a long one folded to a line."""
    style = Markdown()
    text = claim_text(change, style) if change.words is None else marked(change.words, style)
    lines = [f"- {text}"]
    lines += [f"- {sentence}" for sentence in details(change, style, with_words=False)]
    if change.now is not None:
        lines += _as_it_is(change.now, titles)
    level = _levels(change)
    if sum(map(len, lines)) <= _UNFOLDED:
        return "\n".join([f"- {code(change.id)} {level}", *(f"  {line}" for line in lines)])
    shown = in_html(shortened(change.text.after or change.text.before or "", _SUMMARY))
    summary = (
        f"<summary><code>{change.id}</code> {in_html(level.replace('**', ''))}: {shown}</summary>"
    )
    return "\n".join(["<details>", summary, "", *lines, "", "</details>"])


def _levels(change: ClaimChange) -> str:
    """Return how the level moved, and what the file says where that is another."""
    line = level_line(change)
    now = change.now
    if now is None or now.difference is None or now.support.declared is None:
        return line
    return f"{line}, the file says {sign_and_word(now.support.declared)}: **{now.difference}**"


def _as_it_is(claim: ClaimView, titles: Mapping[str, str]) -> Iterator[str]:
    """Yield why a claim has its level, and each piece of its evidence with a link to it."""
    yield f"- why {escape(str(claim.support.derived))}: {escape(claim.reasons[0].text)}"
    for each in claim.evidence:
        source = link(escape(titles.get(each.source, each.source)), each.passage or "")
        cited = titles.get(each.cited_in, each.cited_in) if each.cited_in else ""
        words = shortened(each.words or "", _QUOTE)
        quote = f": “{escape(words)}”" if each.quote else f": {escape(words)}" if words else ""
        proof = f" ({escape(each.proof_words)})" if each.proof_words else ""
        where = f", as cited in {escape(cited)}" if cited else ""
        yield f"- {each.stance}, {source}{where}{quote}{proof}"


def _opening(heading: str, count: int) -> str:
    return f"<details>\n<summary>{heading} ({count:,})</summary>"
