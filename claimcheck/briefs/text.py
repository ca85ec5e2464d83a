"""A briefing for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from claimcheck.printable import one_line
from claimcheck.views.briefing_parts import SOURCES_HEADING, Cite, Quoted, Strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.views.briefing_parts import Briefing, Item, Piece, Sentence

_MOST_COLUMNS = 88
"""Columns beyond which a line of prose is hard to read."""


def render(briefing: Briefing, *, width: int) -> str:
    """Return the briefing as plain text, its lines broken between words."""
    columns = min(width, _MOST_COLUMNS)
    return "\n\n".join(_blocks(briefing, columns)) + "\n"


def _blocks(briefing: Briefing, columns: int) -> Iterator[str]:
    yield _wrapped(briefing.headline, columns)
    for section in briefing.sections:
        if section.heading:
            yield section.heading
        for paragraph in section.paragraphs:
            yield _wrapped(_sentence(paragraph), columns)
        gap = "\n\n" if any(each.points for each in section.items) else "\n"
        if section.items:
            yield gap.join(_item(each, columns) for each in section.items)
    if briefing.sources:
        yield SOURCES_HEADING
        width = len(str(len(briefing.sources)))
        for source in briefing.sources:
            told = f"{source.title}, {source.about}"
            head = f"  {source.number:>{width}}. "
            lines = _wrapped(told, columns, head, " " * len(head))
            yield (
                f"{lines}\n{' ' * len(head)}{one_line(source.address)}" if source.address else lines
            )


def _item(item: Item, columns: int) -> str:
    lines = [_wrapped(_sentence(item.lead), columns, "  - ", "    ")]
    lines += [_wrapped(_sentence(each), columns, "      · ", "        ") for each in item.points]
    return "\n".join(lines)


def _sentence(sentence: Sentence) -> str:
    return "".join(map(_piece, sentence))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Cite):
        return f"[{piece.number}]"
    if isinstance(piece, Quoted):
        return f"“{piece.words}”"
    return piece.words if isinstance(piece, Strong) else piece


def _wrapped(text: str, columns: int, head: str = "", indent: str = "") -> str:
    return textwrap.fill(
        one_line(text),
        columns,
        initial_indent=head,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
