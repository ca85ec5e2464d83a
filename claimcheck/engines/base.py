"""What every engine is: bytes of a known kind in, text out, within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from claimcheck.errors import ClaimcheckError
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from claimcheck.model.document import Document
    from claimcheck.model.record import Record
    from claimcheck.registry.config import Extract
    from claimcheck.text.page_start import PageStart

__all__ = ["Engine", "ExtractionError", "TooCostlyError", "too_costly", "too_long"]


class TooCostlyError(ClaimcheckError):
    """Reading the bytes passes a limit, which the message names as the configuration does."""


class Engine(Protocol):
    """A place in which extractors run. Several threads may use one at once."""

    def extract(self, kind: str, body: bytes, charset: str | None, address: str = "") -> Document:
        """Return the text of ``body``.

        Args:
            kind: The name of its extractor.
            body: The bytes.
            charset: The charset that came with them, if any.
            address: The address of the source, by which its page is found in an archive of many.

        Raises:
            ExtractionError: There is no text to be had, or the extractor breaks on it.
            TooCostlyError: It would pass a limit.
            OSError: A process cannot be started.
        """
        ...

    def look_up(self, lookup: str, body: bytes, identifier: str) -> Record | None:
        """Return what an answer says of a work; None where it has no record of it.

        Args:
            lookup: The name of the lookup that asked.
            body: The bytes of the answer.
            identifier: What was asked for.

        Raises:
            ExtractionError: It is no answer of that service, or the lookup breaks on it.
            TooCostlyError: It would pass a limit.
            OSError: A process cannot be started.
        """
        ...

    def page_start(self, body: bytes) -> PageStart:
        """Return what stands at the beginning of a page of HTML; raises as ``look_up``."""
        ...

    def close(self) -> None:
        """End what runs; the engine can be used again, and starts anew then."""
        ...


def too_costly(limit: Literal["timeout", "memory", "output"], limits: Extract) -> TooCostlyError:
    """Return the error that says which limit was passed."""
    words = {
        "timeout": f"reading it takes longer than {limits.timeout:g} s",
        "memory": f"reading it takes more than {limits.memory / 1e6:,g} MB of memory",
        "output": f"its text has more than {limits.output:,} characters",
    }
    return TooCostlyError(f"{words[limit]} (extract.{limit})")


def too_long(document: Document, most: int) -> bool:
    """Tell whether a text, with what stands outside its body, has more characters than allowed."""
    return len(document.text) + sum(len(each.text) for each in document.meta) > most
