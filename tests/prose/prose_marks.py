"""Reads marks in short texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.prose import read_marks
from claimcheck.registry.source_text import SourceText

if TYPE_CHECKING:
    from claimcheck.model.mark import MarkedText


def marks_in(text: str, name: str = "text.md", *, every: bool = False) -> MarkedText:
    return read_marks(SourceText(name, text), every=every)


def marked(text: str, name: str = "text.md") -> list[tuple[str, str]]:
    """Return claim and sentence of each mark; there must be no fault."""
    found = marks_in(text, name)
    assert [each.message for each in found.faults] == []
    return [(each.claim, each.sentence.text) for each in found.marks]


def faults(text: str, name: str = "text.md") -> list[tuple[str, str]]:
    """Return the beginning of each fault's message, with what it is about."""
    return [(each.message.split(",")[0], each.place.marked) for each in marks_in(text, name).faults]
