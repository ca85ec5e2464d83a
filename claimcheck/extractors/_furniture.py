"""What stands at the ends of pages and is no text: running heads, feet and page numbers.

A form feed parts the pages of a plain text. Of a page, the last lines go that hold its number, and
the first that are set like a head; elsewhere nothing is taken away.
"""

from __future__ import annotations

import re

_PAGE_END = "\f"
_NUMBER = re.compile(r"\[?(?:page|seite|p\.)?\s{0,3}(?:\d{1,4}|[ivxlc]{1,7})\]?", re.IGNORECASE)
_NAMED_NUMBER = re.compile(r"\[?(?:page|seite)\s{1,2}\d{1,4}\]?", re.IGNORECASE)
_BETWEEN_COLUMNS = re.compile(r"\s{3,}")
_HEAD_COLUMNS = 3
"""Name, title and date, as in an RFC."""
_DIGITS = re.compile(r"\d+")


def without_furniture(text: str) -> str:
    """Return a text without the heads and feet of its pages; a sentence runs on across them."""
    if _PAGE_END not in text:
        return text
    pages = [page.strip("\n").split("\n") for page in text.split(_PAGE_END)]
    recurring = _recurring(pages)
    for number, page in enumerate(pages):
        if _is_foot(page[-1].strip(), recurring):
            page.pop()
        if page and number and _is_head(page, recurring):
            page.pop(0)
    return "\n\n".join("\n".join(page).strip("\n") for page in pages)


def _recurring(pages: list[list[str]]) -> set[str]:
    """Return the first and last lines that several pages have, but for their numbers."""
    seen: set[str] = set()
    twice: set[str] = set()
    for page in pages:
        ends = {_DIGITS.sub("#", line.strip()) for line in (page[0], page[-1])} - {""}
        twice |= ends & seen
        seen |= ends
    return twice


def _is_foot(line: str, recurring: set[str]) -> bool:
    if _NUMBER.fullmatch(line) or _DIGITS.sub("#", line) in recurring:
        return True
    columns = _BETWEEN_COLUMNS.split(line)
    return len(columns) > 1 and bool(_NAMED_NUMBER.fullmatch(columns[-1]))


def _is_head(page: list[str], recurring: set[str]) -> bool:
    """Whether a page begins with a line that other pages have, or one in three columns."""
    line = page[0].strip()
    if _NUMBER.fullmatch(line) or _DIGITS.sub("#", line) in recurring:
        return True
    columns = _BETWEEN_COLUMNS.split(line)
    return len(page) > 1 and not page[1].strip() and len(columns) >= _HEAD_COLUMNS
