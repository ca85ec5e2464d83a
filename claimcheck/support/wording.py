"""How reasons count and list things, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.support.assessment import Piece

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_word(count: int) -> str:
    """Return a small number as a word, and a larger one in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def listed(things: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """Yield things one after the other, with commas between them and ``and`` before the last."""
    last = len(things) - 1
    for place, thing in enumerate(things):
        if place:
            yield " and " if place == last else ", "
        yield from thing


def enumerated(names: Sequence[str]) -> str:
    """Return names as one text: ``one, two and three``; empty for none."""
    return "".join(map(str, listed([(name,) for name in names])))
