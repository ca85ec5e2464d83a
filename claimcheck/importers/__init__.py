"""Importers read references and claims that people have elsewhere, one file for each format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimcheck.importers.base import Importer

IMPORTERS: dict[str, str] = {
    "bibtex": "claimcheck.importers.bibtex",
    "claimreview": "claimcheck.importers.claimreview",
    "csl-json": "claimcheck.importers.csl_json",
    "csv": "claimcheck.importers.csv",
    "ris": "claimcheck.importers.ris",
}
"""The module of each format by the name that ``import --format`` takes."""


def load_importer(name: str) -> Importer:
    """Import and return the importer ``name``.

    Raises:
        KeyError: There is no such format.
    """
    return cast("Importer", import_module(IMPORTERS[name]))
