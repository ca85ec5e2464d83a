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
from claimcheck.model.finding import Edit, Location
from claimcheck.model.source import Source
from claimcheck.registry.json_places import JsonPlaces
from claimcheck.registry.tree import DISK, Tree
from claimcheck.registry.yaml_nodes import NestingError, compose, length

if TYPE_CHECKING:
    from claimcheck.model.finding import Path, Target
    from claimcheck.model.registry import Item, Origin, Registry
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
        node, first_line = self._node(number, start, end)
        if node is None:
            line = self._source.line(start)
            return self._source.location(start, len(line) - len(line.lstrip()))
        key, value = self._way(node, path)[-1]
        if at_key is None:
            at_key = not (isinstance(value, yaml.ScalarNode) and value.value)
        shown = key if at_key else value
        mark: Any = shown.start_mark
        return self._source.location(mark.line + first_line, mark.column, length(shown))

    def edit(
        self, path: Path, number: int, start: int, end: int, old: str, new: str
    ) -> Edit | None:
        """Return what writes another text in the place of one, in the style in which that stands.

        Args:
            path: The text in the item.
            number: As in ``locate``, and so are ``start`` and ``end``.
            start: The line on which the item begins.
            end: The one after its last.
            old: The text, white space aside.
            new: The other text.

        Returns:
            The edit; None where there is no such text, or it is written in an odd way.
        """
        from claimcheck.registry.edit.retext import retexted

        node, first_line = self._node(number, start, end)
        way = self._way(node, path) if node is not None else []
        value = way[-1][1] if len(way) == len(path) + 1 else None
        if not isinstance(value, yaml.ScalarNode) or value.value.split() != old.split():
            return None
        composed = self._source.lines(start, end) if first_line else self._source.text
        flow = any(isinstance(each, yaml.CollectionNode) and each.flow_style for _, each in way)
        written = retexted(composed, value, new, flow=flow)
        if written is None:
            return None
        mark: Any = value.start_mark
        *upper, last = written[0].split("\n")
        line = first_line + mark.line + 1
        end_column = (0 if upper else mark.column) + len(last) + 1
        place = (self._source.path, line, mark.column + 1, line + len(upper), end_column)
        return Edit(*place, *written)

    def _node(self, number: int, start: int, end: int) -> tuple[yaml.Node | None, int]:
        """Return the node of an item, and the 0-based line at which the text of it begins."""
        node = self._apart(start, end)
        if node is not None:
            return node, start
        # It stands in brackets, or has an alias.
        return (self._nodes[number] if number < len(self._nodes) else None), 0

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

    def _way(self, node: yaml.Node, path: Path) -> list[tuple[yaml.Node, yaml.Node]]:
        """Return the keys and values on the way that a path leads, as far as they exist.

        The first is the node itself, which is its own key.
        """
        way = [(node, node)]
        for step in path:
            above = way[-1][1]
            if above not in self._children:
                self._children[above] = _children_of(above)
            if step not in self._children[above]:
                break
            way.append(self._children[above][step])
        return way


class Places:
    """Finds the places of one registry's values; reads each file once."""

    def __init__(self, registry: Registry, tree: Tree = DISK) -> None:
        self._registry = registry
        self._tree = tree
        self._sources: dict[str, SourceText | None] = {}
        self._files: dict[str, FilePlaces | JsonPlaces] = {}

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

    def edit(self, target: Target, old: str, new: str) -> Edit | None:
        """Return what writes another text in the place of one; None where that is for a person."""
        item = target.item
        origin = self._registry.origin(item) if item is not None else None
        file = self._file(item, origin) if item is not None and origin is not None else None
        if file is None or origin is None:
            return None
        number, start, end = self._numbers[id(item)], origin.line - 1, origin.end_line - 1
        return file.edit(target.path, number, start, end, old, new)

    def _locate(self, target: Target) -> Location:
        item = target.item
        origin = self._registry.origin(item) if item is not None else None
        if item is None or origin is None:
            return Location("")
        file = self._file(item, origin)
        if file is None:
            return Location(origin.path, origin.line)
        number, start, end = self._numbers[id(item)], origin.line - 1, origin.end_line - 1
        path, at_key = target.path or ("id",), target.at_key or None
        return file.locate(path, number, start, end, at_key=at_key)

    def _file(self, item: Item, origin: Origin) -> FilePlaces | JsonPlaces | None:
        """Return the file of an item; None where it can no longer be read."""
        source = self.source(origin.path)
        if source is not None and origin.path not in self._files:
            key = "sources" if isinstance(item, Source) else "claims"
            kind = JsonPlaces if source.json_form else FilePlaces
            self._files[origin.path] = kind(source, key)
        return self._files.get(origin.path)

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
