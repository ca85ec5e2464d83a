"""CSL-YAML, as Pandoc reads it and Better BibTeX for Zotero writes it: items under references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.errors import ClaimcheckError
from claimcheck.importers._csl import items_of, sources_of
from claimcheck.registry.yaml_nodes import NestingError, compose, is_null

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.importers.base import Entry, ListKey

KEY: ListKey = "sources"


def read(text: str) -> Iterator[Entry]:
    """Yield each item as a source.

    Raises:
        ClaimcheckError: It is not YAML with a list of items, or one item.
    """
    try:
        root = compose(text)
    except NestingError as error:
        raise _refused(error.mark, "it nests too deep") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _refused(mark, getattr(error, "problem", None) or "not YAML") from None
    if root is None:
        return
    if isinstance(root, yaml.MappingNode) and len(root.value) > len(_names(root)):
        raise _refused(root.start_mark, "a key stands twice in it")
    items, path = items_of(_data(root, set()), "CSL-YAML")
    nodes = root
    for key in path:
        nodes = next(value for name, value in reversed(nodes.value) if name.value == key)
    listed = nodes.value if isinstance(nodes, yaml.SequenceNode) else [nodes]
    yield from sources_of(items, [node.start_mark.line + 1 for node in listed])


def _refused(mark: Any, why: str) -> ClaimcheckError:
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark is not None else ""
    return ClaimcheckError(
        f"this is not CSL-YAML: {where}{why}", help="mend that place, or export the file again"
    )


def _names(node: yaml.MappingNode) -> set[str]:
    return {str(key.value) for key, _ in node.value}


def _data(node: yaml.Node, seen: set[int]) -> Any:
    """Return what a node holds, every scalar as it is written.

    Raises:
        ClaimcheckError: It stands at two places, by an alias.
    """
    if id(node) in seen:
        raise _refused(node.start_mark, "an alias leads here, and what it repeats is not read")
    if isinstance(node, yaml.ScalarNode):
        return None if is_null(node) else node.value
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_data(each, seen) for each in node.value]
    return {str(key.value): _data(value, seen) for key, value in node.value}
