"""The table of ``list``: one claim a row, in as many columns as the width has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from claimcheck.cli.layout.pieces import DIM, HEADING, level_cell, prose, sources_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from claimcheck.views.overview import AssessedClaim

_STACKED = 44
"""Below this many columns everything stands below one another."""

_WITH_SOURCES = 100
"""From here on the sources have a column of their own."""

_WITH_IDS = 150
"""From here on the id has one too."""


def claims_table(entries: Sequence[AssessedClaim], width: int) -> RenderableType:
    """Return the claims as a table for ``width`` columns."""
    if width < _STACKED:
        return _stacked(entries)
    table = Table(
        box=box.SIMPLE_HEAD,
        expand=True,
        pad_edge=False,
        show_edge=False,
        header_style=HEADING,
        leading=1,
    )
    table.add_column("Level", no_wrap=True)
    if width >= _WITH_IDS:
        table.add_column("Id", ratio=3, overflow="fold")
    table.add_column("Claim", ratio=5, overflow="fold")
    if width >= _WITH_SOURCES:
        table.add_column("Sources", ratio=3, overflow="fold")
    for entry in entries:
        table.add_row(level_cell(entry), *_cells(entry, width))
    return table


def _cells(entry: AssessedClaim, width: int) -> list[Text]:
    claim = prose(entry.claim.text)
    name = Text(entry.claim.id, style=DIM)
    sources = Text(sources_of(entry), style=DIM)
    if width >= _WITH_IDS:
        return [name, claim, Text(sources_of(entry).replace(", ", "\n"), style=DIM)]
    if width >= _WITH_SOURCES:
        return [_lines(claim, name), sources]
    return [_lines(claim, name, Text.assemble(("← ", DIM), sources))]


def _stacked(entries: Sequence[AssessedClaim]) -> Text:
    blocks = []
    for entry in entries:
        sources = Text(f"← {sources_of(entry)}", style=DIM)
        name = Text(entry.claim.id, style=DIM)
        blocks.append(_lines(level_cell(entry), prose(entry.claim.text), name, sources))
    return Text("\n\n").join(blocks)


def _lines(*lines: Text) -> Text:
    return Text("\n").join(lines)
