"""A briefing as Markdown, to publish or to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.views.briefing_parts import SOURCES_HEADING, Cite, Quoted, Strong
from claimcheck.views.markdown_text import anchor, escape, link, link_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.views.briefing_parts import Briefing, Item, Piece, ReadSource, Sentence


def render(briefing: Briefing, **_: object) -> str:
    """Return the briefing as GitHub-flavoured Markdown."""
    return "\n\n".join(_blocks(briefing)) + "\n"


def _blocks(briefing: Briefing) -> Iterator[str]:
    yield f"# {escape(briefing.headline)}"
    for section in briefing.sections:
        if section.heading:
            yield f"## {escape(section.heading)}"
        yield from map(_sentence, section.paragraphs)
        if section.items:
            yield "\n".join(map(_item, section.items))
    if briefing.sources:
        yield f"## {escape(SOURCES_HEADING)}"
        yield "\n".join(map(_source, briefing.sources))


def _item(item: Item) -> str:
    points = "".join(f"\n  - {_sentence(each)}" for each in item.points)
    return f"- {_sentence(item.lead)}{points}"


def _sentence(sentence: Sentence) -> str:
    return "".join(map(_piece, _joined(sentence)))


def _joined(sentence: Sentence) -> Iterator[Piece]:
    """Yield the pieces with words side by side as one, since a line is escaped as a whole."""
    words = ""
    for piece in sentence:
        if isinstance(piece, str):
            words += piece
            continue
        if words:
            yield words
        words = ""
        yield piece
    if words:
        yield words


def _piece(piece: Piece) -> str:
    if isinstance(piece, Cite):
        return link_to("source", str(piece.number), rf"\[{piece.number}\]")
    if isinstance(piece, Quoted):
        words = escape(f"“{piece.words}”")
        return link(words, piece.address) if piece.address else words
    if isinstance(piece, Strong):
        return f"**{escape(piece.words)}**"
    head, tail = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
    return f"{head}{escape(piece)}{tail}" if piece.strip() else piece


def _source(source: ReadSource) -> str:
    title = escape(source.title)
    shown = link(title, source.address) if source.address else title
    return (
        f"{source.number}. {anchor('source', str(source.number))}{shown}, {escape(source.about)}."
    )
