"""A briefing as one page of HTML that loads nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from claimcheck.printable import one_line
from claimcheck.views.briefing_parts import SOURCES_HEADING, Cite, Quoted, Strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.views.briefing_parts import Briefing, Item, Piece, ReadSource, Sentence

_STYLE = """\
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
li { margin: .5rem 0; }
a { color: inherit; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } }
"""


def render(briefing: Briefing, **_: object) -> str:
    """Return the briefing as a page of its own."""
    headline = _text(briefing.headline)
    body = "\n".join(_blocks(briefing))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{headline}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{headline}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _blocks(briefing: Briefing) -> Iterator[str]:
    for section in briefing.sections:
        if section.heading:
            yield f"<h2>{_text(section.heading)}</h2>"
        yield from (f"<p>{_sentence(each)}</p>" for each in section.paragraphs)
        if section.items:
            items = "\n".join(map(_item, section.items))
            yield f"<ul>\n{items}\n</ul>"
    if briefing.sources:
        yield f"<h2>{_text(SOURCES_HEADING)}</h2>"
        items = "\n".join(map(_source, briefing.sources))
        yield f"<ol>\n{items}\n</ol>"


def _item(item: Item) -> str:
    points = "".join(f"\n<li>{_sentence(each)}</li>" for each in item.points)
    inner = f"\n<ul>{points}\n</ul>" if points else ""
    return f"<li>{_sentence(item.lead)}{inner}</li>"


def _text(text: str) -> str:
    return escape(one_line(text))


def _sentence(sentence: Sentence) -> str:
    return "".join(map(_piece, sentence))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Cite):
        return f'<a href="#source-{piece.number}">[{piece.number}]</a>'
    if isinstance(piece, Quoted):
        return _linked(f"“{_text(piece.words)}”", piece.address)
    if isinstance(piece, Strong):
        return f"<strong>{_text(piece.words)}</strong>"
    head, tail = " " * (piece[:1] == " "), " " * (piece[-1:] == " " and len(piece) > 1)
    return f"{head}{_text(piece)}{tail}"


def _linked(shown: str, address: str | None) -> str:
    if address is None or not address.lower().startswith(("http://", "https://")):
        return shown
    return f'<a href="{escape(address)}">{shown}</a>'


def _source(source: ReadSource) -> str:
    shown = _linked(_text(source.title), source.address)
    return f'<li id="source-{source.number}">{shown}, {_text(source.about)}.</li>'
