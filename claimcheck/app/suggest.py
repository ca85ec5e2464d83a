"""Ranks the passages of sources that may speak to a claim. What they amount to a person decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.match import Span
from claimcheck.rankers import RANKERS
from claimcheck.rankers.base import Passage
from claimcheck.text.normalise import fold
from claimcheck.text.passages import passages, quote_of
from claimcheck.text.prepared import PreparedText
from claimcheck.views.suggest import PassageView, SuggestDocument, UnreadView, unread_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from claimcheck.model.claim import Claim
    from claimcheck.model.reading import Reading
    from claimcheck.model.registry import Registry
    from claimcheck.model.selector import Quote

_SAME_TRIED: Final = 3
"""Sentences of the same words that are tried as a quote before the others are passed over."""
_TRIED: Final = 100
"""Sentences of which no quote holds, after which no more are tried: each takes a search."""
RERANKED: Final = 20
"""Best passages of BM25 that a cross-encoder reads; it takes some milliseconds for each."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one source."""

    source: str
    prepared: PreparedText
    start: int
    end: int

    @property
    def quote(self) -> Quote | None:
        """Return it as a quote that holds; None where none does."""
        return quote_of(self.prepared, self.start, self.end)

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return Span.of(self.prepared.document, self.start, self.end)


class Material:
    """Sentences of sources, ranked for as many claims as come.

    Attributes:
        read: Ids of the sources that they are of.
        unread: The sources that hold none, and why.
        ranked_by: The rankers.
    """

    def __init__(self, readings: Iterable[Reading], model: Path | None = None) -> None:
        """Take the texts, and the folder of a cross-encoder where one is to be used."""
        self.read: list[str] = []
        self.unread: list[UnreadView] = []
        self._sentences: list[Sentence] = []
        texts: list[Passage] = []
        for reading in readings:
            if reading.document is None:
                self.unread.append(unread_view(reading))
                continue
            self.read.append(reading.source)
            prepared = PreparedText(reading.document)
            found = list(passages(prepared.text))
            self._sentences += (Sentence(reading.source, prepared, *each) for each in found)
            texts += in_context([prepared.text[start:end] for start, end in found])
        self.ranked_by = ("bm25", "cross-encoder") if model is not None else ("bm25",)
        self._scores = RANKERS["bm25"].prepare(texts)
        self._again = RANKERS["cross-encoder"].prepare(texts, model) if model is not None else None

    def best(self, words: str) -> Iterator[tuple[Sentence, Quote]]:
        """Yield passages that share words with ``words``, best first, each with its quote.

        Of sentences that say the same words the first that can be quoted stands for all.
        """
        everything = range(len(self._sentences))
        scores = self._scores(words, everything)
        order = sorted((at for at in everything if scores[at] > 0), key=lambda at: -scores[at])
        if self._again is not None:
            order = reranked(order, scores, self._again(words, order[:RERANKED]))
        seen: set[str] = set()
        tried: Counter[str] = Counter()
        for at in order:
            sentence = self._sentences[at]
            key = fold(sentence.prepared.text[sentence.start : sentence.end])
            if key in seen or tried[key] == _SAME_TRIED:
                continue
            if (quote := sentence.quote) is not None:
                seen.add(key)
                yield sentence, quote
                continue
            tried[key] += 1
            if tried.total() == _TRIED:
                return


def in_context(sentences: Sequence[str]) -> list[Passage]:
    """Return the sentences of one text as rankers see them."""
    padded = ["", *sentences, ""]
    return [
        Passage(text, before, after)
        for before, text, after in zip(padded, sentences, padded[2:], strict=False)
    ]


def reranked(order: Sequence[int], scores: Sequence[float], again: Sequence[float]) -> list[int]:
    """Return passages in the order of two rankers, of which the second read only the first of them.

    Each counts as much as the other: from nothing to one, over the passages that both have read.

    Args:
        order: Passages by the first ranker, best first.
        scores: What it gave to each passage, by its place.
        again: What the second gave to the first passages of the order.
    """
    head = order[: len(again)]
    best = max((scores[at] for at in head), default=0) or 1
    wide = max(again, default=0) - min(again, default=0) or 1
    total = {at: scores[at] / best + other / wide for at, other in zip(head, again, strict=True)}
    return [*sorted(head, key=lambda at: -total[at]), *order[len(head) :]]


def claim_or_words(registry: Registry, asked: str) -> tuple[Claim | None, str]:
    """Return the claim that is named, by its id or the beginning of one, and the words to look for.

    The words are those of the claim, or else what was asked for itself.

    Raises:
        ClaimcheckError: They are none.
    """
    name, known = asked.strip().lower(), registry.claim_by_id
    if not name:
        raise ClaimcheckError("there is nothing to look for", help="name a claim, or some words")
    alike = [each for each in known if each.startswith(name)] if " " not in name else []
    claim = known.get(name) or (known[alike[0]] if len(alike) == 1 else None)
    return claim, claim.text if claim is not None else asked.strip()


def suggest(
    material: Material, words: str, *, claim: Claim | None = None, most: int = 5
) -> SuggestDocument:
    """Return the passages that speak most to a claim, or to words.

    Args:
        material: Where to look.
        words: The text of the claim, or the words.
        claim: The claim, whose evidence may quote some of them already.
        most: How many at most.
    """
    found: list[PassageView] = []
    for sentence, quote in material.best(words):
        if len(found) == most:
            break
        found.append(
            PassageView(
                source=sentence.source,
                quote=quote,
                place=sentence.span.place or None,
                quoted=claim is not None and _is_quoted(sentence.source, quote, claim),
            )
        )
    return SuggestDocument(
        claim=claim.id if claim is not None else None,
        words=words,
        ranked_by=material.ranked_by,
        passages=found,
        read=len(material.read),
        unread=material.unread,
    )


def _is_quoted(source: str, quote: Quote, claim: Claim) -> bool:
    """Whether evidence of a claim quotes a passage, or a part of it, or more than it."""
    said = fold(quote.exact)
    for evidence in claim.evidence:
        if evidence.quote is not None and evidence.read_in == source:
            known = fold(evidence.quote.exact)
            if known in said or said in known:
                return True
    return False
