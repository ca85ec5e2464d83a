"""Gaps in a text: where something stands that is no text, or text that nobody sees.

A quote that runs across one needs a mark of omission there. While a text is laid out, a gap is a
character that no page has; in the text it is a word in brackets.
"""

from __future__ import annotations

import re

from claimcheck.text.words import has_negation

PICTURE = "\ufdd0"
"""A picture that stands for more than a letter."""

NO_GAP = "\ufdd3"
"""Hidden marks and spaces, which leave nothing behind."""

_HIDDEN, _DENIAL = "\ufdd1", "\ufdd2"

_SHOWN = {PICTURE: "[picture]", _HIDDEN: "[hidden]", _DENIAL: "[hidden: not]"}
"""What stands in the text; that hidden words deny something is told, and nothing else of them."""

_SIGNS = f"{_HIDDEN}{_DENIAL}{NO_GAP} "
_ANY = f"[{''.join(_SHOWN)}]"
_AT_EDGE = re.compile(rf"(?:(?<=\n)|^)(?:{_ANY} ?)+|(?: ?{_ANY})+(?=\n|$)")
_GAP = re.compile(_ANY)
_IN_A_ROW = re.compile(f"[{_HIDDEN}{_DENIAL}](?: ?[{_HIDDEN}{_DENIAL}])+")

_FOR_SCREEN_READERS = frozenset(
    each.strip()
    for each in """
    back to top
    copy
    download
    edit
    external
    external link
    footnote
    image
    jump to
    link
    link is external
    link opens in a new window
    link to this heading
    new tab
    new window
    opens a new window
    opens in a new tab
    opens in a new window
    opens in new tab
    opens in new window
    opens in external window
    opens pdf
    pdf
    permalink
    reference
    """.strip().splitlines()
)
"""What pages hide beside a link to say where it leads; it says nothing of the sentence."""

_NO_WORD = re.compile(r"[\W_]+")


def gap_for(hidden: str) -> str:
    """Return what is to stand in the place of words that nobody sees; nothing where no gap is.

    Args:
        hidden: The words.
    """
    words = _NO_WORD.sub(" ", hidden).strip().casefold()
    if not words or words in _FOR_SCREEN_READERS or _is_number_beside(hidden.strip()):
        return ""
    return _DENIAL if has_negation(hidden) else _HIDDEN


def only_gaps(line: str) -> bool:
    """Whether nothing of a line is seen."""
    return not line.strip(_SIGNS)


def without_gaps(line: str) -> str:
    """Return a line from the first of its letters on that is seen."""
    return line.lstrip(_SIGNS)


def shown_in_line(line: str, *, begins: bool, ends: bool) -> str:
    """Return a line of a PDF whose gaps are words.

    Args:
        line: The line.
        begins: Whether a block begins with it, so that a gap at its start parts nothing.
        ends: Whether one ends with it.
    """
    if not any(sign in line for sign in _SIGNS[:-1]):
        return line
    line = line.replace(NO_GAP, "")
    line = line.lstrip(_SIGNS) if begins else line
    line = line.rstrip(_SIGNS) if ends else line
    joined = _IN_A_ROW.sub(lambda row: _DENIAL if _DENIAL in row[0] else _HIDDEN, line)
    return _GAP.sub(lambda gap: _SHOWN[gap[0]], joined)


def _is_number_beside(hidden: str) -> bool:
    """Whether it is what sites hide beside a date or a number to sort by: ``(2019-01-05)``."""
    return hidden[0] in "([" and hidden[-1] in ")]" and not any(map(str.isalpha, hidden))


def without_edges(text: str) -> str:
    """Return text whose gaps are words; at the ends of lines there is nothing to part."""
    if _GAP.search(text) is None:
        return text
    joined = _IN_A_ROW.sub(lambda row: _DENIAL if _DENIAL in row[0] else _HIDDEN, text)
    return _GAP.sub(lambda gap: _SHOWN[gap[0]], _AT_EDGE.sub("", joined))
