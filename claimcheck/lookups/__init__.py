"""Lookups tell what is publicly known of a source, one file for each kind of identifier."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimcheck.lookups.base import Lookup

LOOKUPS: dict[str, str] = {
    "arxiv": "claimcheck.lookups.arxiv",
    "crossref": "claimcheck.lookups.crossref",
    "openlibrary": "claimcheck.lookups.openlibrary",
    "page": "claimcheck.lookups.page",
}
"""The module of each lookup."""


def load_lookup(name: str) -> Lookup:
    """Import and return the lookup ``name``.

    Raises:
        KeyError: There is no such lookup.
    """
    return cast("Lookup", import_module(LOOKUPS[name]))
