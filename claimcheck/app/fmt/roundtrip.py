"""YAML to a tree that keeps comments and styles, and back, with ruamel.yaml.

As everywhere in a registry, a scalar is the text that stands there: nothing is resolved to a
number, a truth value or a day, so nothing is written differently from how it was read.
"""

from __future__ import annotations

import io
import sys
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

INDENT = 2
"""Columns by which a mapping, and the dash of a list, stand under their key."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_NEVER_WRAP = sys.maxsize
_TAGS = {name: Tag(suffix=f"tag:yaml.org,2002:{name}") for name in ("null", "str", "seq", "map")}


class _TextResolver(VersionedResolver):
    """Takes a scalar for its text, or for nothing where nothing stands."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode:
            return _TAGS["null" if implicit[0] and value in _NULLS else "str"]
        return _TAGS["seq" if kind is SequenceNode else "map"]


def _yaml() -> Any:
    yaml = YAML()
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = _NEVER_WRAP
    yaml.indent(mapping=INDENT, sequence=2 * INDENT, offset=INDENT)
    return yaml


def load(text: str) -> Any:
    """Return the tree of ``text``.

    Raises:
        YAMLError: It is not YAML, as ruamel.yaml sees it.
    """
    return _yaml().load(text)


def dump(tree: Any) -> str:
    """Return the text of a tree; lines are not wrapped but where the tree says so."""
    buffer = io.StringIO()
    _yaml().dump(tree, buffer)
    return buffer.getvalue()
