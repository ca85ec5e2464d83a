"""A statement as words, numerals and signs, each with its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.text.chars import DASHES, QUOTES

_GROUP = r"[,'\u00a0\u2009\u202f]"
_POWER = r"\d{1,9}(?:\.\d{1,9})?e[+-]?\d{1,2}(?!\w)"
_NUMERAL = (
    rf"{_POWER}|\d{{1,3}}(?:{_GROUP}\d{{2,3}})*{_GROUP}\d{{3}}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
)
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
_KINDS = {
    "name": "name", "numeral": "numeral", "raised": "raised", "word": "word", "sign": "sign",
    "other": "sign",
}  # fmt: skip
_WIDE = re.compile("(?<=[\uff10-\uff19])[\uff0c\uff0e](?=[\uff10-\uff19])")
"""Wide signs among wide digits: ``１，４２０``."""
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(QUOTES, "'"),
        **{chr(code): str(code - 0xFF10) for code in range(0xFF10, 0xFF1A)},
        "\uff05": "%",
        "\uff04": "$",
        "\u2009": "\u00a0",
        "\u202f": "\u00a0",
    }
)


class Token(NamedTuple):
    """A piece of a statement.

    Attributes:
        kind: ``word``, ``numeral``, ``raised`` (figures of an exponent), ``name`` (digits that are
            no number) or ``sign``.
        text: Its characters, with one shape for each dash and mark of quotation.
        low: The same without case.
        start: Offset in the statement.
        end: Offset after it.
    """

    kind: str
    text: str
    low: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words, numerals and signs of a text."""
    plain = plain_of(text)
    low = plain.lower()
    same = low if len(low) == len(plain) else None
    listed, new = [], tuple.__new__
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        word = plain[start:end]
        small = same[start:end] if same is not None else word.lower()
        kind = _KINDS[match.lastgroup or "other"]
        listed.append(new(Token, (kind, word, small, start, end)))  # quicker than Token(…)
    return listed


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+")
"""The same, and twice as quick."""


def plain_of(text: str) -> str:
    """Return a text with one shape for each dash, mark of quotation and space."""
    if text.isascii() and '"' not in text and "`" not in text:
        return text
    return _WIDE.sub(lambda found: chr(ord(found[0]) - 0xFEE0), text).translate(_PLAIN)


def words_in(plain: str) -> list[str]:
    """Return the words and whole numbers of a plain text in small letters, in order."""
    low = plain.lower()
    if low.isascii():
        return _ASCII_WORD.findall(low)
    if len(low) == len(plain):
        return _WORD.findall(low)
    return [word.lower() for word in cased_words_in(plain)]


def cased_words_in(plain: str) -> list[str]:
    """Return the same as they are written."""
    return _WORD.findall(plain)


def touching(left: Token, right: Token) -> bool:
    """Whether nothing stands between two tokens."""
    return left.end == right.start
