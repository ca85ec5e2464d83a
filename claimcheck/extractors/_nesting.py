"""A look at a page before it is parsed: is it nested so deep that parsing it takes minutes?

Lexbor needs time that grows with the square of the depth: 100,000 open ``<div>`` take 14 seconds,
20 megabytes of them hours. Browsers stop nesting at 512.
"""

from __future__ import annotations

import re
from collections import Counter

MAX_DEPTH = 10_000
"""More elements than this open at once are refused; parsing then takes well under a second."""

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,40})")

_FLAT_NAMES = (
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd "
    "option optgroup thead tbody tfoot colgroup rb rt rp rtc "
    "circle ellipse image line path polygon polyline rect stop use"
)
_FLAT = frozenset(_FLAT_NAMES.split())
"""Elements that are empty, or end by themselves when the next one begins; shapes in SVG."""


def nests_too_deep(page: str) -> bool:
    """Return whether more than ``MAX_DEPTH`` elements of ``page`` are open at once.

    An estimate from the tags alone, which is enough to tell a page from an attack. It costs
    nothing on a page that has too few tags to nest so deep.
    """
    if page.count("<") <= MAX_DEPTH:
        return False
    depth = 0
    opened: Counter[str] = Counter()
    for match in _TAG.finditer(page):
        tag = match[2].lower()
        if tag in _FLAT:
            continue
        if not match[1]:
            opened[tag] += 1
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif opened[tag]:
            opened[tag] -= 1
            depth -= 1
    return False
