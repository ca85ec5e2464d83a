"""Running heads, feet and page numbers: what recurs at the ends of pages, and is no text.

Such a line stands where others do on other pages, and says the same, but for a number that counts
the pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"\d{1,5}")
_ROMAN = re.compile(r"(?=[ivxl])(x{0,3})(ix|iv|v?i{0,3})|(x?l)(x{0,3})(ix|iv|v?i{0,3})")
_MOST_NUMBERS = 4
"""Numbers of one line that may be the page's."""
_SAME_LEVEL = 2.0
"""Points by which the same line may stand higher on another page."""
_ESTABLISHED = 3
"""Pages on which lines count the pages at one level: then they are furniture whatever they say."""
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


class Edge(NamedTuple):
    """A line near an end of a page.

    Attributes:
        text: What it says, without space around it.
        level: How high it stands; equal on pages that are set alike.
        apart: Whether more space than usual parts it from the lines further in.
    """

    text: str
    level: float
    apart: bool


def recurring(pages: Sequence[Sequence[Edge]]) -> list[list[bool]]:
    """Return of each edge of each page whether it is furniture."""
    seen: defaultdict[tuple[str, int | None], list[tuple[float, int, int]]] = defaultdict(list)
    for page, edges in enumerate(pages):
        for at, edge in enumerate(edges):
            for key in _keys(edge, page):
                seen[key].append((edge.level, page, at))
    found = [[False] * len(edges) for edges in pages]
    for places in seen.values():
        for page, at in _on_several_pages(places):
            found[page][at] = True
    _add_numbered(pages, found)
    return found


def _keys(edge: Edge, page: int) -> Iterable[tuple[str, int | None]]:
    """Yield what other pages may share with a line: its words, with the page's number or whole."""
    text = edge.text
    if edge.apart and any(map(str.isalpha, text)):
        yield text, None
    for number in list(_NUMBER.finditer(text))[:_MOST_NUMBERS]:
        yield f"{text[: number.start()]}#{text[number.end() :]}", int(number[0]) - page
    if _ROMAN.fullmatch(text.lower()):
        yield "#", _roman(text.lower()) - page


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _on_several_pages(places: list[tuple[float, int, int]]) -> Iterable[tuple[int, int]]:
    """Yield page and place of each line that stands at the same level on another page, too."""
    places.sort()
    for one, other in pairwise(places):
        if one[1] != other[1] and other[0] - one[0] <= _SAME_LEVEL:
            yield one[1:]
            yield other[1:]


def _add_numbered(pages: Sequence[Sequence[Edge]], found: list[list[bool]]) -> None:
    """Add lines that begin or end with the page's number where others do, whatever they say."""
    counted: Counter[tuple[int, int]] = Counter()
    for page, edges in enumerate(pages):
        for edge in edges:
            counted.update((round(edge.level), offset) for offset in _offsets(edge, page))
    for page, edges in enumerate(pages):
        for at, edge in enumerate(edges):
            level = round(edge.level)
            found[page][at] = found[page][at] or any(
                sum(counted[near, offset] for near in (level - 1, level, level + 1)) >= _ESTABLISHED
                for offset in _offsets(edge, page)
            )


def _offsets(edge: Edge, page: int) -> set[int]:
    """Return by how much the outer numbers of a line are greater than the count of its page."""
    numbers = _NUMBER.findall(edge.text) if edge.apart else []
    return {int(number) - page for number in (*numbers[:1], *numbers[-1:])}
