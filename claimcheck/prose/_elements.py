"""What the elements of HTML around words do to them: raise, hide, strike or turn them round."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from claimcheck.text.chars import RAISED
from claimcheck.text.elements import VOID

if TYPE_CHECKING:
    from collections.abc import Iterable

_HIDING = re.compile(
    r"(?i)display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s{0,9}:\s{0,9}0(?:\.0{1,9})?(?![\d.])"
)
_UNSAID = ("s", "del", "strike", "script", "style", "template")
"""Elements whose words are no longer stated, or are for programs."""

Attributes = list[tuple[str, str | None]]


class Elements:
    """Follows the elements that raise or hide words within one unit, and what is in them."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []
        self._tags: Counter[str] = Counter()
        self._hiding = 0

    def opened(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        hides = tag in _UNSAID or _hides(attributes)
        if tag == "bdo" and ("dir", "rtl") not in attributes:
            tag = "bdi"
        if tag not in VOID and (self._open or hides or tag in ("sup", "bdo")):
            self._open.append((tag, hides))
            self._tags[tag] += 1
            self._hiding += hides

    def closed(self, tag: str) -> None:
        """Take the end of an element; one that was not opened is nothing."""
        if tag == "bdo" and not self._tags[tag]:
            tag = "bdi"
        while self._tags[tag]:
            inner, hides = self._open.pop()
            self._tags[inner] -= 1
            self._hiding -= hides
            if inner == tag:
                return

    def written(self, markup: str) -> None:
        """Take one tag as it is written."""
        reader = _Tag(self)
        reader.feed(markup)

    def shown(self, words: str) -> str:
        """Return words as readers see them: as many characters, or none where nothing is said."""
        if self._hiding:
            return ""
        if self._tags["bdo"] % 2:
            words = words[::-1]
        is_raised = self._tags["sup"] and not any(map(str.isalpha, words))  # *10th* is no power
        return words.translate(RAISED) if is_raised else words


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
