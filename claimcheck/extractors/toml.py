"""TOML: the text of each key and value is a block; comments are no text."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from claimcheck.extractors._pieces import text_of, values_of
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "toml-2"

MAX_CHARACTERS = 2_000_000
"""Longer files are refused: the parser is written in Python."""

_DEEP_KEY = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){200}""")
"""A key of so many parts takes the parser quadratic time, and nobody that long to read."""


def extract(body: bytes, charset: str | None) -> Document:
    """Return keys, strings, numbers and dates table by table.

    Raises:
        ExtractionError: It is no TOML, or longer or deeper than can be read.
    """
    text = text_of(body, charset).text
    if len(text) > MAX_CHARACTERS:
        raise ExtractionError(f"the TOML is longer than {MAX_CHARACTERS:,} characters")
    if _DEEP_KEY.search(text):
        raise ExtractionError("the TOML nests deeper than can be read")
    try:
        value = tomllib.loads(text, parse_float=str)
    except ValueError as error:
        raise ExtractionError(f"the TOML cannot be read: {error}") from error
    except RecursionError as error:
        raise ExtractionError("the TOML nests deeper than can be read") from error
    return replace(values_of(_texts(value)), data=json.dumps(value, default=_iso))


def _iso(value: object) -> str:
    """Return a date or a time as TOML writes it."""
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _texts(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += reversed([part for pair in item.items() for part in pair])
        elif isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, date | time):
            yield item.isoformat()
        elif isinstance(item, str) or (isinstance(item, int) and not isinstance(item, bool)):
            yield str(item)
