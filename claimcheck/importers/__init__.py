"""Importers read references and claims that people have elsewhere, one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.importers.base import Importer

ImportFormat = Literal["bibtex", "csl-json", "ris", "csv", "claimreview"]
"""The formats that ``import --format`` takes."""

IMPORTERS: Plugins[Importer] = Plugins(__name__, *get_args(ImportFormat))
"""The module of each format."""
