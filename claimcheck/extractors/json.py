"""JSON and JSON Lines: the text of each key and value is a block."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.extractors._pieces import text_of, values_of
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "json-2"


def extract(body: bytes, charset: str | None) -> Document:
    """Return strings and numbers in the order of the file, numbers as they are written.

    Raises:
        ExtractionError: It is no JSON, or nests too deep to be read.
    """
    text = text_of(body, charset).text
    try:
        try:
            value = _load(text)
        except json.JSONDecodeError:
            lines = [line for line in text.split("\n") if line.strip()]
            if len(lines) < 2:
                raise
            value = [_load(line) for line in lines]
            text = f"[{','.join(lines)}]"
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}: {error.msg}"
        raise ExtractionError(f"the JSON cannot be read, {where}") from error
    except RecursionError as error:
        raise ExtractionError("the JSON nests deeper than can be read") from error
    return replace(values_of(_texts(value)), data=text)


def _load(text: str) -> object:
    """Parse; an object becomes the list of its keys and values, a number the text that it is."""
    return json.loads(
        text,
        strict=False,
        object_pairs_hook=lambda pairs: [part for pair in pairs for part in pair],
        parse_int=str,
        parse_float=str,
    )


def _texts(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, str):
            yield item
