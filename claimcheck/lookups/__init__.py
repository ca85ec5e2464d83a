"""Lookups tell what is publicly known of a source, one file for each kind of identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.lookups.base import Lookup

LOOKUPS: Plugins[Lookup] = Plugins(
    __name__,
    "arxiv",
    "crossref",
    "datacite",
    "doi",
    "openlibrary",
    "page",
    "pubmed",
)
"""The module of each lookup."""
