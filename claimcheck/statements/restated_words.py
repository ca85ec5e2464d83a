"""What a statement turns, widens or leaves out of the texts that it restates.

What is said of a quote in ``signals`` is looked for more closely here, since a restatement has most
words of its texts: each hedge and each negation counts, and not only whether there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Number, Span
from claimcheck.statements.restated_speakers import may_speak, speakers
from claimcheck.statements.signals import opposed_to
from claimcheck.statements.taken_up import (
    AROUND,
    TAKEN_UP,
    all_of,
    are_taken_up,
    is_aside,
    is_listed,
    takes_up,
    takes_up_most,
)
from claimcheck.statements.thesaurus import meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.statements.lexicon import Phrases
    from claimcheck.statements.words import Statement

_BEST: Final = frozenset(("most", "least", "first", "last", "best", "worst", "leading", "top"))
"""Superlatives that do not show by their endings, and what is like them."""
_LONG: Final = 5
"""Letters of a word that has more than a beginning that denies."""
_RAISES: Final = frozenset((
    "expect", "expects", "expected", "think", "thinks", "thought", "believe", "believes",
    "believed", "want", "wants", "wanted", "intend", "intends", "plan", "plans", "seem", "seems",
    "appear", "appears", "likely", "suppose", "supposed", "anticipate", "anticipates",
    "anticipated",
))  # fmt: skip
"""Words that are denied for what follows them: *do not expect it to rise*."""
_WHEN: Final = frozenset(("when", "once", "whenever", "where", "wherever"))
"""Words that may stand for *if*."""
_CHANCES: Final = frozenset(("likely", "probable", "possible", "certain", "recent"))
"""Words of which *most* is a degree."""
_SPOKEN: Final = frozenset((
    "attributed to", "ascribed to", "credited to", "credited with", "said to", "thought to",
    "believed to", "reported to", "claimed to", "alleged to", "seen as", "viewed as", "regarded as",
    "considered", "deemed", "reportedly", "allegedly", "supposedly", "purportedly",
))  # fmt: skip
"""Reserves that are somebody's words, or thoughts."""


def hedges_left_out(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield the hedges of a text that a statement leaves out while it takes up what they hedge."""
    lexicon = said.lexicon
    reserves = list(_reserves(said))
    for text in texts:
        mine, theirs = reserves, list(_reserves(text))
        if any(speakers(text)):  # *he said that it would* is *"it will", he said*
            theirs = [each for each in theirs if each[2] != "would"]
            mine = [each for each in mine if each[2] != "would"]
        if len(mine) >= len(theirs):
            continue
        if not _WHEN.isdisjoint(said.vocabulary):  # *stops when they differ*
            theirs = [each for each in theirs if each[2] != "if"]
        told = {*may_speak(said, text)} - {*may_speak(text, text)}
        if told:  # *thought to be by* for *attributed to*
            theirs = [each for each in theirs if each[2] not in _SPOKEN]
        words = {each[2] for each in mine} | _contracted(said)
        kept = [each for each in lexicon.ladders if _phrases(said, each) - _phrases(text, each)]
        listed = [each for each in theirs if is_listed(said, text, each[2])]
        gone = [
            each
            for each in theirs
            if each[2] not in words
            and not _in_another_form(said, each[2])
            and not any((*each[2].split(),) in kin.lines for kin in kept)
            and each not in listed
        ]
        left_out = [phrase for at, stop, phrase in gone if takes_up(said, text, at, stop)]
        missing = len(theirs) - len(listed) - len(mine)
        if left_out and missing > 0:
            yield Difference("hedge", all_of(said), tuple(left_out[:missing]))


def _in_another_form(said: Statement, phrase: str) -> bool:
    """Whether a statement has the verb of *offered to* in another form: *offering*."""
    verb, _, behind = phrase.partition(" ")
    return behind == "to" and said.stem(verb) in said.all_stems


def _contracted(text: Statement) -> set[str]:
    """Return the words that a text has with *n't* behind them: *should* of *shouldn't*."""
    return {word.removesuffix("n't") for word in text.vocabulary if word.endswith("n't")}


def _reserves(text: Statement) -> Iterator[tuple[int, int, str]]:
    """Yield all that makes a text less sure, or says it of less."""
    free = 0
    listed = (*_free(text, text.lexicon.hedges), *_free(text, text.lexicon.reserves))
    for at, stop, phrase in sorted(listed, key=lambda each: (each[0], -each[1])):
        if at >= free:  # *wants to* is one, although *wants* is listed, too
            yield at, stop, phrase
            free = stop
    yield from _of_several(text)


def _of_several(text: Statement) -> Iterator[tuple[int, int, str]]:
    """Yield where a text shares a superlative among several: *one of the oldest*, *among the*."""
    low = [token.low for token in text.listed]
    for at, word in enumerate(low):
        begin = {"among": at, "amongst": at, "of": at - 1}.get(word, -1)
        if begin < 0 or low[at + 1 : at + 2] != ["the"] or (word == "of" and low[begin] != "one"):
            continue
        if any(each in _BEST or each.endswith("est") for each in low[at + 2 : at + 3]):
            yield begin, at + 2, " ".join(low[begin : at + 2])


def _phrases(text: Statement, listed: Phrases) -> set[str]:
    return {text.words(at, stop)[2].lower() for at, stop, _ in text.phrases(listed)}


def _free(text: Statement, listed: Phrases) -> Iterator[tuple[int, int, str]]:
    """Yield some phrases of a text that say nothing of a number: *almost* in *almost 40* does."""
    numbers = [
        (number.span.start - len(number.said_bound) - 5, number.span.end, number.said_bound)
        for number in text.figures
        if isinstance(number, Number) and number.said_bound
    ]
    for at, stop, _ in text.phrases(listed):
        start, end = text.listed[at].start, text.listed[stop - 1].end
        phrase = " ".join(token.low for token in text.listed[at:stop])
        bound = any(a <= start and end <= b and phrase in said for a, b, said in numbers)
        behind = text.listed[stop].low if stop < len(text.listed) else ""
        degree = phrase == "most" and (behind in _CHANCES or behind.endswith("ly"))
        if not bound and not degree:
            yield at, stop, phrase


def _first_of(said: Statement, stems: AbstractSet[str]) -> Span:
    """Return the first word of a statement that has one of some stems; all of it without one."""
    for index, token in enumerate(said.listed):
        if said.stem(token.low) in stems:
            return _span(said, index, index + 1)
    return all_of(said)


def negations_changed(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield negations that only one side has."""
    given = [(text, at, denied) for text in texts for at, denied in text.negated]
    mine = list(said.negated)
    if len(mine) > len(given):
        more = any(len(_denials(text)) > len(_denials(said)) for text in texts)
        if more or any(_is_turned(text, [said], of=said) for text in texts):
            return  # *without a signature* for *unsigned*
        theirs = [_stems(text, denied) for text, _, denied in given]
        added = [
            (at, denied)
            for at, denied in mine
            if not any(_stems(said, denied) & each for each in theirs)
        ] or mine[len(given) :]
        for at, denied in added:
            if is_aside(said, at, texts):
                continue
            before = [at - 1] if said.listed[at].low == "no" else []  # *had no flour*
            if not opposed_to(said, [*before, *_other_words(said, denied, texts)], texts):
                yield Difference("negation", _span(said, at, (denied[:1] or (at,))[0] + 1))
    elif len(mine) == len(given):
        yield from _moved(said, texts, [_stems(text, denied) for text, _, denied in given])
    else:
        if any(_denials(said) - _denials(text) for text in texts) or _is_turned(said, texts):
            return
        kept = [_stems(said, denied) for _, denied in mine]
        for text, at, denied in given:
            stems = _stems(text, denied)
            if not stems and text.listed[at].low not in text.lexicon.pronouns:
                continue
            behind = stems or text.stems(at + 1, at + 1 + AROUND)
            if behind and not are_taken_up(behind, said):  # *and none had enough teachers*
                continue
            if any(stems & each or (not stems and not each) for each in kept):
                continue
            taken = stems & said.all_stems
            if stems and len(taken) < min(TAKEN_UP, len(stems)):
                continue
            if (stems or takes_up_most(said, text)) and not opposed_to(
                text, _other_words(text, denied, [said]), [said]
            ):
                instead = text.words(at, (denied[:1] or (at,))[0] + 1)[2]
                yield Difference("negation", _first_of(said, stems), (instead,))
                return


def degrees_left_out(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield a denial without the word that makes it a weaker one: *did not noticeably change*."""
    listed = said.lexicon.degrees
    if not said.negated or said.has(listed):
        return
    mine = frozenset().union(*(_stems(said, denied) for _, denied in said.negated))
    for text in texts:
        places = {at for at, _, _ in text.phrases(listed)}
        for at, denied in text.negated:
            degree = next((index for index in denied if index in places), None)
            if degree is not None and text.stem(text.listed[degree].low) in said.all_stems:
                continue  # *no significant change*
            if degree is not None and _stems(text, [i for i in denied if i != degree]) & mine:
                instead = text.words(at, degree + 1)[2]
                yield Difference("hedge", all_of(said), (instead,))
                return


def _moved(
    said: Statement, texts: Sequence[Statement], given: Sequence[AbstractSet[str]]
) -> Iterator[Difference]:
    """Yield a negation that denies what a text says, while the text denies something else."""
    if not all(given):
        return
    plain = frozenset().union(*(text.all_stems for text in texts)) - frozenset().union(*given)
    for at, denied in said.negated:
        if said.lexicon.opposites.sides(said.listed[at].low):
            continue  # *denied*, which may stand behind what it denies
        stems = _stems(said, denied)
        if _is_moved_on(said, texts):  # *shows that it does not* for *does not show that it does*
            yield Difference("negation", _span(said, at, denied[0] + 1))
            return
        begins = denied and said.listed[denied[0]].low not in _RAISES | said.lexicon.light
        first = said.stem(said.listed[denied[0]].low) if begins else ""
        if first in plain and not any(stems & each for each in given):
            yield Difference("negation", _span(said, at, denied[0] + 1))


def _is_moved_on(said: Statement, texts: Sequence[Statement]) -> bool:
    """Whether what a text denies first stands in a statement before its own only denial."""
    if len(texts) != 1 or len(said.negated) != 1 or len(texts[0].negated) != 1:
        return False
    (at, mine), (_, theirs) = said.negated[0], texts[0].negated[0]
    if not mine or not theirs:
        return False
    first = texts[0].listed[theirs[0]].low
    if first in _RAISES or first in said.lexicon.light:
        return False
    stem = texts[0].stem(first)
    clause = [index for index in range(at) if said.listed[index].low in ("that", "whether")]
    before = said.stems(0, clause[-1]) if clause else set()
    return stem in before and said.stem(said.listed[mine[0]].low) in _stems(texts[0], theirs)


def _is_turned(said: Statement, texts: Sequence[Statement], *, of: Statement | None = None) -> bool:
    """Whether a word of a statement that no text has denies by its beginning: *unbeaten*.

    Args:
        said: The statement.
        texts: The texts.
        of: A statement that has to have the rest of it, or a word that begins like that.
    """
    new = said.vocabulary.difference(*(text.vocabulary for text in texts))
    long = (word for word in new if len(word) > _LONG)
    return any(
        word.startswith(begin)
        and meaning(word.removeprefix(begin)) is not None
        and (of is None or _begins_like(word.removeprefix(begin), of))
        for word in long
        for begin in ("un", "non")
    )


def _begins_like(word: str, statement: Statement) -> bool:
    return any(each.startswith(statement.stem(word)[:_LONG]) for each in statement.vocabulary)


def _denials(text: Statement) -> set[str]:
    """Return the words beside negations that deny."""
    return _phrases(text, text.lexicon.denials)


def _other_words(
    statement: Statement, denied: Sequence[int], texts: Sequence[Statement]
) -> Sequence[int]:
    """Return what a negation denies first, of the words that the other side does not have."""
    others = frozenset().union(*(text.all_stems for text in texts))
    return [
        at for at in denied[:TAKEN_UP] if statement.stem(statement.listed[at].low) not in others
    ]


def _stems(text: Statement, denied: Sequence[int]) -> AbstractSet[str]:
    return text.stems_of(text.listed[index].low for index in denied[:3])


def _span(statement: Statement, start: int, stop: int) -> Span:
    return Span(*statement.words(start, stop))
