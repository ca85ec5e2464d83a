"""How a registry is written for others, one file for each format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimcheck.reports.base import Listing, Report

REPORTS: dict[str, str] = {
    "markdown": "claimcheck.reports.markdown",
    "html": "claimcheck.reports.html",
    "json": "claimcheck.reports.json",
    "csv": "claimcheck.reports.csv",
    "badge": "claimcheck.reports.badge",
    "badge-svg": "claimcheck.reports.badge_svg",
}
"""The module of each format by the name that ``report --format`` takes."""

LISTINGS = ("json", "csv")
"""The formats that ``list --format`` takes besides its own table."""


def load_report(name: str) -> Report:
    """Import and return the format ``name``.

    Raises:
        KeyError: There is no such format.
    """
    return cast("Report", import_module(REPORTS[name]))


def load_listing(name: str) -> Listing:
    """Import and return the format ``name``, one of ``LISTINGS``.

    Raises:
        KeyError: There is no such format.
    """
    return cast("Listing", import_module(REPORTS[name]))
