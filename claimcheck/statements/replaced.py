"""Words of a statement that stand in the place of others in the text that it restates.

Where a statement is a text with a word in the place of another, the two should mean the same: *The
new battery drains* is not what *The new battery charges* says. Words that are not known to mean
much the same are told of, and only where both are known and all around them agrees.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Number, Span
from claimcheck.statements.opposites import is_alike, is_opposed
from claimcheck.statements.restated_words import takes_up_most
from claimcheck.statements.thesaurus import alike, meaning
from claimcheck.statements.words import IDLE, plain_form, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.tokens import Token
    from claimcheck.statements.words import Statement

_FIGURE: Final = "#"
"""What stands for a figure; figures are compared elsewhere."""
_MOST_ADDED: Final = 4
"""Words that are told of where they are added to others with *and*."""
_PREFIXES: Final = ("un", "in", "im", "ir", "il", "dis", "non", "anti")
"""What a word begins with that is the opposite of the rest: *unfit*."""
_JOINS = ("and", "or", "plus")


def replaced(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield each word that stands in the place of one that means something else."""
    for text in texts:
        if takes_up_most(said, text):
            yield from _replaced(said, text)
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
            if _excludes(said, at, text, place):
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


def _exchanged(
    said: Statement, new: Sequence[int], text: Statement, old: Sequence[int]
) -> Iterator[Difference]:
    """Yield a word that stands in the place of one that it excludes, or in that of any other."""
    pairs = [(at, place) for at in new for place in old]
    same = [(at, place) for at, place in pairs if _same_side(said, at, text, place)]
    known, met = {at for at, _ in same}, {place for _, place in same}
    left = [(at, place) for at, place in pairs if at not in known and place not in met]
    found = next((pair for pair in left if _excludes(said, pair[0], text, pair[1])), None)
    if found is None and len(pairs) == 1 and _differ(said, new[0], text, old[0]):
        found = pairs[0]
    if found is not None:
        at, place = found
        yield Difference("word", Span(*said.words(at, at + 1)), (text.words(place, place + 1)[2],))


def _same_side(said: Statement, at: int, text: Statement, place: int) -> bool:
    return is_alike(said.sides_at(at), text.sides_at(place))


def _excludes(said: Statement, at: int, text: Statement, place: int) -> bool:
    """Whether two words are opposed, or two of those of which one never stands for another."""
    lexicon = said.lexicon
    mine, theirs = said.listed[at], text.listed[place]
    if (at in said.turned) != (place in text.turned):
        return False
    if _figure_at(said, mine) is not None or _figure_at(text, theirs) is not None:
        return False
    one, other = (lexicon.alternatives.get(stem(word)) for word in (mine.low, theirs.low))
    if one is not None and one == other:
        return stem(mine.low) != stem(theirs.low)
    words = sorted((mine.low, theirs.low), key=len)
    if any(words[1] == prefix + words[0] for prefix in _PREFIXES):
        return True
    return is_opposed(said.sides_at(at), text.sides_at(place))


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
            keys.append((at, token.low if token.low in IDLE else _form(statement, token.low)))
    return keys


def _form(statement: Statement, word: str) -> str:
    return plain_form(statement.lexicon.irregular.get(word, word))


def _in_one(statement: Statement, at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a token belongs to the same figure as the one before it; ``1 240`` is one, too."""
    before, here = statement.listed[at - 1], statement.listed[at]
    if before.kind == here.kind == "numeral":
        return True
    return any(start <= before.start < end and start <= here.start < end for start, end in spans)


def _counts(key: str, others: set[str]) -> bool:
    """Whether a word means something, and does not stand elsewhere in the other statement."""
    return key == _FIGURE or (key not in IDLE and key not in others)


def _differ(said: Statement, at: int, text: Statement, place: int) -> bool:
    """Whether two words in one place mean something else."""
    mine, theirs = said.listed[at], text.listed[place]
    lexicon = said.lexicon
    figure = _figure_at(text, theirs)
    if _is_light(mine, lexicon) or _figure_at(said, mine) is not None:
        return False
    if figure is not None:
        return isinstance(figure, Number) and figure.ordinal
    if _is_light(theirs, lexicon):
        return False
    if _same_side(said, at, text, place):
        return False
    names = mine.text[0].isupper() and theirs.text[0].isupper() and at > 0 and place > 0
    here = meaning(mine.low, lexicon.irregular.get(mine.low, ""))
    there = meaning(theirs.low, lexicon.irregular.get(theirs.low, ""))
    if here is None or there is None:  # *written in Rust*; *UK* may stand for *Britain*
        return names and not mine.text.isupper() and not theirs.text.isupper()
    return not alike(here, there)


def _is_light(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word says little by itself, or is compared elsewhere."""
    compared = (lexicon.hedges, lexicon.attributions, lexicon.speakers, lexicon.scope)
    return (
        token.low in lexicon.light
        or token.low in lexicon.of_bounds
        or any((token.low,) in listed.lines for listed in compared)
    )


def _figure_at(statement: Statement, token: Token) -> Figure | None:
    found = (f for f in statement.figures if f.span.start <= token.start < f.span.end)
    return next(found, None)


def _joined(
    said: Statement, added: Sequence[tuple[int, str]], others: set[str]
) -> Iterator[Difference]:
    """Yield something that was added with *and* to what a text speaks of: *and winter*."""
    if not added or added[0][1] not in _JOINS or len(added) > _MOST_ADDED:
        return
    new = [at for at, key in added if _counts(key, others) and key != _FIGURE]
    if new:
        yield Difference("scope", Span(*said.words(added[0][0], new[-1] + 1)))
