"""The searchable text of a source, as an extractor hands it to the quote matcher."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

MetaKind = Literal["hidden", "title", "description", "json-ld"]
"""Where text stands that a page carries without showing it: ``hidden`` may be shown by a click."""

RegionKind = Literal["struck", "scan", "comments", "navigation", "advertisement"]
"""What a stretch of text is besides the text that a source is about: words that are struck out, the
layer of text behind the picture of a page, or a part of a page that others wrote or that leads on.
"""

BLOCK_SEPARATOR = "\n\n"
"""Stands between two blocks (paragraphs, headings, list items, cells) of extracted text."""


@dataclass(frozen=True, slots=True)
class MetaText:
    """Text that a page carries outside its body; a quote found only here is reported as such."""

    kind: MetaKind
    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the body that is more, or less, than its words say.

    Attributes:
        kind: What it is.
        start: Offset of its first character.
        end: Offset after its last.
    """

    kind: RegionKind
    start: int
    end: int

    def moved(self, by: int) -> Region:
        """Return it where text of this length stands before the body."""
        return Region(self.kind, self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Block:
    """One block, or a run of short ones such as list items or cells.

    Attributes:
        start: Offset of the block in the text.
        end: Offset after it.
        hash: Its name; None where it has too few words to be named.
    """

    start: int
    end: int
    hash: str | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a chapter begins in the text, and the words of its heading; empty where it has none."""

    start: int
    title: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Where words begin in the text that are said at a time, in seconds from the beginning."""

    start: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one source.

    Attributes:
        text: The body. Blocks are separated by ``BLOCK_SEPARATOR``; an optional hyphen (a hyphen
            that only a line break put there) is U+00AD, whatever the file format marks it with.
        pages: The offset in ``text`` at which each page begins, in order; empty where the source
            has no pages.
        meta: What stands outside the body, searchable but reported apart.
        chapters: Where each chapter begins, in order; empty where the source has none.
        guessed: Whether nobody told in which encoding the text is, and it was guessed.
        regions: Stretches of the body of which more is to be said, by their start; two of one kind
            never overlap.
        moments: Where the words of each cue of a recording begin, in order; empty where the source
            tells no times.
        data: What a data file holds, as JSON: a tree, or a list of objects for a table; None for a
            text.
    """

    text: str
    pages: tuple[int, ...] = ()
    meta: tuple[MetaText, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    guessed: bool = False
    regions: tuple[Region, ...] = ()
    moments: tuple[Moment, ...] = ()
    data: str | None = None

    def page_at(self, offset: int) -> int | None:
        """Return the 1-based page that holds ``offset``, or None where there are no pages."""
        return bisect_right(self.pages, offset) if self.pages else None

    def chapter_at(self, offset: int) -> str | None:
        """Return the heading of the chapter that holds ``offset``, or None where it has none."""
        index = bisect_right(self.chapters, offset, key=lambda chapter: chapter.start)
        return (self.chapters[index - 1].title or None) if index else None

    def seconds_at(self, offset: int) -> int | None:
        """Return when the words at ``offset`` are said, or None where there are no times."""
        index = bisect_right(self.moments, offset, key=lambda moment: moment.start)
        return self.moments[max(0, index - 1)].seconds if self.moments else None
