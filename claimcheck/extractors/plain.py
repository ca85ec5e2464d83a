"""Plain text, as it is; of one that is parted into pages, without what recurs at their ends."""

from __future__ import annotations

import re

from claimcheck.extractors._paged_text import without_page_ends
from claimcheck.extractors.base import ExtractionError
from claimcheck.model.document import BLOCK_SEPARATOR, Document
from claimcheck.text.encoding import decode

EXTRACTOR_VERSION = "plain-4"

_LINE_END = re.compile(r"\r\n?")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TOLERATED = 0.01
_STRAY = 5
"""More control characters than this share of the text, and than these few, make it no text."""


def extract(body: bytes, charset: str | None) -> Document:
    """Return the text; only line ends are made alike and blank lines become one.

    Raises:
        ExtractionError: The bytes are binary.
    """
    decoded = decode(body, [charset])
    refuse_binary(decoded.text)
    text = without_page_ends(_LINE_END.sub("\n", decoded.text).replace("\x00", ""))
    text = _BLANK_LINES.sub(BLOCK_SEPARATOR, text).strip("\n")
    return Document(text, guessed=decoded.guessed)


def refuse_binary(text: str) -> None:
    """Refuse what was decoded and is no text.

    Raises:
        ExtractionError: It holds more control characters than any text does.
    """
    if len(_CONTROL.findall(text)) > max(_STRAY, _TOLERATED * len(text)):
        raise ExtractionError("the file is declared as text and is not")
