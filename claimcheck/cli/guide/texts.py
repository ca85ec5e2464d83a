"""The text of a source while a person picks a quote from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from claimcheck.app.suggest import Material, suggest
from claimcheck.app.texts import texts_of
from claimcheck.errors import ClaimcheckError
from claimcheck.model.match import Span
from claimcheck.model.selector import Quote
from claimcheck.text.match import find_quote
from claimcheck.text.normalise import fold
from claimcheck.text.passages import quote_of
from claimcheck.text.prepared import PreparedText
from claimcheck.views.suggest import PassageView, SuggestDocument

if TYPE_CHECKING:
    from claimcheck.app.project import Project
    from claimcheck.app.verify.options import Progress
    from claimcheck.model.match import Match
    from claimcheck.model.reading import Reading

_LISTED: Final = 5
"""Passages that are shown at once."""

_RANKED: Final = 30
"""Passages of which those come first that hold the words just as they were typed."""


@dataclass(frozen=True)
class SourceText:
    """A source as it was read, or why it was not.

    Attributes:
        reading: The reading.
    """

    reading: Reading

    @property
    def reason(self) -> str:
        """Return why there is no text; empty where there is one."""
        if self.reading.document is not None:
            return ""
        return self.reading.facts.reason or f"it is {self.reading.facts.outcome}"

    @cached_property
    def prepared(self) -> PreparedText | None:
        """Return the text, ready to be searched; None where there is none."""
        document = self.reading.document
        return PreparedText(document) if document is not None else None

    @cached_property
    def _material(self) -> Material:
        return Material([self.reading])

    def near(self, words: str) -> SuggestDocument:
        """Return the passages that hold words, or have most to do with them."""
        found = suggest(self._material, words, most=_RANKED)
        said = fold(words)
        held = [each for each in found.passages if said in fold(each.quote.exact)]
        rest = [each for each in found.passages if each not in held]
        return found.model_copy(update={"passages": [*held, *rest][:_LISTED]})

    def match(self, words: str) -> Match | None:
        """Return what looking for a quote comes to; None where there is no text."""
        return find_quote(self.prepared, words) if self.prepared is not None else None

    def places(self, match: Match, words: str) -> SuggestDocument:
        """Return the places of a quote that stands in several, each singled out."""
        found = []
        for span in match.spans:
            quote = quote_of(self.prepared, span.start, span.end) if self.prepared else None
            if quote is not None:
                found.append(self._view(quote, span))
        return self._listed(words, found)

    def mended(self, match: Match, words: str) -> SuggestDocument:
        """Return how a quote would be found that has a slip of the pen; nothing where not at all.

        Args:
            match: What looking for it came to.
            words: The quote as it was typed.
        """
        again = self.match(match.mended) if match.mended else None
        if match.mended is None or again is None or again.start is None:
            return self._listed(words, [])
        return self._listed(words, [self.found(again, match.mended)])

    def found(self, match: Match, words: str) -> PassageView:
        """Return a quote as it was typed, with its place where it was found."""
        document, span = self.reading.document, None
        if document is not None and match.start is not None and match.end is not None:
            span = Span.of(document, match.start, match.end)
        return self._view(Quote(exact=words), span)

    def _view(self, quote: Quote, span: Span | None) -> PassageView:
        place = span.place or None if span is not None else None
        return PassageView(source=self.reading.source, quote=quote, place=place, quoted=False)

    def _listed(self, words: str, found: list[PassageView]) -> SuggestDocument:
        return SuggestDocument(
            claim=None, words=words, ranked_by=(), passages=found, read=1, unread=()
        )


def read_source(project: Project, name: str, progress: Progress, *, fetch: bool) -> SourceText:
    """Read one source, from its file, from what was read before, or from its address.

    Args:
        project: The registry with it.
        name: Its id.
        progress: Told how far it is.
        fetch: Whether its address may be asked.
    """
    source = project.registry.source_by_id[name]
    try:
        (reading,) = texts_of(project, [source], progress, fetch=fetch)
    except ClaimcheckError:  # nobody answered; without asking there is at least a reason
        (reading,) = texts_of(project, [source], progress)
    return SourceText(reading)
