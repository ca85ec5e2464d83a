"""Whether a passage starts or ends inside a word or a number of its source.

What binds, so that a quote may not cut it:

- letters, digits and marks on them, but for scripts that put no space between words;
- an apostrophe between letters (``can't``); after an elided article one may start (``l'homme``);
- a hyphen with no space, also at the end of a line (``non-significant``, ``COVID-19``);
- between digits, a separator, a range dash or a space that groups thousands;
- before a number, its sign, operator and currency; after it, per cent, ``+``, degree, currency,
  exponent;
- after a letter or digit, ``+`` and ``#`` (``C++``, ``90+``).

Space ends a word: ``≥ 5`` and ``5 %`` are two, as the words of ``not 5`` are. A superscript after
a word of four letters or more is a footnote mark and binds nothing.
"""

from __future__ import annotations

import re

from claimcheck.model.match import Cut
from claimcheck.text.chars import (
    DOUBLE_QUOTES,
    EN_DASHES,
    HYPHENS,
    LINE_BREAKS,
    OPTIONAL_HYPHENS,
    SINGLE_QUOTES,
    ZERO_WIDTH,
    is_no_space,
    is_word,
)

_REACH = 32
"""How far, in characters, to look around an end."""
_TOKEN = 40
"""How much of a cut word to show on either side, in characters."""
_SKIPPED = OPTIONAL_HYPHENS
_NUMBER_JOINT = frozenset(".,:/'’·٫٬")
_GROUP_SPACE = frozenset("\u00a0\u2007\u2009\u202f")
_BEFORE_NUMBER = frozenset("+<>≤≥≈~±$€£¥₹₩#№^_∼≃⩽⩾≪≫−×")
_AFTER_NUMBER = frozenset("%‰‱°+^′″€£¥₹₩¢×")
_ELISION = re.compile(
    r"(?:[ldjcsmt]|qu|jusqu|lorsqu|puisqu|quoiqu|un|dell|nell|all|dall|sull|quell)", re.IGNORECASE
)
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHEN_AT_END = (
    rf"[{''.join(sorted(HYPHENS | OPTIONAL_HYPHENS)).replace('-', chr(92) + '-')}]\s*\n\s*"
)
_HEAD = re.compile(rf"(?:\S+{_HYPHEN_AT_END})?\S*$")
_TAIL = re.compile(rf"\S*?{_HYPHEN_AT_END}\S+|\S*")
_NAME_ENDS = frozenset("+#")
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")


def find_cut(text: str, start: int, end: int) -> Cut | None:
    """Return what ``text[start:end]`` cuts at its ends, or None where it cuts nothing.

    Args:
        text: The source.
        start: Offset of the first character of the passage.
        end: Offset after its last character; ``start < end``.
    """
    at_start = start > 0 and _cuts_before(text, start)
    at_end = end < len(text) and _cuts_after(text, end)
    if not at_start and not at_end:
        return None
    return Cut(
        at_start,
        at_end,
        _whole(text, start, min(end, start + 1)) if at_start else "",
        _whole(text, max(start, end - 1), end) if at_end else "",
    )


def _cuts_before(text: str, start: int) -> bool:
    first, previous = text[start], text[start - 1]
    if previous == " " and first.isalpha():
        return False
    inside = text[start : start + _REACH]
    before = _visible(text[max(0, start - _REACH) : start])
    if not before:
        return False
    previous = before[-1]
    if first in HYPHENS or first in EN_DASHES:
        follows_number = len(inside) > 1 and inside[1].isdigit()
        return follows_number and is_word(previous)
    if first in "%‰°" and previous.isdigit():
        return True
    if first in _NUMBER_JOINT and len(inside) > 1 and inside[1].isdigit():
        return previous.isdigit()
    if not is_word(first):
        return False
    if is_word(previous):
        return not (is_no_space(first) or is_no_space(previous))
    if _hyphen_binds_back(before):
        return True
    if first.isdigit():
        return _binds_to_number(before, inside)
    if previous in SINGLE_QUOTES and len(before) > 1 and before[-2].isalpha() and first.isalpha():
        word = _LAST_LETTERS.search(before[:-1])
        return word is not None and not _ELISION.fullmatch(word[0])
    return False


def _binds_to_number(before: str, inside: str) -> bool:
    """Whether what stands before a digit is part of the number or says what it counts."""
    previous = before[-1]
    earlier = before[-2] if len(before) > 1 else " "
    if previous in _BEFORE_NUMBER or previous in EN_DASHES:
        return True
    if previous in HYPHENS:
        return True
    if previous in _NUMBER_JOINT:
        return earlier.isdigit() or (previous == "." and not is_word(earlier))
    if previous.isspace():
        return _is_grouped(before[:-1], previous, inside)
    return False


def _cuts_after(text: str, end: int) -> bool:
    last, following = text[end - 1], text[end]
    if following in " \n" and last.isalpha():
        return False
    inside = text[max(0, end - _REACH) : end]
    after = _visible_from(text[end : end + _REACH])
    if not after:
        return False
    following = after[0]
    later = after[1] if len(after) > 1 else " "
    if last in _BEFORE_NUMBER and following.isdigit():
        return last != "_"
    if (last in EN_DASHES or last in HYPHENS) and following.isdigit():
        return True
    if last in _NUMBER_JOINT and len(inside) > 1 and inside[-2].isdigit() and following.isdigit():
        return True
    if not is_word(last):
        return False
    if is_word(following):
        if is_no_space(last) or is_no_space(following):
            return False
        return not _is_footnote_mark(inside, after)
    if _hyphen_binds_on(after):
        return True
    if following in _NAME_ENDS:
        return True
    if last.isdigit():
        return _number_goes_on(inside, after)
    return following in SINGLE_QUOTES and last.isalpha() and later.isalpha()


def _number_goes_on(inside: str, after: str) -> bool:
    following, later = after[0], after[1:2]
    if following in _AFTER_NUMBER:
        return True
    if following in _NUMBER_JOINT or following in EN_DASHES:
        return later.isdigit()
    if following in DOUBLE_QUOTES:
        return False
    if following.isspace():
        return _is_grouped(inside, following, after[1:])
    return False


def _is_grouped(before: str, space: str, after: str) -> bool:
    """Whether ``space`` groups the thousands of one number; a plain space only before ``000``."""
    group = re.match(r"\d{3}(?!\d)", after)
    if group is None or not re.search(r"(?<!\d)\d{1,3}$", before):
        return False
    return space in _GROUP_SPACE or group[0] == "000"


def _is_footnote_mark(inside: str, after: str) -> bool:
    letters = _LAST_LETTERS.search(inside)
    if letters is None or len(letters[0]) < 4 or letters[0][-1] in _SUPERSCRIPTS:
        return False
    rest = after.lstrip("".join(_SUPERSCRIPTS))
    return rest != after and not (rest and is_word(rest[0]))


def _hyphen_binds_back(before: str) -> bool:
    """Whether ``before`` ends in a word and a hyphen, perhaps at the end of a line."""
    trimmed = before.rstrip() if any(char in LINE_BREAKS for char in before[-4:]) else before
    return len(trimmed) > 1 and trimmed[-1] in HYPHENS and is_word(trimmed[-2])


def _hyphen_binds_on(after: str) -> bool:
    """Whether ``after`` starts with a hyphen and a word, perhaps on the next line."""
    if after[0] not in HYPHENS:
        return False
    rest = after[1:]
    if rest.lstrip(" ")[:1] in LINE_BREAKS:
        rest = rest.lstrip()
    return bool(rest) and is_word(rest[0])


def _visible(text: str) -> str:
    """Return ``text`` without what shows nothing; an optional hyphen joins over a line break."""
    if text.isascii():
        return text
    cleaned = re.sub("([\u00ad\x02\ufffe])[ \r]*\n[ \r\n]*$", r"\1", text)
    return "".join(c for c in cleaned if not (c in _SKIPPED or c in ZERO_WIDTH))


def _visible_from(text: str) -> str:
    if text.isascii():
        return text
    cleaned = re.sub("^([\u00ad\x02\ufffe])[ \r]*\n[ \r\n]*", r"\1", text)
    return "".join(c for c in cleaned if not (c in _SKIPPED or c in ZERO_WIDTH))


def _whole(text: str, left: int, right: int) -> str:
    """Return the run without space around ``text[left:right]``, over a hyphen at a line's end."""
    before, after = text[max(0, left - _TOKEN) : left], text[right : right + _TOKEN]
    head, tail = _HEAD.search(before), _TAIL.match(after)
    return (head[0] if head else "") + text[left:right] + (tail[0] if tail else "")
