"""Words of a statement that stand in the place of others in the text that it restates.

Where a statement is a text with a word in the place of another, the two may not mean the opposite,
nor two kinds of one thing: *The new battery drains* is not what *The new battery charges* says. Of
words that are merely not known to mean much the same nothing is told: no list knows all that do.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from operator import eq
from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.exchange import (
    begins_phrase,
    counted,
    counts_else,
    differ,
    excludes,
    form,
    is_plain,
    may_be_alike,
    same_side,
)
from claimcheck.statements.figure import Span
from claimcheck.statements.opposites import is_opposed
from claimcheck.statements.taken_up import takes_up_most
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.words import Statement

_FIGURE: Final = "#"
"""What stands for a figure; figures are compared elsewhere."""
_MOST_ADDED: Final = 4
"""Words that are told of where they are added to others with *and*."""
_JOINS = ("and", "or", "plus")


def replaced(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield each word that stands in the place of one that means something else."""
    for text in texts:
        if takes_up_most(said, text):
            found = [*_replaced(said, text), *_of_other_things(said, text)]
            yield from found or [*_left_over(said, text), *_in_frames(said, text)][:1]
            return


def _replaced(said: Statement, text: Statement) -> Iterator[Difference]:
    mine, theirs = _keys(said), _keys(text)
    mine_too, theirs_too = {key for _, key in mine}, {key for _, key in theirs}
    matcher = SequenceMatcher(
        None, [key for _, key in theirs], [key for _, key in mine], autojunk=False
    )
    changes = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    swapped = list(_swapped(said, mine, theirs))
    yield from swapped
    for kind, start, stop, first, last in changes if not swapped else ():
        if kind == "insert":
            yield from _joined(said, mine[first:last], theirs_too)
        if kind != "replace":
            continue
        new = [at for at, key in mine[first:last] if _counts(key, theirs_too)]
        old = [at for at, key in theirs[start:stop] if _counts(key, mine_too)]
        if last - first == stop - start == 1:  # *resume what it stopped*, *stop what it resumed*
            at, place = mine[first][0], theirs[start][0]
            if excludes(said, at, text, place):
                new, old = [at], [place]
        yield from _exchanged(said, new, text, old)


def _swapped(
    said: Statement, mine: Sequence[tuple[int, str]], theirs: Sequence[tuple[int, str]]
) -> Iterator[Difference]:
    """Yield a word that changed places with another: *loans exceed deposits*."""
    new, old = [key for _, key in mine], [key for _, key in theirs]
    places = [at for at in range(len(new)) if new[at] != old[at]] if len(new) == len(old) else []
    if len(places) != 2:
        return
    one, other = places
    if (new[one], new[other]) != (old[other], old[one]) or _FIGURE in (new[one], old[one]):
        return
    sides = (said.sides_at(mine[at][0]) for at in places)
    between = set(new[one + 1 : other]) - {_FIGURE}
    if is_opposed(*sides) or not (between <= IDLE or {new[one], old[one]} <= IDLE):
        yield Difference("word", Span(*said.words(mine[one][0], mine[one][0] + 1)))


def _keys(statement: Statement) -> list[tuple[int, str]]:
    """Return the index of each word with what is compared of it; a figure is one word."""
    spans = [(each.span.start, each.span.end) for each in statement.figures]
    keys: list[tuple[int, str]] = []
    for at, token in enumerate(statement.listed):
        if any(start <= token.start < end for start, end in spans):
            if keys[-1:] and keys[-1][1] == _FIGURE and at and _in_one(statement, at, spans):
                continue
            keys.append((at, _FIGURE))
        elif token.kind == "word":
            keys.append((at, token.low if token.low in IDLE else form(statement, token.low)))
    return keys


def _in_one(statement: Statement, at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a token belongs to the same figure as the one before it; ``1 240`` is one, too."""
    before, here = statement.listed[at - 1], statement.listed[at]
    if before.kind == here.kind == "numeral":
        return True
    return any(start <= before.start < end and start <= here.start < end for start, end in spans)


def _counts(key: str, others: set[str]) -> bool:
    """Whether a word means something, and does not stand elsewhere in the other statement."""
    return key == _FIGURE or (key not in IDLE and key not in others)


def _exchanged(
    said: Statement, new: Sequence[int], text: Statement, old: Sequence[int]
) -> Iterator[Difference]:
    """Yield a word that stands in the place of one that it excludes, or in that of any other."""
    pairs = [(at, place) for at in new for place in old]
    same = [(at, place) for at, place in pairs if same_side(said, at, text, place)]
    known, met = {at for at, _ in same}, {place for _, place in same}
    left = [(at, place) for at, place in pairs if at not in known and place not in met]
    found = next((pair for pair in left if excludes(said, pair[0], text, pair[1])), None)
    if found is None and len(pairs) == 1 and differ(said, new[0], text, old[0]):
        found = pairs[0]
    if found is not None:
        yield _instead(said, found[0], text, found[1])


def _of_other_things(said: Statement, text: Statement) -> Iterator[Difference]:
    """Yield what a number counts where a text counts something else with it."""
    theirs = counted(text)
    forms = {form(text, word) for word in text.vocabulary}
    for value, at in counted(said).items():
        new = form(said, said.listed[at].low) not in forms
        if new and value in theirs and counts_else(said, at, text, theirs[value]):
            yield _instead(said, at, text, theirs[value])


def _in_frames(said: Statement, text: Statement) -> Iterator[Difference]:
    """Yield a word between two that have another one between them in the text."""
    theirs, gone = dict(_framed(text)), _only_in(text, said)
    for frame, at in _framed(said):
        place = theirs.get(frame)
        if place is None or not (is_plain(said, at) and is_plain(text, place)):
            continue
        if may_be_alike(said, at, text, place) or place not in gone:
            continue
        if excludes(said, at, text, place) or differ(said, at, text, place):
            yield _instead(said, at, text, place)


def _framed(statement: Statement) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the index of each word with the words on both sides that mean something."""
    keys = [(at, key) for at, key in _keys(statement) if key not in IDLE]
    for (_, before), (at, _), (_, behind) in zip(keys, keys[1:], keys[2:], strict=False):
        if {before, behind} != {_FIGURE}:
            yield (before, behind), at


def _left_over(said: Statement, text: Statement) -> Iterator[Difference]:
    """Yield the one word that the text does not have, for the one that the statement does not.

    Wherever they stand: the words of both may have another order.
    """
    new, old = _only_in(said, text), _only_in(text, said)
    pairs = [(at, place) for at in new for place in old if may_be_alike(said, at, text, place)]
    new = [at for at in new if all(at != each for each, _ in pairs)]
    old = [place for place in old if all(place != each for _, each in pairs)]
    if len(new) == len(old) == 1 and len(said.negated) == len(text.negated):
        at, place = new[0], old[0]
        whole = not begins_phrase(said, at) and not begins_phrase(text, place)
        plain = at not in said.turned and place not in text.turned
        beside = any(map(eq, _beside(said, at), _beside(text, place)))
        if whole and plain and beside and differ(said, at, text, place):
            yield _instead(said, at, text, place)


def _beside(statement: Statement, at: int) -> tuple[str, str]:
    """Return the words on both sides of one that mean something."""
    low = [token.low for token in statement.listed]
    known = [word not in IDLE and word.isalnum() for word in low]
    before = next((index for index in range(at - 1, -1, -1) if known[index]), None)
    behind = next((index for index in range(at + 1, len(low)) if known[index]), None)
    return (
        f"^{at}" if before is None else form(statement, low[before]),
        f"{at}$" if behind is None else form(statement, low[behind]),
    )


def _only_in(one: Statement, other: Statement) -> list[int]:
    """Return the indexes of the words that mean something and stand in one statement alone."""
    forms = {form(other, word) for word in other.vocabulary}
    return [
        at
        for at, token in enumerate(one.listed)
        if one.stem(token.low) not in other.all_stems
        and form(one, token.low) not in forms
        and is_plain(one, at)
    ]


def _instead(said: Statement, at: int, text: Statement, place: int) -> Difference:
    return Difference("word", Span(*said.words(at, at + 1)), (text.words(place, place + 1)[2],))


def _joined(
    said: Statement, added: Sequence[tuple[int, str]], others: set[str]
) -> Iterator[Difference]:
    """Yield something that was added with *and* to what a text speaks of: *and winter*."""
    if not added or added[0][1] not in _JOINS or len(added) > _MOST_ADDED:
        return
    new = [at for at, key in added if _counts(key, others) and key != _FIGURE]
    if new:
        yield Difference("scope", Span(*said.words(added[0][0], new[-1] + 1)))
