"""Reads a text with an importer, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.importers import IMPORTERS

if TYPE_CHECKING:
    from claimcheck.importers.base import Entry


def entries(how: str, text: str) -> list[Entry]:
    """Return what a file holds."""
    return list(IMPORTERS[how].read(text))


def one(how: str, text: str) -> dict[str, Any]:
    """Return the only item of a file, of which nothing was lost."""
    (entry,) = entries(how, text)
    assert not entry.losses, entry.losses
    return entry.item


def losses(how: str, text: str) -> list[tuple[int, str, str]]:
    """Return the line, key and words of everything that was lost."""
    return [
        (loss.line or entry.line, entry.key, loss.what)
        for entry in entries(how, text)
        for loss in entry.losses
    ]
