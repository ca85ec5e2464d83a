"""How the findings of a check are written, one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.formats.base import Format

FORMATS: Plugins[Format] = Plugins(
    __name__,
    "text",
    "concise",
    "json",
    "github",
    "sarif",
    "junit",
    "gitlab",
    "rdjson",
)
"""The module of each format by the name that ``check --format`` takes."""
