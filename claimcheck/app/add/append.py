"""Appends items to a file of the registry; every byte that stands there stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.registry.edit.append import added_text, appended
from claimcheck.registry.source_text import decoded, display_path
from claimcheck.storage.atomic import swap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def append(
    path: Path, key: str, items: Sequence[Mapping[str, Any]], *, dry_run: bool = False
) -> str:
    """Append items to a file, in one step, and return the text that was added.

    Args:
        path: The file; its items need not be in canonical form.
        key: ``claims`` or ``sources``.
        items: The items as plain data.
        dry_run: Whether to write nothing.

    Raises:
        ClaimcheckError: An item is not well-formed, or the file cannot be appended to.
        InvalidInputError: The file is not well-formed.
        ChangedMeanwhileError: The file was changed while this was made.
    """
    before = decoded(path)
    after = appended(before, display_path(path), key, items)
    if after != before and not dry_run:
        swap(path, before.encode(), after.encode())
    return added_text(before, after, key)
