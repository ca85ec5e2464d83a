"""What ``list`` shows: one line a claim, or one block with what the claim rests on."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from claimcheck.cli.layout.pieces import DIM, WARNING, level, level_cell, prose, sources_of
from claimcheck.model.terms import Support

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from claimcheck.views.overview import AssessedClaim

_NARROW = 60
"""Below this many columns signs stand without their words, and blocks below one another."""

_ID_SHARE = 0.4
"""Share of the width within which ids are aligned; a longer one is shown whole all the same."""

_LEAST_TEXT = 10
"""Columns below which no text is begun."""

_LEVEL_COLUMNS = 2 + max(map(len, Support))
_GAP = "  "


def lines(entries: Sequence[AssessedClaim], width: int) -> Text:
    """Return one line for each claim: level, id, what stands out, and as much text as fits."""
    ids = [cell_len(entry.claim.id) for entry in entries]
    aligned = max((each for each in ids if each <= width * _ID_SHARE), default=0)
    return Text("\n").join(_line(entry, aligned, width) for entry in entries)


def _line(entry: AssessedClaim, aligned: int, width: int) -> Text:
    line = Text().append_text(level(entry.assessment.level))
    if width < _NARROW:
        line.truncate(1)
    else:
        line.pad_right(_LEVEL_COLUMNS - line.cell_len)
    line.append(_GAP if width >= _NARROW else " ")
    line.append(entry.claim.id, style=DIM)
    line.append(" " * (aligned - cell_len(entry.claim.id)) + _GAP)
    if notable := entry.notable:
        told = f" {', '.join(notable)}" if width >= _NARROW else ""
        line.append(f"!{told}{_GAP}", style=WARNING)
    line.append_text(_shortened(prose(entry.claim.text), width - line.cell_len))
    line.rstrip()
    line.truncate(width, overflow="ellipsis")
    return line


def _shortened(text: Text, columns: int) -> Text:
    """Return as many whole words as fit, with an ellipsis where some are left out."""
    if text.cell_len <= columns:
        return text
    if columns < _LEAST_TEXT:
        return Text()
    text.truncate(columns - 1)
    kept, space, _ = text.plain.rpartition(" ")
    # A text without spaces between its words ends where the line does.
    return Text(f"{kept.rstrip(' ,;:–—-') if space else text.plain}…", style=text.style)


def blocks(entries: Sequence[AssessedClaim], width: int) -> RenderableType:
    """Return for each claim its level beside its whole text, id and sources."""
    if width < _NARROW:
        return Text("\n\n").join(
            Text("\n").join((level_cell(entry), *_told(entry, width))) for entry in entries
        )
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    grid.add_column(no_wrap=True, min_width=_LEVEL_COLUMNS)
    grid.add_column(overflow="fold", ratio=1)
    for number, entry in enumerate(entries):
        if number:
            grid.add_row("")
        cell = level_cell(entry)
        columns = width - max(_LEVEL_COLUMNS, cell_len(max(cell.plain.split("\n"), key=cell_len)))
        grid.add_row(cell, Text("\n").join(_told(entry, columns - 4)))
    return grid


def _told(entry: AssessedClaim, columns: int) -> Iterable[Text]:
    yield prose(entry.claim.text)
    for head, text in (("", entry.claim.id), ("← ", sources_of(entry))):
        # Ids break after a hyphen, where a reader sees that they go on.
        folded = textwrap.wrap(
            text, columns, initial_indent=head, subsequent_indent=" " * len(head)
        )
        yield Text("\n".join(folded), style=DIM)
