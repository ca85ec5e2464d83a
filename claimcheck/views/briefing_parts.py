"""What a briefing consists of: sentences in pieces, so that each format marks what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


SOURCES_HEADING = "Sources, and how each was read"


class Quoted(NamedTuple):
    """Words of a source, with a link to them where there is one."""

    words: str
    address: str | None


class Cite(NamedTuple):
    """The number of a source in the list at the end."""

    number: int


class Strong(NamedTuple):
    """What a sentence is about: the statement of a claim."""

    words: str


Piece = str | Quoted | Cite | Strong
Sentence = tuple[Piece, ...]
"""A sentence, or several, in pieces, so that each format marks what they are."""


class Item(NamedTuple):
    """One thing in a list.

    Attributes:
        lead: What it is.
        points: What there is to say about it.
    """

    lead: Sentence
    points: Sequence[Sentence] = ()


@dataclass(frozen=True)
class Section:
    """A part of a briefing.

    Attributes:
        heading: What it is about.
        paragraphs: What it says first.
        items: What it lists.
    """

    heading: str
    paragraphs: Sequence[Sentence] = ()
    items: Sequence[Item] = ()


@dataclass(frozen=True)
class ReadSource:
    """A source in the list at the end.

    Attributes:
        number: Its number, as the sentences cite it.
        title: Its title; its id where the registry lacks it.
        about: Publisher, kind and date, and when and how it was read.
        address: Where a reader finds it on the web.
    """

    number: int
    title: str
    about: str
    address: str | None


@dataclass(frozen=True)
class Briefing:
    """Everything that a reader is told.

    Attributes:
        headline: The claim, and how far the evidence carries it.
        sections: What there is to say; the first has no heading.
        sources: What was read.
    """

    headline: str
    sections: Sequence[Section]
    sources: Sequence[ReadSource]
