"""Transcripts: plain text in which times stand before what is said, or on lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors._cues import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOCK = r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?"
_STAMP = re.compile(rf"^[ \t]*(?:[\[(]{_CLOCK}[\])]:?|{_CLOCK}(?=[ \t]*$))[ \t]*", re.MULTILINE)
"""A time in brackets at the beginning of a line, or one that is all of it."""

_FEWEST = 3
_LINES_FOR_ONE = 8
"""A transcript has a time at least this often, in lines that are not blank."""
_OF_LOGS = re.compile(r"<\S|\[\w|(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b")
"""How the messages of logs and chats begin, which have times too."""
_MOST_OF_LOGS = 0.2
_SPEAKER = re.compile(r"[^\W\d_][^\n:.!?]{0,40}:\s")


def is_transcript(text: str) -> bool:
    """Return whether times stand in a text as they do in transcripts: often, and rising."""
    stamps = list(_STAMP.finditer(text))
    lines = sum(not line.isspace() for line in text.splitlines())
    if len(stamps) < max(_FEWEST, lines / _LINES_FOR_ONE):
        return False
    logged = sum(_OF_LOGS.match(text, stamp.end()) is not None for stamp in stamps)
    if logged > _MOST_OF_LOGS * len(stamps):
        return False
    times = [_seconds(stamp) for stamp in stamps]
    return times == sorted(times) and times[0] < times[-1]


def cues_of(text: str) -> Iterator[Said]:
    """Yield what is said; a blank line or a speaker's name begins a block."""
    stamps = list(_STAMP.finditer(text))
    for line in text[: stamps[0].start()].splitlines():
        yield Said(_seconds(stamps[0]), line, begins=True)
    ends = [stamp.start() for stamp in stamps[1:]] + [len(text)]
    after_blank = True
    for stamp, end in zip(stamps, ends, strict=True):
        words = text[stamp.end() : end]
        for number, paragraph in enumerate(re.split(r"\n[ \t]*\n", words.strip())):
            begins = after_blank if number == 0 else True
            named = _SPEAKER.match(paragraph) is not None
            yield Said(_seconds(stamp), paragraph, begins=begins or named)
        after_blank = words.endswith(("\n\n", "\n \n"))


def _seconds(stamp: re.Match[str]) -> int:
    groups = stamp.group(1, 2, 3) if stamp[2] else stamp.group(4, 5, 6)
    hours, minutes, seconds = (int(group or 0) for group in groups)
    return hours * 3600 + minutes * 60 + seconds
