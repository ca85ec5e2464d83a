"""How a registry is written for others, one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.reports.base import Listing, Report

REPORTS: Plugins[Report] = Plugins(
    __name__,
    "markdown",
    "html",
    "json",
    "csv",
    "badge",
    "badge-svg",
    "registry-json",
    "registry-csv",
    "claims-jsonl",
    "sources-jsonl",
    "csl-json",
    "bibtex",
    "claimreview",
)
"""The module of each format."""

LISTINGS: Plugins[Listing] = Plugins(__name__, "json", "csv")
"""The formats that ``list --format`` takes besides its own table."""

ReportFormat = Literal["markdown", "html", "json", "csv", "badge", "badge-svg"]
"""The formats that ``report --format`` takes: for readers, with what follows from the evidence."""

ENDINGS: Final[Mapping[str, ReportFormat]] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".svg": "badge-svg",
}
"""The format that the ending of a report's file says."""

ExportFormat = Literal[
    "json", "claims-jsonl", "sources-jsonl", "csl-json", "bibtex", "csv", "claimreview"
]
"""The formats that ``export --format`` takes: for other programs, in their words or the file's."""

EXPORT_ENDINGS: Final[Mapping[str, ExportFormat]] = {
    ".json": "json",
    ".jsonld": "claimreview",
    ".bib": "bibtex",
    ".csv": "csv",
    "claims.jsonl": "claims-jsonl",
    "sources.jsonl": "sources-jsonl",
}
"""The format that the ending of an export's file says, or its whole name."""

EXPORTS: Final[Mapping[ExportFormat, str]] = {
    "json": "registry-json",
    "claims-jsonl": "claims-jsonl",
    "sources-jsonl": "sources-jsonl",
    "csl-json": "csl-json",
    "bibtex": "bibtex",
    "csv": "registry-csv",
    "claimreview": "claimreview",
}
"""The format by the name that ``export --format`` has for it."""
