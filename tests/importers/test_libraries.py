"""Whole libraries, as people have them: every entry accounted for, and what is sound taken over.

They are made here: sound entries in the manner of several programs, and among them every fault that
was met in public libraries. Each fault says whether it costs its entry or a field.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

import pytest
from reading import entries

WORDS = ("pier", "quay", "tide", "dock", "rope", "sail", "mast", "keel", "bell", "fog", "lamp")
FAMILIES = ("Pier", "van der Meer", "O'Hara", "Müller-Lüdenscheidt", "de la Rue", "Łuk", "Ng")


@dataclass
class Library:
    """A library, with what has to come of it.

    Attributes:
        pieces: The entries as they are written.
        sound: The titles of those that are taken over, in their order.
        years: Their years.
        lost: How many are lost.
        cut: How many are taken over without a field.
    """

    pieces: list[str] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    lost: int = 0
    cut: int = 0


def _title(chance: random.Random, number: int) -> str:
    return " ".join((*chance.choices(WORDS, k=5), str(number))).capitalize()


BIBTEX_STYLES = (
    "@article{{{key},\n\ttitle = {{{title}}},\n\tauthor = {{{name}, Anna and Dock, Cy}},\n"
    "\tjournal = {{Tides}},\n\tyear = {{{year}}},\n\tfile = {{:a b.pdf:PDF}}\n}}\n",
    '@Article{{{key},\n   Author="{name}, A.  and  Dock, C.",\n   Title="{{{title}}}",\n'
    '   Year="{year}",\n   Month="Jan-Feb"\n}}\n',
    "@book{{{key}, title={{{{{title}}}}}, date={{{year}-03}}, isbn={{0-306-40615-2}}}}\n",
    "@inproceedings({key}, title = {{{title}}}, year = {year}, month = mar # \"~3\")\n",
    "@misc\n{{{key}\n, title = {{{title}}}\n, year = {{{year}}}\n, abstract = {{a @ {{c}}}}\n}}\n",
)  # fmt: skip
BIBTEX_LOST = (
    "@article{{{key}, title = {{{title}, year = {year}\n}}\n",
    '@article{{{key}, title = "{title}, year = {year}\n}}\n',
    "@article{{, title = {{{title}}}}}\n",
    "@article{{title = {{{title}}}, year = {year}}}\n",
    "@article{{{key} title = {{{title}}}}}\n",
    "@article{{{key}, year = {year}}}\n",
)
BIBTEX_CUT = (
    "@article{{{key}, title = {{{title}}}, year = {year}, month = sept}}\n",
    "@article{{{key}, title = {{{title}}}, year = {year}, isbn = {{3161484100}}}}\n",
    "@article{{{key}, title = {{{title}}}, year = {year}, url = {{on request}}}}\n",
    "@article{{{key}, title = {{{title}}}, year = {{ca. {year}}}}}\n",
    "@article{{{key}, title = {{{title}}}, year = {year}, journal = nosuch}}\n",
    "@article{{{key}, year = {year}, title = {{{title}}}}}, note = {{x}}\n}}\n",
    "@article{{{key}, title = {{{title}}}, year = {year}, crossref = {{nowhere}}}}\n",
)

RIS_STYLES = (
    "TY  - JOUR\nTI  - {title}\nAU  - {name}, Anna\nT2  - Tides\nPY  - {year}\n"
    "DA  - {year}/03/04/\nER  - \n",
    "TY  - BOOK\r\nT1  - {title}\r\nA1  - {name},Anna\r\nY1  - {year}///\r\nER  -\r\n",
    "TY  - CHAP\nTI  - {title}\nPY  - {year}\nSN  - 978-0-306-40615-7\n\n",
    "TY - CONF\nTI - {title}\nPY - {year}\nAB - one\n  two - three\nER - \n",
)
RIS_LOST = ("TI  - {title}\nPY  - {year}\nER  - \n", "TY  - JOUR\nPY  - {year}\nER  - \n")
RIS_CUT = (
    "TY  - JOUR\nTI  - {title}\nPY  - {year}\nUR  - on request\nER  - \n",
    "TY  - JOUR\nTI  - {title}\nPY  - {year}\nSN  - 3161484100\nER  - \n",
    "TY  - JOUR\nTI  - {title}\nPY  - {year}\nDO  - none\nER  - \n",
    "TY  - JOUR\nTI  - {title}\nPY  - about {year}\nER  - \n",
)


def _csl(**fields: Any) -> str:
    known = {"id": "KEY", "title": "TITLE", "issued": {"date-parts": [["YEAR"]]}}
    made = json.dumps({name: value for name, value in {**known, **fields}.items() if value})
    for name in ("key", "title", "year", "name"):
        made = made.replace(name.upper(), "\0" + name + "\1")
    return made.replace("{", "{{").replace("}", "}}").replace("\0", "{").replace("\1", "}")


CSL_STYLES = (
    _csl(author=[{"family": "NAME", "given": "Anna"}]),
    _csl(issued={"raw": "March 3, YEAR"}, type="webpage"),
    _csl(issued={"date-parts": [["YEAR", "1"], ["YEAR", "2"]]}),
    _csl(ISBN="978-0-306-40615-7", author=[{"literal": "Harbour Office"}]),
)
CSL_LOST = ('"text"', _csl(title=None), "7")
CSL_CUT = (
    _csl(issued={"date-parts": [["YEAR", 13]]}),
    _csl(URL="on request"),
    _csl(DOI="none"),
    _csl(issued={"date-parts": [["YEAR"]], "season": 2}),
)

KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]] = {
    "bibtex": (BIBTEX_STYLES, BIBTEX_LOST, BIBTEX_CUT, "\n"),
    "ris": (RIS_STYLES, RIS_LOST, RIS_CUT, "\n"),
    "csl-json": (CSL_STYLES, CSL_LOST, CSL_CUT, ",\n"),
}


def library(how: str, size: int, seed: int) -> tuple[str, Library]:
    """Return the text of a library, a fifth of which is faulty, and what has to come of it."""
    chance = random.Random(seed)  # noqa: S311 - it makes a test repeatable
    sound, lost, cut, joint = KINDS[how]
    made = Library()
    for number in range(size):
        kind = chance.choices((sound, lost, cut), (8, 1, 1))[0]
        title, year = _title(chance, number), str(chance.randint(1900, 2024))
        name = chance.choice(FAMILIES)
        made.pieces.append(
            chance.choice(kind).format(key=f"k{number}", title=title, year=year, name=name)
        )
        if kind is lost:
            made.lost += 1
        else:
            made.sound.append(title)
            made.years.append(year)
            made.cut += kind is cut
    text = joint.join(made.pieces)
    return (f"[{text}]" if how == "csl-json" else text), made


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("how", KINDS)
def test_every_entry_of_a_library_is_accounted_for(how: str, seed: int) -> None:
    text, made = library(how, 300, seed)

    found = entries(how, text)
    kept = [each for each in found if not each.lost and each.item.get("title")]

    assert len(found) == 300
    assert [each.item["title"] for each in kept] == made.sound
    assert [str(each.item["published"])[:4] for each in kept] == made.years
    assert len(found) - len(kept) == made.lost
    assert sum(bool(each.losses) for each in kept) == made.cut
