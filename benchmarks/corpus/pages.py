"""Pages made of sentences, as an extractor would deliver them from HTML or from PDF."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.sentences import sentence

if TYPE_CHECKING:
    from random import Random

_LINE = 78
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_EXTRAS = (
    "Inhalt · Über uns · Kontakt 🙂",
    "水質の調査は毎年四月に行われ、結果は翌月に公表される。",
    "اللجنة لم تنشر أي أرقام قبل نهاية العام.",
    "Ряд измерений не был завершён до конца года.",
    "Home\n\nNews\n\nContact",
    "Year\n\nTotal\n\n2019\n\n1,204\n\n2020\n\n998",
)


@dataclass(frozen=True)
class Page:
    """A page: its paragraphs as written, and the text as extracted.

    Attributes:
        kind: ``html`` or ``pdf``.
        paragraphs: What the author wrote; quotes are taken from here.
        text: What the extractor delivered.
        pages: Where each page begins; empty for HTML.
    """

    kind: str
    paragraphs: tuple[str, ...]
    text: str
    pages: tuple[int, ...] = ()


def html_page(random: Random) -> Page:
    """Return a page with the invisible characters, notes and tables of real ones."""
    paragraphs = _paragraphs(random)
    blocks: list[str] = []
    for paragraph in paragraphs:
        if random.random() < 0.3:
            blocks.append(random.choice(_EXTRAS))
        blocks.append(_as_html(random, paragraph))
    return Page("html", paragraphs, "\n\n".join(blocks))


def pdf_page(random: Random) -> Page:
    """Return a document with line breaks, line-break hyphens, ligatures and a few lost spaces."""
    paragraphs = _paragraphs(random)
    text, starts = "", []
    for number, paragraph in enumerate(paragraphs):
        if number % 3 == 0:
            text += f"\n\nAnnual report\n\n{number // 3 + 1}\n\n" if number else ""
            starts.append(len(text))
        text += _as_pdf(random, paragraph) + "\n\n"
    return Page("pdf", paragraphs, text, tuple(starts))


def _paragraphs(random: Random) -> tuple[str, ...]:
    return tuple(
        " ".join(sentence(random) for _ in range(random.randrange(2, 6))) for _ in range(12)
    )


def _as_html(random: Random, paragraph: str) -> str:
    words = paragraph.split(" ")
    notes = random.random() < 0.3
    for at, word in enumerate(words):
        chance = random.random()
        if chance < 0.02 and len(word) > 7 and word.isalpha():
            words[at] = f"{word[:4]}\u00ad{word[4:]}"
        elif chance < 0.03:
            words[at] = word + random.choice("\u200b\u200d\ufeff\u2060\u200e")
        elif notes and chance < 0.06 and word[-1] in ".,":
            words[at] = f"{word}[{random.randrange(1, 60)}]"
    text = words[0]
    for word in words[1:]:
        text += random.choices((" ", "\u00a0", "\u202f", "\n", "  "), (90, 4, 1, 3, 2))[0] + word
    if random.random() < 0.3:
        text = text.replace("’", "'").replace("“", '"').replace("”", '"')
    return unicodedata.normalize("NFD", text) if random.random() < 0.1 else text


def _as_pdf(random: Random, paragraph: str) -> str:
    if random.random() < 0.6:
        for plain, ligature in _LIGATURES:
            paragraph = paragraph.replace(plain, ligature)
    hyphen = random.choice(("\u00ad\n", "\u00ad\n", "-\n", "\u00ad"))
    lines, line = "", ""
    for word in paragraph.split(" "):
        if len(line) + len(word) < _LINE:
            glue = "" if random.random() < 0.003 else " "
            line += glue + word if line else word
        elif len(word) > 8 and word.isalpha() and random.random() < 0.7:
            cut = random.randrange(3, len(word) - 3)
            lines += f"{line} {word[:cut]}{hyphen}"
            line = word[cut:]
        else:
            lines += line + "\n"
            line = word
    return lines + line
