"""References from a table, as Zotero, Scopus, PubMed, IEEE Xplore and people write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._table import table_in
from claimcheck.importers._tagged import Record, add, source_of
from claimcheck.importers.base import Entry, ListKey
from claimcheck.model.identifier import Identifier
from claimcheck.views.spreadsheet import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KEY: ListKey = "sources"

_COLUMNS = {
    "ID": ("id", "citation_key", "citekey", "cite_key", "bibtex_key"),
    "TI": ("title", "document_title", "article_title", "ti"),
    "AU": ("author_full_names", "af", "author", "authors", "au", "creator"),
    "ED": ("editor", "editors", "be"),
    "DA": ("published", "date", "date_published", "publication_date", "pd"),
    "PY": ("year", "publication_year", "py"),
    "PB": ("publisher", "pu"),
    "JF": (
        "source_title", "publication_title", "journal", "journal/book", "publication",
        "journal_title", "container_title", "book_title", "booktitle", "so",
    ),
    "DO": ("doi", "di"),
    "UR": ("url", "urls", "link"),
    "SN": ("isbn", "isbns", "bn"),
    "PM": ("pmid", "pubmed_id", "pm"),
    "Y2": ("retrieved", "accessed", "access_date", "date_accessed"),
    "N1": ("note",),
    "KD": ("kind",),
}  # fmt: skip
"""The columns that hold what RIS has a tag for, the one that says most first."""
_KNOWN = frozenset(name for names in _COLUMNS.values() for name in names)
_INITIALS = re.compile(r"(?:\w\.-?)+")
_NUMBER = re.compile(r" ?\(\d+\)(?=\s*(?:;|$))")
"""The number of an author at Scopus."""


def fits(text: str) -> bool:
    """Tell whether a table is one of references: it has titles, and no texts of claims."""
    columns = table_in(text, {*_KNOWN, "text"}).columns
    return "text" not in columns and not {*_COLUMNS["TI"]}.isdisjoint(columns)


def read(text: str) -> Iterator[Entry]:
    """Yield each row as a source; columns that say nothing of one are passed over.

    Raises:
        ClaimcheckError: There is no column of titles.
    """
    table = table_in(text, _KNOWN)
    if {*_COLUMNS["TI"]}.isdisjoint(table.columns):
        raise ClaimcheckError(
            f"this is no table of references: {table.fault or 'it has no column title'}",
            help=f"columns: {', '.join(sorted(_KNOWN))}; of claims: --format csv",
        )
    for line, row, fault in table.rows:
        cells: dict[str, str] = {}
        for name, cell in zip(table.columns, row, strict=False):
            if cell.strip():
                cells.setdefault(name, unguarded(cell).strip())
        if fault:
            yield Entry(line).fail(fault)
        elif any(cell.strip() for cell in row):
            yield _source(cells, row[len(table.columns) :], line)


def _source(cells: Mapping[str, str], beyond: list[str], line: int) -> Entry:
    record: Record = {}
    named = {tag: _named(cells, tag) for tag in _COLUMNS}
    for tag, name in named.items():
        said = cells.get(name, "")
        for value in _people(said, bare=bool(named["PM"])) if tag in ("AU", "ED") else [said]:
            add(record, tag, value, line)
    if (number := cells.get(named["PM"], "")).isdecimal():
        add(record, "UR", Identifier("pmid", number).address, line)
        for tag in ("TI", "AU"):  # PubMed ends them with a full stop
            record[tag] = [
                (re.sub(r"(?<!\.)\.$", "", text), at) for text, at in record.get(tag, ())
            ]
    record["PY"] = [(text.removesuffix(".0"), at) for text, at in record.get("PY", ())]
    entry = source_of(record, line, names=named, key=cells.get(named["ID"], ""))
    if kind := cells.get("kind"):
        entry.item["kind"] = kind.lower()
    if extra := next((cell for cell in beyond if cell.strip()), None):
        entry.lose(f"{' '.join(extra.split())[:60]!r} is past the last column")
    return entry


def _named(cells: Mapping[str, str], tag: str) -> str:
    """Return the column that says most of what a tag stands for; empty where none says it."""
    return next((name for name in _COLUMNS[tag] if name in cells), "")


def _people(text: str, *, bare: bool) -> list[str]:
    """Return the names in a cell, the family name of a person first, with a comma behind it.

    Args:
        text: The cell.
        bare: Whether one name alone may be written as PubMed writes it.
    """
    text = _NUMBER.sub("", text)
    if ";" in text:
        named = text.split(";")
    elif " and " in text and all(part.count(",") < 2 for part in text.split(" and ")):
        named = text.split(" and ")
    else:
        named = text.removesuffix(".").split(", ")
        if not all(map(_is_bare, named)) or not (bare or named[1:]):
            return [text]
        return [", ".join(each.rsplit(" ", 1)) for each in named]
    return [_inverted(each.strip()) for each in named if each.strip()]


def _is_bare(name: str) -> bool:
    """Tell whether a name is written as PubMed writes it: a family name and initials alone."""
    initials = name.rpartition(" ")[2]
    return " " in name.strip() and len(initials) < 4 and initials.isalpha() and initials.isupper()


def _inverted(name: str) -> str:
    """Return a name with a comma between family name and initials, whichever stands first."""
    words = name.split()
    are = [_INITIALS.fullmatch(word) is not None for word in words]
    if (
        "," in name
        or are.count(True) in (0, len(are))
        or are not in (sorted(are), sorted(are)[::-1])
    ):
        return name
    initials = [word for word, is_one in zip(words, are, strict=True) if is_one]
    family = [word for word, is_one in zip(words, are, strict=True) if not is_one]
    return f"{' '.join(family)}, {' '.join(initials)}"
