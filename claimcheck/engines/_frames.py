"""What two processes say to each other over a pipe: so many bytes, after their number.

Whoever sends may be under the control of what it read, so nothing that is received is executed,
and its length is judged before it is read.
"""

from __future__ import annotations

import struct
from enum import Enum
from typing import IO

_NUMBER = struct.Struct(">Q")


class Word(bytes, Enum):
    """How an answer begins; a second frame goes with each."""

    READY = b"ready"
    """The process has started."""
    DONE = b"done"
    """What was asked for follows: a document as the cache keeps it, or fields as JSON."""
    NO_TEXT = b"no-text"
    """There is no text to be had; why follows."""
    MEMORY = b"memory"
    """The system gave no more memory."""
    OUTPUT = b"output"
    """The text is longer than allowed."""
    BROKEN = b"broken"
    """The extractor raised what it should not; what follows."""


MOST_WORD = 16
"""Bytes of a word."""


class FrameError(Exception):
    """What came is longer than it may be."""


def send(stream: IO[bytes], *frames: bytes) -> None:
    """Write frames and see that they leave.

    Raises:
        OSError: Nobody reads them.
    """
    for frame in frames:
        stream.write(_NUMBER.pack(len(frame)))
        stream.write(frame)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes:
    """Read one frame.

    Raises:
        EOFError: The other side is gone.
        FrameError: It is longer than ``most`` bytes.
    """
    (length,) = _NUMBER.unpack(_exactly(stream, _NUMBER.size))
    if length > most:
        raise FrameError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
