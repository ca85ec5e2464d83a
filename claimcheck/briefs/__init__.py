"""How a briefing is written, one file for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from claimcheck.plugins import Plugins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.briefs.base import BriefFormat

BriefFormatName = Literal["text", "markdown", "html"]
"""The formats that ``brief --format`` takes."""

BRIEFS: Plugins[BriefFormat] = Plugins(__name__, *get_args(BriefFormatName))
"""The module of each format."""

ENDINGS: Final[Mapping[str, BriefFormatName]] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""The format that the ending of a file's name says."""
