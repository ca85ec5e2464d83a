"""What every extractor is: bytes and a declared charset in, searchable text out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.document import Document


class ExtractionError(ClaimcheckError):
    """The bytes hold no text that this extractor can read: damaged, encrypted, or no text."""


class Extractor(Protocol):
    """A module of this folder, seen as a value.

    Attributes:
        EXTRACTOR_VERSION: Its name and a number that rises when the same bytes give other text,
            such as ``html-1``; the lock and the cache remember it.
    """

    EXTRACTOR_VERSION: str

    def extract(self, body: bytes, charset: str | None) -> Document:
        """Return the text of ``body``.

        Args:
            body: The bytes, after decompression.
            charset: The charset that came with them, if any; the bytes may know better.

        Raises:
            ExtractionError: There is no text to be had; nothing else is ever raised.
        """
        ...
