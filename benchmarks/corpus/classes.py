"""Quotes of one kind of writing each: figures in the air, marks of notes, scripts, editors' marks.

Each class is a few templates of a source and a quote. A word in braces is filled in at random, the
same in both, and sentences of the corpus stand around the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.pages import Page
from corpus.sentences import sentence

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


@dataclass(frozen=True)
class Template:
    """A source and a quote of it.

    Attributes:
        name: The class.
        expected: ``true``, ``false`` or ``cut``.
        source: A sentence of the page.
        quote: What is looked for.
        kind: Of what the text was extracted.
        prefix: What stands before the quote.
    """

    name: str
    expected: str
    source: str
    quote: str
    kind: str = "html"
    prefix: str = ""


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


_TRUE, _FALSE, _CUT = "true", "false", "cut"
TEMPLATES = (
    # Hyphens
    Template(
        "spaced hyphen",
        _TRUE,
        "The {maker} of the well- kept {noun} left in {year}.",
        "The {maker} of the well-kept {noun} left",
        "pdf",
    ),
    Template(
        "spaced hyphen",
        _TRUE,
        "The {maker} has repla- ced the {noun} of {year}.",
        "The {maker} has replaced the {noun}",
        "pdf",
    ),
    Template(
        "spaced hyphen",
        _TRUE,
        "The {maker} has repla -\nced the {noun} of {year}.",
        "The {maker} has replaced the {noun}",
        "pdf",
    ),
    Template(
        "line-end hyphen",
        _TRUE,
        "The {maker} of a non-\nprofit {noun} left in {year}.",
        "The {maker} of a non- profit {noun} left",
        "pdf",
    ),
    Template(
        "line-end hyphen",
        _TRUE,
        "The {maker} has repla¬\nced the {noun} of {year}.",
        "The {maker} has replaced the {noun}",
        "pdf",
    ),
    Template(
        "line-end hyphen",
        _TRUE,
        "The {maker} has repla-\nced the {noun} of {year}.",
        "The {maker} has replaced the {noun}",
    ),
    Template(
        "joined compound",
        _TRUE,
        "The handpainted sign of the {noun} fell in {year}.",
        "The hand-painted sign of the {noun} fell",
        "pdf",
    ),
    Template(
        "joined compound",
        _FALSE,
        "The {maker} will recover the {noun} in {year}.",
        "The {maker} will re-cover the {noun} in {year}",
    ),
    Template(
        "hyphen of another block",
        _TRUE,
        "Sign up for our e-\n\nThe {maker} {deed} the {noun} in {year}.",
        "The {maker} {deed} the {noun}",
    ),
    # Heights
    Template(
        "figure behind a symbol",
        _TRUE,
        "The {noun} stands on {number} {unit}² of land since {year}.",
        "The {noun} stands on {number} {unit}2 of land",
    ),
    Template(
        "figure behind a symbol",
        _TRUE,
        "The {noun} gives off less {gas}2 than in {year}.",
        "The {noun} gives off less {gas}₂ than in",
    ),
    Template(
        "figure behind a symbol",
        _TRUE,
        "The {noun} bears {number} kg {unit}⁻² since {year}.",
        "The {noun} bears {number} kg {unit}-2 since",
    ),
    Template(
        "exponent",
        _TRUE,
        "The {noun} holds some 10{raised} bees since {year}.",
        "The {noun} holds some 10{raised} bees since",
    ),
    Template(
        "exponent",
        _FALSE,
        "The {noun} holds some 10{raised} bees since {year}.",
        "The {noun} holds some 10{digit} bees since",
    ),
    Template(
        "exponent",
        _FALSE,
        "The {noun} holds some 10^{digit} bees since {year}.",
        "The {noun} holds some 10{digit} bees since",
    ),
    Template(
        "exponent",
        _FALSE,
        "The {noun} has 2ⁿ bees in it since {year}.",
        "The {noun} has 2n bees in it since {year}",
    ),
    Template(
        "exponent",
        _FALSE,
        "The {noun} stands on {number}{raised} acres since {year}.",
        "The {noun} stands on {number} acres since",
    ),
    Template(
        "exponent",
        _CUT,
        "The {noun} stands on {number} {unit}² of land since {year}.",
        "The {noun} stands on {number} {unit}",
    ),
    # Marks of notes
    Template(
        "mark of a note",
        _TRUE,
        "The {maker}{note} {deed} the {noun} in {year}.",
        "The {maker} {deed} the {noun} in {year}",
    ),
    Template(
        "mark of a note",
        _TRUE,
        "Some {number}%{note} of the {noun} burned in {year}.",
        "Some {number}% of the {noun} burned in",
    ),
    Template(
        "mark of a note",
        _TRUE,
        "It burned in {year}.{note} The {maker} {deed} the {noun}.",
        "It burned in {year}. The {maker} {deed} the {noun}",
    ),
    Template(
        "mark of a note",
        _TRUE,
        "The {maker}{star} {deed} the {noun} in {year}.",
        "The {maker} {deed} the {noun} in {year}",
    ),
    Template(
        "mark of a note",
        _TRUE,
        "The {maker}[Note {digit}] {deed} the {noun} in {year}.",
        "The {maker} {deed} the {noun} in {year}",
    ),
    Template(
        "mark of a note",
        _TRUE,
        "It burned down.[{number}]:{year} The {maker} {deed} the {noun}.",
        "It burned down. The {maker} {deed} the {noun}",
    ),
    Template(
        "mark of a note",
        _TRUE,
        "The {maker} did not{note} insure the {noun} in {year}.",
        "The {maker} did not insure the {noun} in",
    ),
    Template(
        "mark of a note",
        _FALSE,
        "In {year}{note} the {maker} {deed} the {noun} of the town.",
        "In {year} the {maker} {deed} the {noun}",
    ),
    # Scripts
    Template(
        "script without spaces",
        _CUT,
        "该镇的第{number}座桥不适合卡车通行，也不宽。",
        "适合卡车通行",
    ),
    Template(
        "script without spaces",
        _CUT,
        "该镇的人口为{number}58万人，比上年少。",
        "该镇的人口为{number}58",
    ),
    Template(
        "script without spaces",
        _CUT,
        "該橋の費用は３，{number}５億円になりました。",
        "{number}5億円",
    ),
    Template(
        "script without spaces",
        _CUT,
        "第{number}号の橋は車では渡れない。",
        "号の橋は車では渡れ",
    ),
    Template(
        "script without spaces",
        _CUT,
        "สะพานที่ {number} ไม่ปลอดภัยสำหรับรถ",
        "ปลอดภัยสำหรับรถ",
    ),
    Template(
        "script without spaces",
        _TRUE,
        "该镇的第{number}座桥于{year}年开通，很长。",
        "座桥于{year}年开通。",
    ),
    Template(
        "points and tatweel",
        _TRUE,
        "בִּשְׁנַת {year} נִבְנָה הַבַּיִת הַגָּדוֹל",
        "בשנת {year} נבנה הבית הגדול",
    ),
    Template(
        "points and tatweel",
        _TRUE,
        "في عام {year} بُني البـــيت الكبـير هنا",
        "في عام {year} بني البيت الكبير هنا",
    ),
    Template(
        "points and tatweel",
        _TRUE,
        "彼は{year}年に「水は出ない」と言った。",
        "彼は{year}年に“水は出ない”と言った",
    ),
    Template(
        "letters of another case",
        _TRUE,
        "İzmir’de {year} yılında ışık yoktu.",
        "izmir’de {year} yılında ışık yoktu",
    ),
    # Lost spaces and accents beside their letter
    Template(
        "accent beside its letter",
        _TRUE,
        "The {maker} Brun¨ {deed} the {noun} in {year}.",
        "The {maker} Brün {deed} the {noun} in",
        "pdf",
    ),
    Template(
        "accent beside its letter",
        _TRUE,
        "The {maker} M¨oller {deed} the {noun} in {year}.",
        "The {maker} Möller {deed} the {noun} in",
        "pdf",
    ),
    Template(
        "lost space",
        _TRUE,
        "The {maker} set the ComicSans of {number} signs in {year}.",
        "The {maker} set the Comic Sans of {number} signs",
        "pdf",
    ),
    Template(
        "lost space",
        _TRUE,
        "In {year}({number} kilns) the {maker} {deed} the {noun}.",
        "In {year} ({number} kilns) the {maker} {deed}",
        "pdf",
    ),
    Template(
        "lost space",
        _FALSE,
        "The {maker} was notable and the {noun} of {year} too.",
        "The {maker} was not able and the {noun} of {year} too",
    ),
    Template(
        "two cells",
        _FALSE,
        "{noun}\n\n{number}\n\n{digit}00\n\n{year}",
        "{number} {digit}00",
    ),
    # Editors' marks
    Template(
        "editor's bracket",
        _TRUE,
        "The {maker} left that year and {deed} the {noun}.",
        "The {maker} left [in {year}] and {deed} the {noun}",
    ),
    Template(
        "editor's bracket",
        _TRUE,
        "The {maker} walks past the {noun} each night of {year}.",
        "The {maker} walk[ed] past the {noun} each night",
    ),
    Template(
        "editor's bracket",
        _TRUE,
        "There was a flood ... once, and the {noun} held in {year}.",
        "There was a [great] flood ... once, and the {noun} held",
    ),
    Template(
        "editor's bracket",
        _TRUE,
        "The {noun} held, as all of us know, in the flood of {year}.",
        "The {noun} held ⋯ in the flood of {year}",
    ),
    Template(
        "editor's bracket",
        _FALSE,
        "The {maker} {deed} {number} of them at the {noun}.",
        "The {maker} {deed} [{year}] of them at the {noun}",
    ),
    Template(
        "editor's bracket",
        _FALSE,
        "The {maker} walks past the {noun} each night of {year}.",
        "The {maker} walk[able] past the {noun} each night",
    ),
)
