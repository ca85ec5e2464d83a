"""What is said of a figure by the words around it: *more than*, *or more*, *since*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.statements.figure import Bound
    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.tokens import Token

LONGEST_BOUND: Final = 4
"""Words of the longest phrase that says something of a number."""
ARTICLES = ("the", "a", "an")
"""What may stand between a number and what is said of it: ``more than the 400``."""


def bound_before(at: int, listed: Sequence[Token], lexicon: Lexicon) -> tuple[Bound, str]:
    """Return what is said of the figure at a token by the words right before it."""
    if at > 1 and listed[at - 1].low in ARTICLES:
        at -= 1
    if not at or listed[at - 1].low not in lexicon.end_bounds:
        return "", ""
    for size in range(min(LONGEST_BOUND, at), 0, -1):
        phrase = tuple([token.low for token in listed[at - size : at]])
        if phrase in lexicon.bounds:
            return lexicon.bounds[phrase], " ".join(phrase)
    return "", ""


def time_before(
    at: int, listed: Sequence[Token], lexicon: Lexicon, *, article: str = "the"
) -> Bound:
    """Return what is said of the date at a token by the words right before it: *since*, *by*.

    Args:
        at: Index of the token.
        listed: The tokens of a statement.
        lexicon: The words of its language.
        article: What may stand between them; nothing before a year, as in *after the 2018 vote*.
    """
    if at > 1 and listed[at - 1].low == article:
        at -= 1
    elif at and not article and listed[at - 1].low == "the":  # *under the 2011 statute*
        return ""
    for size in range(min(LONGEST_BOUND, at), 0, -1):
        phrase = tuple([token.low for token in listed[at - size : at]])
        if phrase in lexicon.bounds_of_dates:
            return lexicon.bounds_of_dates[phrase]
    return bound_before(at, listed, lexicon)[0]


def bound_behind(stop: int, listed: Sequence[Token], lexicon: Lexicon) -> tuple[Bound, str]:
    """Return what is said of a figure by the words right behind it: *or more*."""
    rated = stop + 1 < len(listed) and listed[stop].low in ("a", "an", "per", "each", "every", "/")
    reach = 2 + rated + 2 * any(token.low == "per" for token in listed[stop : stop + 2])
    for start in range(stop, stop + reach):
        if start >= len(listed) or listed[start].low not in lexicon.begin_bounds:
            continue
        for size in (2, 1):
            phrase = tuple([token.low for token in listed[start : start + size]])
            if phrase in lexicon.bounds_behind:
                return lexicon.bounds_behind[phrase], " ".join(phrase)
    return "", ""
