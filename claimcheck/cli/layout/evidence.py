"""One piece of evidence: what the source does to the claim, its words, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from claimcheck.cli.layout.pieces import (
    DIM,
    HEADING,
    WARNING,
    facts,
    prose,
    source_line,
)
from claimcheck.views.words import STANCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from claimcheck.model.source import Source
    from claimcheck.views.claim import EvidenceView


def evidence_block(
    number: int, evidence: EvidenceView, sources: Mapping[str, Source]
) -> RenderableType:
    """Return a piece of evidence as a numbered block.

    Args:
        number: 1-based number; the reasons refer to it.
        evidence: The evidence.
        sources: The registry's sources by id.
    """
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(overflow="fold")
    source = sources.get(evidence.source)
    grid.add_row(f"{number}.", _headline(evidence, source))
    grid.add_row("", _name_line(evidence.source, source))
    if evidence.words is not None:
        grid.add_row("", prose(f"“{evidence.words}”", "italic"))
    known = list(_facts(evidence, sources))
    if known:
        grid.add_row("", facts(known))
    return grid


def _headline(evidence: EvidenceView, source: Source | None) -> Text:
    text = Text(f"{STANCES[evidence.stance].sign} {evidence.stance}", style=HEADING)
    title = prose(source.title) if source else Text("not in the registry", style=DIM)
    return text.append("  ").append_text(title)


def _name_line(name: str, source: Source | None) -> Text:
    return Text(name, style=DIM).append_text(source_line(source, before=" · ", title=False))


def _facts(evidence: EvidenceView, sources: Mapping[str, Source]) -> Iterator[tuple[str, Text]]:
    if evidence.cited_in is not None:
        citing = sources.get(evidence.cited_in)
        yield "cited in", Text(evidence.cited_in).append_text(source_line(citing, before=" · "))
    if evidence.locator is not None:
        yield "locator", prose(evidence.locator)
    proof = evidence.proof
    if proof is not None:
        yield "proof", prose(evidence.proof_words or "", "" if proof.state.holds else WARNING)
    if evidence.accept_retracted is not None:
        yield "retracted", prose(f"and accepted: {evidence.accept_retracted}")
    if evidence.passage is not None:
        yield "passage", prose(evidence.passage)
    if evidence.note is not None:
        yield "note", prose(evidence.note)
