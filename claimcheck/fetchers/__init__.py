"""Fetchers bring the bytes of a source, one file per kind of address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.fetchers.base import Fetcher

__all__ = ["FETCHERS", "SCHEMES", "kind_of"]

FETCHERS: Plugins[Fetcher] = Plugins(
    __name__,
    "file",
    "http",
)
"""Every fetcher by name; the modules are imported when they are needed."""

SCHEMES = {"file": "file", "http": "http", "https": "http"}
"""The fetcher for each scheme of an address."""


def kind_of(address: str) -> str | None:
    """Return the name of the fetcher for ``address``, or None where there is none."""
    return SCHEMES.get(address.partition(":")[0].strip().lower())
