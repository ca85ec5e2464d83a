"""Turn bytes into text: byte order mark, declared charset, the page's own word, then detection.

A byte order mark goes before the header, as in browsers (https://encoding.spec.whatwg.org/#decode):
it is part of the file, the header is a setting of the server.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.text.encoding_guess import likeliest

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_LARGER = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "iso2022_jp": "iso2022_jp_ext",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "replacement": None,
    "shift_jis": "cp932",
    "x-user-defined": "cp1252",
}
"""What is read for a charset: its larger brother, as browsers do, or none."""

_NO_CHARSETS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"}
)
"""Codecs of Python that nobody takes for a charset."""

_TOLERATED = 0.01
"""A declared charset is kept when at most this share of the text cannot be decoded by it."""

XML_CHARSET = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})"
)
"""The charset that XML declares at its beginning."""

_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I")
"""How ISO-2022-JP goes over to Japanese; all of its bytes look like ASCII."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and whether its encoding was guessed: nobody declared one that fits."""

    text: str
    guessed: bool = False


def decode(body: bytes, declared: Iterable[str | None]) -> Decoded:
    """Return ``body`` as text; whatever the bytes, some text comes back.

    A declared charset that does not fit the bytes is passed over; so is a declared single-byte
    charset when the bytes are sound UTF-8, which text in such a charset practically never is.

    Args:
        body: The bytes.
        declared: The charsets that were declared, the most trusted first; None is skipped.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return Decoded(body[len(mark) :].decode(encoding, "replace"))
    is_ascii = body.isascii()
    utf8 = _strictly(body, "utf-8")
    names = [name for label in declared if (name := _codec(label)) is not None]
    for name in names:
        if utf8 is not None and not is_ascii and not name.startswith("utf-"):
            return Decoded(utf8)
        text = utf8 if name == "utf-8" else _strictly(body, name)
        if text is not None:
            return Decoded(text)
    if is_ascii and any(escape in body for escape in _ESCAPES):
        text = _strictly(body, "iso2022_jp_ext")
        return Decoded(text if text is not None else body.decode("ascii"))
    if utf8 is not None:
        return Decoded(utf8)
    for name in names:
        tolerant = body.decode(name, "replace")
        lost = tolerant.count("\ufffd")
        others = len(tolerant) - lost - len(tolerant.encode("ascii", "ignore"))
        if lost <= _TOLERATED * len(tolerant) and (others >= lost or name != "utf-8"):
            return Decoded(tolerant)
    return Decoded(body.decode(likeliest(body), "replace"), guessed=True)


def _codec(label: str | None) -> str | None:
    """Return Python's name for a charset label, as browsers understand it; None if unknown."""
    from webencodings import lookup

    name = (label or "").strip().strip("\"'")
    try:
        known = lookup(name)
        name = known.codec_info.name if known is not None else codecs.lookup(name).name
        name = _LARGER.get(name, name) or ""
        "".encode(name)  # codecs that are no text encodings (zip, hex, rot13) fail here
    except (LookupError, ValueError, TypeError):
        return None
    return None if name in _NO_CHARSETS else name


def _strictly(body: bytes, name: str) -> str | None:
    """Decode without tolerance; the five bytes that cp1252 lacks are read as browsers do."""
    try:
        return body.decode(name)
    except UnicodeError:
        if name != "cp1252":
            return None
    return "".join(map(_WINDOWS_1252.__getitem__, body))


_WINDOWS_1252 = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
