"""Names and codes that a number is part of: ``GPT-4``, ``A380``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from claimcheck.statements.tokens import touching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.statements.lexicon import Lexicon
    from claimcheck.statements.numerals import Numeral
    from claimcheck.statements.tokens import Token

DEGREES: Final = {"C": "celsius", "F": "fahrenheit"}
"""Letters that are a unit where they stand right behind a number."""
_LAST_LATIN: Final = "\u024f"


def name_around(
    listed: Sequence[Token], at: int, numeral: Numeral, lexicon: Lexicon
) -> tuple[int, int] | None:
    """Return from where to where the name stands that a number is part of; None for none.

    Args:
        listed: The tokens of a statement.
        at: Index of the number.
        numeral: The number.
        lexicon: The words of its language.
    """
    if listed[at].kind != "numeral":
        return None
    first, stop = at, numeral.stop
    if at and touching(listed[at - 1], listed[at]):
        before = listed[at - 1]
        if _is_latin(before):
            first = at - 1
        elif before.text == "-" and at > 1 and touching(listed[at - 2], before):
            word = listed[at - 2]
            joined = _is_latin(word) and word.low not in lexicon.prefixes
            if joined and word.low not in lexicon.numbers:
                first = at - 2
    if stop < len(listed) and touching(listed[stop - 1], listed[stop]) and stop == at + 1:
        behind = listed[stop]
        known = behind.low in lexicon.units or behind.text in lexicon.units
        if _is_latin(behind) and not known and behind.low != "s" and behind.text not in DEGREES:
            stop += 1
    return None if (first, stop) == (at, numeral.stop) else (first, stop)


def _is_latin(token: Token) -> bool:
    """Whether a word is in letters that make a name with a figure: *A380*, and not 約40隻."""
    return token.kind == "word" and token.text[0] <= _LAST_LATIN
