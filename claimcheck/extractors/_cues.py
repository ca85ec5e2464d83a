"""What is said in a recording, with when: cues joined into blocks of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.document import BLOCK_SEPARATOR, Document, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable


class Said(NamedTuple):
    """Some words, when they are said, and whether they begin a block."""

    seconds: float
    words: str
    begins: bool


def spoken(said: Iterable[Said]) -> Document:
    """Return the document of what is said: words of one block are joined by a space."""
    text: list[str] = []
    moments: list[Moment] = []
    at = 0
    begins = False
    for each in said:
        begins = begins or each.begins
        words = " ".join(each.words.replace("\x00", "").split())
        if not words:
            continue
        if text:
            text.append(BLOCK_SEPARATOR if begins else " ")
            at += len(text[-1])
        begins = False
        if not moments or moments[-1].seconds != int(each.seconds):
            moments.append(Moment(at, int(each.seconds)))
        text.append(words)
        at += len(words)
    return Document("".join(text), moments=tuple(moments))
