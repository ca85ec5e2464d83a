"""Whether a word of a statement may stand for another of the text that it restates.

It may where a list has them as alike, where WordNet has, and where one of them is not known, since
of that nothing can be told. It may not where they are opposed, whatever else they have in common.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from claimcheck.statements.affixes import are_turned
from claimcheck.statements.figure import Number
from claimcheck.statements.opposites import is_alike, is_opposed
from claimcheck.statements.restated_speakers import speakers
from claimcheck.statements.thesaurus import alike, are_kinds, meaning, opposed
from claimcheck.statements.words import IDLE, plain_form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from claimcheck.statements.figure import Figure
    from claimcheck.statements.thesaurus import Meaning
    from claimcheck.statements.tokens import Token
    from claimcheck.statements.words import Statement

_UNITS: Final = frozenset(("point", "points"))
"""Units that are things which are counted, too."""


def form(statement: Statement, word: str) -> str:
    """Return a word in small letters without what inflects it."""
    return plain_form(statement.lexicon.irregular.get(word, word))


def same_side(said: Statement, at: int, text: Statement, place: int) -> bool:
    """Whether the list has two words, at their indexes, as alike."""
    return is_alike(said.sides_at(at), text.sides_at(place))


def excludes(said: Statement, at: int, text: Statement, place: int) -> bool:
    """Whether two words are opposed, or two of those of which one never stands for another."""
    lexicon = said.lexicon
    mine, theirs = said.listed[at], text.listed[place]
    if (at in said.turned) != (place in text.turned):
        return False
    if _is_number(said, mine) or _is_number(text, theirs):
        return False
    if same_side(said, at, text, place):
        return False
    one, other = form(said, mine.low), form(text, theirs.low)
    sets = lexicon.alternatives
    if one in sets and other in sets and not sets[one].isdisjoint(sets[other]):
        return one != other
    if theirs.low in (mine.low, _whole(said, at)) or _whole(text, place) == mine.low:
        return False  # *in-patient*
    if are_turned(mine.low, theirs.low, lexicon):
        return True
    sides = said.sides_at(at), text.sides_at(place)
    if is_opposed(*sides):
        return True
    here, there = _meaning(said, mine), _meaning(text, theirs)
    if is_light(said, at) or is_light(text, place):
        return False
    return bool(here and there and (opposed(here, there) or are_kinds(here, there)))


def _whole(statement: Statement, at: int) -> str:
    """Return a word with what a hyphen joins to its beginning."""
    joined = at > 1 and statement.listed[at - 1].text == "-"
    return statement.listed[at - 2].low * joined + statement.listed[at].low


def differ(said: Statement, at: int, text: Statement, place: int) -> bool:
    """Whether two words in one place are two names, or a rank and no rank.

    Of other words that are not known as alike nothing is told: no list knows all that are.
    """
    mine, theirs = said.listed[at], text.listed[place]
    figure = figure_at(text, theirs)
    if place and text.listed[place - 1].low == "at":  # *at first*
        return False
    if is_light(said, at) or figure_at(said, mine) is not None:
        return False
    if figure is not None:
        return isinstance(figure, Number) and figure.ordinal
    if is_light(text, place):
        return False
    if same_side(said, at, text, place):
        return False
    names = mine.text[0].isupper() and theirs.text[0].isupper() and at > 0 and place > 0
    here, there = _meaning(said, mine), _meaning(text, theirs)
    if not names or mine.text.isupper() or theirs.text.isupper():  # *UK* is *Britain*
        return False
    return not (here and there and alike(here, there))  # *written in Rust*


def may_be_alike(said: Statement, at: int, text: Statement, place: int) -> bool:
    """Whether two words, wherever they stand, may mean much the same and are not opposed."""
    if same_side(said, at, text, place):
        return True
    here = _meaning(said, said.listed[at])
    there = _meaning(text, text.listed[place])
    return bool(here and there and alike(here, there) and not opposed(here, there))


def counted(statement: Statement) -> Mapping[Fraction, int]:
    """Return the index of the word that each number counts: right behind it, or its unit."""
    figures = {each.span.end: each for each in statement.figures if isinstance(each, Number)}
    found: dict[Fraction, int] = {}
    for at, token in enumerate(statement.listed):
        figure = figures.get(token.end)
        if figure is not None and not figure.ordinal:
            place = at if figure.unit.measures == "points" else at + 1
            if place < len(statement.listed) and statement.listed[place].kind == "word":
                found[figure.value] = place
    return found


def counts_else(said: Statement, at: int, text: Statement, place: int) -> bool:
    """Whether two words behind one number are two things: *nine points*, *nine matches*."""
    one, other = said.listed[at].low, text.listed[place].low
    if {one, other} & IDLE or form(said, one) == form(text, other):
        return False
    if said.stem(one) == text.stem(other):
        return False
    if excludes(said, at, text, place):
        return True
    here, there = _meaning(said, said.listed[at]), _meaning(text, text.listed[place])
    if same_side(said, at, text, place) or here is None or there is None or alike(here, there):
        return False
    in_points = {"points", "point"} & {one, other} and {one[-1:], other[-1:]} == {"s"}
    return bool(in_points) or not here.above.isdisjoint(there.above)


def begins_phrase(statement: Statement, at: int) -> bool:
    """Whether a word may mean something else with the one behind it: *gave up*."""
    return (
        at + 1 < len(statement.listed)
        and statement.listed[at + 1].low in statement.lexicon.particles
    )


def _is_number(statement: Statement, token: Token) -> bool:
    """Whether a token is part of a figure, and no word of its unit."""
    figure = figure_at(statement, token)
    return figure is not None and (token.end < figure.span.end or token.low not in _UNITS)


def _meaning(statement: Statement, token: Token) -> Meaning | None:
    return meaning(token.low, statement.lexicon.irregular.get(token.low, ""))


def is_light(statement: Statement, at: int) -> bool:
    """Whether a word says little by itself, or is compared elsewhere."""
    word, lexicon = statement.listed[at].low, statement.lexicon
    compared = (lexicon.hedges, lexicon.scope, lexicon.any_of, lexicon.reserves, *lexicon.ladders)
    return (
        word in lexicon.light
        or word in lexicon.of_bounds
        or word in lexicon.pronouns
        or word in lexicon.relational
        or (word == "first" and at > 0 and statement.listed[at - 1].low == "at")
        or any((word,) in listed.lines for listed in compared)
        or at in spoken_in(statement)
    )


@lru_cache(maxsize=64)
def spoken_in(statement: Statement) -> frozenset[int]:
    """Return the indexes of the words that say whose statement it is."""
    return frozenset(at for first, stop in speakers(statement) for at in range(first, stop))


def is_plain(statement: Statement, at: int) -> bool:
    """Whether what stands at an index is a word that means something, and no part of a figure."""
    token = statement.listed[at]
    return (
        token.kind == "word"
        and token.low not in IDLE
        and not is_light(statement, at)
        and figure_at(statement, token) is None
    )


def figure_at(statement: Statement, token: Token) -> Figure | None:
    """Return the figure that a token belongs to."""
    found = (f for f in statement.figures if f.span.start <= token.start < f.span.end)
    return next(found, None)
