"""Exporters write a registry for other programs, one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.exporters.base import Exporter

EXPORTERS: Plugins[Exporter] = Plugins(
    __name__,
    "bibtex",
    "claimreview",
    "csl-json",
    "csv",
    "json",
)
"""The module of each format by the name that ``export --format`` takes."""
