"""YAML: the text of each key and value is a block; comments are no text.

The parser's events are read, not what they would make: an alias stands for nothing, so that no
file can blow up.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from claimcheck.extractors._pieces import text_of, values_of
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "yaml-2"

_CONSTANTS = frozenset({"", "~", "null", "Null", "NULL", "true", "false", "True", "False"})
"""Values that are no text where they stand without quotation marks."""


def extract(body: bytes, charset: str | None) -> Document:
    """Return the scalars in the order of the file, as they are written.

    Raises:
        ExtractionError: It is no YAML, or nests too deep to be read.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = text_of(body, charset).text
    try:
        events = list(yaml.parse(text, Loader=loader))
        return replace(values_of(_texts(events)), data=_data(text, events))
    except yaml.YAMLError as error:
        raise ExtractionError(f"the YAML cannot be read: {error}".split("\n")[0]) from error
    except (RecursionError, ValueError) as error:
        raise ExtractionError("the YAML nests deeper than can be read") from error


def _data(text: str, events: list[yaml.Event]) -> str | None:
    """Return the document as JSON, each scalar as written; None with aliases or several of them."""
    if any(isinstance(event, yaml.AliasEvent) for event in events):
        return None
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return json.dumps(yaml.load(text, Loader=loader))  # noqa: S506 - it makes texts only
    except (yaml.YAMLError, TypeError):
        return None


def _texts(events: Iterable[yaml.Event]) -> Iterator[str]:
    for event in events:
        if isinstance(event, yaml.ScalarEvent) and (event.style or event.value not in _CONSTANTS):
            yield event.value
