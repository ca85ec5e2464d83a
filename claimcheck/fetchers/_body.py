"""Read and decompress an answer, and stop as soon as it is larger than allowed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WINDOW = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}

_GZIP_MAGIC = b"\x1f\x8b"


class BodyError(Exception):
    """The body cannot be used; the message says why in plain words."""


class BodyTooLargeError(BodyError):
    """The body is larger than the limit."""


class BodyEncodingError(BodyError):
    """The body is compressed in a way that was not asked for."""


def read_body(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return the decompressed body.

    The limit is counted on what comes out of the decompressor, a piece at a time, so a bomb costs
    no more memory than a page that is just allowed.

    Args:
        chunks: The bytes as they arrive.
        encoding: The ``Content-Encoding``; empty where there is none.
        limit: The most bytes to accept.

    Raises:
        BodyTooLargeError: There is more than ``limit``.
        BodyEncodingError: The encoding is unknown.
        BodyError: The compressed bytes are damaged or end too soon.
    """
    names = [name for part in encoding.split(",") if (name := part.strip().lower())]
    names = [name for name in names if name != "identity"]
    if len(names) > 1 or any(name not in _WINDOW for name in names):
        raise BodyEncodingError(f"the answer is compressed as {encoding}")
    pieces = _inflate(chunks, names[0], limit) if names else iter(chunks)
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > limit:
            raise BodyTooLargeError(f"the answer is larger than {limit / 1_000_000:g} MB")
    return bytes(body)


def _inflate(chunks: Iterable[bytes], name: str, limit: int) -> Iterator[bytes]:
    """Yield decompressed pieces of at most ``limit`` and a little bytes each."""
    window = _WINDOW[name]
    inflater = zlib.decompressobj(window)
    started = False
    for chunk in chunks:
        data = chunk
        while data:
            if inflater.eof:
                if name == "deflate" or not data.startswith(_GZIP_MAGIC):
                    return  # padding after the end, which browsers ignore too
                inflater = zlib.decompressobj(window)
            try:
                piece = inflater.decompress(data, limit + 1)
            except zlib.error as error:
                if started or name != "deflate":
                    raise BodyError("the compressed answer is damaged") from error
                inflater = zlib.decompressobj(-zlib.MAX_WBITS)  # a bare stream, a common mistake
                started = True
                continue
            started = True
            yield piece
            data = inflater.unconsumed_tail or inflater.unused_data
    if started and not inflater.eof:
        raise BodyError("the compressed answer ends too soon")
