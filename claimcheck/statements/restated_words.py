"""What a statement turns, widens or leaves out of the texts that it restates.

What is said of a quote in ``signals`` is looked for more closely here, since a restatement has most
words of its texts: each hedge and each negation counts, and not only whether there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Number, Span
from claimcheck.statements.opposites import is_alike
from claimcheck.statements.signals import opposed_to
from claimcheck.statements.thesaurus import alike, meaning
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.statements.lexicon import Phrases
    from claimcheck.statements.words import Statement

_AROUND: Final = 6
"""Words on either side of a hedge or a negation of which a statement has to take some up."""
_CALLS: Final = frozenset(("describes", "described", "portrays", "depicts", "regards", "sees"))
"""Words that say how somebody sees something, where *as* follows."""
_BEST: Final = frozenset(("most", "least", "first", "last", "best", "worst", "leading", "top"))
"""Superlatives that do not show by their endings, and what is like them."""
_WRITINGS: Final = frozenset((
    "article", "text", "paper", "report", "guide", "page", "document", "summary", "piece", "story",
    "post", "entry",
))  # fmt: skip
"""What a sentence may be said to stand in by its own words, whoever says it."""
_BESIDE: Final = 2
"""Words between them and the word that says so."""
_TRAILS: Final = frozenset((
    "if", "unless", "except", "excepting", "apart", "excluding", "provided", "subject", "depending",
    "save", "but",
))  # fmt: skip
"""What begins something that limits the words before it."""
_TAKEN_UP: Final = 2
"""How many of them."""
_SHORT_CLAUSE: Final = 6
"""Words that a clause has which says no more than who spoke: *, the survey found.*"""
_CLAUSES: Final = frozenset(("that", "how", "whether", ":", "it", "there"))
"""What follows a word that says who spoke, where what was said follows."""
_PLAIN_CLAUSES: Final = frozenset((
    "no", "the", "a", "an", "fewer", "more", "less", "most", "all", "only", "at", "about", "nearly",
    "almost", "its", "their", "his", "her", "some",
))  # fmt: skip
"""What follows some of them where it follows without *that*."""
_ENDS: Final = frozenset((".", ",", ";", "!", "?", "in", "on", "last", "yesterday"))
"""What follows it where it ends a clause."""
_MOST_OF: Final = 0.4
"""The share of a text's words that a statement has when it takes up the whole of it."""


def hedges_left_out(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield the hedges of a text that a statement leaves out while it takes up what they hedge."""
    lexicon = said.lexicon
    mine = list(_reserves(said))
    for text in texts:
        theirs = list(_reserves(text))
        if any(speakers(text)):  # *he said that it would* is *"it will", he said*
            theirs = [each for each in theirs if each[2] != "would"]
        if len(mine) >= len(theirs):
            continue
        words = {each[2] for each in mine}
        kept = [each for each in lexicon.ladders if _phrases(said, each) - _phrases(text, each)]
        gone = [
            each
            for each in theirs
            if each[2] not in words
            and not any((*each[2].split(),) in kin.lines for kin in kept)
            and not _is_listed(said, text, each[2])
        ]
        left_out = [phrase for at, stop, phrase in gone if _takes_up(said, text, at, stop)]
        if left_out:
            yield Difference("hedge", _all_of(said), tuple(left_out[: len(theirs) - len(mine)]))


def _reserves(text: Statement) -> Iterator[tuple[int, int, str]]:
    """Yield all that makes a text less sure, or says it of less."""
    yield from _free(text, text.lexicon.hedges)
    yield from _free(text, text.lexicon.reserves)
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
        (number.span.start - len(number.said_bound) - 5, number.span.end)
        for number in text.figures
        if isinstance(number, Number) and number.said_bound
    ]
    for at, stop, _ in text.phrases(listed):
        start, end = text.listed[at].start, text.listed[stop - 1].end
        bound = any(first <= start and end <= last for first, last in numbers)
        if not bound:
            yield at, stop, " ".join(token.low for token in text.listed[at:stop])


def _takes_up(
    said: Statement, text: Statement, at: int, stop: int, *, speaks: bool = False
) -> bool:
    """Whether a statement has words that stand around some of a text, behind them first of all."""
    word, beside = text.listed[at].low, text.listed[at - 1].low if at else ""
    behind = text.stems(stop, stop + _AROUND)
    before = text.stems(max(0, at - _AROUND), at)
    trails = word in _TRAILS or (speaks and beside == "," and not word.endswith("ing"))
    if trails and _are_taken_up(before, said):  # *Sales, said the firm, doubled*
        return True
    words = (token.low for token in text.listed[stop : stop + _AROUND] if token.kind == "word")
    first = next((text.stem(word) for word in words if word not in IDLE), None)
    near = {each for each in behind or before if not each.isdigit()}
    return first in said.all_stems or _are_taken_up(near, said)


def _are_taken_up(stems: AbstractSet[str], said: Statement) -> bool:
    return bool(stems) and len(stems & said.all_stems) >= min(_TAKEN_UP, len(stems))


def _is_listed(said: Statement, text: Statement, word: str) -> bool:
    """Whether a statement has a word that is listed as alike, and that its text does not have."""
    sides, new = said.lexicon.sides, said.vocabulary - text.vocabulary - IDLE
    return any(is_alike(sides.get(word, ()), sides.get(each, ())) for each in new)


def _in_other_words(said: Statement, text: Statement, word: str) -> bool:
    """Whether a statement has a word that means much the same, and that its text does not have."""
    irregular, new = said.lexicon.irregular, said.vocabulary - text.vocabulary
    theirs = meaning(word) or meaning(word, irregular.get(word, ""))  # *found* is no *find*
    meanings = (meaning(each, irregular.get(each, "")) for each in new)
    return theirs is not None and any(each and alike(each, theirs) for each in meanings)


def _all_of(said: Statement) -> Span:
    return Span(0, len(said.text), said.text)


def _first_of(said: Statement, stems: AbstractSet[str]) -> Span:
    """Return the first word of a statement that has one of some stems; all of it without one."""
    for index, token in enumerate(said.listed):
        if said.stem(token.low) in stems:
            return _span(said, index, index + 1)
    return _all_of(said)


def takes_up_most(said: Statement, text: Statement) -> bool:
    """Whether a statement has most of a text's words."""
    return len(said.all_stems & text.all_stems) >= _MOST_OF * len(text.all_stems)


def speakers(text: Statement) -> Iterator[tuple[int, int]]:
    """Yield where a text says whose statement it is."""
    lexicon, listed = text.lexicon, text.listed
    for at, stop, _ in text.phrases(lexicon.attributions):
        if stop > at + 1 or (listed[at].low,) not in lexicon.speakers.lines:
            yield at, stop
    low = [token.low for token in listed]
    for at, stop, line in text.phrases(lexicon.speakers):
        behind = listed[stop].low if stop < len(listed) else "."
        before = [token.low for token in listed[max(0, at - _SHORT_CLAUSE) : at]]
        ends = behind in _ENDS and before[-1:] != [","] and not {",", "'"}.isdisjoint(before)
        as_what = text.listed[at].low in _CALLS and "as" in low[stop : stop + _AROUND]
        begins = as_what or behind in _CLAUSES or (line < 2 and behind in _PLAIN_CLAUSES)
        if line == 0 or begins or ends:
            yield at, stop


def _may_speak(said: Statement, text: Statement) -> list[str]:
    """Return the words of a statement that may say whose it is, and not only that it is written.

    *The article notes* names no speaker of a text that knows no article.
    """
    listed = (said.lexicon.attributions, said.lexicon.speakers)
    found = [(at, stop) for each in listed for at, stop, _ in said.phrases(each)]
    return [said.listed[at].low for at, stop in found if not _is_of_writing(said, text, at, stop)]


def _is_of_writing(said: Statement, text: Statement, at: int, stop: int) -> bool:
    low = [token.low for token in said.listed]
    near = {*low[max(0, at - _BESIDE) : at], *(low[stop : stop + _BESIDE] if stop > at + 1 else ())}
    written = near & _WRITINGS - text.vocabulary
    return bool(written) or (
        low[max(0, at - 2) : at][:1] == ["as"] and low[at - 1] in ("as", "was")
    )


def speaker_left_out(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield a statement that says plainly what a text says that somebody says."""
    for text in texts:
        theirs = list(speakers(text))
        spoken = {text.listed[at].low for at, _ in theirs}
        others = (
            set(_may_speak(text, text)) - spoken
        )  # *expect* in *did not expect it, its chief said*
        mine = [word for word in _may_speak(said, text) if word not in others]
        if len(mine) >= len(theirs):
            continue
        for at, stop in theirs:
            word = text.listed[at].low
            behind = text.listed[stop].low if stop < len(text.listed) else ""
            if word in mine or _in_other_words(said, text, word):
                continue
            if behind in _PLAIN_CLAUSES and _is_listed(said, text, word):
                continue  # *located the wreck* for *found the wreck*
            whole = (
                not mine
                and takes_up_most(said, text)
                and (stop > at + 1 or _says_the_rest(said, text, stop))
            )
            if whole or _takes_up(said, text, at, stop, speaks=True):
                yield Difference("attribution", _all_of(said), (text.words(at, stop)[2],))
                break


def _says_the_rest(said: Statement, text: Statement, stop: int) -> bool:
    """Whether a statement takes up what a text says behind a speaker: all of it but the end."""
    behind = text.listed[stop].low if stop < len(text.listed) else ""
    if behind not in _CLAUSES | _PLAIN_CLAUSES:
        return True
    ends = [at for at in range(stop, len(text.listed)) if text.listed[at].text in ",;."]
    stems = text.stems(stop, min(ends, default=len(text.listed)))
    return not stems or not stems.isdisjoint(said.all_stems)


def negations_changed(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield negations that only one side has."""
    given = [(text, at, denied) for text in texts for at, denied in text.negated]
    mine = list(said.negated)
    if len(mine) > len(given):
        if any(len(_denials(text)) > len(_denials(said)) for text in texts):
            return
        theirs = [_stems(text, denied) for text, _, denied in given]
        added = [
            (at, denied)
            for at, denied in mine
            if not any(_stems(said, denied) & each for each in theirs)
        ] or mine[len(given) :]
        for at, denied in added:
            before = [at - 1] if said.listed[at].low == "no" else []  # *had no flour*
            if not opposed_to(said, [*before, *_other_words(said, denied, texts)], texts):
                yield Difference("negation", _span(said, at, (denied[:1] or (at,))[0] + 1))
    elif len(mine) == len(given):
        yield from _moved(said, texts, [_stems(text, denied) for text, _, denied in given])
    else:
        if any(_denials(said) - _denials(text) for text in texts):
            return
        kept = [_stems(said, denied) for _, denied in mine]
        for text, at, denied in given:
            stems = _stems(text, denied)
            if not stems and text.listed[at].low not in text.lexicon.pronouns:
                continue
            if any(stems & each or (not stems and not each) for each in kept):
                continue
            taken = stems & said.all_stems
            if stems and len(taken) < min(_TAKEN_UP, len(stems)):
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
            if degree is not None and _stems(text, [i for i in denied if i != degree]) & mine:
                instead = text.words(at, degree + 1)[2]
                yield Difference("hedge", _all_of(said), (instead,))
                return


def _moved(
    said: Statement, texts: Sequence[Statement], given: Sequence[AbstractSet[str]]
) -> Iterator[Difference]:
    """Yield a negation that denies what a text says, while the text denies something else."""
    if not all(given):
        return
    plain = frozenset().union(*(text.all_stems for text in texts)) - frozenset().union(*given)
    for at, denied in said.negated:
        if said.listed[at].low in said.lexicon.sides:
            continue  # *denied*, which may stand behind what it denies
        stems = _stems(said, denied)
        first = said.stem(said.listed[denied[0]].low) if denied else ""
        if first in plain and not any(stems & each for each in given):
            yield Difference("negation", _span(said, at, denied[0] + 1))


def _denials(text: Statement) -> set[str]:
    """Return the words beside negations that deny."""
    return _phrases(text, text.lexicon.denials)


def _other_words(
    statement: Statement, denied: Sequence[int], texts: Sequence[Statement]
) -> Sequence[int]:
    """Return what a negation denies first, of the words that the other side does not have."""
    others = frozenset().union(*(text.all_stems for text in texts))
    return [
        at for at in denied[:_TAKEN_UP] if statement.stem(statement.listed[at].low) not in others
    ]


def _stems(text: Statement, denied: Sequence[int]) -> AbstractSet[str]:
    return text.stems_of(text.listed[index].low for index in denied[:3])


def _span(statement: Statement, start: int, stop: int) -> Span:
    return Span(*statement.words(start, stop))
