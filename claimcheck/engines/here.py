"""Runs extractors in this process: for text that is taken as it stands, without a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.engines.base import too_costly, too_long
from claimcheck.extractors import extracted
from claimcheck.lookups import LOOKUPS
from claimcheck.text.page_start import page_start

if TYPE_CHECKING:
    from claimcheck.model.document import Document
    from claimcheck.model.record import Record
    from claimcheck.registry.config import Extract
    from claimcheck.text.page_start import PageStart


class Here:
    """The engine that has no process of its own; only the length of the text is limited."""

    def __init__(self, limits: Extract) -> None:
        self._limits = limits

    def extract(self, kind: str, body: bytes, charset: str | None, address: str = "") -> Document:
        """Return the text of ``body``; see ``Engine``."""
        document = extracted(kind, body, charset, address)
        if too_long(document, self._limits.output):
            raise too_costly("output", self._limits)
        return document

    def look_up(self, lookup: str, body: bytes, identifier: str) -> Record | None:
        """Return what an answer says of a work; see ``Engine``."""
        return LOOKUPS[lookup].read(body, identifier)

    def page_start(self, body: bytes) -> PageStart:
        """Return what stands at the beginning of a page; see ``Engine``."""
        return page_start(body)

    def close(self) -> None:
        """Do nothing: nothing runs."""
