"""YAML: the text of each key and value is a block; comments are no text.

The parser's events are read, not what they would make: an alias stands for nothing, so that no
file can blow up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from claimcheck.extractors._pieces import text_of, values_of
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "yaml-1"

_CONSTANTS = frozenset({"", "~", "null", "Null", "NULL", "true", "false", "True", "False"})
"""Values that are no text where they stand without quotation marks."""


def extract(body: bytes, charset: str | None) -> Document:
    """Return the scalars in the order of the file, as they are written.

    Raises:
        ExtractionError: It is no YAML, or nests too deep to be read.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return values_of(_texts(yaml.parse(text_of(body, charset).text, Loader=loader)))
    except yaml.YAMLError as error:
        raise ExtractionError(f"the YAML cannot be read: {error}".split("\n")[0]) from error
    except (RecursionError, ValueError) as error:
        raise ExtractionError("the YAML nests deeper than can be read") from error


def _texts(events: Iterator[yaml.Event]) -> Iterator[str]:
    for event in events:
        if isinstance(event, yaml.ScalarEvent) and (event.style or event.value not in _CONSTANTS):
            yield event.value
