"""Items of a registry as JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.registry import Item


def lines(items: Iterable[Item]) -> str:
    """Return a line of JSON for each item; what its file leaves out is left out."""
    return "".join(f"{each.model_dump_json(exclude_defaults=True)}\n" for each in items)
