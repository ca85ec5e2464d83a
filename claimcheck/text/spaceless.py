"""Whether a passage of Chinese, Japanese or Thai is cut where its meaning hangs on the next sign.

These scripts put no space between words, and no list of words says where one ends. So only what
turns a sentence round or makes another number counts, sign by sign: a negation right before the
passage, a negative ending right behind it, and a numeral or a factor on either side.
"""

from __future__ import annotations

import re
import unicodedata

_NUMERALS = frozenset("〇零一二三四五六七八九十廿百千万亿萬億兆两兩")
_FACTORS = frozenset("十百千万亿萬億兆")
_AROUND_NUMBER = frozenset("第负負点點")
_BEHIND_NUMBER = frozenset("余餘多点點")
_NEGATION_BEFORE = re.compile(
    r"(?:[不未没沒無无非勿]|[不未没沒無无](?:能|会|會|得|可|应|應|宜|是|再|必|准|許|许|肯|愿|敢|有|曾|法|需|用|要|予)|"
    r"(?:ไม่|ไม่ได้|ไม่เคย|ไม่มี|ไม่สามารถ|มิได้|มิใช่|ไร้|ปราศจาก|ยังไม่ได้))$"
)
_NEGATIVE_ENDING = re.compile(
    r"[ぁ-ゖ]{0,4}?(?:ない|なかっ|なく|なけれ|ません|ざる|ぬ)|[かがさたなばらわべえれせ]ず(?![っつ])"
)
_BEFORE_ZU = frozenset("かがさたなばらわべえれせきけげじちてみめび")
_ZU = re.compile(r"ず(?![っつ])")
"""The negative ending of written Japanese, where a passage ends right before it."""
_THAI_FACTOR = re.compile(r"(?:ร้อย|พัน|หมื่น|แสน|ล้าน|สิบ)")
_THAI_LEADING = frozenset("เแโใไ")
"""Vowels that are written before the consonant they follow."""
_THAI_TRAILING = frozenset("ะาำๅ")
_LINE_END = re.compile(r"(?<![ \t])[ \t]*(?<!\n)\n[ \t]*\Z")
_LINE_START = re.compile(r"^[ \t]*\n(?!\s*\n)[ \t]*")


def cuts_before(before: str, inside: str) -> bool:
    """Whether what stands before a passage turns it round, or is part of its first number.

    Args:
        before: What stands before the passage, a few signs; not empty.
        inside: The beginning of the passage.
    """
    before = _LINE_END.sub("", before)
    if not before:
        return False
    first, previous = inside[0], before[-1]
    if _continues(first) or previous in _THAI_LEADING:
        return True
    if _is_numeral(first) and (
        _is_numeral(previous) or previous in _AROUND_NUMBER or before.endswith("分之")
    ):
        return True
    return _NEGATION_BEFORE.search(before) is not None


def cuts_after(inside: str, after: str) -> bool:
    """Whether what follows a passage turns it round, or is part of its last number.

    Args:
        inside: The end of the passage.
        after: What follows it, a few signs; not empty.
    """
    after = _LINE_START.sub("", after)
    if not after:
        return False
    last, following = inside[-1], after[0]
    if _continues(following) or last in _THAI_LEADING:
        return True
    if _is_numeral(last):
        if _is_numeral(following) or following in _BEHIND_NUMBER or after.startswith("分之"):
            return True
        if last.isdecimal() and _THAI_FACTOR.match(after):
            return True
    if last in _BEFORE_ZU and _ZU.match(after):
        return True
    return _NEGATIVE_ENDING.match(after) is not None


def is_factor(after: str) -> bool:
    """Whether what follows a number and a space is a factor of it, as ``ล้าน`` or 万 are."""
    return after[:1] in _FACTORS or _THAI_FACTOR.match(after) is not None


def _continues(char: str) -> bool:
    """Whether ``char`` is written on, or belongs behind, the sign before it."""
    return char in _THAI_TRAILING or unicodedata.category(char)[0] == "M"


def _is_numeral(char: str) -> bool:
    return char in _NUMERALS or char.isdecimal()
