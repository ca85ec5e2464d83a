"""What text documents have in common, written as HTML: runs of one look, notes, chapters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape, unescape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors._pieces import beside
from claimcheck.extractors.html import read_page
from claimcheck.model.document import Chapter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.document import Document

_OPENING = re.compile(r"\A<p(?: [^<>]*)?>")
_TAG = re.compile(r"<[^<>]*>")

GAP = '<img alt="picture">'
"""Stands for what is no text inside a sentence."""


class Look(NamedTuple):
    """How a run of text is written, as far as that changes what it says."""

    hidden: bool = False
    struck: bool = False
    level: str = ""
    """``sup`` or ``sub`` where it stands off the line."""
    colour: str = ""
    """Of its letters, in six hexadecimal digits; nothing where that is not said."""
    ground: str = ""
    """Behind its letters, likewise."""


class Run(NamedTuple):
    """Some HTML, and its look; none where it has its own."""

    html: str
    look: Look | None = None


def text_run(text: str, look: Look) -> Run:
    """Return a run of plain text."""
    return Run(escape(text, quote=False), look)


def joined(runs: Iterable[Run]) -> str:
    """Return runs as HTML; neighbours of one look are one run, as editors part them anywhere."""
    html = []
    for look, group in groupby(runs, key=lambda run: run.look):
        content = "".join(run.html for run in group)
        if look is not None and content:
            content = f"<{look.level}>{content}</{look.level}>" if look.level else content
            content = f"<s>{content}</s>" if look.struck else content
            content = f"<span hidden>{content}</span>" if look.hidden else content
            content = f"<i style='{_painted(look)}'>{content}</i>" if look.colour else content
        html.append(content)
    return "".join(html)


def on_ground(tag: str, html: str, ground: str) -> str:
    """Return a block of HTML on a ground of a colour; on an unknown one where none is named."""
    shown = f"background-color:#{ground}" if ground else "background-image:url(unknown)"
    return f"<{tag} style='{shown}'>{html}</{tag}>"


def _painted(look: Look) -> str:
    ground = f";background-color:#{look.ground}" if look.ground else ""
    return f"color:#{look.colour}{ground}"


@dataclass(slots=True)
class Notes:
    """Footnotes and endnotes: a mark where they are called, their text at the end."""

    texts: list[str] = field(default_factory=list)

    def call(self, html: str, mark: str = "") -> Run:
        """Return the mark of a note, and keep its text; without a mark of its own it is counted."""
        shown = escape(mark or str(len(self.texts) + 1), quote=False)
        words = _OPENING.sub("", html, count=1)
        opening = html[: len(html) - len(words)]
        self.texts.append(f"<div>{opening}{shown} {words}</div>")
        return Run(f"<sup><a>{shown}</a></sup>")


def title_of(runs: Iterable[Run]) -> str:
    """Return the words of a heading, without its notes and what is hidden in it."""
    shown = (run.html for run in runs if run.look is not None and not run.look.hidden)
    return unescape(_TAG.sub(" ", "".join(shown))).strip()


def chaptered(pages: Iterable[tuple[str | None, str]]) -> Document:
    """Return the document of pages of HTML, in order.

    Args:
        pages: Each with the name of the chapter that it begins, or None where it goes on.

    Raises:
        ExtractionError: As of ``read_page``.
    """
    return beside(_chapter(title, read_page(page)) for title, page in pages)


def _chapter(title: str | None, page: Document) -> Document:
    begins = (Chapter(0, " ".join(title.split())),) if title is not None else ()
    return replace(page, chapters=begins)


def by_chapter(pieces: Iterable[tuple[str | None, str]]) -> Iterator[tuple[str | None, str]]:
    """Yield pieces of HTML as one page for each chapter that they begin."""
    title: str | None = None
    html: list[str] = []
    for begins, piece in pieces:
        if begins is not None:
            yield title, "".join(html)
            title, html = begins, []
        html.append(piece)
    yield title, "".join(html)
