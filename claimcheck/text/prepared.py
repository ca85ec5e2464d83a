"""A source made ready for many quotes: each form of its text is worked out once, when needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.model.document import Document
from claimcheck.text.gram_index import Finder
from claimcheck.text.normalise import FoldedText
from claimcheck.text.note_marks import mark_spans
from claimcheck.text.word_index import WordIndex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.document import MetaKind, RegionKind


class SearchText:
    """One search key of a text, and the means to search it."""

    __slots__ = ("finder", "folded")

    def __init__(self, folded: FoldedText) -> None:
        """Take a folded text."""
        self.folded = folded
        self.finder = Finder(folded.key)


class PreparedText:
    """An extracted text, with lazily made search keys.

    Attributes:
        document: The text as extracted.
        text: Its body.
    """

    def __init__(self, document: Document) -> None:
        """Take the text; nothing is worked out yet."""
        self.document = document
        self.text = document.text

    @cached_property
    def plain(self) -> SearchText:
        """The whole body."""
        return SearchText(FoldedText(self.text))

    @cached_property
    def note_marks(self) -> list[tuple[int, int]]:
        """The spans of the marks of notes and citations."""
        return mark_spans(self.text)

    @cached_property
    def unmarked(self) -> SearchText | None:
        """The body without marks of notes and citations; None where it has none."""
        spans = self.note_marks
        return SearchText(FoldedText(self.text, spans)) if spans else None

    @cached_property
    def words(self) -> WordIndex:
        """Where each word stands; only for showing the nearest passage."""
        return WordIndex(self.text)

    @cached_property
    def regions(self) -> Mapping[RegionKind, tuple[list[int], list[int]]]:
        """Where the stretches of each kind begin, and where they end, both in order."""
        found: dict[RegionKind, tuple[list[int], list[int]]] = {}
        for region in self.document.regions:
            starts, ends = found.setdefault(region.kind, ([], []))
            starts.append(region.start)
            ends.append(region.end)
        return found

    @cached_property
    def meta(self) -> tuple[tuple[MetaKind, PreparedText], ...]:
        """The texts outside the body, each prepared for itself."""
        return tuple((part.kind, PreparedText(Document(part.text))) for part in self.document.meta)
