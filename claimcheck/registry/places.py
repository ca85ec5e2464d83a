"""The place of a value in an item, found when somebody asks for it.

Nothing is remembered of where each value stands while a registry is read, since almost no value is
ever pointed at; the lines of the one item that is are composed again instead.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from claimcheck.errors import ClaimcheckError
from claimcheck.model.finding import Location
from claimcheck.registry.tree import DISK, Tree
from claimcheck.registry.yaml_nodes import find_node, item_node, length

if TYPE_CHECKING:
    from claimcheck.model.finding import Target
    from claimcheck.model.registry import Registry
    from claimcheck.registry.source_text import SourceText


class Places:
    """Finds the places of one registry's values; reads each file once."""

    def __init__(self, registry: Registry, tree: Tree = DISK) -> None:
        self._registry = registry
        self._tree = tree
        self._sources: dict[str, SourceText | None] = {}

    def source(self, path: str) -> SourceText | None:
        """Return the text of a file by its shown path; None where it can no longer be read."""
        if path not in self._sources:
            try:
                self._sources[path] = self._tree.text(path)
            except ClaimcheckError:
                self._sources[path] = None
        return self._sources[path]

    def locate(self, target: Target) -> Location:
        """Return where a value stands, or the nearest thing there is, with its label."""
        return replace(self._locate(target), label=target.label)

    def _locate(self, target: Target) -> Location:
        item, path = target.item, target.path
        origin = self._registry.origin(item) if item is not None else None
        if origin is None:
            return Location("")
        source = self.source(origin.path)
        if source is None:
            return Location(origin.path, origin.line)
        first = origin.line - 1
        node = item_node(source.lines(first, origin.end_line - 1))
        if node is None:
            line = source.line(first)
            return source.location(first, len(line) - len(line.lstrip()))
        key, value = find_node(node, path or ("id",))
        shown = value if isinstance(value, yaml.ScalarNode) and value.value else key
        mark = shown.start_mark
        return source.location(first + mark.line, mark.column, length(shown))
