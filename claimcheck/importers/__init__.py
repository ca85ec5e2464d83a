"""Importers read references and claims that people have elsewhere, one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.importers.base import Importer

IMPORTERS: Plugins[Importer] = Plugins(
    __name__,
    "bibtex",
    "claimreview",
    "csl-json",
    "csv",
    "ris",
)
"""The module of each format by the name that ``import --format`` takes."""
