"""Texts in which claims are published: marks in them, one file for each kind of markup."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from claimcheck.model.mark import MarkedText
from claimcheck.plugins import Plugins
from claimcheck.prose._signs import MAYBE

if TYPE_CHECKING:
    from claimcheck.prose.base import Reader
    from claimcheck.registry.source_text import SourceText

READERS: Plugins[Reader] = Plugins(__name__, "markdown", "mdx", "html")
"""The module of each kind of markup by its name."""

ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The kind of markup by the end of a file's name, in lower case."""


def markup_of(name: str) -> str | None:
    """Return the kind of markup of a file; None for one that is not read."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def written_mark(name: str, claim: str, *, is_note: bool = False) -> str:
    """Return the mark of a claim as a text writes it.

    Args:
        name: The text. Its name tells its markup.
        claim: Id of the claim.
        is_note: Whether it is a footnote reference, and no comment.
    """
    if is_note:
        return f"[^claim:{claim}]"
    mark = f"claimcheck: {claim}"
    return f"{{/* {mark} */}}" if markup_of(name) == "mdx" else f"<!-- {mark} -->"


def may_hold_marks(text: str) -> bool:
    """Tell whether a text can hold a mark; one that cannot is not parsed."""
    low = text.lower()
    if "claimcheck" in low or "[^claim" in low:
        return True
    return ("claim" in low or "[^" in low) and MAYBE.search(text) is not None


def same_words(name: str, written: str, made: str) -> bool:
    """Tell whether two paragraphs of a text say the same, lead to the same addresses and show it.

    Args:
        name: The text. Its name tells its markup.
        written: One paragraph.
        made: The other.
    """
    from claimcheck.prose._inline import comparable
    from claimcheck.prose.markdown import parser

    reader = parser(mdx=markup_of(name) == "mdx")
    return comparable(written, reader) == comparable(made, reader)


def read_marks(source: SourceText, *, every: bool = False) -> MarkedText:
    """Return the marks of a text.

    Args:
        source: The text. Its name tells its markup.
        every: Whether its sentences are asked for, marked or not.

    Raises:
        KeyError: Its name tells no markup that is read.
    """
    if not every and not may_hold_marks(source.text):
        return MarkedText()
    from claimcheck.prose._marks import marked_text

    reading = READERS[ENDINGS[PurePath(source.path).suffix.lower()]].read(source.text, every=every)
    return marked_text(source, reading, every=every)
