"""Words of which one is the other turned round by its beginning or its end: *unfit*, *harmless*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from claimcheck.statements.lexicon import Lexicon

_SHORTEST: Final = 3
"""Letters that two words have in common."""
_LONG: Final = 7
"""The same behind a beginning of one letter: *asymmetric*, and not *across*."""


def are_turned(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether one of two words in small letters is the other, turned round."""
    behind = _common(one[::-1], other[::-1])
    if behind >= _SHORTEST:
        short, long = sorted((one[: len(one) - behind], other[: len(other) - behind]), key=len)
        if not short and long in lexicon.turning and behind >= _LONG * (len(long) == 1):
            return True
        rest = one[
            len(one) - behind :
        ]  # *overpaid* and *underpaid* have more in common than *paid*
        for more in range(len(rest) - _SHORTEST + 1):
            if frozenset((short + rest[:more], long + rest[:more])) in lexicon.turned_begins:
                return True
    before = _common(one, other)
    return before >= _SHORTEST and frozenset((one[before:], other[before:])) in lexicon.turned_ends


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin with together."""
    ends = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(ends, min(len(one), len(other)))
