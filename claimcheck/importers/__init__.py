"""Importers read references and claims that people have elsewhere, one file for each format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, get_args

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.importers.base import Importer

ImportFormat = Literal[
    "bibtex",
    "csl-json",
    "csl-yaml",
    "ris",
    "nbib",
    "enw",
    "wos",
    "csv",
    "csv-sources",
    "claimreview",
]
"""The formats that ``import --format`` takes."""

IMPORTERS: Plugins[Importer] = Plugins(__name__, *get_args(ImportFormat))
"""The module of each format."""

SUFFIXES: Final[Mapping[str, ImportFormat]] = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".biblatex": "bibtex",
    ".ris": "ris",
    ".nbib": "nbib",
    ".enw": "enw",
    ".ciw": "wos",
    ".json": "csl-json",
    ".csljson": "csl-json",
    ".yaml": "csl-yaml",
    ".yml": "csl-yaml",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".jsonld": "claimreview",
}
"""The format by the ending of a file's name."""


def text_of(content: bytes) -> str:
    """Return what a file says, in UTF-8, UTF-16 or what its bytes look like most."""
    from claimcheck.text.encoding import decode

    return decode(content, ()).text


def format_of(name: str, content: str) -> ImportFormat | None:
    """Return the format that follows from a file's name; None for a name that says nothing.

    A ``.json`` file is one of fact checks where it speaks of ``ClaimReview``, and an ``.enw`` file
    that publishers offer for EndNote may hold RIS. A table without claims but with titles is one of
    references.
    """
    ending = re.search(r"\.[A-Za-z]+$", name)
    found = SUFFIXES.get(ending[0].lower()) if ending else None
    if found == "csl-json" and re.search(r"\"[^\"\s]*\bClaimReview\"", content):
        return "claimreview"
    if found == "enw" and re.match(r"\s*TY {1,2}- ", content):
        return "ris"
    if found == "csv":
        from claimcheck.importers.csv_sources import fits

        return "csv-sources" if fits(content) else found
    return found
