"""Subtitles in TTML (DFXP), which are XML (https://www.w3.org/TR/ttml2/)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors._cues import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors._xml_tree import Element

_CLOCK = re.compile(r"(\d{1,4}):(\d\d):(\d\d(?:\.\d{1,6})?)(?::\d+)?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)(h|ms|m|s|t)")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "t": 0.0000001}
"""Of a unit; a tick is what most programs that write them take it for."""
_PAUSE_SECONDS = 2.0
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u2019\u201d\u00bb)\]]*\Z")


def cues_of(root: Element) -> Iterator[Said]:
    """Yield the words of each cue; a pause after a sentence begins a block."""
    last, end = "", 0.0
    for cue in root.all("p"):
        start = _seconds(cue.attributes.get("begin", "")) or 0.0
        words = " ".join(_shown(cue).split())
        if not words:
            continue
        paused = start - end >= _PAUSE_SECONDS
        yield Said(start, words, not last or (paused and _SENTENCE_END.search(last) is not None))
        last, end = words, _seconds(cue.attributes.get("end", "")) or start


def _shown(element: Element) -> str:
    """Return the text in a cue, whose lines are parted."""
    return "".join(
        part if isinstance(part, str) else " " if part.name == "br" else _shown(part)
        for part in element.parts
        if isinstance(part, str) or part.name != "metadata"
    )


def _seconds(time: str) -> float | None:
    """Return a time in seconds; None where it is none that is known."""
    if (clock := _CLOCK.fullmatch(time)) is not None:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3])
    offset = _OFFSET.fullmatch(time)
    return float(offset[1]) * _SECONDS[offset[2]] if offset is not None else None
