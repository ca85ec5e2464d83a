"""Reads the pages and the times that a locator names."""

from __future__ import annotations

import re
from functools import lru_cache

_PAGE = re.compile(
    r"(?:\bpages?|\bpp?\.)\s*(\d{1,6})(?:\s*[-\u2013]\s*(\d{1,6}))?\b|^(\d{1,6})$", re.IGNORECASE
)


_TIME = r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"(?<![\d:.]){_TIME}(?:\s*[-\u2013]\s*{_TIME})?(?![\d:])")
_SPELLED = re.compile(
    r"\b(?=\d)(?:(\d{1,3})\s?h(?:ours?)?(?![a-z])\s?)?(?:(\d{1,4})\s?(?:m|min|minutes?)(?![a-z])\.?\s?)?"
    r"(?:(\d{1,5})\s?(?:s|sec|seconds?)(?![a-z]))?|\bt=(\d{1,6})s?\b|\b(?:min\.?|minute)\s(\d{1,4})\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def locator_page(locator: str | None) -> int | range | None:
    """Return the page that a locator names (``p. 12``, ``12``), or the pages (``pp. 3-5``)."""
    match = _PAGE.search(locator) if locator else None
    if match is None:
        return None
    number, end = match.group(1) or match.group(3), match.group(2) or ""
    # In "pp. 123-5" the second number lacks the digits that it shares with the first.
    first, last = int(number), int(number[: max(0, len(number) - len(end))] + end)
    return range(first, last + 1) if last > first else first


def page_words(page: int | range | None) -> str:
    """Return what stands for a page in the hash of a quote."""
    return f"{page[0]}-{page[-1]}" if isinstance(page, range) else str(page or "")


@lru_cache(maxsize=4096)
def locator_seconds(locator: str | None) -> range | None:
    """Return the seconds that a locator names: ``12:31``, ``0:12:31-0:12:40``, ``12 min 31 s``.

    They count only in sources that tell times: ``3:16`` may be a verse elsewhere.
    """
    if not locator:
        return None
    if (times := _TIMES.search(locator)) is not None:
        first = _in_seconds(*times.group(1, 2, 3))
        last = _in_seconds(*times.group(4, 5, 6)) if times[5] else first
        return range(first, max(first, last) + 1)
    for spelled in _SPELLED.finditer(locator):
        hours, minutes, seconds, offset, minute = spelled.groups()
        if minute:  # a whole minute
            return range(int(minute) * 60, int(minute) * 60 + 60)
        if offset or hours or minutes or seconds:
            first = int(offset or 0) + _in_seconds(hours, minutes or "0", seconds or "0")
            return range(first, first + (1 if offset or seconds else 60))
    return None


def _in_seconds(hours: str | None, minutes: str, seconds: str) -> int:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
