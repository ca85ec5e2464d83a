"""The templates of the classes: a source and a quote each."""

from __future__ import annotations

from dataclasses import dataclass


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
    # Exponents as they are typed, fractions, figures of other scripts
    Template(
        "typed exponent",
        _TRUE,
        "All 3ᵏ of the {noun}s were {deed} in {year}.",
        "All 3^k of the {noun}s were {deed}",
    ),
    Template(
        "typed exponent",
        _FALSE,
        "All 3ᵏ of the {noun}s were {deed} in {year}.",
        "All 3k of the {noun}s were {deed}",
    ),
    Template(
        "fraction",
        _TRUE,
        "The {maker} {deed} ³⁄₄ of the {noun}s in {year}.",
        "The {maker} {deed} 3/4 of the {noun}s",
    ),
    Template(
        "fraction",
        _FALSE,
        "The {maker} {deed} {digit}³⁄₄ of the {noun}s in {year}.",
        "The {maker} {deed} {digit}3/4 of the {noun}s",
    ),
    Template(
        "figures of a script",
        _TRUE,
        "وجد الباحثون ١٢٣ من النقود في عام {year}.",
        "وجد الباحثون 123 من النقود",
    ),
    Template(
        "isotope",
        _TRUE,
        "The ¹⁴C age of the {noun} was told in {year}.",
        "The 14C age of the {noun} was told",
    ),
    Template(
        "mark in brackets",
        _TRUE,
        "The {maker} {deed} the {noun}⁽¹⁾ before he left in {year}.",
        "The {maker} {deed} the {noun} before he left",
    ),
    Template(
        "mark in brackets",
        _TRUE,
        "The {maker} {deed} the {noun}.[Note b] He left in {year}.",
        "The {maker} {deed} the {noun}. He left",
    ),
    Template(
        "mark in brackets",
        _FALSE,
        "The {maker} {deed} the {noun} [ill] before he left in {year}.",
        "The {maker} {deed} the {noun} before he left",
    ),
    Template(
        "nearest omission",
        _TRUE,
        "The {maker} left the {noun} early. The {maker} left the {noun}, which was {deed} in "
        "{year}, and nobody came.",
        "The {maker} left the {noun} … and nobody came",
    ),
    Template("cut factor", _CUT, "港里有 {number} 万人。", "港里有 {number}"),
    Template("cut negation", _CUT, "売上は増えず、{year}年に店を閉じた。", "売上は増え"),
)
