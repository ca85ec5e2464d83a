"""Plain text that is parted into pages, as RFCs are, made to run on across them."""

from __future__ import annotations

import re

from claimcheck.extractors._furniture import Edge, recurring

_PAGE_END = "\f"
_NUMBER = re.compile(r"\[?(?:page|seite|p\.)?\s{0,3}(?:\d{1,4}|[ivxlc]{1,7})\]?", re.IGNORECASE)
_NAMED_NUMBER = re.compile(r"\[?(?:page|seite)\s{1,2}\d{1,4}\]?", re.IGNORECASE)
_FOOT_LINE = re.compile(r"^(?=\S)[^\n]*[^\S\n]{3,}\[Page \d{1,4}\][^\S\n]*\n", re.MULTILINE)
"""The foot of a page of an RFC, behind which the form feed may be lost."""
_BETWEEN_COLUMNS = re.compile(r"\s{3,}")
_HEAD_COLUMNS = 3
"""Name, title and date, as in an RFC."""
_IN_A_WORD = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s{0,99}\d{1,3}[ \t]*\n\s{0,99}(?=[^\W\d_])")
_HEAD, _FOOT = 0.0, 1_000.0
"""Levels of the two ends."""


def without_page_ends(text: str) -> str:
    """Return a text without the heads and feet of its pages; a sentence runs on across them.

    Form feeds part pages, or the feet of RFCs. Where neither does, only a page number that stands
    between the halves of a word goes.
    """
    if _PAGE_END not in text:
        text = _FOOT_LINE.sub(rf"\g<0>{_PAGE_END}", text)
    if _PAGE_END in text:
        pages = [page.strip("\n").split("\n") for page in text.split(_PAGE_END)]
        ends = recurring([_ends(page) for page in pages])
        for number, (page, (head, foot)) in enumerate(zip(pages, ends, strict=True)):
            if foot or _is_foot(page[-1].strip()):
                page.pop()
            if page and number and (head or _is_head(page)):
                page.pop(0)
        text = "\n\n".join("\n".join(page).strip("\n") for page in pages)
    return _IN_A_WORD.sub("-\n", text) if "-" in text else text


def _ends(page: list[str]) -> list[Edge]:
    return [Edge(page[0].strip(), _HEAD, True), Edge(page[-1].strip(), _FOOT, True)]


def _is_foot(line: str) -> bool:
    if _NUMBER.fullmatch(line):
        return True
    columns = _BETWEEN_COLUMNS.split(line)
    return len(columns) > 1 and bool(_NAMED_NUMBER.fullmatch(columns[-1]))


def _is_head(page: list[str]) -> bool:
    """Whether a page begins with its number, or with a line in three columns."""
    line = page[0].strip()
    if _NUMBER.fullmatch(line):
        return True
    columns = _BETWEEN_COLUMNS.split(line)
    return len(page) > 1 and not page[1].strip() and len(columns) >= _HEAD_COLUMNS
