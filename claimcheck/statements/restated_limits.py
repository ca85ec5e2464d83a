"""What limits a denial, a superlative or *only* in a text, and is left out where it is said again.

*Never beaten by a local runner* says less than *never beaten*, and *visitors under 18* fewer than
*visitors*. Elsewhere what is left out makes a statement say less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.exchange import form, is_plain, may_be_alike
from claimcheck.statements.figure import Day, Number, Span
from claimcheck.statements.lexicon import words_of
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.words import Statement

_STOPS: Final = frozenset((
    ",", ".", ";", ":", "(", ")", "!", "?", "and", "but", "although", "though", "while", "whereas",
    "because", "unless", "if", "when", "since", "until", "which", "who", "that", "as", "after",
    "before", "or", "than", "according", "so", "despite", "where", "due", "–", "—", "-", "from",
))  # fmt: skip
"""What ends the words that a denial or a rank speaks of."""
_ALONE: Final = frozenset(("only", "first", "sole", "every", "all", "each", "any", "no"))
"""Words that speak of all of what they name."""
_RULES: Final = frozenset((
    "ban", "bans", "banned", "prohibits", "prohibited", "forbids", "forbidden", "applies", "apply",
    "exempts", "exempt", "restricts", "covers",
))  # fmt: skip
"""Words that rule something for all that they name."""
_NO_LIMIT: Final = frozenset(("time", "times", "least", "once", "now", "then", "ago", "longer"))
"""Words beside a rank or a denial that limit nothing."""
_HAVING: Final = frozenset(("with", "of", "aged", "having"))
"""Words between the name of a group and what limits it."""
_TIMES: Final = frozenset(
    ("night", "morning", "evening", "afternoon", "day", "week", "month", "year", "weekend", "time")
)
"""Times, of which one says less without them."""
_PLURALS: Final = frozenset(("people", "children", "men", "women"))
"""Names of groups that do not end like a plural."""
_SINCE: Final = frozenset(("since", "until", "till"))
"""What limits a denial to a time."""
_SMALL: Final = frozenset(("the", "a", "an", "been", "be", "was", "were", "is", "are"))
"""Words that say nothing by themselves."""
_OF_STUDIES: Final = frozenset(
    ("test", "tests", "study", "survey", "trial", "experiment", "sample")
)
"""Where something was found, which limits it no more than *a study found*."""
_CLAUSE: Final = 3
"""Words of a clause that limits a group, of which a statement that has it keeps one."""
_FARTHEST: Final = 10
"""Words that it speaks of, at most."""


def limits_left_out(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield where a statement denies or ranks more than a text, since it leaves a limit out."""
    for text in texts:
        for at in _reaching(text):
            place = _same_word(said, text, at)
            if place is None:
                continue
            reach = list(_spoken_of(text, at))
            gone = [index for index in reach if _is_gone(said, text, index)]
            kept = [index for index in reach if index not in gone]
            if gone and kept and not _is_added(said, text, place):
                instead = text.words(at, max(gone) + 1)[2]
                yield Difference("scope", _span(said, place), (instead,))
                return


def groups_widened(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield the name of a group of which a text names a part: *guests* for *guests under 18*."""
    for text in texts:
        for at, limit in _limited(text):
            name = form(text, text.listed[at].low)
            places = [i for i, t in enumerate(said.listed) if form(said, t.low) == name]
            if len(places) == 1 and not _has_limit(said, text, limit):
                yield Difference("scope", _span(said, places[0]), (text.words(*limit)[2],))
                return


def _limited(text: Statement) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the index of each name of a group, with the words that limit it."""
    adjectives = text.lexicon.groups
    for at, token in enumerate(text.listed[:-1]):
        behind = text.listed[at + 1]
        plural = behind.kind == "word" and _is_plural(behind.low)
        if token.low in adjectives and plural:
            yield at + 1, (at, at + 1)
        end = min(at + 2 + _CLAUSE, len(text.listed))
        if behind.low == "who" and _is_plural(token.low):  # *members who joined before 2015*
            yield at, (at + 2, end)
    for number in text.figures:
        if isinstance(number, Number) and number.said_bound in text.lexicon.comparisons:
            ends = [i for i, token in enumerate(text.listed) if token.end <= number.span.start]
            at = len(ends) - len(words_of(number.said_bound)) - 1
            at -= at > 0 and text.listed[at].low in _HAVING  # *shops with more than 400*
            word = text.listed[max(at, 0)].low
            spans = number.unit.measures == "time" and number.said_bound == "over"
            unit = word in text.lexicon.units or word in text.lexicon.currencies
            if at >= 0 and _is_plural(word) and not spans and not unit:
                last = max(i for i, token in enumerate(text.listed) if token.end <= number.span.end)
                yield at, (at + 1, last + 1)


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and word not in IDLE)


def _has_limit(said: Statement, text: Statement, limit: tuple[int, int]) -> bool:
    """Whether a statement has what limits a group, or the like: a figure, an age."""
    if any(not _is_gone(said, text, at) for at in range(*limit) if text.listed[at].kind == "word"):
        return True
    figure = any(text.listed[at].kind != "word" for at in range(*limit))
    return figure and len(said.figures) >= len(text.figures)


def times_left_out(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield a denial of all time of what a text denies since a day: *no ship has ever used it*."""
    if any(isinstance(each, Day) for each in said.figures):
        return
    for text in texts:
        days = [each for each in text.figures if isinstance(each, Day)]
        for at, denied in _over_time(text):
            ends = (i for i in range(at, len(text.listed)) if text.listed[i].text in ",;.")
            since = [
                index
                for index in range(at, min(at + 2 * _FARTHEST, next(ends, len(text.listed))))
                if text.listed[index].low in _SINCE
                and any(each.span.start > text.listed[index].start for each in days)
            ]
            place = _same_word(said, text, at)
            if not since or place is None:
                continue
            stems = text.stems_of(text.listed[index].low for index in denied)
            if len(stems & said.all_stems) * 2 > len(stems):
                yield Difference("scope", _span(said, place), (text.words(at, since[0] + 1)[2],))
                return


def _over_time(text: Statement) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield what holds for a whole time, with the words that it is said of."""
    yield from text.negated
    denials = {at for at, _ in text.negated}
    yield from ((at, [*_spoken_of(text, at)]) for at in _reaching(text) if at not in denials)


def _span(said: Statement, at: int) -> Span:
    return Span(*said.words(at, at + 1))


def _reaching(text: Statement) -> Iterator[int]:
    """Yield the words of a text that say something of all that follows."""
    low = [token.low for token in text.listed]
    yield from (at for at, _ in text.negated)
    for at, word in enumerate(low):
        behind = low[at + 1] if at + 1 < len(low) else ""
        unit = text.lexicon.units.get(behind)
        if unit is not None and unit.measures == "time":  # *each year*, *the first day*
            continue
        if (behind and text.listed[at + 1].kind == "numeral") or behind in text.lexicon.numbers:
            continue  # *only 12*
        if behind in _NO_LIMIT or (at and low[at - 1] in ("not", "at")):
            continue
        ends = word.endswith("est") and len(word) > 4 and word not in text.lexicon.no_superlatives
        most = word in ("most", "least") and at and low[at - 1] in ("the", "its", "their")
        if ends or most or word in _ALONE or word in _RULES:
            yield at


def _same_word(said: Statement, text: Statement, at: int) -> int | None:
    """Return where a statement has the same word, with one of those right behind it."""
    word = text.listed[at].low
    found = [index for index, token in enumerate(said.listed) if token.low == word]
    if not found and any(at == index for index, _ in text.negated):
        found = [index for index, _ in said.negated]
    near = text.stems(at + 1, at + 1 + _FARTHEST)
    close = (index for index in found if said.stems(index + 1, index + 1 + _FARTHEST) & near)
    return next(close, None)


def _spoken_of(text: Statement, at: int) -> Iterator[int]:
    """Yield the words behind one that mean something, to the end of what it speaks of."""
    for index in range(at + 1, min(at + 1 + _FARTHEST, len(text.listed))):
        token = text.listed[index]
        if token.low in _STOPS or token.low in _OF_STUDIES:
            return
        if is_plain(text, index):
            yield index


def _is_gone(said: Statement, text: Statement, index: int) -> bool:
    """Whether a statement has neither a word of a text nor one that may stand for it."""
    word = text.listed[index].low
    if word in _TIMES or word in text.lexicon.months:
        return False
    stem, plain = text.stem(word), form(text, word)
    if stem in said.all_stems or any(stem[:4] == each[:4] for each in said.all_stems):
        return False
    if any(form(said, each) == plain for each in said.vocabulary):
        return False
    return not any(
        may_be_alike(said, at, text, index)
        for at, token in enumerate(said.listed)
        if token.kind == "word" and token.low not in text.vocabulary and token.low not in IDLE
    )


def _is_added(said: Statement, text: Statement, place: int) -> bool:
    """Whether a statement has words of its own there, which may say the same in other words."""
    for token in said.listed[place + 1 : place + 1 + _FARTHEST]:
        known = token.low in text.vocabulary or said.stem(token.low) in text.all_stems
        small = token.low in _SMALL or (token.low,) in said.lexicon.any_of.lines
        if token.kind == "word" and not known and not small:
            return True
        if token.low in _STOPS:
            break
    return False
