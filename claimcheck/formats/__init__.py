"""How the findings of a check are written, one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from claimcheck.formats.base import Format

FormatName = Literal["text", "concise", "json", "github", "sarif", "junit", "gitlab", "rdjson"]
"""The formats that ``check --format`` takes."""

FORMATS: Plugins[Format] = Plugins(__name__, *get_args(FormatName))
"""The module of each format."""
