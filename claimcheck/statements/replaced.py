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
from claimcheck.statements.restated_words import takes_up_most
from claimcheck.statements.thesaurus import alike, meaning
from claimcheck.statements.words import IDLE, stem

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
    for kind, start, stop, first, last in matcher.get_opcodes():
        if kind == "insert":
            yield from _joined(said, mine[first:last], theirs_too)
        if kind != "replace":
            continue
        new = [at for at, key in mine[first:last] if _counts(key, theirs_too)]
        old = [at for at, key in theirs[start:stop] if _counts(key, mine_too)]
        if len(new) == len(old) == 1 and _differ(said, new[0], text, old[0]):
            at = new[0]
            span = Span(*said.words(at, at + 1))
            yield Difference("word", span, (text.words(old[0], old[0] + 1)[2],))


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
            keys.append((at, token.low if token.low in IDLE else stem(token.low)))
    return keys


def _in_one(statement: Statement, at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a token belongs to the same figure as the one before it."""
    before, here = statement.listed[at - 1].start, statement.listed[at].start
    return any(start <= before < end and start <= here < end for start, end in spans)


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
    one, other = (lexicon.alternatives.get(stem(word)) for word in (mine.low, theirs.low))
    if one is not None and one == other:
        return True
    sides = lexicon.sides.get(mine.low, ())
    if any(side in sides for side in lexicon.sides.get(theirs.low, ())):
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
