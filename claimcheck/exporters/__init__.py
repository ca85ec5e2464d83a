"""Exporters write a registry for other programs, one file for each format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimcheck.exporters.base import Exporter

EXPORTERS: dict[str, str] = {
    "bibtex": "claimcheck.exporters.bibtex",
    "claimreview": "claimcheck.exporters.claimreview",
    "csl-json": "claimcheck.exporters.csl_json",
    "csv": "claimcheck.exporters.csv",
    "json": "claimcheck.exporters.json",
}
"""The module of each format by the name that ``export --format`` takes."""


def load_exporter(name: str) -> Exporter:
    """Import and return the exporter ``name``.

    Raises:
        KeyError: There is no such format.
    """
    return cast("Exporter", import_module(EXPORTERS[name]))
