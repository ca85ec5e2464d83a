"""Reads the text of sources: tells what the bytes are, and has an engine extract it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.engines.base import ExtractionError, TooCostlyError
from claimcheck.engines.children import Children
from claimcheck.engines.here import Here
from claimcheck.extractors import EXTRACTORS, kind_of
from claimcheck.text.page_start import PageStart

if TYPE_CHECKING:
    from claimcheck.engines.base import Engine
    from claimcheck.model.document import Document
    from claimcheck.model.record import Record
    from claimcheck.registry.config import Extract

_HERE = frozenset({"plain"})
"""Kinds that need no parser; all others are read in a child."""


class Extracted(NamedTuple):
    """A text, and the version of the extractor that made it."""

    document: Document
    extractor: str


class Extraction:
    """Reads the text of sources, each kind where it belongs.

    No process is started before it is needed. Several threads may use one at once.
    """

    def __init__(self, limits: Extract) -> None:
        self._here: Engine = Here(limits)
        self._children: Engine = Children(limits)

    def read(
        self,
        body: bytes,
        *,
        media_type: str | None = None,
        charset: str | None = None,
        name: str = "",
        address: str = "",
    ) -> Extracted:
        """Return the text of ``body``.

        Args:
            body: The bytes.
            media_type: The declared type, if any.
            charset: The declared charset, if any.
            name: What the content is called: a file, or the path of an address.
            address: The address of the source, by which its page is found in an archive of many.

        Raises:
            ExtractionError: There is no text to be had from it.
            TooCostlyError: To read it would pass a limit.
            OSError: A process cannot be started.
        """
        kind = kind_of(media_type, body, name)
        engine = self._here if kind in _HERE else self._children
        document = engine.extract(kind, body, charset, address)
        return Extracted(document, EXTRACTORS[kind].EXTRACTOR_VERSION)

    def look_up(self, lookup: str, body: bytes, identifier: str) -> Record | None:
        """Return what an answer says of a work; None where it has no record of it.

        Args:
            lookup: The name of the lookup that asked.
            body: The bytes of the answer.
            identifier: What was asked for.

        Raises:
            ExtractionError: It is no answer of that service, or the lookup breaks on it.
            TooCostlyError: To read it would pass a limit.
            OSError: A process cannot be started.
        """
        return self._children.look_up(lookup, body, identifier)

    def page_start(self, body: bytes) -> PageStart:
        """Return what stands at the beginning of a page of HTML; nothing where that costs too much.

        Raises:
            OSError: A process cannot be started.
        """
        try:
            return self._children.page_start(body)
        except (ExtractionError, TooCostlyError):  # reading the whole page will say so
            return PageStart()

    def close(self) -> None:
        """End the processes that were started; another reading starts them anew."""
        self._children.close()


def takes_parser(extractor: str | None) -> bool:
    """Tell whether text was made by a parser, so that to make it again is costly."""
    return (extractor or "").rpartition("-")[0] not in _HERE


def is_current(extractor: str | None) -> bool:
    """Tell whether text was made by an extractor as it is now; an older one read less well."""
    kind = (extractor or "").rpartition("-")[0]
    return kind in EXTRACTORS and extractor == EXTRACTORS[kind].EXTRACTOR_VERSION
