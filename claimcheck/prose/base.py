"""What a reader of a kind of markup is, and what it finds in a text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

SignKind = Literal["comment", "end", "note", "other note"]


class Sign(NamedTuple):
    """One thing of ours that stands in a text.

    Attributes:
        kind: A comment, the comment that ends a pair, a footnote reference, or one that is not ours
            and has a name.
        body: What it says: the words behind ``claimcheck:``, or the id of a footnote reference.
        start: Offset of its first character in the file.
        end: Offset after its last one.
        at: Where it stands among the words of its unit.
        fault: What makes that it cannot be followed, and the next step; empty where it can.
    """

    kind: SignKind
    body: str
    start: int
    end: int
    at: int
    fault: tuple[str, str] | tuple[()] = ()


@dataclass
class Unit:
    """Words that belong together: a paragraph, a heading, a table cell.

    Attributes:
        is_whole: Whether a mark means all of it; of a paragraph it means a sentence.
        signs: What of ours stands among them, in order.
        code: From where to where they are code.
    """

    is_whole: bool = False
    signs: list[Sign] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _length: int = 0
    _runs: list[tuple[int, int]] = field(default_factory=list)
    _ends: dict[int, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Return the words as a reader sees them, without markup and signs."""
        if len(self._words) > 1:
            self._words = ["".join(self._words)]
        return self._words[0] if self._words else ""

    def add(self, words: str, offset: int) -> None:
        """Append words that begin at ``offset`` in the file."""
        self._runs.append((self._length, offset))
        self._words.append(words)
        self._length += len(words)

    def add_code(self, words: str, offset: int, end: int) -> None:
        """Append words that are code, which ends at ``end`` in the file, with its marks."""
        self.code.append((self._length, self._length + len(words)))
        self.add(words, offset)
        self._ends[self._length] = end

    def sign(
        self,
        kind: SignKind,
        body: str,
        start: int,
        end: int,
        fault: tuple[str, str] | tuple[()] = (),
    ) -> None:
        """Append a sign behind the words that there are."""
        self.signs.append(Sign(kind, body, start, end, self._length, fault))

    def end(self, at: int) -> int:
        """Return where words that end before the character ``at`` end in the file."""
        return self._ends.get(at) or self.offset(at - 1) + 1

    def offset(self, at: int) -> int:
        """Return where the character ``at`` of the words stands in the file."""
        run = bisect_right(self._runs, (at, 1 << 62)) - 1
        begin, offset = self._runs[max(run, 0)]
        return offset + at - begin


class Above(NamedTuple):
    """A comment that silences rules in the block below it.

    Attributes:
        body: What it says behind ``claimcheck:``.
        start: Offset of its first character.
        stop: Offset after its last one.
        end: Offset after the block; that of its own end where none follows.
    """

    body: str
    start: int
    stop: int
    end: int


class Definition(NamedTuple):
    """A footnote's definition that speaks of a claim.

    Attributes:
        claim: The id.
        content: Its first paragraph as it is written, lines joined; empty where there is none.
        begin: Offset of its first character.
        start: Offset at which the paragraph begins.
        end: Offset after the paragraph.
        block_end: Offset after the definition.
    """

    claim: str
    content: str
    begin: int
    start: int
    end: int
    block_end: int


@dataclass
class Reading:
    """What a reader found in one text.

    Attributes:
        units: The units that hold signs, or all of them where that was asked for.
        above: Comments that silence what stands below them.
        definitions: Those of footnotes that are marks, the first of each claim.
    """

    units: list[Unit] = field(default_factory=list)
    above: list[Above] = field(default_factory=list)
    definitions: dict[str, Definition] = field(default_factory=dict)


class Reader(Protocol):
    """A module of this folder: it knows one kind of markup."""

    def read(self, text: str, *, every: bool) -> Reading:
        """Return the units of a text.

        Args:
            text: The text, with any line ends.
            every: Whether those without a sign are asked for too.
        """
        ...
