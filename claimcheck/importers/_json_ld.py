"""JSON-LD as plain values: names without their vocabulary, references by what they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ClaimcheckError
from claimcheck.importers.base import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOCABULARY = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)")

Node = dict[str, Any]
"""What JSON-LD says of one thing."""


class Graph:
    """The nodes of a document, found by type and by reference."""

    def __init__(self, document: Any) -> None:
        """Take in a document.

        Raises:
            ClaimcheckError: It nests too deep.
        """
        try:
            self.root = _plain(document)
        except RecursionError:
            raise ClaimcheckError("this is not JSON-LD: it nests too deep") from None
        self._named: dict[str, Node] = {}
        for node in self._nodes():
            name = node.get("@id")
            if isinstance(name, str) and len(node) > len(self._named.get(name, ())):
                self._named[name] = node

    def of_type(self, name: str) -> Iterator[Node]:
        """Yield the nodes of a type, in their order."""
        for node in self._nodes():
            if name in types(node):
                yield node

    def many(self, node: Node, *names: str) -> list[Any]:
        """Return the values that a node has under the first of these names that it has."""
        for name in names:
            values = _listed(node.get(name))
            if values:
                return [self._resolved(each) for each in values]
        return []

    def one(self, node: Node, *names: str) -> Any:
        """Return the first of these values; None where there is none."""
        return next(iter(self.many(node, *names)), None)

    def text(self, node: Node, *names: str) -> str | None:
        """Return the first of these values that is a text, or the name of a thing, on one line."""
        for name in names:
            for value in self.many(node, name):
                said = value.get("name", value.get("@id")) if isinstance(value, dict) else value
                if text := unmarked(_first(said)):
                    return text
        return None

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and len(value) <= 2:
            return self._named.get(value["@id"], value)
        return value

    def _nodes(self) -> Iterator[Node]:
        waiting = [self.root]
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                yield value
                waiting += reversed(list(value.values()))
            elif isinstance(value, list):
                waiting += reversed(value)


def types(node: Node) -> list[str]:
    """Return the types of a node, without their vocabulary."""
    named = (each for each in _listed(node.get("@type")) if isinstance(each, str))
    return [_VOCABULARY.sub("", each) for each in named]


def _plain(document: Any) -> Any:
    """Return a document with short keys, and without what only says what kind a value is."""
    if isinstance(document, list):
        return [_plain(each) for each in document]
    if not isinstance(document, dict):
        return document
    for wrapper in ("@value", "@list", "@set"):
        if wrapper in document:
            return _plain(document[wrapper])
    named = {_VOCABULARY.sub("", key): _plain(value) for key, value in document.items()}
    if "type" in named and "@type" not in named:  # contexts may name the keywords anew
        named["@type"] = named["type"]
    if "id" in named and "@id" not in named:
        named["@id"] = named["id"]
    return named


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [each for each in value if each not in (None, "", [], {})]
    return [] if value in (None, "", {}) else [value]


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value
