"""Reads the configuration of a registry from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.registry.config import PYPROJECT_NAME, Config, LoadedConfig
from claimcheck.registry.toml_text import TomlText
from claimcheck.registry.tree import DISK, Tree

if TYPE_CHECKING:
    from pathlib import Path

_TABLE_IN_PYPROJECT = ("tool", "claimcheck")


def read_config(path: Path, tree: Tree = DISK) -> LoadedConfig | None:
    """Read the configuration in a file; None for a ``pyproject.toml`` that has none.

    Args:
        path: The file.
        tree: What to read it from.

    Raises:
        ClaimcheckError: The file cannot be read.
        InvalidInputError: It is not TOML, or holds unknown keys or wrong values.
    """
    text = TomlText(path, tree)
    table = _TABLE_IN_PYPROJECT if path.name == PYPROJECT_NAME else ()
    data: Any = text.data
    for name in table:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    lines = text.lines(table)
    return LoadedConfig(text.model(Config, data, lines), text.source.path, lines)
