"""One file of a registry to its items, with the place of each and every problem of the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple

import yaml

from claimcheck.model.registry import Origin
from claimcheck.registry.chunks import Chunk, anchors_in, batches, cut, is_flat, stays_inside
from claimcheck.registry.problems import invalid_input
from claimcheck.registry.validation import Model, did_you_mean, validate
from claimcheck.registry.yaml_errors import explain
from claimcheck.registry.yaml_nodes import (
    Converter,
    NestingError,
    compose,
    find_node,
    node_length,
    unused_anchors,
)

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.registry.source_text import SourceText

_NOUNS = {"claims": "claim", "sources": "source"}


@dataclass
class Reading(Generic[Model]):
    """What one file holds.

    Attributes:
        items: The items that are well-formed.
        origins: Where each of them was written.
        findings: What is wrong with the others, or with the file.
    """

    items: list[Model] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_items(source: SourceText, key: str, model: type[Model]) -> Reading[Model]:
    """Read the list under the top-level ``key`` of a file as values of ``model``.

    Args:
        source: The file.
        key: ``claims`` or ``sources``.
        model: What the items are.
    """
    return _FileReader(source, key, model).read()


class Span(NamedTuple):
    """0-based lines of a file: the first, and the one after the last."""

    start: int
    end: int


class _UncuttableError(Exception):
    """The items of the file cannot be read one by one after all."""


class _FileReader(Generic[Model]):
    def __init__(self, source: SourceText, key: str, model: type[Model]) -> None:
        self._source = source
        self._key = key
        self._model = model
        self._noun = _NOUNS[key]
        self._reading: Reading[Model] = Reading()

    def read(self) -> Reading[Model]:
        chunks = cut(self._source.text, self._key)
        if chunks is None:
            self._read_whole(None)
            return self._reading
        try:
            for batch in batches(chunks):
                self._read_batch(batch)
        except _UncuttableError:
            self._reading = Reading()
            self._read_whole(chunks)
        return self._reading

    def _read_batch(self, batch: list[Chunk]) -> None:
        text = "".join([chunk.text for chunk in batch])
        if not all(map(stays_inside, batch)):
            raise _UncuttableError
        offset = batch[0].line
        try:
            root = compose(text, flat=all(map(is_flat, batch)))
        except (yaml.YAMLError, NestingError):
            raise _UncuttableError from None
        if not isinstance(root, yaml.SequenceNode) or len(root.value) != len(batch):
            raise _UncuttableError
        self._refuse_lost_words(text, offset)
        converter = self._converter(offset)
        for chunk, node in zip(batch, root.value, strict=True):
            if not chunk.line <= node.start_mark.line + offset < _end(chunk):
                raise _UncuttableError
            self._take(node, converter, offset, Span(chunk.line, _end(chunk)))

    def _read_whole(self, chunks: list[Chunk] | None) -> None:
        try:
            root = compose(self._source.text)
        except (yaml.YAMLError, NestingError) as error:
            if chunks is None or not self._read_one_by_one(chunks):
                self._reading.findings.append(explain(error, self._source))
            return
        self._refuse_lost_words(self._source.text, 0)
        items = self._item_nodes(root)
        nodes: list[yaml.Node] = items.value if items is not None else []
        converter = self._converter(0)
        starts = [self._dash_line(node, items) for node in nodes]
        last = self._source.line_of(len(self._source.text)) + 1
        for node, start, after in zip(nodes, starts, [*starts[1:], last], strict=False):
            self._take(node, converter, 0, Span(start, max(after, start + 1)))

    def _refuse_lost_words(self, text: str, offset: int) -> None:
        """Report each text that begins with & and a word: YAML takes the word for an anchor."""
        if not anchors_in(text):
            return
        for event in unused_anchors(text):
            mark = event.start_mark
            self._report(
                f"&{event.anchor} is read as an anchor, and nothing refers to it",
                "put the whole text in quotes, or remove the anchor",
                mark.line + offset,
                mark.column,
                len(event.anchor) + 1,
            )

    def _read_one_by_one(self, chunks: list[Chunk]) -> bool:
        """Report each item of a broken file by itself; tell whether the break was found."""
        reading = self._reading
        broken = False
        for chunk in chunks:
            try:
                root = compose(chunk.text)
            except (yaml.YAMLError, NestingError) as error:
                reading.findings.append(explain(error, self._source, chunk.line))
                broken = True
                continue
            if isinstance(root, yaml.SequenceNode) and len(root.value) == 1:
                span = Span(chunk.line, _end(chunk))
                self._take(root.value[0], self._converter(chunk.line), chunk.line, span)
        if not broken:
            self._reading = Reading()
        return broken

    def _item_nodes(self, root: yaml.Node | None) -> yaml.SequenceNode | None:
        """Return the list of items, or report why there is none."""
        key, noun = self._key, self._noun
        if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
            self._report(f"the file has no {key}", f"begin it with the line {key}:", 0, 0, 1)
            return None
        if not isinstance(root, yaml.MappingNode):
            shape = "a list" if isinstance(root, yaml.SequenceNode) else "a text"
            self._report(
                f"the file is {shape}, not a mapping with the key {key!r}",
                f"put {key}: on a line of its own above the list, and indent the list",
                root.start_mark.line,
                root.start_mark.column,
            )
            return None
        found: yaml.Node | None = None
        for key_node, value_node in root.value:
            if key_node.value == key and found is None:
                found = value_node
                continue
            other = next((each for each in _NOUNS if each == key_node.value), None)
            mark = key_node.start_mark
            if key_node.value == key:
                message, help_text = f"repeats the key {key!r}", "join the two lists under one key"
            elif other is not None:
                message = f"the key {other!r} does not belong in a file of {key}"
                help_text = f"move it to the file of {other}"
            else:
                message = f"unknown key {str(key_node.value)!r}"
                help_text = did_you_mean(str(key_node.value), [key]) or f"the only key is {key!r}"
            self._report(message, help_text, mark.line, mark.column, len(str(key_node.value)))
        if found is None:
            if not self._reading.findings:
                self._report(f"the file has no {key}", f"begin it with the line {key}:", 0, 0, 1)
            return None
        if isinstance(found, yaml.SequenceNode):
            return found
        if not (isinstance(found, yaml.ScalarNode) and not found.value):
            mark = found.start_mark
            self._report(
                f"{key!r} must be a list", f"begin each {noun} with '- id:'", mark.line, mark.column
            )
        return None

    def _dash_line(self, node: yaml.Node, items: yaml.SequenceNode | None) -> int:
        """Return the line of the dash that begins an item; in brackets, of the item itself."""
        line: int = node.start_mark.line
        if items is None or items.flow_style:
            return line
        column = items.start_mark.column
        for above in range(line, items.start_mark.line - 1, -1):
            if self._source.line(above)[column : column + 1] == "-":
                return above
        return line

    def _take(self, node: yaml.Node, converter: Converter, offset: int, span: Span) -> None:
        """Read one item whose node counts its lines from line ``offset`` of the file."""
        reading = self._reading
        known = len(reading.findings)
        data = converter.convert(node)
        if not isinstance(data, dict):
            if len(reading.findings) == known:
                self._report(
                    f"a {self._noun} must be a mapping that begins with an id",
                    "write it as '- id: a-stable-name', with a space after the colon",
                    node.start_mark.line + offset,
                    node.start_mark.column,
                )
            return
        value = validate(self._model, data)
        if not isinstance(value, list):
            if len(reading.findings) == known:
                reading.items.append(value)
                reading.origins.append(self._origin(span))
            return
        named = data.get("id")
        label = f"{self._noun} {named!r}: " if isinstance(named, str) and named else ""
        for fault in value:
            target = fault.at[0]
            key_node, value_node = find_node(node, target.path)
            shown = key_node if target.at_key else value_node
            self._report_node(offset, label + fault.message, fault.help, shown)

    def _origin(self, span: Span) -> Origin:
        return Origin(self._source.path, span.start + 1, span.end + 1)

    def _converter(self, offset: int) -> Converter:
        return Converter(partial(self._report_node, offset), offset)

    def _report_node(self, offset: int, message: str, help_text: str, node: yaml.Node) -> None:
        mark = node.start_mark
        self._report(message, help_text, mark.line + offset, mark.column, node_length(node))

    def _report(
        self, message: str, help_text: str, line: int, column: int, length: int | None = None
    ) -> None:
        location = self._source.location(line, column, length)
        self._reading.findings.append(invalid_input(message, help_text, location))


def _end(chunk: Chunk) -> int:
    return chunk.line + max(chunk.text.count("\n"), 1)
