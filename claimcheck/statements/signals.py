"""What turns or widens a statement: negations, opposites, hedges, attributions, scope, causes.

Each function looks at one statement and the texts that it rests on. A text may say much that the
statement leaves out, so what a text says counts only where the statement takes up the words beside
it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.statements.lexicon import Phrases
    from claimcheck.statements.opposites import Side
    from claimcheck.statements.words import Statement

_NEAR: Final = 6
"""Words on either side in which two statements have to agree, for opposites to be opposed."""
_BEHIND: Final = 4
"""Words behind *before* or *above* of which one has to agree."""
_TAKEN_UP: Final = 2
"""Words behind a hedge or a negation that a statement takes up when it leaves that out."""
_PEAKS: Final = frozenset(
    ("bottom", "top", "record", "maximum", "minimum", "peak", "best", "worst")
)
"""Words for what is the most or the least of its kind."""
_SUPERLATIVE: Final = re.compile(r"^[a-z]{2,}est$")

Found = tuple[Span, tuple[str, ...]]
"""Words of the statement, and what stands instead in the texts."""


def _span(statement: Statement, start: int, stop: int) -> Span:
    return Span(*statement.words(start, stop))


def denial_added(said: Statement, texts: Sequence[Statement]) -> Iterator[Found]:
    """Yield each negation of a statement where no text denies anything that it says."""
    if not said.negated:
        return
    denials = [
        text.stems(at, (denied or (at,))[-1] + 1) for text in texts for at, denied in text.negated
    ]
    if not denials and any(text.has(text.lexicon.denials) for text in texts):
        return
    if len(denials) >= len(said.negated):
        return
    for at, denied in said.negated:
        mine = {said.stem(said.listed[index].low) for index in denied}
        denies = any(not mine or mine & theirs for theirs in denials)
        if not denies and not opposed_to(said, denied, texts):
            yield _span(said, at, (denied[:1] or (at,))[0] + 1), ()


def opposed_to(said: Statement, denied: Sequence[int], texts: Sequence[Statement]) -> bool:
    """Whether a text has the opposite of what a statement denies: *failed* for *did not pass*."""
    others = {(pair, 1 - side) for index in denied for pair, side in said.sides_at(index)}
    return bool(others) and any(not others.isdisjoint(_sides(text)) for text in texts)


def _sides(statement: Statement, without: Sequence[Statement] = ()) -> set[Side]:
    """Return the sides of the words of a statement, less those that stand in others, too."""
    known = {name for each in without for name, _ in each.sided.values()}
    return {side for name, sides in statement.sided.values() if name not in known for side in sides}


def denial_dropped(said: Statement, texts: Sequence[Statement]) -> Iterator[Found]:
    """Yield the first word of a statement that every text with it denies."""
    if not any(text.negated for text in texts) or said.denies:
        return
    mine = {said.stem(token.low): index for index, token in enumerate(said.listed)}
    affirmed = {each for text in texts for each in text.stems() - _denied_stems(text)}
    for text in texts:
        for at, denied in text.negated:
            taken = [text.stem(text.listed[index].low) for index in denied[:3]]
            kept = [each for each in taken if each in mine and each not in affirmed]
            if kept and kept[0] == taken[0] and len(kept) >= min(_TAKEN_UP, len(taken)):
                index = mine[kept[0]]
                yield _span(said, index, index + 1), (text.words(at, denied[0] + 1)[2],)
                return


def _denied_stems(text: Statement) -> set[str]:
    return {text.stem(text.listed[index].low) for _, denied in text.negated for index in denied}


def opposites(
    said: Statement, texts: Sequence[Statement], *, agree: int = _TAKEN_UP
) -> Iterator[Found]:
    """Yield each word of a statement of which the texts have the opposite, in the same place.

    A word has no opposite where the other side has one that means much the same: *refused* for
    *denied*, beside *claim*.

    Args:
        said: The statement.
        texts: What it rests on.
        agree: How many of the words around the two have to agree.
    """
    there = [text.possible_sides for text in texts]
    if not any((pair, 1 - side) in each for pair, side in said.possible_sides for each in there):
        return
    own = _sides(said, texts)
    if not own:
        return
    seen = {side for text in texts for side in _sides(text, [said])}
    turned = {(pair, side) for pair, side in own - seen if (pair, 1 - side) in seen - own}
    if not turned:
        return
    for index, (name, sides) in said.sided.items():
        if index in said.turned or turned.isdisjoint(sides) or not seen.isdisjoint(sides):
            continue
        for pair, side in turned.intersection(sides):
            other = _opposed_at(said, index, texts, (pair, 1 - side), own, agree)
            if other:
                yield _span(said, index, index + name.count(" ") + 1), (other,)
                break


def _opposed_at(
    said: Statement,
    index: int,
    texts: Sequence[Statement],
    side: Side,
    own: AbstractSet[Side],
    agree: int,
) -> str:
    """Return the opposite of a word in a text where the words around both agree; else nothing."""
    mine = said.stems(max(0, index - _NEAR), index + _NEAR + 1)
    relational = said.listed[index].low in said.lexicon.relational
    behind = said.stems(index + 1, index + 1 + _BEHIND)
    for text in texts:
        for at, (name, sides) in text.sided.items():
            if at in text.turned or side not in sides or not own.isdisjoint(sides):
                continue
            if relational and behind.isdisjoint(text.stems(at + 1, at + 1 + _BEHIND)):
                continue
            if len(mine & text.stems(max(0, at - _NEAR), at + _NEAR + 1)) >= agree:
                return text.words(at, at + name.count(" ") + 1)[2]
    return ""


def dropped(said: Statement, texts: Sequence[Statement], listed: Phrases) -> Iterator[Found]:
    """Yield a statement that takes up what every text hedges or attributes, and leaves that out."""
    plain = [text for text in texts if text.vocabulary.isdisjoint(listed.first)]
    if len(plain) == len(texts) or said.has(listed):
        return
    if any(said.shares_words_with(text) for text in plain):
        return
    found: list[str] = []
    for text in texts:
        left_out = next(_taken_up(said, text, listed), "")
        if left_out:
            found.append(left_out)
        elif said.shares_words_with(text):
            return
    if found:
        yield Span(0, len(said.text), said.text), tuple(dict.fromkeys(found))


def _taken_up(said: Statement, text: Statement, listed: Phrases) -> Iterator[str]:
    """Yield each phrase of a text behind which words follow that a statement has, too."""
    for phrase, words in text.followed(listed, 2 * _NEAR):
        behind = text.stems_of(words)
        if behind and len(behind & said.all_stems) >= min(_TAKEN_UP, len(behind)):
            yield phrase


def widened(said: Statement, texts: Sequence[Statement], listed: Phrases) -> Iterator[Found]:
    """Yield each phrase of a statement whose like stands in no text."""
    mine = said.lines_of(listed)
    have = {line for text in texts for line in text.lines_of(listed)} if mine else mine
    if mine <= have:
        return
    for at, stop, line in said.phrases(listed):
        if line not in have:
            yield _span(said, at, stop), ()


def superlatives(
    said: Statement, texts: Sequence[Statement], *, restated: bool = False
) -> Iterator[Found]:
    """Yield each superlative of a statement where no text has one.

    Args:
        said: The statement.
        texts: What it rests on.
        restated: Whether it says the same in other words, so that one may stand for another.
    """
    if "est" not in said.text:
        return
    plain = said.lexicon.no_superlatives
    mine = {word for word in said.vocabulary if _SUPERLATIVE.match(word)} - plain
    if not mine:
        return
    have = frozenset().union(*(text.vocabulary for text in texts))
    if "most" in have or "least" in have or {"than", "any"} <= have:
        return  # *more than in any year* is a superlative in other words
    gone = have.difference(said.vocabulary)
    if restated and (not gone.isdisjoint(_PEAKS) or any(map(_SUPERLATIVE.match, gone - plain))):
        return  # *the weakest* for *the bottom*; opposites are told elsewhere
    known = {  # *the biggest* is *the largest*
        side
        for text in texts
        for name, sides in text.sided.values()
        if _SUPERLATIVE.match(name)
        for side in sides
    }
    for index, token in enumerate(said.listed):
        if token.low in mine and token.low not in have and known.isdisjoint(said.sides_at(index)):
            yield _span(said, index, index + 1), ()
