"""Reads the pages that a locator names."""

from __future__ import annotations

import re
from functools import lru_cache

_PAGE = re.compile(
    r"(?:\bpages?|\bpp?\.)\s*(\d{1,6})(?:\s*[-\u2013]\s*(\d{1,6}))?\b|^(\d{1,6})$", re.IGNORECASE
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
