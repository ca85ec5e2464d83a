"""What of a statement holds for more than the texts that it restates: *all* for *most*, *ever*.

A wider scope is told by its words alone. What a text leaves out of its own, such as *rural* before
*schools*, says less in one sentence and more in another, and is left to people.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Day, Span
from claimcheck.statements.rates import NO_RATE, RATE
from claimcheck.statements.taken_up import is_aside
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.lexicon import Phrases
    from claimcheck.statements.words import Statement

_NOT_ALL: Final = frozenset(("as", "than", "if", "whether", "before", "without", "hardly"))
"""Words behind which *any* says nothing of all: *as anybody knows*."""
_ALL: Final = 0
"""The number of the line of *all*."""
_DENIED: Final = frozenset(("not", "n't", "hardly", "without"))
"""Words behind which *all* is no wide scope: *not all*."""
_WHOLE: Final = frozenset(("full", "whole", "entire", "complete"))
"""Words for all of a time."""
_GRADED: Final = frozenset(("the", "at", "as", "how", "so", "too", "more", "less", "its", "their"))
"""Words behind which *most*, *many* and *likely* are no rung: *the most widely spoken*."""


def wider(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield each word for a wider scope whose like stands in no text."""
    yield from _added(said, texts)
    yield from _climbed(said, texts)
    yield from _any(said, texts)
    rates = {rate for text in texts for rate in text.rates}
    for rate in sorted(said.rates.keys() - rates):
        at = said.rates[rate]
        start = at - (at > 0 and said.listed[at - 1].low in RATE)
        yield Difference("figure", _span(said, start, at + 1))


def _added(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield the phrases of scope that no text has, or not as often and not of the same."""
    yield from _added_of(said, texts, said.lexicon.scope)
    yield from _added_of(said, texts, said.lexicon.reaches)


def _added_of(said: Statement, texts: Sequence[Statement], listed: Phrases) -> Iterator[Difference]:
    have = [(line, _about(text, stop)) for text in texts for _, stop, line in _free(text, listed)]
    count = Counter(line for line, _ in have)
    have += [(_ALL, about) for about in _of_anything(texts)]
    mine = list(_free(said, listed))
    for at, stop, line in mine:
        more = sum(each[2] == line for each in mine) > count[line]
        new = (line, _about(said, stop)) not in have and (more or not count[line])
        last = said.listed[stop - 1].low
        place = listed is said.lexicon.reaches and said.listed[at].low in IDLE and last not in IDLE
        named = place and any(last in text.vocabulary for text in texts)
        if new and not named and not is_aside(said, at, texts):  # *on Earth*, where they have it
            yield Difference("scope", _span(said, at, stop))


def _of_anything(texts: Sequence[Statement]) -> Iterator[str]:
    """Yield what *any* speaks of where it denies nothing: *anyone may* is *everyone may*."""
    for text in texts:
        if not text.denies:
            yield from (_about(text, stop) for _, stop, _ in text.phrases(text.lexicon.any_of))
        per = (at for at, token in enumerate(text.listed, 1) if token.low == "per")
        yield from (_about(text, at) for at in per)  # *per folder* is *in each folder*


def _about(text: Statement, stop: int) -> str:
    """Return the stem of the first word behind a phrase that means something."""
    words = (token.low for token in text.listed[stop:] if token.kind == "word")
    return next((text.stem(word) for word in words if word not in IDLE), "")


def _climbed(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield the words that say more than those of their kind in the texts: *most* for *some*."""
    for ladder in said.lexicon.ladders:
        rungs = [rung for text in texts for _, _, rung in _rungs(text, ladder)]
        for at, stop, rung in _rungs(said, ladder) if rungs else ():
            if rung > max(rungs):
                yield Difference("scope", _span(said, at, stop))


def _rungs(text: Statement, ladder: Phrases) -> Iterator[tuple[int, int, int]]:
    end = 0
    for at, stop, rung in text.phrases(ladder):
        if at < end:  # *none* of *almost none*
            continue
        end = stop
        numeral = stop < len(text.listed) and _is_number(text, stop)
        behind = text.listed[stop].low if stop < len(text.listed) else ""
        degree = text.listed[at].low == "most" and (behind == "likely" or behind.endswith("ly"))
        if not numeral and not degree and not (at and text.listed[at - 1].low in _GRADED):
            yield at, stop, rung


def _is_count(text: Statement, at: int) -> bool:
    word = text.listed[at].low
    return word != "one" and (_is_number(text, at) or word in text.lexicon.ordinals)


def _is_number(text: Statement, at: int) -> bool:
    token = text.listed[at]
    return token.kind == "numeral" or token.low in text.lexicon.numbers


def _any(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield *any* and its like, where it is no more than the end of a denial."""
    lexicon = said.lexicon
    if any(text.has(lexicon.any_of) for text in texts):
        return
    known = frozenset().union(*(text.all_stems for text in texts))
    idle = {at for start, end, _ in said.phrases(lexicon.no_scope) for at in range(start, end)}
    for at, stop, _ in said.phrases(lexicon.any_of):
        compared = any(token.low == "than" for token in said.listed[max(0, at - 3) : at])
        if at in idle or compared or is_aside(said, at, texts):
            continue
        if at and said.listed[at - 1].low in _NOT_ALL:
            continue
        about = said.stem(said.listed[stop].low) if stop < len(said.listed) else ""
        alone = said.listed[at].low != "any" or about not in known
        if not _denies_before(said, at) or (alone and not any(_denies_all(text) for text in texts)):
            yield Difference("scope", _span(said, at, stop))


def _denies_before(said: Statement, at: int) -> bool:
    """Whether something before a word denies, or a word such as *lacks* anywhere."""
    return any(index < at for index, _ in said.negated) or said.has(said.lexicon.denials)


def _denies_all(text: Statement) -> bool:
    """Whether a text denies with *nobody* or *nothing*, so that *anybody* is no more than that."""
    return not text.vocabulary.isdisjoint(text.lexicon.pronouns) or "one" in text.vocabulary


def _free(text: Statement, listed: Phrases) -> Iterator[tuple[int, int, int]]:
    """Yield phrases of scope, but those of *each year*, *first quarter*, *at all*, *not all*."""
    idle = {at for start, end, _ in text.phrases(text.lexicon.no_scope) for at in range(start, end)}
    idle.update(at for _, denied in text.negated for at in denied)
    for at, stop, line in text.phrases(listed):
        if at not in idle and not _says_little(text, at, stop):
            yield at, stop, line


def _says_little(text: Statement, at: int, stop: int) -> bool:
    """Whether the words beside a word of scope make it one of time, number or degree."""
    word, before = text.listed[at].low, text.listed[at - 1].low if at else ""
    start = text.listed[at].start
    days = (each.span for each in text.figures if isinstance(each, Day))
    if any(span.start <= start < span.end for span in days):  # *the first of July*
        return True
    behind = text.listed[stop].low if stop < len(text.listed) else ""
    unit = text.lexicon.units.get(behind)
    return (
        before in _DENIED
        or (behind != "" and word in ("each", "every") and _is_count(text, stop))
        or (word == "every" and (unit is not None and unit.measures == "time"))
        or (behind != "" and text.listed[stop].kind == "numeral")
        or (word == "all" and behind in text.lexicon.numbers)  # *all five games*
        or (word == "first" and before == "-")  # *twenty-first*
        or (word in ("each", "every") and behind.rstrip("s") in text.rates)
        or (word == "certain" and behind.endswith("s"))
        or (word == "only" and (behind,) in text.lexicon.seldom.lines)  # *only rarely*
        or (word in _WHOLE and unit is not None and unit.measures == "time")  # *two full days*
        or (word == "first" and unit is not None and unit.measures == "time")
        or (word == "first" and behind == "half")  # of a year, a match, a century
        or (word == "all" and before == "at" and not _begins_a_thing(behind))
    )


def _begins_a_thing(word: str) -> bool:
    """Whether *all* before a word may speak of things: *at all ports*, and not *at all during*."""
    return word.isalpha() and word not in IDLE and word not in NO_RATE


def _span(statement: Statement, start: int, stop: int) -> Span:
    return Span(*statement.words(start, stop))
