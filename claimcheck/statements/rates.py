"""Times for which something is counted: ``12 ships a year``, *annual*, *on Sundays*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.statements.figure import Unit
    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.tokens import Token

RATE = frozenset(("a", "an", "per", "each", "every", "/"))
"""Words in front of what something is counted for."""
EACH = {
    "annually": "year", "annual": "year", "yearly": "year", "monthly": "month", "weekly": "week",
    "daily": "day", "hourly": "hour", "mph": "hour", "kph": "hour", "kmh": "hour",
}  # fmt: skip
"""Words that say it alone."""
NO_RATE = frozenset((
    "than", "in", "for", "of", "over", "within", "after", "before", "to", "from", "by", "about",
    "at", "as", "on", "during", "since", "under", "below", "above", "around", "nearly", "almost",
    "took", "take", "takes", "taking", "lasted", "lasts", "spent", "spends", "spend", "waited",
    "needs", "needed", "need", "requires", "required", "just", "only", "until", "half", "roughly",
    "approximately", "least", "most",
))  # fmt: skip
"""Words before ``a year`` behind which it is a time, and nothing that is counted for it."""


_NO_RATE_BEHIND = frozenset((
    "of", "earlier", "later", "ago", "previously", "long", "old",
))  # fmt: skip
"""Words behind ``a year`` with which it is a time."""
_TIMES = (
    "second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade",
    "century",
)  # fmt: skip


def name_of_time(unit: Unit, lexicon: Lexicon) -> str:
    """Return one name for each unit of time: *h* and *hours* are *hour*."""
    names = (each for each in _TIMES if lexicon.units[each].factor == unit.factor)
    return next(names, str(unit.factor))


def rates_in(listed: Sequence[Token], lexicon: Lexicon) -> Mapping[str, int]:
    """Return the times for which something is counted in a text, each with its place in it."""
    found = {EACH[token.low]: at for at, token in enumerate(listed) if token.low in EACH}
    for at, (before, behind) in enumerate(pairwise(listed), 1):
        unit = lexicon.units.get(behind.low)
        if at > 1 and listed[at - 2].low in NO_RATE and before.low in ("a", "an"):
            continue
        if [token.low for token in listed[at + 1 : at + 3]] == ["and", "a"]:
            continue  # *every hour and a half*
        articled = before.low in ("a", "an")
        beyond = [token.low for token in listed[at + 1 : at + 3]]
        ends = beyond[:1] in (["before"], ["after"]) and not beyond[-1].isalpha()
        if articled and (ends or (beyond and beyond[0] in _NO_RATE_BEHIND)):
            continue  # *a quarter of the boats*, *a year earlier*
        if behind.low == "second" and _is_time(listed[at + 1 : at + 2], lexicon):
            continue  # *every second year*
        if before.low in RATE and unit is not None and unit.measures == "time":
            if unit.factor >= 1 and (len(behind.low) > 1 or before.low == "/"):
                found[name_of_time(unit, lexicon)] = at
        elif before.low == "every" and [t.low for t in listed[at : at + 2]] == ["ten", "years"]:
            found["decade"] = at
        elif before.low in ("each", "every", "per"):
            if behind.low in lexicon.weekdays or behind.low in lexicon.months:
                found[behind.low] = at
        elif behind.low.endswith("s") and behind.low[:-1] in lexicon.weekdays:
            found[behind.low[:-1]] = at
    return found


def _is_time(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    units = (lexicon.units.get(token.low) for token in tokens)
    return any(unit is not None and unit.measures == "time" for unit in units)
