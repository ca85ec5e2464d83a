"""What the elements of HTML around words do to them: raise them, or hide them from readers."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HIDING = re.compile(r"(?i)display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)")
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905 - names in a line read better
_RAISED = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")

Attributes = list[tuple[str, str | None]]


class Elements:
    """Follows the elements that open and close within one unit of words."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    def opened(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if tag not in _EMPTY:
            self._open.append((tag, _hides(attributes)))

    def closed(self, tag: str) -> None:
        """Take the end of an element; one that was not opened is nothing."""
        for at in reversed(range(len(self._open))):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def written(self, markup: str) -> None:
        """Take one tag as it is written."""
        reader = _Tag(self)
        reader.feed(markup)

    def shown(self, words: str) -> str:
        """Return words as readers see them: as many characters, or none where they are hidden."""
        if not self._open:
            return words
        if any(hides for _, hides in self._open):
            return ""
        return words.translate(_RAISED) if any(tag == "sup" for tag, _ in self._open) else words


class _Tag(HTMLParser):
    def __init__(self, elements: Elements) -> None:
        super().__init__()
        self._elements = elements

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._elements.opened(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Take ``<span/>``, which is nothing in a line."""

    def handle_endtag(self, tag: str) -> None:
        self._elements.closed(tag)


def _hides(attributes: Iterable[tuple[str, str | None]]) -> bool:
    return any(
        (name == "hidden" and value != "until-found")
        or (name == "style" and _HIDING.search(value or "") is not None)
        for name, value in attributes
    )
