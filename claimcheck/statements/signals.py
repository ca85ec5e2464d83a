"""What turns or widens a statement: negations, opposites, hedges, attributions, scope, causes.

Each function looks at one statement and the texts that it rests on. A text may say much that the
statement leaves out, so what a text says counts only where the statement takes up the words beside
it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.statements.figure import Span
from claimcheck.statements.words import Statement, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.statements.lexicon import Lexicon

_NEAR: Final = 6
"""Words on either side in which two statements have to agree, for opposites to be opposed."""
_TAKEN_UP: Final = 2
"""Words behind a hedge or a negation that a statement has to take up for it to be left out."""
_SUPERLATIVE: Final = re.compile(r"^\w{2,}est$")
_NO_SUPERLATIVE: Final = frozenset(
    ("west", "interest", "test", "guest", "request", "forest", "protest", "contest", "rest", "best",
     "arrest", "invest", "harvest", "suggest", "honest", "modest", "digest", "quest", "nest", "chest",
     "priest", "midwest", "northwest", "southwest", "latest", "budapest", "manifest", "earnest")
)  # fmt: skip

Found = tuple[Span, tuple[str, ...]]
"""Words of the statement, and what stands instead in the texts."""


def _span(statement: Statement, start: int, stop: int) -> Span:
    begin, end = statement.listed[start].start, statement.listed[stop - 1].end
    return Span(begin, end, statement.text[begin:end])


def _words(statement: Statement, start: int, stop: int) -> str:
    return _span(statement, max(start, 0), min(stop, len(statement.listed))).text


def denied_beyond(said: Statement, texts: Sequence[Statement], lexicon: Lexicon) -> Iterator[Found]:
    """Yield each negation of a statement where no text denies anything that it says."""
    denials = [
        said_by.stems(at, (denied or [at])[-1] + 1)
        for said_by in texts
        for at, denied in said_by.negated()
    ]
    others = any(
        True for text in texts for _ in text.phrases(dict.fromkeys(lexicon.denials, 0))
    ) or any(_opposed_to(said, denied, texts, lexicon) for _, denied in said.negated())
    for at, denied in said.negated():
        mine = {stem(said.listed[index].low) for index in denied}
        if denials and (not mine or any(mine & theirs for theirs in denials)):
            continue
        if not denials and others:
            continue
        if denials and len(denials) >= sum(1 for _ in said.negated()):
            continue
        yield _span(said, at, (denied[:1] or [at])[0] + 1), ()


def _opposed_to(
    said: Statement, denied: Sequence[int], texts: Sequence[Statement], lexicon: Lexicon
) -> bool:
    """Whether a text says the opposite of what a statement denies: *did not pass* for *failed*."""
    for index in denied:
        for pair, side in lexicon.sides.get(said.listed[index].low, ()):
            for text in texts:
                if any((pair, 1 - side) in lexicon.sides.get(t.low, ()) for t in text.listed):
                    return True
    return False


def denial_dropped(said: Statement, texts: Sequence[Statement], lexicon: Lexicon) -> Iterator[Found]:
    """Yield the words of a statement that every text with them denies."""
    if said.denies(lexicon):
        return
    mine = {stem(token.low): index for index, token in enumerate(said.listed)}
    affirmed = {
        each
        for text in texts
        for each in text.stems() - _denied_stems(text)
    }
    for text in texts:
        for at, denied in text.negated():
            taken = [stem(text.listed[index].low) for index in denied[:3]]
            kept = [each for each in taken if each in mine and each not in affirmed]
            if not kept or stem(text.listed[denied[0]].low) not in mine or taken[0] in affirmed:
                continue
            if len(kept) >= min(_TAKEN_UP, len(taken)):
                index = mine[kept[0]]
                yield _span(said, index, index + 1), (_words(text, at, denied[0] + 1),)
                return


def _denied_stems(text: Statement) -> set[str]:
    return {stem(text.listed[index].low) for _, denied in text.negated() for index in denied}


def opposites(said: Statement, texts: Sequence[Statement], lexicon: Lexicon) -> Iterator[Found]:
    """Yield each word of a statement of which the texts have the opposite, in the same place."""
    seen = {key for text in texts for token in text.listed for key in lexicon.sides.get(token.low, ())}
    own = {key for token in said.listed for key in lexicon.sides.get(token.low, ())}
    denied = {index for _, indexes in said.negated() for index in indexes[:2]}
    for index, token in enumerate(said.listed):
        if index in denied:
            continue
        for pair, side in lexicon.sides.get(token.low, ()):
            if (pair, side) in seen or (pair, 1 - side) not in seen or (pair, 1 - side) in own:
                continue
            other = _opposed_at(said, index, texts, pair, 1 - side, lexicon)
            if other:
                yield _span(said, index, index + 1), (other,)
                break


def _opposed_at(
    said: Statement, index: int, texts: Sequence[Statement], pair: int, side: int, lexicon: Lexicon
) -> str:
    """Return the opposite of a word in a text where the words around both agree; else nothing."""
    mine = said.stems(max(0, index - _NEAR), index + _NEAR + 1)
    for text in texts:
        denied = {i for _, indexes in text.negated() for i in indexes[:2]}
        for at, token in enumerate(text.listed):
            if (pair, side) not in lexicon.sides.get(token.low, ()) or at in denied:
                continue
            if len(mine & text.stems(max(0, at - _NEAR), at + _NEAR + 1)) >= _TAKEN_UP:
                return token.text
    return ""


def dropped(
    said: Statement, texts: Sequence[Statement], listed: Mapping[tuple[str, ...], int]
) -> Iterator[Found]:
    """Yield where a statement takes up what every text hedges or attributes, and leaves that out."""
    if any(True for _ in said.phrases(listed)):
        return
    mine = said.stems()
    found: list[str] = []
    for text in texts:
        hedged = ""
        for at, stop, _ in text.phrases(listed):
            behind = text.stems(stop, stop + 2 * _NEAR)
            if len(behind & mine) >= min(_TAKEN_UP, len(behind)) and behind:
                hedged = _words(text, at, stop)
                break
        if not hedged and text.stems() & mine:
            return
        if hedged:
            found.append(hedged)
    if found:
        yield Span(0, len(said.text), said.text), tuple(dict.fromkeys(found))


def widened(
    said: Statement, texts: Sequence[Statement], listed: Mapping[tuple[str, ...], int]
) -> Iterator[Found]:
    """Yield each word of scope or cause whose like stands in no text."""
    have = {line for text in texts for _, _, line in text.phrases(listed)}
    for at, stop, line in said.phrases(listed):
        if line not in have:
            yield _span(said, at, stop), ()


def superlatives(said: Statement, texts: Sequence[Statement]) -> Iterator[Found]:
    """Yield each superlative of a statement that no text has."""
    have = {token.low for text in texts for token in text.listed}
    for index, token in enumerate(said.listed):
        low = token.low
        if _SUPERLATIVE.match(low) and low not in _NO_SUPERLATIVE and low not in have:
            if not {low[:-3], low[:-2], low[:-3] + "y"} & {""} and not any(
                word == "most" for word in have
            ):
                yield _span(said, index, index + 1), ()
