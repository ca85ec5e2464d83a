"""Turn bytes into text: byte order mark, declared charset, the page's own word, then detection.

A byte order mark goes before the header, as in browsers (https://encoding.spec.whatwg.org/#decode):
it is part of the file, the header is a setting of the server.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_BROWSER_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What browsers read for a label (https://encoding.spec.whatwg.org/#names-and-labels)."""

_NO_CHARSETS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"}
)
"""Codecs of Python that no browser takes for a charset."""

_LEGACY = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r "
    "cp932 euc_jp gb18030 big5 cp949 utf_16_le utf_16_be"
)
"""Encodings that undeclared pages are really in; detection among all others guesses wildly."""

_SAMPLE_BYTES = 32_768
"""Detection looks at this much: more costs time and changes nothing."""

_TOLERATED = 0.01
"""A declared charset is kept when at most this share of the text cannot be decoded by it."""

_DEFAULT = "cp1252"
"""What browsers assume for pages that say nothing."""


def decode(body: bytes, declared: Iterable[str | None]) -> str:
    """Return ``body`` as text; whatever the bytes, some text comes back.

    A declared charset that does not fit the bytes is passed over; so is a declared single-byte
    charset when the bytes are sound UTF-8, which text in such a charset practically never is.

    Args:
        body: The bytes.
        declared: The charsets that were declared, the most trusted first; None is skipped.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    utf8 = _strictly(body, "utf-8")
    names = [name for label in declared if (name := _codec(label)) is not None]
    for name in names:
        if utf8 is not None and not name.startswith("utf-"):
            return utf8
        text = utf8 if name == "utf-8" else _strictly(body, name)
        if text is not None:
            return text
    if utf8 is not None:
        return utf8
    for name in names:
        tolerant = body.decode(name, "replace")
        if tolerant.count("\ufffd") <= _TOLERATED * len(tolerant):
            return tolerant
    return body.decode(_detect(body), "replace")


def _codec(label: str | None) -> str | None:
    """Return Python's name for a charset label, as browsers understand it; None if unknown."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
        "".encode(name)  # codecs that are no text encodings (zip, hex, rot13) fail here
    except (LookupError, ValueError, TypeError):
        return None
    return None if name in _NO_CHARSETS else _BROWSER_NAMES.get(name, name)


def _strictly(body: bytes, name: str) -> str | None:
    """Decode without tolerance; the five bytes that cp1252 lacks are read as browsers do."""
    try:
        return body.decode(name)
    except UnicodeError:
        if name != "cp1252":
            return None
    return "".join(map(_WINDOWS_1252.__getitem__, body))


_WINDOWS_1252 = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]


def _detect(body: bytes) -> str:
    """Return the most plausible encoding of undeclared bytes."""
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE_BYTES], cp_isolation=_LEGACY.split()).best()
    return best.encoding if best is not None else _DEFAULT
