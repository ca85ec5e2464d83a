"""The place of a value in an item, found when somebody asks for it.

Nothing is remembered of where each value stands while a registry is read, since almost no value is
ever pointed at; the lines of the one item that is are composed again instead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.errors import ClaimcheckError
from claimcheck.model.finding import Location
from claimcheck.model.source import Source
from claimcheck.registry.tree import DISK, Tree
from claimcheck.registry.yaml_nodes import NestingError, compose, length

if TYPE_CHECKING:
    from claimcheck.model.finding import Path, Target
    from claimcheck.model.registry import Registry
    from claimcheck.registry.source_text import SourceText

_Children = dict[str | int, tuple[yaml.Node, yaml.Node]]
"""The key and the value of each child of a node; an element of a list is its own key."""


class FilePlaces:
    """Finds values in the items of one file; the item that was asked for last is at hand."""

    def __init__(self, source: SourceText, key: str) -> None:
        """Take a file, and the key of the list that its items are in."""
        self._source = source
        self._key = key
        self._lines = (0, 0)  # of the item that was composed last
        self._item: yaml.Node | None = None
        self._children: dict[yaml.Node, _Children] = {}  # of each of its nodes, when asked for

    def locate(
        self, path: Path, number: int, start: int, end: int, *, at_key: bool | None = None
    ) -> Location:
        """Return where a value of an item stands, or the nearest thing there is.

        Args:
            path: The value in the item.
            number: Index of the item in the file.
            start: 0-based line on which the item begins.
            end: The one after its last.
            at_key: Whether to point at the key; where None, it is for a list, a mapping or an empty
                text, of which little would be marked.
        """
        node, first_line = self._apart(start, end), start
        if node is None:  # it stands in brackets, or has an alias
            node = self._nodes[number] if number < len(self._nodes) else None
            first_line = 0
        if node is None:
            line = self._source.line(start)
            return self._source.location(start, len(line) - len(line.lstrip()))
        key, value = self._find(node, path)
        if at_key is None:
            at_key = not (isinstance(value, yaml.ScalarNode) and value.value)
        shown = key if at_key else value
        mark: Any = shown.start_mark
        return self._source.location(mark.line + first_line, mark.column, length(shown))

    def _apart(self, start: int, end: int) -> yaml.Node | None:
        """Return the one item of a list that these lines hold; None where they hold anything else.

        It is composed once for all that is asked about it.
        """
        if self._lines != (start, end):
            self._lines, self._item = (start, end), _item_node(self._source.lines(start, end))
            self._children = {}
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

    def _find(self, node: yaml.Node, path: Path) -> tuple[yaml.Node, yaml.Node]:
        """Return the key and the value that a path leads to, or the last on the way that exist."""
        found = (node, node)
        for step in path:
            children = self._children.get(found[1])
            if children is None:
                children = self._children[found[1]] = _children_of(found[1])
            if step not in children:
                break
            found = children[step]
        return found


class Places:
    """Finds the places of one registry's values; reads each file once."""

    def __init__(self, registry: Registry, tree: Tree = DISK) -> None:
        self._registry = registry
        self._tree = tree
        self._sources: dict[str, SourceText | None] = {}
        self._files: dict[str, FilePlaces] = {}

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
        item = target.item
        origin = self._registry.origin(item) if item is not None else None
        if item is None or origin is None:
            return Location("")
        source = self.source(origin.path)
        if source is None:
            return Location(origin.path, origin.line)
        if origin.path not in self._files:
            key = "sources" if isinstance(item, Source) else "claims"
            self._files[origin.path] = FilePlaces(source, key)
        start, end = origin.line - 1, origin.end_line - 1
        path = target.path or ("id",)
        file, number = self._files[origin.path], self._numbers[id(item)]
        return file.locate(path, number, start, end, at_key=target.at_key or None)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """Return the index of each item in its file, by the identity of the item."""
        found: dict[int, int] = {}
        registry, before = self._registry, Counter[str]()
        items = (*registry.claims, *registry.sources)
        origins = (*registry.claim_origins, *registry.source_origins)
        for item, origin in zip(items, origins, strict=False):
            found[id(item)] = before[origin.path]
            before[origin.path] += 1
        return found


def _item_node(text: str) -> yaml.Node | None:
    """Return the one item of the list that the lines of a file hold; None where they do not."""
    try:
        root = compose(text)
    except (yaml.YAMLError, NestingError):
        return None
    is_list = isinstance(root, yaml.SequenceNode) and not root.flow_style
    items: list[yaml.Node] = root.value if root is not None and is_list else []
    return items[0] if len(items) == 1 else None


def _children_of(node: yaml.Node) -> _Children:
    """Return the children of a node; of several with one key the first."""
    found: _Children = {}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                found.setdefault(key.value, (key, value))
    elif isinstance(node, yaml.SequenceNode):
        found.update({index: (child, child) for index, child in enumerate(node.value)})
    return found
