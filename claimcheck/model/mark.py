"""Marks: what ties a sentence that is published to a claim of a registry."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model.finding import Location
    from claimcheck.model.terms import Support


class Span(NamedTuple):
    """A stretch of a file by 1-based lines and columns.

    Attributes:
        start: Line and column of its first character.
        end: Line and column after its last one.
    """

    start: tuple[int, int]
    end: tuple[int, int]

    def holds(self, place: Location) -> bool:
        """Tell whether a place begins in it."""
        return self.start <= (place.line, place.column) < self.end


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = found[-1]._replace(end=max(span.end, found[-1].end))
        else:
            found.append(span)
    return found


def touched(span: Span, marked: Sequence[Span]) -> bool:
    """Tell whether one of the spans, which do not overlap, has something of ``span``."""
    before = bisect_left(marked, span.end, key=attrgetter("start"))
    return before > 0 and marked[before - 1].end > span.start


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that are published: a sentence, a table cell, a heading, or the span of a pair.

    Attributes:
        text: The words as a reader sees them, on one line: no markup, no marks.
        place: Where they begin, and on that line end.
        span: All of the file that they take.
        has_figure: Whether they have a digit that is not in code.
    """

    text: str
    place: Location
    span: Span
    has_figure: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark that says which claim a sentence states.

    Attributes:
        claim: The id, as written.
        sentence: What it marks.
        place: Where the mark itself stands.
        is_note: Whether it is a footnote reference, and no comment.
        is_defined: Whether the file has a definition for it, where it is a footnote reference.
        least: The level that the claim needs here; None where the configuration says.
        as_refuted: Whether the sentence states the claim as one that is refuted.
    """

    claim: str
    sentence: Sentence
    place: Location
    is_note: bool = False
    is_defined: bool = True
    least: Support | None = None
    as_refuted: bool = False


@dataclass(frozen=True, slots=True)
class MarkFault:
    """A mark that marks nothing, or not what its author thinks.

    Attributes:
        message: What is wrong with it.
        help: The next step.
        place: Where it stands.
    """

    message: str
    help: str
    place: Location


class Note(NamedTuple):
    """A footnote reference that is no mark.

    Attributes:
        name: What stands in it.
        place: Where it stands.
    """

    name: str
    place: Location


@dataclass(frozen=True, slots=True)
class Silence:
    """A comment of a text that silences rules there, or should.

    Attributes:
        body: What it says behind ``claimcheck:``.
        place: Where it stands.
        covers: What it speaks of; None where it speaks of nothing.
    """

    body: str
    place: Location
    covers: Span | None


@dataclass(frozen=True, slots=True)
class WrittenCitation:
    """The first paragraph of a footnote's definition, which says what there is for a claim.

    Attributes:
        claim: The id of the claim.
        content: The paragraph as it is written.
        place: Where the definition begins.
        start: Offset in the file at which the paragraph begins.
        end: Offset after it; the same where there is none yet.
        block_end: Offset after the whole definition.
    """

    claim: str
    content: str
    place: Location
    start: int
    end: int
    block_end: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What one text has of marks.

    Attributes:
        marks: The marks, in order.
        faults: Marks that cannot be followed, in order.
        silences: Comments that silence rules.
        citations: Definitions of the footnotes that are marks, the first of each claim.
        sentences: Every sentence, marked or not; empty where nobody asked for them.
        notes: Footnote references with a name that are no marks.
    """

    marks: tuple[Mark, ...] = ()
    faults: tuple[MarkFault, ...] = ()
    silences: tuple[Silence, ...] = ()
    citations: tuple[WrittenCitation, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    notes: tuple[Note, ...] = ()
