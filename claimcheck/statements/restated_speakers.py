"""Whose words something is, and where a statement says it plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.taken_up import (
    AROUND,
    all_of,
    are_taken_up,
    is_listed,
    takes_up,
    takes_up_most,
)
from claimcheck.statements.thesaurus import meaning
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.statements.words import Statement

_CALLS: Final = frozenset(("describes", "described", "portrays", "depicts", "regards", "sees"))
"""Words that say how somebody sees something, where *as* follows."""
_WRITINGS: Final = frozenset((
    "article", "text", "paper", "report", "guide", "page", "document", "summary", "piece", "story",
    "post", "entry",
))  # fmt: skip
"""What a sentence may be said to stand in by its own words, whoever says it."""
_NAMES: Final = frozenset(("called", "calls", "considers", "considered", "deemed", "labelled"))
"""Words with which somebody names something: *an offer that the union called insulting*."""
_LETS_IN: Final = frozenset(("admitted", "admits", "admit"))
"""Words that say, or let in."""
_TELLS: Final = frozenset(("told", "tells", "informed", "assured", "reminded", "warned"))
"""Words behind which stands who is told."""
_TO_WHOM: Final = 4
"""Words that name them."""
_DENIES: Final = frozenset(("denied", "denies", "admitted", "admits", "recalled", "reported"))
"""Words behind which stands what somebody did: *denied taking it*."""
_NO_SPEAKER: Final = frozenset((
    "not", "previously", "never", "ever", "been", "be", "was", "were", "is", "are", "being", "yet",
    "already", "so", "as", "than", "once", "first", "newly",
))  # fmt: skip
"""Words that do not name who spoke."""
_PARTS: Final = frozenset((";", ".", "but", "although", "though", "while", "whereas", "because"))
"""What stands between two parts of a text."""
_NEW_PARTS: Final = (["and"], ["which"], ["who"], ["of"], ["where"], ["so"])
"""The same behind a comma."""
_FEW: Final = 2
"""Words behind one who spoke where what was said stands before."""
_BESIDE: Final = 2
"""Words between them and the word that says so."""
_SHORT_CLAUSE: Final = 6
"""Words that a clause has which says no more than who spoke: *, the survey found.*"""
_CLAUSES: Final = frozenset(("that", "how", "whether", ":", "it", "there"))
"""What follows a word that says who spoke, where what was said follows."""
_PLAIN_CLAUSES: Final = frozenset((
    "no", "the", "a", "an", "fewer", "more", "less", "most", "all", "only", "at", "about", "nearly",
    "almost", "its", "their", "his", "her", "some", "they", "he", "she", "we", "this", "these",
    "those", "every", "each", "many", "few", "both",
))  # fmt: skip
"""What follows some of them where it follows without *that*."""
_BEFORE_NOUNS: Final = frozenset((
    "the", "a", "an", "of", "to", "by", "in", "from", "these", "those", "some", "earlier", "early",
    "recent", "press", "media", "news", "other", "such", "its", "their", "several", "many", "most",
))  # fmt: skip
"""Words behind which *reports* are what somebody reads."""
_ENDS: Final = frozenset((".", ",", ";", "!", "?", "in", "on", "last", "yesterday"))
"""What follows it where it ends a clause."""


def _in_other_words(said: Statement, text: Statement, word: str) -> bool:
    """Whether a statement has a word that means much the same, and that its text does not have."""
    lexicon = said.lexicon
    new = said.vocabulary - text.vocabulary - IDLE - lexicon.light
    theirs = meaning(word, lexicon.irregular.get(word, ""))
    meanings = (meaning(each, lexicon.irregular.get(each, "")) for each in new)
    return theirs is not None and any(
        each is not None
        and not (
            each.own.isdisjoint(theirs.own | theirs.above) and theirs.own.isdisjoint(each.above)
        )
        for each in meanings
    )


def speakers(text: Statement) -> Iterator[tuple[int, int]]:
    """Yield where a text says whose statement it is."""
    lexicon, listed = text.lexicon, text.listed
    for at, stop, _ in text.phrases(lexicon.attributions):
        counted = any(
            token.kind == "numeral" or token.low in lexicon.numbers or token.low == "to"
            for token in listed[stop : stop + 1]
        )
        to_blame = listed[at].low == "blame" and listed[at - 1].low == "to"
        if to_blame or (counted and listed[at].low in _LETS_IN):  # *admitted 40 students*
            continue
        if stop > at + 1 or (listed[at].low,) not in lexicon.speakers.lines:
            yield at, stop
    low = [token.low for token in listed]
    denied = {index for _, after in text.negated for index in after[:1]}
    for at, stop, line in text.phrases(lexicon.speakers):
        if at in denied and line:  # *does not show that*
            continue
        behind = listed[stop].low if stop < len(listed) else "."
        before = [token.low for token in listed[max(0, at - _SHORT_CLAUSE) : at]]
        last = behind in _ENDS or (low[at] in _TELLS and len(low) - stop <= _TO_WHOM)
        named = before[-1:] != [","] and before[-1:] != [] and before[-1] not in _NO_SPEAKER
        ends = last and named and not {",", "'"}.isdisjoint(before)
        as_what = text.listed[at].low in _CALLS and "as" in low[stop : stop + AROUND]
        taking = (low[at] in _DENIES and behind.endswith("ing")) or _is_adverb(
            behind, low[stop + 1 :]
        )
        related = low[at] in _NAMES and not {"that", "which"}.isdisjoint(before)
        begins = (
            as_what
            or taking
            or related
            or behind in _CLAUSES
            or (line < 2 and behind in _PLAIN_CLAUSES)
        )
        noun = line == 0 and before[-1:] != [] and before[-1] in _BEFORE_NOUNS
        meant = before[-1:] == ["to"] and behind not in ("that", ":")  # *to state a reason*
        if not noun and not meant and (line == 0 or begins or ends):
            yield at, stop


def _is_adverb(word: str, behind: Sequence[str]) -> bool:
    """Whether a word is an adverb of a doing that follows: *denied knowingly taking*."""
    return word.endswith("ly") and behind[:1] != [] and behind[0].endswith("ing")


def may_speak(said: Statement, text: Statement) -> list[str]:
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
        theirs = _each_place(speakers(text))
        spoken = {text.listed[at].low for at, _ in theirs}
        others = (
            set(may_speak(text, text)) - spoken
        )  # *expect* in *did not expect it, its chief said*
        mine = [word for word in may_speak(said, text) if word not in others]
        if len(mine) >= len(theirs):
            continue
        for at, stop in theirs:
            word = text.listed[at].low
            behind = text.listed[stop].low if stop < len(text.listed) else ""
            if word in mine or _in_other_words(said, text, word):
                continue
            if behind in _PLAIN_CLAUSES and is_listed(said, text, word):
                continue  # *located the wreck* for *found the wreck*
            whole = (
                _is_silent(said, mine, spoken)
                and takes_up_most(said, text)
                and (stop > at + 1 or _says_the_rest(said, text, stop))
            )
            told = whole or takes_up(said, text, at, stop, speaks=True)
            if told and _keeps(said, text, at, stop):
                yield Difference("attribution", all_of(said), (text.words(at, stop)[2],))
                break


def _each_place(found: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places without those that begin where another does: *suggests* of *suggests that*."""
    return [*{at: (at, stop) for at, stop in sorted(found)}.values()]


def _keeps(said: Statement, text: Statement, at: int, stop: int) -> bool:
    """Whether a statement has half of what somebody says in a text, and not another part."""
    low = [token.low for token in text.listed]
    bounds = [i for i, word in enumerate(low) if word in _PARTS]
    bounds += [i for i, word in enumerate(low) if word == "," and low[i + 1 : i + 2] in _NEW_PARTS]
    first = max((i for i in bounds if i < at), default=-1) + 1
    end = min((i for i in bounds if i > stop), default=len(low))
    if low[stop : stop + 1] == [","]:
        stop += 1
    behind = text.stems(stop, end)
    commas = [i for i in range(stop, end) if low[i] == ","]
    if stop > at + 1 and commas and commas[0] - stop <= _TO_WHOM + 2:  # *according to it, …*
        behind = text.stems(commas[0], end)
    few = len(behind) <= _FEW and "," in low[first:at]
    cited = low[at:stop] == ["according", "to"] and low[end:] == ["."]
    last = end == len(low) or cited
    trails = few or (last and not behind & said.all_stems)
    held = text.stems(first, at) if trails else behind
    held = held or text.stems(0, at)
    return not held or 2 * len(held & said.all_stems) >= len(held)


def _is_silent(said: Statement, mine: Sequence[str], spoken: AbstractSet[str]) -> bool:
    """Whether no word of a statement says whose it is, but one that the text has, too."""
    plain = said.lexicon.attributions.lines
    return all(word in spoken and (word,) not in plain for word in mine)


def _says_the_rest(said: Statement, text: Statement, stop: int) -> bool:
    """Whether a statement takes up what a text says behind a speaker: all of it but the end."""
    behind = text.listed[stop].low if stop < len(text.listed) else ""
    if behind not in _CLAUSES | _PLAIN_CLAUSES:
        return True
    stems = text.stems(stop, stop + AROUND)
    low = [token.low for token in text.listed]
    clause = low[max(0, stop - _SHORT_CLAUSE) : stop - 1]
    last = stop + _SHORT_CLAUSE > len(low) and "," in clause[:-1] and clause[-1] != ","
    return last or not stems or are_taken_up(stems, said)  # *, its director told a magazine.*
