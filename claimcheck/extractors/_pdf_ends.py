"""What stands at the ends of the pages of a PDF and is no text, taken out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.extractors._furniture import Edge, recurring

if TYPE_CHECKING:
    from claimcheck.extractors._pdf_page import Line

_EDGE_LEVELS, _EDGE_LINES = 2, 6
"""Lines at each end of a page that may be furniture."""
_SAME_LEVEL = 2.0
"""Points by which parts of one line may stand higher than others."""
_APART = 1.7
"""Heights of a line between it and the next, where more than usual parts them."""
_NUMBER = re.compile(r"\W*(?:\d{1,5}|[ivxlIVXL]{1,8})\W*")
_CHAPTER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){0,5}\.?\s+")


def taken_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Take furniture out of pages, and return of each what says words that stand nowhere else."""
    edges = [_edges(lines) for lines in pages]
    found = recurring([[edge for _, edge in of_page] for of_page in edges])
    gone = [
        {index for (index, _), taken in zip(of_page, taken_of_page, strict=True) if taken}
        for of_page, taken_of_page in zip(edges, found, strict=True)
    ]
    if not any(gone):
        return [[] for _ in pages]
    said = {
        _CHAPTER.sub("", line.text).strip().casefold()
        for lines, taken in zip(pages, gone, strict=True)
        for index, line in enumerate(lines)
        if index not in taken
    }
    times = Counter(
        lines[index].text.strip()
        for lines, taken in zip(pages, gone, strict=True)
        for index in taken
    )
    kept: list[list[Line]] = []
    for lines, taken in zip(pages, gone, strict=True):
        kept.append([])
        for index in sorted(taken):
            words = lines[index].text.strip()
            counts_pages = times[words] == 1 and any(map(str.isdigit, words))
            if not (counts_pages or _NUMBER.fullmatch(words) or words.casefold() in said):
                said.add(words.casefold())
                kept[-1].append(lines[index])
        lines[:] = [line for index, line in enumerate(lines) if index not in taken]
    return kept


def _edges(lines: list[Line]) -> list[tuple[int, Edge]]:
    """Return the outermost lines of a page, with their places in it."""
    if not lines or not lines[0].height:
        return []
    order = sorted(range(len(lines)), key=lambda index: lines[index].bottom)
    edges: dict[int, Edge] = {}
    for inwards in (order, order[::-1]):
        level, passed = lines[inwards[0]].bottom, 0
        for place, index in enumerate(inwards[:_EDGE_LINES]):
            line = lines[index]
            if abs(line.bottom - level) > _SAME_LEVEL:
                level, passed = line.bottom, passed + 1
            if passed == _EDGE_LEVELS:
                break
            inner = (
                abs(lines[other].bottom - line.bottom)
                for other in inwards[place + 1 : place + 1 + _EDGE_LINES]
            )
            step = next((step for step in inner if step > _SAME_LEVEL), 0.0)
            edges[index] = Edge(line.text.strip(), line.bottom, step > _APART * line.height)
    return list(edges.items())
