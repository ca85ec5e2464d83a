"""Text from files and pages, made safe to show: what a terminal would obey becomes visible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters other than tab and line feed
    "\u2028\u2029"  # line ends that only some programs see
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"  # letters without a look
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # without a width
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e0fff"  # tags, and more selectors of variants
    "]"
    # A joiner belongs between letters of some scripts, and into emoji; elsewhere it hides.
    "|(?<![^\x00-\u02ff\u2000-\u206f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff\u2000-\u206f])"
)
"""What steers a terminal, or stands in a text without being seen."""


def printable(text: str) -> str:
    """Return ``text`` with all that steers a terminal, or is not seen, written as an escape."""
    return _UNSAFE.sub(_escape, text)


def one_line(text: str) -> str:
    """Return ``text`` safe to show, with every run of white space as one space."""
    return printable(" ".join(text.split()))


def shortened(text: str, longest: int) -> str:
    """Return ``text`` on one line, safe to show, with whole words up to ``longest`` characters.

    A text without spaces between its words is cut where it is too long.
    """
    line = one_line(text)
    if len(line) <= longest:
        return line
    kept = line[:longest].rpartition(" ")[0].rstrip(" ,;:–—-") or line[: longest - 1]
    return f"{kept}…"


def first_of(names: Sequence[str], most: int) -> str:
    """Return the first of some names, at most ``most``, and how many more there are."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
