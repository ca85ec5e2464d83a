"""Reads the table of retractions of Retraction Watch, a CSV file.

https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/ says where it is had.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.lookups.base import notice
from claimcheck.model.identifier import Identifier, identifier_in
from claimcheck.registry.tree import DISK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path
    from typing import TextIO

    from claimcheck.model.record import Notice, NoticeKind
    from claimcheck.registry.tree import Tree

_KINDS: dict[str, NoticeKind] = {
    "retraction": "retraction",
    "expression of concern": "concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
}
_COLUMNS = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_REPLACED = re.compile(r"retract and replace", re.IGNORECASE)


def read_table(
    path: Path, wanted: Collection[Identifier], tree: Tree = DISK
) -> dict[Identifier, tuple[Notice, ...]]:
    """Return what the table says of works, by their DOI or number at PubMed.

    Args:
        path: The table.
        wanted: The identifiers to look for.
        tree: What it is read from.

    Raises:
        ClaimcheckError: It cannot be read, or is another table.
    """
    found: dict[Identifier, list[Notice]] = {}
    shown = tree.shown(path)
    try:
        content = io.BytesIO(tree.read(path))
        text = io.TextIOWrapper(content, "utf-8-sig", errors="replace", newline="")
        for identifiers, each in _rows(text):
            for identifier in identifiers:
                if identifier in wanted:
                    found.setdefault(identifier, []).append(each)
    except (ClaimcheckError, csv.Error) as error:
        raise ClaimcheckError(
            f"the table of retractions {shown} cannot be read: {error}",
            help="download it again, name the file of it in lookup.retraction_watch, or leave that "
            "empty",
        ) from error
    return {identifier: tuple(dict.fromkeys(each)) for identifier, each in found.items()}


def _rows(text: TextIO) -> Iterator[tuple[list[Identifier], Notice]]:
    rows = csv.DictReader(text)
    missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise ClaimcheckError(
            f"it is none of Retraction Watch, since it has no column {missing[0]}"
        )
    for row in rows:
        kind = _KINDS.get(_cell(row, "RetractionNature").lower())
        if kind is not None:
            if kind == "retraction" and _REPLACED.search(_cell(row, "Reason")):
                kind = "replacement"
            day = _DAY.match(_cell(row, "RetractionDate"))
            date = f"{day[3]}-{int(day[1]):02d}-{int(day[2]):02d}" if day else None
            by = _cell(row, "RetractionDOI")
            by = by if by.startswith("10.") else f"PMID {_cell(row, 'RetractionPubMedID')}"
            known = by if by not in ("PMID ", "PMID 0") else None
            yield list(_identifiers(row)), notice(kind, date, known)


def _identifiers(row: Mapping[str, str | None]) -> Iterator[Identifier]:
    doi, number = _cell(row, "OriginalPaperDOI"), _cell(row, "OriginalPaperPubMedID")
    if (named := identifier_in(doi)) is not None:
        yield named
    if number.strip("0").isdigit():
        yield Identifier("pmid", number)


def _cell(row: Mapping[str, str | None], name: str) -> str:
    value = row.get(name)
    return value.strip() if isinstance(value, str) else ""
