"""What looking for one piece of evidence in one source came to. No text work here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from claimcheck.model.document import Document, MetaKind

MatchOutcome = Literal[
    "found", "ambiguous", "too-short", "truncated", "not-found", "matches", "differs", "missing"
]
"""``unchecked`` is not among them: it means that nobody looked, so no match exists. The last three
are those of a value: it is what it has to be, it is another, there is none."""

HOLDS: frozenset[str] = frozenset(("found", "matches"))
"""The outcomes with which evidence stands where it has to."""

Tier = Literal["exact", "typographic", "editorial", "case", "accents", "spacing", "superscript"]
"""How quote and source agree, strictest first."""

TIERS: tuple[Tier, ...] = get_args(Tier)

MatchWarning = Literal[
    "case",
    "accents",
    "spacing",
    "superscript",
    "number-in-bracket",
    "negation-in-gap",
    "negation-before",
    "citation-marker-dropped",
    "hidden",
    "scanned",
    "struck",
    "claimed-before",
    "in-comments",
    "in-navigation",
    "in-advertisement",
    "meta-only",
    "wrong-page",
    "wrong-time",
    "context-differs",
]
"""What a person should know about a quote that was found."""

WARNINGS: tuple[MatchWarning, ...] = get_args(MatchWarning)
"""All of them, in the order in which they are told."""

HIDDEN: frozenset[str] = frozenset(("hidden", "scanned"))
"""Those about words that a reader of the source does not see."""

STRUCK: frozenset[str] = frozenset(("struck",))
"""Those about words that the source itself has struck out."""


GUESSED = "its encoding was guessed"
"""What belongs to a quote that was not found in a text of which nobody tells how it is encoded."""


def clock(seconds: int) -> str:
    """Return a time as players show it: ``0:12:31``."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


@dataclass(frozen=True, slots=True)
class Span:
    """One passage of the body.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last.
        page: 1-based page of ``start``; None where the source has no pages.
        seconds: When it is said; None where the source tells no times.
        chapter: The heading of the chapter in which it stands; None where the source has none.
    """

    start: int
    end: int
    page: int | None = None
    seconds: int | None = None
    chapter: str | None = None

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> Span:
        """Return a passage with where it stands in its document."""
        page, chapter = document.page_at(start), document.chapter_at(start)
        return cls(start, end, page, document.seconds_at(start), chapter)

    @property
    def place(self) -> str:
        """Return where a reader finds it, such as ``page 4``; empty where nothing tells."""
        if self.page is not None:
            return f"page {self.page}"
        if self.seconds is not None:
            return clock(self.seconds)
        return f"chapter “{self.chapter}”" if self.chapter else ""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a quote starts or ends inside a word or a number of the source.

    Attributes:
        at_start: The quote's first word is only the tail of ``whole_start``.
        at_end: The quote's last word is only the head of ``whole_end``.
        whole_start: The whole word of the source at the start, or an empty string.
        whole_end: The whole word of the source at the end, or an empty string.
        kind: What it is among the details of a finding.
    """

    at_start: bool
    at_end: bool
    whole_start: str = ""
    whole_end: str = ""
    kind: Literal["cut"] = "cut"

    @property
    def words(self) -> tuple[str, ...]:
        """Return the whole words that are known."""
        return tuple(filter(None, (self.whole_start, self.whole_end)))


@dataclass(frozen=True, slots=True)
class DiffSpan:
    """A run of words, and whether the other side has it too."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class NearestPassage:
    """The passage of the source most like a quote that was not found; help, never proof.

    Attributes:
        span: Where the passage stands.
        source: The passage, with the words marked that the quote does not have.
        quote: The quote, with the words marked that the passage does not have.
        similarity: Share of words that agree, 0 to 1; orders passages, proves nothing.
        document: Id of the source; empty for a text that is in no registry.
        kind: What it is among the details of a finding.
    """

    span: Span
    source: tuple[DiffSpan, ...]
    quote: tuple[DiffSpan, ...]
    similarity: float
    document: str = ""
    kind: Literal["nearest-passage"] = "nearest-passage"


@dataclass(frozen=True, slots=True)
class Match:
    """The result for one quote.

    Attributes:
        outcome: What came of it.
        tier: How quote and source agree; None unless some passage agrees in content.
        start: Offset of the passage in the body; None when there is none there.
        end: Offset after the passage: ``text[start:end]`` is the passage.
        page: 1-based page of ``start``; None where the source has no pages.
        count: Occurrences that agree equally well; at the search limit, at least so many.
        in_meta: Where the quote stands when only text outside the body holds it; ``start``
            and ``end`` are None then.
        warnings: What a person should know, in a fixed order.
        spans: The first few occurrences, when there are several.
        gaps: What the marks of omission of the quote stand for, as offsets into the body.
        cut: For ``truncated``, the words that the quote cuts.
        nearest: For ``not-found``, the most similar passage, when there is one.
        mended: For ``not-found`` and ``truncated``, how the quote would have to read to be found,
            where that takes nobody's judgement: with a mark of omission, without a slip of the
            pen, with its last word whole.
        guessed: For ``not-found``, whether the encoding of the source was guessed.
        blocks: Hashes of the blocks of the source that hold it, where these are long enough.
        archive: Address of the capture in which it was found, where it was.
        seconds: When ``start`` is said; None where the source tells no times.
        chapter: The heading of the chapter that ``start`` stands in; None where it has none.
        value: What stands there, where a value was looked up and something does.
        why: Why there is no value.
    """

    outcome: MatchOutcome
    tier: Tier | None = None
    start: int | None = None
    end: int | None = None
    page: int | None = None
    count: int = 0
    in_meta: MetaKind | None = None
    warnings: tuple[MatchWarning, ...] = ()
    spans: tuple[Span, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    cut: Cut | None = None
    nearest: NearestPassage | None = None
    mended: str | None = None
    guessed: bool = False
    blocks: tuple[str, ...] = ()
    archive: str | None = None
    seconds: int | None = None
    chapter: str | None = None
    value: str | None = None
    why: str | None = None

    @property
    def holds(self) -> bool:
        """Return whether it stands there and nothing is wrong with it."""
        return self.outcome in HOLDS

    @property
    def is_there(self) -> bool:
        """Return whether it is in the document at least once."""
        return self.holds or self.outcome in ("ambiguous", "too-short")
