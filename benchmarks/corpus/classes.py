"""Quotes of one kind of writing each: figures in the air, marks of notes, scripts, editors' marks.

Each class is a few templates (``templates.py``) of a source and a quote. A word in braces is filled
in at random, the same in both, and sentences of the corpus stand around the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.pages import Page
from corpus.sentences import sentence
from corpus.templates import TEMPLATES, Template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

PER_TEMPLATE = 6
"""Quotes that are made of each template."""
_LISTS = {
    "noun": "kiln loom quarry tannery brewery orchard smithy granary chapel lighthouse",
    "maker": "weaver potter cooper farrier glazier thatcher miller tanner",
    "deed": "mended painted measured emptied rebuilt inspected described insured",
    "unit": "m cm km mm",
    "gas": "CO N SO NO",
    "year": "1871 1884 1897 1906 1919 1928 1937 1946 1955 1964 1973 1982 1991",
    "number": "12 17 23 28 34 39 41 46 52 57 63 68 74 79 81 86 92 97",
    "digit": "2 3 4 5 6 7 8 9",
    "raised": "² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹",
    "note": "¹ ² ³ ⁴ ⁵",
    "star": "* † ‡",
}
WORDS = {name: words.split() for name, words in _LISTS.items()}
"""What a word in braces may be."""
_SLOT = re.compile(r"\{(\w+)\}")


def filled(random: Random) -> Iterator[tuple[Template, Page]]:
    """Yield each template several times, its words filled in, with the page that holds it."""
    for template in TEMPLATES:
        for _ in range(PER_TEMPLATE):
            words = {name: random.choice(choices) for name, choices in WORDS.items()}
            made = Template(
                template.name,
                template.expected,
                _filled(template.source, words),
                _filled(template.quote, words),
                template.kind,
                _filled(template.prefix, words),
            )
            around = (sentence(random), made.source, sentence(random))
            yield made, Page(template.kind, around, "\n\n".join(around))


def _filled(text: str, words: dict[str, str]) -> str:
    return _SLOT.sub(lambda slot: words[slot[1]], text)
