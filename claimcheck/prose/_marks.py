"""Which words each sign marks, and which signs mark none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.mark import (
    Mark,
    MarkedText,
    MarkFault,
    Note,
    Sentence,
    Silence,
    Span,
    WrittenCitation,
)
from claimcheck.prose._signs import (
    CLOSES_NOTHING,
    EMPTY_PAIR,
    NOTHING_BEFORE,
    is_ignore,
    parse_mark,
)
from claimcheck.text.sentences import closed, sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from claimcheck.model.finding import Location
    from claimcheck.prose.base import Definition, Reading, Sign, Unit
    from claimcheck.registry.source_text import SourceText
    from claimcheck.text.sentences import Bounds


def marked_text(source: SourceText, reading: Reading, *, every: bool) -> MarkedText:
    """Return what the signs of a text come to.

    Args:
        source: The text.
        reading: What its markup was read to.
        every: Whether all sentences are asked for.
    """
    work = _Work(source, reading.definitions)
    for unit in reading.units:
        work.take(unit)
        if every:
            work.sentences += work.all_of(unit)
    for above in reading.above:
        covers = None
        if above.end > above.stop:
            covers = Span(work.point(above.start), work.point(above.end))
        work.silences.append(Silence(above.body, work.place(above.start, above.stop), covers))
    return MarkedText(
        tuple(sorted(work.marks, key=lambda each: each.place.sort_key)),
        tuple(sorted(work.faults, key=lambda each: each.place.sort_key)),
        tuple(sorted(work.silences, key=lambda each: each.place.sort_key)),
        tuple(work.citation(each) for each in reading.definitions.values()),
        tuple(work.sentences),
        tuple(work.notes),
    )


_SPACES = re.compile(r"[ \t\r\n\f]+")
"""Those of markup; a space that does not break is a character of a number."""
_DIGIT = re.compile(r"\d")
_UNSEEN = re.compile(
    "(?<=[\\d.,])[\u00ad\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufeff]{1,99}+(?=[\\d.,])"
)
_NOTHING = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,999}\\Z")
_TURNED = re.compile("\u202e([^\u202c\n]*)\u202c?")
"""What stands behind a character that turns the direction of all that follows."""


class _Work:
    """Collects the marks of one text."""

    def __init__(self, source: SourceText, defined: Collection[str]) -> None:
        self.marks: list[Mark] = []
        self.faults: list[MarkFault] = []
        self.silences: list[Silence] = []
        self.notes: list[Note] = []
        self.sentences: list[Sentence] = []
        self._source = source
        self._defined = defined
        self._made: tuple[Unit | None, dict[Bounds, Sentence]] = None, {}

    def take(self, unit: Unit) -> None:
        """Take the signs of a unit."""
        behind: list[Sign] = []
        comments: list[Sign] = []
        for sign in unit.signs:
            if sign.fault:
                self._fault(sign, sign.fault)
            elif sign.kind == "other note":
                self.notes.append(Note(sign.body, self.place(sign.start, sign.end)))
            elif sign.kind == "end":
                openers = _openers(unit, comments)
                if not openers:
                    self._fault(sign, CLOSES_NOTHING)
                for opener in openers:
                    comments.remove(opener)
                    behind.remove(opener)
                    self._pair(unit, opener, sign)
            else:
                behind.append(sign)
                if sign.kind == "comment" and not is_ignore(sign.body):
                    comments.append(sign)
        if behind:
            found = self._closed(unit, [sign.at for sign in behind])
            for sign, bounds in zip(behind, found, strict=True):
                self._behind(unit, sign, bounds)

    def citation(self, each: Definition) -> WrittenCitation:
        """Return a definition with its place."""
        place = self.place(each.begin, each.start)
        return WrittenCitation(
            each.claim, each.content, place, each.start, each.end, each.block_end
        )

    def all_of(self, unit: Unit) -> Iterator[Sentence]:
        """Yield the sentences of a unit."""
        spans = [_trimmed(unit.text)] if unit.is_whole else sentences(unit.text)
        yield from (self._sentence(unit, each) for each in spans if each[0] < each[1])

    def _closed(self, unit: Unit, ats: Sequence[int]) -> list[Bounds]:
        if not unit.is_whole:
            return closed(unit.text, ats)
        start, end = _trimmed(unit.text)
        return [(start, end) if start < at else (0, 0) for at in ats]

    def _behind(self, unit: Unit, sign: Sign, bounds: Bounds) -> None:
        empty = bounds[0] == bounds[1]
        if is_ignore(sign.body):
            covers = None
            if not empty:
                covers = Span(self.point(unit.offset(bounds[0])), self.point(sign.end))
            self.silences.append(Silence(sign.body, self.place(sign.start, sign.end), covers))
        elif empty:
            self._fault(sign, NOTHING_BEFORE)
        else:
            self._mark(unit, sign, bounds)

    def _pair(self, unit: Unit, opener: Sign, end: Sign) -> None:
        start, stop = _trimmed(unit.text[opener.at : end.at])
        if start == stop:
            self._fault(opener, EMPTY_PAIR)
        else:
            self._mark(unit, opener, (opener.at + start, opener.at + stop))

    def _mark(self, unit: Unit, sign: Sign, bounds: Bounds) -> None:
        sentence, place = self._sentence(unit, bounds), self.place(sign.start, sign.end)
        if _NOTHING.match(sentence.text):
            self._fault(sign, NOTHING_BEFORE)
            return
        if sign.kind == "note":
            is_defined = sign.body in self._defined
            self.marks.append(Mark(sign.body, sentence, place, True, is_defined))
            return
        asked = parse_mark(sign.body)
        if asked.fault:
            self._fault(sign, asked.fault)
        else:
            self.marks.append(
                Mark(asked.claim, sentence, place, least=asked.least, as_refuted=asked.as_refuted)
            )

    def _fault(self, sign: Sign, fault: tuple[str, str]) -> None:
        self.faults.append(MarkFault(*fault, self.place(sign.start, sign.end)))

    def _sentence(self, unit: Unit, bounds: Bounds) -> Sentence:
        """Return the sentence between two places; made once, however many marks it has."""
        if self._made[0] is not unit:
            self._made = unit, {}
        made = self._made[1]
        if bounds not in made:
            made[bounds] = self._make_sentence(unit, bounds)
        return made[bounds]

    def _make_sentence(self, unit: Unit, bounds: Bounds) -> Sentence:
        start, end = unit.offset(bounds[0]), unit.end(bounds[1])
        text = _as_seen(_SPACES.sub(" ", unit.text[bounds[0] : bounds[1]]))
        place = self.place(start, max(end, start + 1))
        stop = place.column + end - start
        last = (place.line, stop) if stop <= len(place.source_line) else self.point(end)
        span = Span((place.line, place.column), last)
        return Sentence(text, place, span, _has_figure(unit, bounds))

    def place(self, start: int, end: int) -> Location:
        """Return the place of a stretch of the file; its first line, where it has several."""
        line = self._source.line_of(start)
        return self._source.location(line, start - self._source.offset(line, 0), end - start)

    def point(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, from 1."""
        line = self._source.line_of(offset)
        return line + 1, offset - self._source.offset(line, 0) + 1


def _as_seen(text: str) -> str:
    """Return words as they are seen: turned round, and without what is invisible among digits."""
    if text.isascii():
        return text
    text = _TURNED.sub(lambda found: found[1][::-1], text)
    return _UNSEEN.sub("", text)


def _has_figure(unit: Unit, bounds: Bounds) -> bool:
    at = bounds[0]
    for start, end in (*unit.code, (bounds[1], bounds[1])):
        if _DIGIT.search(unit.text, at, min(start, bounds[1])):
            return True
        at = max(at, end)
    return False


def _openers(unit: Unit, comments: Sequence[Sign]) -> list[Sign]:
    """Return the last comment before the end of a pair, and those that stand right before it."""
    found: list[Sign] = []
    for sign in reversed(comments):
        if found and unit.text[sign.at : found[-1].at].strip():
            break
        found.append(sign)
    return found[::-1]


def _trimmed(text: str) -> Bounds:
    end = len(text.rstrip())
    return min(len(text) - len(text.lstrip()), end), end
