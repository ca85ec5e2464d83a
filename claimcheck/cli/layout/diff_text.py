"""A difference for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from claimcheck.cli.layout.diff_changes import field_words, proof_differences_words
from claimcheck.cli.layout.diff_phrases import (
    claim_text,
    counts,
    details,
    grouped,
    level_line,
    proofs_by_source,
    source_words,
    threshold_affects,
)
from claimcheck.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.views.diff import DiffDocument


class Plain:
    """Pieces of a sentence as a terminal shows them; signs tell what a colour would."""

    def id(self, name: str) -> str:
        """Return an id."""
        return name

    def text(self, text: str) -> str:
        """Return text of the registry, safe to show."""
        return one_line(text)

    def removed(self, text: str) -> str:
        """Return words that went, marked as ``git diff --word-diff`` marks them."""
        return f"[-{one_line(text)}-]"

    def added(self, text: str) -> str:
        """Return words that came, likewise."""
        return f"{{+{one_line(text)}+}}"


def render(diff: DiffDocument, width: int) -> str:
    """Return the difference in lines of at most ``width`` columns."""
    return "\n".join(_lines(diff, width)) + "\n"


def _lines(diff: DiffDocument, width: int) -> Iterator[str]:
    style = Plain()
    yield from _wrapped(f"{style.text(diff.base.name)} → {style.text(diff.head.name)}", width, 0)
    if diff.is_empty:
        yield from _wrapped("Nothing changed in meaning.", width, 0)
        return
    yield from _wrapped(", ".join(counts(diff)), width, 0)
    for heading, changes in grouped(diff).items():
        yield from ("", f"{heading} ({len(changes):,})")
        for change in changes:
            yield ""
            yield from _wrapped(f"{change.id}  {level_line(change)}", width, 2)
            if change.words is None:
                yield from _wrapped(claim_text(change, style), width, 4)
            yield from _items(details(change, style, with_words=True), width)
    if diff.sources:
        yield from ("", f"Sources ({len(diff.sources):,})")
    for source in diff.sources:
        yield ""
        yield from _wrapped(f"{source.id}  {', '.join(source.changes)}", width, 2)
        yield from _wrapped(style.text(source.title), width, 4)
        yield from _items(source_words(source, style), width)
    if diff.proofs:
        yield from ("", f"Proofs in the lock ({len(diff.proofs):,})")
    for name, proofs in proofs_by_source(diff).items():
        yield ""
        yield from _wrapped(style.text(name), width, 2)
        yield from _items(proof_differences_words(proofs, style), width)
    if diff.thresholds:
        yield from ("", f"Thresholds ({len(diff.thresholds):,})", "")
    for threshold in diff.thresholds:
        yield from _wrapped(field_words(threshold, style), width, 2)
        yield from _items((threshold_affects(threshold.affects, style),), width)


def _items(sentences: Iterable[str], width: int) -> Iterator[str]:
    for sentence in sentences:
        yield from _wrapped(f"- {sentence}", width, 4, hanging=2)


def _wrapped(text: str, width: int, indent: int, hanging: int = 0) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
    )
