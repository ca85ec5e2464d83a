"""The figures of a text that has none but plain numbers, without going through its tokens.

Most texts are like this: words, and among them a number or a year, with nothing about it that
changes what it says. Going through tokens takes ten times as long and comes to the same. Where it
might come to something else, nothing is returned here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.statements.bounds import ARTICLES, LONGEST_BOUND
from claimcheck.statements.dates import is_year
from claimcheck.statements.figure import Day, Number, Span
from claimcheck.statements.figures import RATE_REACH
from claimcheck.statements.numerals import read_digits
from claimcheck.statements.rates import EACH, RATE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.statements.figure import Bound, Figure
    from claimcheck.statements.lexicon import Lexicon

_UNUSUAL: Final = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ÿ0-9 \n.,;:!?()'-]")
"""Signs that may belong to a figure."""
_ROMAN: Final = re.compile(r"[^\W_] [IVX]\b|\b[IVXLCDM]{2}")
_DIGITS: Final = re.compile(r"\d[\d,.]*")
_NUMERAL: Final = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,9})?")
_RUN: Final = re.compile(r"\d+")
_BEFORE: Final = frozenset((" ", "\n", "(", ""))
_BEHIND: Final = frozenset((" ", "\n", ",", ".", ";", ":", "!", "?", ")", ""))
_ENDINGS: Final = frozenset(("s", "st", "nd", "rd", "th"))


def plain_figures(
    text: str, plain: str, order: Sequence[str], vocabulary: AbstractSet[str], lexicon: Lexicon
) -> list[Figure] | None:
    """Return the figures of a text; None where it takes its tokens to know them.

    Args:
        text: The text.
        plain: The same with one shape for each dash and mark of quotation.
        order: Its words and runs of digits in small letters, in order.
        vocabulary: The same, each once.
        lexicon: The words of its language.
    """
    marked = lexicon.figure_words
    if not vocabulary.isdisjoint(marked) or _UNUSUAL.search(plain) or _ROMAN.search(plain):
        return None
    if "'" in plain and any(not marked.isdisjoint(word.split("'")) for word in vocabulary):
        return None
    found: list[Figure] = []
    stop = 0
    for match in _DIGITS.finditer(plain):
        numeral, start = match[0].rstrip(",."), match.start()
        end = start + len(numeral)
        alone = plain[start - 1 : start] in _BEFORE and plain[end : end + 1] in _BEHIND
        if not alone or not _NUMERAL.fullmatch(numeral):
            return None
        first, *others = _RUN.findall(numeral)
        at = order.index(first, stop)
        if found and at == stop:
            return None  # two numbers and no word between them
        stop = at + 1 + len(others)
        said = _bound(order[max(0, at - LONGEST_BOUND - 1) : at], lexicon.bounds)
        if said and not plain[:start].lower().endswith(said + " "):
            return None  # something stands between its words
        if _counts(order[stop : stop + RATE_REACH + 1], lexicon):
            return None
        span = Span(start, end, text[start:end])
        bound: Bound = lexicon.bounds[tuple(said.split())] if said else ""
        if is_year(numeral):
            if order[at - 1 : at] == ["the"]:  # *under the 2011 statute*
                bound = ""
            when = _bound(order[max(0, at - LONGEST_BOUND) : at], lexicon.bounds_of_dates, ())
            if when and not plain[:start].lower().endswith(f"{when} "):
                return None
            bound = lexicon.bounds_of_dates[tuple(when.split())] if when else bound
            found.append(Day(span, int(numeral), bound=bound))
        else:
            found.append(Number(span, *read_digits(numeral), bound=bound, said_bound=said))
    return found


def _bound(
    before: Sequence[str],
    bounds: Mapping[tuple[str, ...], Bound],
    articles: Sequence[str] = ARTICLES,
) -> str:
    """Return the words before a number that may say something of it."""
    if before and before[-1] in articles:
        before = before[:-1]
    for size in range(min(LONGEST_BOUND, len(before)), 0, -1):
        if tuple(before[-size:]) in bounds:
            return " ".join(before[-size:])
    return ""


def _counts(behind: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words behind a number may say what it counts, or something of it."""
    if not behind:
        return False
    if behind[0] in lexicon.begin_units or behind[0] in _ENDINGS or "'" in behind[0]:
        return True
    if behind[0] in ("in", "out") and any(word.isdigit() for word in behind[1:3]):
        return True  # *1 in 5*
    for at, word in enumerate(behind):
        if (
            word == "per"
            or word in EACH
            or (word in RATE and not lexicon.begin_units.isdisjoint(behind[at + 1 :]))
        ):
            return True
        if at < 2 and word in lexicon.begin_bounds:
            phrases = (tuple(behind[at : at + size]) for size in (1, 2))
            if any(phrase in lexicon.bounds_behind for phrase in phrases):
                return True
    return False
