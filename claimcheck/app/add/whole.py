"""What of an item can be kept where something of it cannot: one bad value costs only itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model.validation import validate
from claimcheck.registry.edit.values import MODELS

if TYPE_CHECKING:
    from claimcheck.importers.base import Entry, ListKey
    from claimcheck.model.finding import Finding, Path

_NEEDED = frozenset(("id", "title", "text", "kind"))
"""Keys without which nothing is a claim or a source."""


def kept(key: ListKey, entry: Entry) -> Any:
    """Return the claim or source that an entry is, without the values that cannot be.

    What is left out is written down in the entry, and so is why nothing could be kept; then it is
    lost, and None comes back.
    """
    while True:
        value = validate(MODELS[key], entry.item)
        if not isinstance(value, list):
            return value
        faults = {_cut(each): each for each in reversed(value)}
        for path, fault in faults.items():
            if not path or path[0] in _NEEDED:
                name = str(path[0]) if path else "\n"
                why = (each.what for each in entry.losses if each.what.startswith(name))
                entry.fail("; ".join((fault.message, *why)))
                return None
        for path in sorted(faults, key=_place, reverse=True):  # the last of a list goes first
            fault = faults[path]
            entry.lose(fault.message, entry.lines.get(path, 0))
            _remove(entry.item, path)


def _cut(fault: Finding) -> Path:
    """Return the least part of an item that can be left out for a fault to go."""
    path = fault.at[0].path
    if len(path) > 1 and isinstance(path[1], int):
        return path[:2]
    if path[:2] == ("asserted", "date") or path[:2] == ("asserted", "source"):
        return path[:2]
    return path[:1]


def _place(path: Path) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def _remove(item: Any, path: Path) -> None:
    *above, last = path
    for step in above:
        item = item[step]
    del item[last]
