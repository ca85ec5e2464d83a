"""How the findings of a check are written, one file for each format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from claimcheck.formats.base import Format

FORMATS: dict[str, str] = {
    "text": "claimcheck.formats.text",
    "concise": "claimcheck.formats.concise",
    "json": "claimcheck.formats.json",
    "github": "claimcheck.formats.github",
    "sarif": "claimcheck.formats.sarif",
    "junit": "claimcheck.formats.junit",
    "gitlab": "claimcheck.formats.gitlab",
    "rdjson": "claimcheck.formats.rdjson",
}
"""The module of each format by the name that ``check --format`` takes."""


def load_format(name: str) -> Format:
    """Import and return the format ``name``.

    Raises:
        KeyError: There is no such format.
    """
    return cast("Format", import_module(FORMATS[name]))
