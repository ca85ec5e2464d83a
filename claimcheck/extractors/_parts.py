"""Documents that are a ZIP archive of parts (Word, OpenDocument, EPUB), unpacked within limits."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from claimcheck.extractors._xml_tree import Element, tree_of
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED_BYTES = 40_000_000
"""What is unpacked of one document in all; more is an attack, or no text."""

_BROKEN = (
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the module for archives raises for damaged ones."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
"""The flag of an encrypted part (APPNOTE.TXT 4.4.4)."""


class Parts:
    """The parts of one document, by their paths in the archive."""

    def __init__(self, body: bytes) -> None:
        """Read the list of parts.

        Raises:
            ExtractionError: It is no archive, or damaged.
        """
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(body))
            self._infos = {info.filename: info for info in self._archive.infolist()}
        except _BROKEN as error:
            raise ExtractionError("the document is damaged: its parts cannot be found") from error
        self._left = MAX_UNPACKED_BYTES

    def __contains__(self, path: str) -> bool:
        """Return whether there is such a part."""
        return path in self._infos

    def below(self, folder: str) -> Iterator[str]:
        """Yield the paths of the parts in a folder."""
        return (path for path in self._infos if path.startswith(folder) and path != folder)

    def read(self, path: str) -> bytes:
        """Return a part, unpacked.

        Raises:
            ExtractionError: It is missing, damaged, encrypted, or larger than what is left of the
                limit.
        """
        info = self._infos.get(path)
        if info is None:
            raise ExtractionError(f"the document is damaged: it has no part {path[:100]!r}")
        if info.flag_bits & _ENCRYPTED:
            raise ExtractionError("the document is encrypted; save it without a password")
        if info.compress_type not in _METHODS:
            raise ExtractionError("the document is packed in a way that is not read")
        try:
            with self._archive.open(info) as part:
                content = part.read(self._left + 1)
        except _BROKEN as error:
            raise ExtractionError("the document is damaged: a part cannot be unpacked") from error
        self._left -= len(content)
        if self._left < 0:
            raise ExtractionError(
                f"the document unpacks to more than {MAX_UNPACKED_BYTES / 1e6:g} MB"
            )
        return content

    def tree(self, path: str) -> Element:
        """Return a part that is XML.

        Raises:
            ExtractionError: As of ``read`` and ``tree_of``.
        """
        return tree_of(self.read(path))

    def related(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield kind and path of what a part of an Office document refers to within it.

        A kind is the last word of the relation's type: ``styles``, ``footnotes``. The part ``""``
        is the document itself.
        """
        folder, name = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self:
            return
        for relation in self.tree(relations).elements("relationship"):
            kind = relation.attributes.get("type", "").rpartition("/")[2]
            target = relation.attributes.get("target", "")
            if relation.attributes.get("targetmode") != "External":
                yield kind, path_of(target, path)


def path_of(target: str, base: str) -> str:
    """Return the path of a part that another part, at ``base``, refers to."""
    try:
        target = unquote(urlsplit(target).path)
    except ValueError:
        return ""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target)).lstrip("/")
