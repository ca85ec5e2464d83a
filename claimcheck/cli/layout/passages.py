"""Passages that may speak to a claim, as a numbered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from claimcheck.cli.layout.pieces import DIM, HEADING, facts, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from claimcheck.views.suggest import PassageView, SuggestDocument


def passage_list(found: SuggestDocument, *, brief: bool = False) -> Iterator[RenderableType]:
    """Yield the claim or the words, and below them each passage with where it stands.

    Args:
        found: The passages.
        brief: Whether to leave out their source, and the lines between them.
    """
    if not found.passages:
        return
    if found.claim is not None:
        yield prose(found.words, HEADING)
        yield Text(found.claim, style=DIM)
        yield ""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(overflow="fold")
    for number, each in enumerate(found.passages, 1):
        if number > 1 and not brief:
            grid.add_row("", "")
        grid.add_row(f"{number}.", prose(f"“{each.quote.exact}”", "italic"))
        where = _where(each, brief=brief)
        if where:
            grid.add_row("", where)
        around = {"prefix": each.quote.prefix, "suffix": each.quote.suffix}
        if any(around.values()):
            pairs = ((key, prose(words)) for key, words in around.items() if words)
            grid.add_row("", facts(pairs))
    yield grid


def _where(each: PassageView, *, brief: bool) -> Text:
    about = [None if brief else each.source, each.place, "quoted already" if each.quoted else None]
    return prose(" · ".join(filter(None, about)), DIM)
