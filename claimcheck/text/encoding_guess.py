"""Guess the encoding of bytes of which nobody says how they are encoded."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAMPLE_BYTES = 65_536
"""Detection looks at this much: more costs time and changes nothing."""

_USED_NAMES = (
    "big5 big5hkscs cp437 cp850 cp852 cp855 cp866 cp874 cp932 cp949 cp1250 cp1251 cp1252 "
    "cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 euc_jp euc_kr gb18030 gb2312 gbk iso2022_jp "
    "iso8859-1 iso8859-2 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 johab koi8-r "
    "koi8-u mac-cyrillic mac-greek mac-latin2 mac-roman mac-turkish shift_jis utf-16 "
    "utf-16-be utf-16-le utf-32-be utf-32-le"
)
_USED = frozenset(_USED_NAMES.split())
"""Encodings in which people have written; detection knows many more, and takes them for others."""

_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

_DEFAULT = "cp1252"
"""What browsers assume for pages that say nothing."""

_OTHERS = "\u0370-\u052f\u0590-\u06ff\u0e00-\u0e7f"
_TWO_SCRIPTS = re.compile(rf"[A-Za-z][{_OTHERS}]|[{_OTHERS}][A-Za-z]")
"""A Latin letter right beside one of another script, which no word has."""

_HARDLY_KNOWN = 0.06
_LIKELY = 0.6
"""Of a few words, detection knows hardly anything: the default is taken where it is at least this
share as likely as the first."""

_ALIKE = 0.95
"""A candidate at least this share as likely as the first is as good as it."""

_LETTERS = {
    "cs": "áčďéěíňóřšťúůýž",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
}
"""Letters beyond ASCII of the languages that are written in Windows-1250 and in ISO-8859-2."""


def likeliest(body: bytes) -> str:
    """Return the most plausible encoding, by the name that Python has for it.

    Candidates in which a word mixes two scripts come last. Of several that are about as likely,
    the one is taken that has the fewest letters which its language does not have.
    """
    from chardet import detect_all
    from chardet.enums import EncodingEra

    sample = body[:_SAMPLE_BYTES]
    era = EncodingEra.ALL & ~EncodingEra.MAINFRAME
    found: list[tuple[bool, float, int, str]] = []
    for each in detect_all(sample, ignore_threshold=True, encoding_era=era):
        name = codecs.lookup(each["encoding"] or _DEFAULT).name
        if name not in _USED:
            continue
        text = sample.decode(name, "ignore")
        mixed = _TWO_SCRIPTS.search(text) is not None
        foreign = _foreign(text, each["language"] or "")
        found.append((mixed, each["confidence"] or 0.0, foreign, _LARGER.get(name, name)))
    if not found:
        return _DEFAULT
    best = min(found, key=lambda one: (one[0], -one[1]))
    if best[1] < _HARDLY_KNOWN and _may_be_default(sample, found, best[1]):
        return _DEFAULT
    alike = [one for one in found if one[0] == best[0] and one[1] >= _ALIKE * best[1]]
    return min(alike, key=lambda one: (one[2], -one[1]))[3]


def _may_be_default(
    sample: bytes, found: Sequence[tuple[bool, float, int, str]], best: float
) -> bool:
    """Return whether the default is nearly as likely as the best, and has all of the bytes."""
    try:
        sample.decode(_DEFAULT)
    except UnicodeError:
        return False
    return any(not one[0] and one[3] == _DEFAULT and one[1] >= _LIKELY * best for one in found)


def _foreign(text: str, language: str) -> int:
    """Return how many letters are none of the language; 0 where its letters are not known."""
    letters = _LETTERS.get(language)
    if letters is None:
        return 0
    return sum(
        char.isalpha() and not char.isascii() and char not in letters for char in text.lower()
    )
