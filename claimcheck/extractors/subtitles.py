"""Subtitles in SRT, WebVTT and SBV, and transcripts with times: the words that are spoken, joined.

A sentence runs from one cue into the next. A block ends where another voice begins, or after the
end of a sentence that a pause follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extractors._cues import Said, spoken
from claimcheck.extractors._pieces import text_of
from claimcheck.extractors._transcript import cues_of, is_transcript
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "subtitles-2"

_PAUSE_SECONDS = 2.0
"""A pause this long after the end of a sentence ends a block."""

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}[.,]\d{1,3})"
_TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*(?:-->|,)[ \t]*{_TIME}(?:[ \t].*)?$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>|^(?:>>+|[-\u2010-\u2015])\s*", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z0-9.:][^<>]*>|\{\\[^{}]*\}")
_STEPS = re.compile(r"<\d+:[\d:.]+>")
"""Times within a cue: captions that are rolled up, so that each repeats the line above it."""
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u2019\u201d\u00bb)\]]*\Z")


@dataclass(frozen=True, slots=True)
class _Cue:
    """What one cue shows, and when, in seconds."""

    start: float
    end: float
    text: str


def extract(body: bytes, charset: str | None) -> Document:
    """Return the words of all cues; what is not shown (notes, styles, numbers, times) is no text.

    Raises:
        ExtractionError: The bytes are binary, or hold no cue.
    """
    decoded = text_of(body, charset)
    text = decoded.text
    is_vtt = text.startswith("WEBVTT")
    cues = list(_cues(text, is_vtt=is_vtt))
    if not cues and is_transcript(text):
        return replace(spoken(cues_of(text)), guessed=decoded.guessed)
    if not cues:
        raise ExtractionError("the subtitles hold no cue")
    if is_vtt and _STEPS.search(text):
        cues = list(_unrolled(cues))
    return replace(spoken(_said(cues)), guessed=decoded.guessed)


def _cues(text: str, *, is_vtt: bool) -> Iterator[_Cue]:
    """Yield the cues in the order of the file."""
    timings = list(_TIMING.finditer(text))
    ends = [_begin(text, timing.start()) for timing in timings[1:]] + [len(text)]
    for timing, end in zip(timings, ends, strict=False):
        shown = text[timing.end() : max(end, timing.end())].strip("\n")
        if is_vtt:
            shown = _BLANK.split(shown, maxsplit=1)[0]
        yield _Cue(_seconds(*timing.group(1, 2, 3)), _seconds(*timing.group(4, 5, 6)), shown)


def _begin(text: str, timing: int) -> int:
    """Return where the cue of a timing begins: at the number or name above it, if it has one."""
    line = text.rfind("\n", 0, max(0, timing - 1)) + 1
    above = text[line : max(line, timing - 1)]
    alone = line == 0 or not text[text.rfind("\n", 0, line - 1) + 1 : line].strip()
    return line if above.strip() and (alone or above.strip().isdigit()) else timing


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))


def _unrolled(cues: list[_Cue]) -> Iterator[_Cue]:
    """Yield captions that roll up without the lines that stood in the cue before."""
    last = ""
    for cue in cues:
        lines = [line for line in cue.text.split("\n") if _words(line)]
        while lines and _words(lines[0]) == last:
            del lines[0]
        if lines:
            last = _words(lines[-1])
        yield _Cue(cue.start, cue.end, "\n".join(lines))


def _words(line: str) -> str:
    return " ".join(_TAG.sub("", line).split())


def _said(cues: list[_Cue]) -> Iterator[Said]:
    """Yield the words; a block begins at a change of voice, and after a pause between sentences."""
    shown = [cue for cue in cues if cue.text.strip()]
    last = ""
    voice = ""
    begins = True
    for before, cue in pairwise([_Cue(0, 0, ""), *shown]):
        paused = cue.start - before.end >= _PAUSE_SECONDS
        begins = begins or (paused and _SENTENCE_END.search(last) is not None)
        at = 0
        changes = list(_VOICE.finditer(cue.text))
        if len(changes) == 1 and _is_aside(changes[0], last, cue.text):
            changes = []
        for change in (*changes, None):
            words = _spoken(cue.text[at : change.start() if change is not None else None])
            if words:
                yield Said(cue.start, words, begins)
                last, begins = words, False
            if change is not None:
                at = change.end()
                begins = begins or change[1] is None or change[1] != voice
                voice = change[1] or ""


def _is_aside(change: re.Match[str], last: str, cue: str) -> bool:
    """Return whether a dash goes on with a sentence, rather than begin what another says."""
    following = cue[change.end() : change.end() + 1]
    goes_on = following.islower() or not following.isalnum()
    ended = not last or _SENTENCE_END.search(last) or last[-1] in "-\u2010\u2013\u2014\u2015"
    return change[0][0] not in "<>" and goes_on and not ended


def _spoken(text: str) -> str:
    """Return the words without tags."""
    return " ".join(unescape(_TAG.sub("", text)).split())
