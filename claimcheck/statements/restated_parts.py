"""What limits those that a text speaks of, where a statement says the same of all of them.

Where nothing else differs, *Teachers in rural schools plan to leave* says less than *Teachers plan
to leave*, and *small firms pay no tax* less than *firms*. Of one that is known already, *the wooden
spire*, what is left out says no more.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from claimcheck.statements.difference import Difference
from claimcheck.statements.figure import Day, Span
from claimcheck.statements.words import IDLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.statements.words import Statement

_KNOWN: Final = frozenset((
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "those", "that",
))  # fmt: skip
"""Words before what is known already, or one of its kind."""
_LIMITS: Final = frozenset((
    "in", "at", "among", "amongst", "from", "with", "without", "on", "under", "over", "within",
    "near", "who", "whose", "that", "aged", "outside", "between", "living", "born", "above",
    "below", "of",
))  # fmt: skip
"""What begins words that limit those before them."""
_VERBS: Final = frozenset((
    "is", "are", "was", "were", "has", "have", "had", "may", "can", "could", "will", "would", "do",
    "did", "does", "must", "should", "might", "be", "been",
))  # fmt: skip
"""Words that end what a sentence speaks of."""
_MOST: Final = 6
"""Words that are left out, at most."""
_PLURALS: Final = frozenset(("people", "children", "men", "women", "police", "cattle", "staff"))
"""Plurals that do not show by their ending."""


def parts_widened(said: Statement, texts: Sequence[Statement]) -> Iterator[Difference]:
    """Yield what a statement speaks of where a text has the same words with a limit."""
    for text in texts:
        place = _only_left_out(said, text)
        if place is None:
            continue
        at, stop, here = place
        if _before_plural(text, at, stop) or _behind_plural(text, at):
            here = min(here, len(said.listed) - 1)
            instead = text.words(max(at - 1, 0), min(stop + 1, len(text.listed)))[2]
            yield Difference("scope", Span(*said.words(here, here + 1)), (instead,))
            return


def _only_left_out(said: Statement, text: Statement) -> tuple[int, int, int] | None:
    """Return where the only words of a text stand that a statement leaves out, and where it does.

    None where anything else differs, or what is left out is a figure or more than a few words.
    """
    theirs, mine = [t.low for t in text.listed], [t.low for t in said.listed]
    left = len(theirs) - len(mine)
    if not 0 < left <= _MOST:
        return None
    codes = SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes()
    changes = [each for each in codes if each[0] != "equal"]
    if len(changes) != 1 or changes[0][0] != "delete":
        return None
    _, at, stop, here, _ = changes[0]
    start, end = text.listed[at].start, text.listed[stop - 1].end
    dated = any(start <= each.span.start < end for each in text.figures if isinstance(each, Day))
    plain = all(text.listed[index].kind == "word" for index in range(at, stop))
    return (at, stop, here) if plain and not dated else None


def _before_plural(text: Statement, at: int, stop: int) -> bool:
    """Whether words stand before a plural that nothing makes known: *rural schools*."""
    if stop >= len(text.listed) or not _is_plural(text, stop):
        return False
    content = [index for index in range(at, stop) if text.listed[index].low not in IDLE]
    before = text.listed[at - 1].low if at else ""
    return len(content) == stop - at <= 2 and before not in _KNOWN and _is_subject(text, at)


def _behind_plural(text: Statement, at: int) -> bool:
    """Whether words limit a plural before them that is what a sentence speaks of."""
    if at == 0 or text.listed[at].low not in _LIMITS or not _is_plural(text, at - 1):
        return False
    return _is_subject(text, at)


def _is_subject(text: Statement, at: int) -> bool:
    """Whether a sentence begins with what stands before an index, and does not say *the* of it."""
    before = [token.low for token in text.listed[:at]]
    counted = "of" in before  # *half of the stations*
    known = bool(before) and before[0] in _KNOWN and not counted
    return not known and _VERBS.isdisjoint(before) and not {",", ";", ":"} & {*before}


def _is_plural(text: Statement, at: int) -> bool:
    word = text.listed[at].low
    ends = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word in _PLURALS or (ends and word not in IDLE)
