"""Which characters are the same mark in different forms, and which never are.

Unicode's compatibility mapping (NFKC) is not used as it stands: it makes 10⁶ into 106, ½ into 1⁄2
and ™ into TM. Only those of its mappings are taken that change form and not meaning: positional
forms, font variants, widths and ligatures (the tags of ``UnicodeData.txt``).
"""

from __future__ import annotations

import unicodedata

OPTIONAL_HYPHEN = "\u00ad"
"""A hyphen that only a line break may have put there."""
OPTIONAL_HYPHENS = frozenset("\u00ad\x02\ufffe")
MAQAF = "\u05be"
"""The hyphen of Hebrew; texts without points often have a space in its place."""
HYPHENS = frozenset("-\u2010\u2011\ufe63\uff0d" + MAQAF)
EN_DASHES = frozenset("\u2012\u2013\u2212\u2796")
EM_DASHES = frozenset("\u2014\u2015\u2e3a\u2e3b\ufe58\u2500")
DASHES = HYPHENS | EN_DASHES | EM_DASHES
SINGLE_QUOTES = frozenset("'‘’‚‛`´ʹʻʼʽ′‵‹›＇׳\u275b\u275c")
DOUBLE_QUOTES = frozenset('"“”„‟″‶«»〝〞〟＂״\u275d\u275e「」『』﹁﹂﹃﹄｢｣')
QUOTES = SINGLE_QUOTES | DOUBLE_QUOTES
NOT_SIGN = "¬"
"""What optical character recognition makes of the hyphen at the end of a line."""
TATWEEL = "\u0640"
"""Stretches the line between two Arabic letters, and says nothing."""
LOOSE_ACCENTS = frozenset("¨ˆ˜˚¸ˇ˘˝¯")
"""Accents with a place of their own: TeX sets them beside the letter, and so they are extracted."""
LINE_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")

_ZERO_WIDTH_RANGES = (
    (0x00, 0x08),
    (0x0E, 0x1B),
    (0x7F, 0x9F),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFFC, 0xFFFC),
)
ZERO_WIDTH = (
    frozenset(chr(code) for low, high in _ZERO_WIDTH_RANGES for code in range(low, high + 1))
    - LINE_BREAKS
    - OPTIONAL_HYPHENS
)
"""What shows nothing: joiners, bidi marks, variation selectors, stray control characters."""
_SAME_LETTER = {
    "\u00b5": "\u03bc",  # micro sign
    "\u2a7d": "≤",
    "\u2a7e": "≥",
    "\u2266": "≤",
    "\u2267": "≥",
    "\u2044": "/",  # the bar of fractions
    "\u2215": "/",
    "…": "...",
    "⋯": "...",
    "\u0671": "\u0627",  # alef wasla, in pointed Arabic
    TATWEEL: "",
    MAQAF: MAQAF,
    "\u0132": "IJ",
    "\u0133": "ij",
}
_LEFT_OUT = LOOSE_ACCENTS | {NOT_SIGN, "^", "{", "}"}
"""Marks that the search key leaves out, since either side may lack them."""
_DRESS_TAGS = frozenset({"<font>", "<initial>", "<medial>", "<final>", "<isolated>"})
_WIDTH_TAGS = frozenset({"<wide>", "<narrow>"})
_LIGATURES = (range(0xFB00, 0xFB07), range(0xFB13, 0xFB18), range(0x2E80, 0x2FE0))
_NO_SPACE_RANGES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x0F00, 0x0FFF),  # Tibetan
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # CJK radicals
    (0x3005, 0x3007),
    (0x3040, 0x30FF),  # kana
    (0x3100, 0x312F),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),  # Han
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),
    (0x20000, 0x3FFFD),
)
NO_SPACE_CLASS = "".join(f"{chr(low)}-{chr(high)}" for low, high in _NO_SPACE_RANGES)
"""For a regular expression's character class: scripts that put no space between words."""


def is_no_space(char: str) -> bool:
    """Whether ``char`` is of a script that puts no space between words."""
    code = ord(char)
    return code >= 0x0E00 and any(low <= code <= high for low, high in _NO_SPACE_RANGES)


def is_word(char: str) -> bool:
    """Whether ``char`` is part of a word or number: a letter, a digit, a mark on one, ``_``."""
    return char.isalnum() or char == "_" or (char > "\x7f" and unicodedata.category(char)[0] == "M")


def takes_accents(char: str) -> bool:
    """Whether marks on ``char`` are accents (Latin, Greek, Cyrillic) and not vowels of a script."""
    code = ord(char)
    return char.isalpha() and (code < 0x0530 or 0x1E00 <= code < 0x2000)


def same_dress(char: str) -> str:
    """Return the plain form of ``char``; itself where it has no other."""
    if char in _SAME_LETTER:
        return _SAME_LETTER[char]
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    tag, _, _ = unicodedata.decomposition(char).partition(" ")
    if tag in _DRESS_TAGS or tag in _WIDTH_TAGS or any(ord(char) in r for r in _LIGATURES):
        return unicodedata.normalize("NFKC", char)
    return char


class _Plain(dict[int, str]):
    """Code point to its plain form: one kind of space, quote, hyphen, dash; filled on demand."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in LINE_BREAKS:
            plain = "\n"
        elif char in OPTIONAL_HYPHENS:
            plain = OPTIONAL_HYPHEN
        elif char in ZERO_WIDTH:
            plain = ""
        elif char.isspace():
            plain = " "
        elif char in SINGLE_QUOTES:
            plain = "'"
        elif char in DOUBLE_QUOTES:
            plain = '"'
        elif char in HYPHENS and char != MAQAF:
            plain = "-"
        elif char in EN_DASHES:
            plain = "–"
        elif char in EM_DASHES:
            plain = "—"
        else:
            plain = same_dress(char)
        self[code] = plain
        return plain


class _Folded(dict[int, str]):
    """Code point to what is left of it in the search key; filled on demand."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", PLAIN[code]).casefold()
        kept = [
            char
            for char in unicodedata.normalize("NFKD", decomposed)
            if not (
                char.isspace()
                or unicodedata.combining(char)
                or char in QUOTES
                or char in DASHES
                or char in OPTIONAL_HYPHENS
                or char in ZERO_WIDTH
                or char in _LEFT_OUT
            )
        ]
        self[code] = folded = "".join(kept).replace("ı", "i")
        return folded


LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-()ni0123456789+-")
"""A raised or lowered character to the one that it is on the line."""
RAISED = str.maketrans("0123456789+-−–=()nixjkymhrz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱˣʲᵏʸᵐʰʳᶻ")
"""A character to the raised one."""
PLAIN: dict[int, str] = _Plain()
FOLDED: dict[int, str] = _Folded()
