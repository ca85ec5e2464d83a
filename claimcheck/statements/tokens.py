"""A statement as words, numerals and signs, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.text.chars import DASHES, QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

_GROUP = r"[,'\u00a0\u2009\u202f]"
_NUMERAL = rf"\d{{1,3}}(?:{_GROUP}\d{{2,3}})*{_GROUP}\d{{3}}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_TOKEN = re.compile(
    rf"""
    (?P<name>(?:\d+\.){{2,}}\d+ | v\d+(?:\.\d+)* (?!\w) | \d+(?:[:/]\d+)+)
    | (?P<numeral>{_NUMERAL})
    | (?P<raised>[⁰¹²³⁴-⁹⁻]+)
    | (?P<sign>[¼-¾⅐-⅞])
    | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
_KINDS = {"other": "sign"}
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(QUOTES, "'"),
        **{chr(code): str(code - 0xFF10) for code in range(0xFF10, 0xFF1A)},
        "\u2009": "\u00a0",
        "\u202f": "\u00a0",
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a statement.

    Attributes:
        kind: ``word``, ``numeral``, ``raised`` (figures of an exponent),
            ``name`` (digits that are no number) or ``sign``.
        text: Its characters, with one shape for each dash and mark of quotation.
        start: Offset in the statement.
        end: Offset after it.
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """Return the text without case."""
        return self.text.casefold()


def tokens(text: str) -> list[Token]:
    """Return the words, numerals and signs of a text."""
    return [
        Token(_KINDS.get(match.lastgroup or "", match.lastgroup or ""), match[0], match.start(), match.end())
        for match in _TOKEN.finditer(text.translate(_PLAIN))
    ]


def touching(left: Token, right: Token) -> bool:
    """Whether nothing stands between two tokens."""
    return left.end == right.start


def begins(at: int, listed: Sequence[Token], phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand one after the other from a place on."""
    return len(listed) >= at + len(phrase) and all(
        listed[at + number].low == word for number, word in enumerate(phrase)
    )
