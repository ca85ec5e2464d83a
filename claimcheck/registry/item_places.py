"""The places in one file of the values of its items, for the few that are at fault."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.registry.yaml_nodes import NestingError, compose, find_node, item_node, length

if TYPE_CHECKING:
    from claimcheck.model.finding import Location, Target
    from claimcheck.registry.source_text import SourceText


class ItemPlaces:
    """Finds values in the items of a file; composes the lines of an item when it is asked for."""

    def __init__(self, source: SourceText, key: str) -> None:
        self._source = source
        self._key = key
        self._lines = (0, 0)  # of the item that was composed last
        self._item: yaml.Node | None = None

    def locate(self, target: Target, number: int, start: int, end: int, *, apart: bool) -> Location:
        """Return where a value of an item stands, or the nearest thing there is.

        Args:
            target: The value.
            number: Index of the item in the file.
            start: 0-based line on which the item begins.
            end: The one after its last.
            apart: Whether these lines hold nothing but the item.
        """
        node = self._apart(start, end) if apart else None
        first_line = start
        if node is None:  # it stands in brackets, or has an alias
            node = self._nodes[number] if number < len(self._nodes) else None
            first_line = 0
        if node is None:
            return self._source.location(start)
        key, value = find_node(node, target.path)
        shown = key if target.at_key else value
        mark: Any = shown.start_mark
        return self._source.location(mark.line + first_line, mark.column, length(shown))

    def _apart(self, start: int, end: int) -> yaml.Node | None:
        """Return the one item that these lines hold; composed once for all of its faults."""
        if self._lines != (start, end):
            self._lines, self._item = (start, end), item_node(self._source.lines(start, end))
        return self._item

    @cached_property
    def _nodes(self) -> list[yaml.Node]:
        """Return the nodes of all items; none where the file cannot be composed."""
        try:
            root = compose(self._source.text)
        except (yaml.YAMLError, NestingError):
            return []
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        return next((value.value for key, value in pairs if key.value == self._key), [])
