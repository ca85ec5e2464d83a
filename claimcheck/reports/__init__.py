"""How a registry is written for others, one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.reports.base import Listing, Report

REPORTS: Plugins[Report] = Plugins(
    __name__,
    "markdown",
    "html",
    "json",
    "csv",
    "badge",
    "badge-svg",
)
"""The module of each format by the name that ``report --format`` takes."""

LISTINGS: Plugins[Listing] = Plugins(__name__, "json", "csv")
"""The formats that ``list --format`` takes besides its own table."""
