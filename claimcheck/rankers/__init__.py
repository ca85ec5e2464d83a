"""Rankers say which passages of a text speak most to a claim, one file for each way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.rankers.base import Ranker

RANKERS: Plugins[Ranker] = Plugins(__name__, "bm25", "cross-encoder")
"""The module of each ranker."""
