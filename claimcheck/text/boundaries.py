"""Whether a passage starts or ends inside a word or a number of its source.

What binds, so that a quote may not cut it:

- letters, digits and marks on them; in scripts that put no space between words, only what makes
  another number or turns the sentence round (see ``spaceless``);
- an apostrophe between letters (``can't``); after an elided article one may start (``l'homme``);
- a hyphen with no space, also at the end of a line (``non-significant``, ``COVID-19``), but not
  at the end of a block; behind a negative prefix, one with a space too;
- between digits, a separator, a range dash or a space that groups thousands;
- before a number, its sign, operator and currency; after it, per cent, ``+``, degree, currency,
  exponent;
- after a letter or digit, ``+`` and ``#`` (``C++``, ``90+``).

Space ends a word: ``≥ 5`` and ``5 %`` are two, as the words of ``not 5`` are. The mark of a note
binds nothing.
"""

from __future__ import annotations

import re

from claimcheck.model.match import Cut
from claimcheck.text import spaceless
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
from claimcheck.text.note_marks import KNOWN_MARK, RAISED_MARKS, mark_end
from claimcheck.text.words import FUNCTION_WORDS, NEGATIVE_PREFIXES

_REACH = 32
"""How far, in characters, to look around an end."""
_TOKEN = 40
"""How much of a cut word to show on either side, in characters."""
_SIGNS = 6
"""The same where no space parts the words."""
_LINE_END = re.compile(r"(?<![^\S\n])[^\S\n]*(?<!\n)\n[^\S\n]*\Z")
_LINE_START = re.compile(r"^[^\S\n]*\n[^\S\n]*(?!\n)")
_SKIPPED = OPTIONAL_HYPHENS
_NUMBER_JOINT = frozenset(".,:/'’·٫٬")
_GROUP_SPACE = frozenset("\u00a0\u2007\u2009\u202f")
_BEFORE_NUMBER = frozenset("+<>≤≥≈~±$€£¥₹₩#№^_∼≃⩽⩾≪≫−×＋＜＞＄￡￥")
_AFTER_NUMBER = frozenset("%‰‱°+^′″€£¥₹₩¢×％＋")
_ELISION = re.compile(
    r"(?:[ldjcsmt]|qu|jusqu|lorsqu|puisqu|quoiqu|un|dell|nell|all|dall|sull|quell)", re.IGNORECASE
)
_HYPHEN_CLASS = "".join(sorted(HYPHENS)).replace("-", r"\-")
_HYPHEN_AT_END = rf"[{_HYPHEN_CLASS}{''.join(sorted(OPTIONAL_HYPHENS))}]\s*\n\s*"
_HEAD = re.compile(rf"(?:\S+{_HYPHEN_AT_END})?\S*$")
_TAIL = re.compile(rf"\S*?{_HYPHEN_AT_END}\S+|\S*")
_NAME_ENDS = frozenset("+#")
_PARTED_PREFIX = re.compile(rf"(?<![^\W\d_])([^\W\d_]+)[{_HYPHEN_CLASS}][^\S\n]+\Z")
_LAST_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")


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
    if previous == " " and first.isalpha() and text[start - 2 : start - 1].isalnum():
        return False  # two words, which is how most passages begin
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
    if is_no_space(first) or is_no_space(previous):
        if is_word(previous) or previous in LINE_BREAKS:
            return spaceless.cuts_before(before, inside)
    elif is_word(previous):
        return True
    if _hyphen_binds_back(before) or _is_parted_prefix(before, inside):
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
    if following in " \n" and last.isalpha() and not is_no_space(last):
        return False
    inside = text[max(0, end - _REACH) : end]
    after = _visible_from(text[end : end + _REACH])
    if not after:
        return False
    following = after[0]
    later = after[1] if len(after) > 1 else " "
    if (following in RAISED_MARKS or text[end] == KNOWN_MARK) and mark_end(text, end) > end:
        return False
    if last in _BEFORE_NUMBER and following.isdigit():
        return last != "_"
    if (last in EN_DASHES or last in HYPHENS) and following.isdigit():
        return True
    if last in _NUMBER_JOINT and len(inside) > 1 and inside[-2].isdigit() and following.isdigit():
        return True
    if not is_word(last):
        return False
    if is_no_space(last) or is_no_space(following):
        if is_word(following) or following in LINE_BREAKS:
            return spaceless.cuts_after(inside, after)
    elif is_word(following):
        return True
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
        return _is_grouped(inside, following, after[1:]) or spaceless.is_factor(after[1:])
    return False


def _is_grouped(before: str, space: str, after: str) -> bool:
    """Whether ``space`` groups the thousands of one number; a plain space only before ``000``."""
    group = re.match(r"\d{3}(?!\d)", after)
    if group is None or not re.search(r"(?<!\d)\d{1,3}$", before):
        return False
    return space in _GROUP_SPACE or group[0] == "000"


def _hyphen_binds_back(before: str) -> bool:
    """Whether ``before`` ends in a word and a hyphen, perhaps at the end of a line."""
    trimmed = _LINE_END.sub("", before)
    return len(trimmed) > 1 and trimmed[-1] in HYPHENS and is_word(trimmed[-2])


def _hyphen_binds_on(after: str) -> bool:
    """Whether ``after`` starts with a hyphen and a word, perhaps on the next line."""
    if after[0] not in HYPHENS:
        return False
    rest = _LINE_START.sub("", after[1:])
    return bool(rest) and is_word(rest[0])


def _visible(text: str) -> str:
    """Return ``text`` without what shows nothing; an optional hyphen joins over a line break."""
    if text.isascii():
        return text
    cleaned = re.sub("[\u00ad\x02\ufffe¬][ \r]*\n[ \r\n]*$", "", text)
    cleaned = re.sub("(?<=[０-９])[，．：／](?=[０-９]|$)", _narrow, cleaned)
    return "".join(c for c in cleaned if not (c in _SKIPPED or c in ZERO_WIDTH))


def _visible_from(text: str) -> str:
    if text.isascii():
        return text
    cleaned = re.sub("^[\u00ad\x02\ufffe¬][ \r]*\n[ \r\n]*", "", text)
    cleaned = re.sub("^[，．：／](?=[０-９])", _narrow, cleaned)
    return "".join(c for c in cleaned if not (c in _SKIPPED or c in ZERO_WIDTH))


def _narrow(sign: re.Match[str]) -> str:
    return chr(ord(sign[0]) - 0xFEE0)


def _is_parted_prefix(before: str, inside: str) -> bool:
    """Whether a hyphen and blanks part a negative prefix from its word: ``non- significant``."""
    head, tail = _PARTED_PREFIX.search(before), re.match(r"[^\W\d_]\w*", inside)
    return (
        head is not None
        and head[1].casefold() in NEGATIVE_PREFIXES
        and (tail is not None and tail[0].casefold() not in FUNCTION_WORDS)
    )


def _whole(text: str, left: int, right: int) -> str:
    """Return the run without space around ``text[left:right]``, over a hyphen at a line's end."""
    reach = _SIGNS if is_no_space(text[left]) else _TOKEN
    before, after = text[max(0, left - reach) : left], text[right : right + reach]
    head, tail = _HEAD.search(before), _TAIL.match(after)
    return (head[0] if head else "") + text[left:right] + (tail[0] if tail else "")
