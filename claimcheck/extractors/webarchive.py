"""Pages that Safari saved (``.webarchive``): the page itself, as it was loaded."""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING

from claimcheck.extractors import EXTRACTORS, kind_of
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "webarchive-1"

_BROKEN = (plistlib.InvalidFileException, ArithmeticError, LookupError, TypeError, ValueError)


def extract(body: bytes, charset: str | None) -> Document:  # noqa: ARG001 - the file tells it
    """Return the text of the page.

    Raises:
        ExtractionError: The file is damaged, or holds no page that can be read.
    """
    try:
        main = plistlib.loads(body, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        content, media_type = main["WebResourceData"], main.get("WebResourceMIMEType")
        encoding = main.get("WebResourceTextEncodingName")
    except (RecursionError, OSError, *_BROKEN) as error:
        raise ExtractionError("the saved page is damaged") from error
    if not isinstance(content, bytes) or not isinstance(media_type, str):
        raise ExtractionError("the saved page is damaged")
    kind = kind_of(media_type, content, "")
    if kind == "webarchive":
        raise ExtractionError("the saved page holds another in place of a page")
    return EXTRACTORS[kind].extract(content, encoding if isinstance(encoding, str) else None)
