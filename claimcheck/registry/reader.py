"""One file of a registry to its items, with the place of each and every problem of the file."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from claimcheck.model.registry import Origin
from claimcheck.model.validation import Model, shown, validate
from claimcheck.registry.conflict import conflict_in
from claimcheck.registry.items import NOUNS, FileItems, about_key
from claimcheck.registry.problems import invalid_input
from claimcheck.registry.yaml_errors import explain
from claimcheck.registry.yaml_events import DataReader
from claimcheck.registry.yaml_nodes import (
    NestingError,
    in_our_words,
    length,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.registry.source_text import SourceText


def read_items(source: SourceText, key: str, model: type[Model]) -> FileItems[Model]:
    """Read the list under the top-level ``key`` of a file, or its lines, as values of ``model``.

    Args:
        source: The file.
        key: ``claims`` or ``sources``.
        model: What the items are.
    """
    if source.json_form:
        from claimcheck.registry.json_reader import read_json

        return read_json(source, key, model)
    return _FileReader(source, key, model).read()


class _Faulty(NamedTuple):
    """An item that is no value of the model: its number, what to call it, and the reasons."""

    number: int
    label: str
    faults: list[Finding]


class _FileReader(Generic[Model]):
    """Goes once through the events of a file; after an error, item by item through the rest.

    Lines and columns count from 0 here.
    """

    def __init__(self, source: SourceText, key: str, model: type[Model]) -> None:
        self._source = source
        self._key = key
        self._model = model
        self._noun = NOUNS[key]
        self._findings: list[Finding] = []
        self._text = source.text  # that is parsed: the whole, or one item
        self._first_line = 0  # of that text
        self._first_dash: tuple[int, int] | None = None  # its line and column
        self._starts: list[int] = []  # line of each item
        self._good: list[tuple[int, Model]] = []  # number of an item, and its value
        self._faulty: list[_Faulty] = []

    def read(self) -> FileItems[Model]:
        try:
            self._read_file()
        except (yaml.YAMLError, NestingError) as error:
            self._read_rest(error)
        spans = [
            (start, max(start + 1, end))
            for start, end in pairwise((*self._starts, self._source.line_count))
        ]
        self._report_faults(spans)
        if self._findings and (conflict := conflict_in(self._source)) is not None:
            return FileItems(findings=[conflict])
        origins = [self._origin(*spans[number]) for number, _ in self._good]
        return FileItems([item for _, item in self._good], origins, self._findings)

    def _read_file(self) -> None:
        data = self._data_reader()
        root = data.begin()
        if root is None or (type(root) is ScalarEvent and not root.value):
            self._report_no_items()
        elif type(root) is MappingStartEvent:
            data.enter(root)
            self._read_root(data)
            data.leave(root, None)
        else:
            data.value(root)
            shape = "a list" if type(root) is SequenceStartEvent else "a text"
            self._report(
                f"the file is {shape}, not a mapping with the key {self._key!r}",
                f"put {self._key}: on a line of its own above the list, and indent the list",
                root,
                to_end=True,
            )
        if root is not None:
            data.finish()
            data.report_unused()

    def _read_root(self, data: DataReader) -> None:
        found = False
        for event in data.until(MappingEndEvent):
            name = data.key(event)
            value = data.next()
            if name == self._key and not found:
                found = True
                self._read_list(data, value)
                continue
            data.value(value)
            if name is not None:
                self._report_key(name, event)
        if not found and not self._findings:
            self._report_no_items()

    def _read_list(self, data: DataReader, event: Any) -> None:
        if type(event) is not SequenceStartEvent:
            data.value(event)
            if type(event) is not ScalarEvent or event.value:
                help_text = f"begin each {self._noun} with '- id:'"
                self._report(f"{self._key!r} must be a list", help_text, event, to_end=True)
            return
        data.enter(event)
        if not event.flow_style:
            mark: Any = event.start_mark
            self._first_dash = (mark.line + self._first_line, mark.column)
        for item in data.until(SequenceEndEvent):
            self._take(item, data)
        data.leave(event, None)

    def _take(self, event: Any, data: DataReader) -> None:
        """Read the item that begins with ``event``."""
        number = len(self._starts)
        known = len(self._findings)
        self._starts.append(self._dash_line(event.start_mark))
        value = data.value(event)
        if not isinstance(value, dict):
            if len(self._findings) == known:
                self._report(
                    f"a {self._noun} must be a mapping that begins with an id",
                    "write it as '- id: a-stable-name', with a space after the colon",
                    event,
                    to_end=self._first_dash is not None,  # in brackets, the next one follows
                )
            return
        result = validate(self._model, value)
        if isinstance(result, list):
            named = value.get("id")
            label = f"{self._noun} {shown(named)}: " if isinstance(named, str) and named else ""
            self._faulty.append(_Faulty(number, label, result))
        elif len(self._findings) == known:
            self._good.append((number, result))

    def _dash_line(self, mark: Any) -> int:
        """Return the line of the dash that begins an item; in brackets, of the item itself."""
        line: int = mark.line + self._first_line
        if self._first_dash is None:
            return line
        first, column = self._first_dash
        if mark.column == column + 2 and self._text[mark.index - 2] == "-":
            return line  # as nearly all are written, and without a search for lines
        above = line
        while above > first and self._source.line(above)[column : column + 1] != "-":
            above -= 1
        return above

    def _read_rest(self, error: yaml.YAMLError | NestingError) -> None:
        """Read the item that was begun last, and those after it, each as a text of its own.

        What is wrong with the file is then wrong with some of them; where each can be read by
        itself, ``error`` is told besides.
        """
        pieces = list(self._pieces())
        if pieces:
            self._forget_from(pieces[0])
        broken = False
        for start, end in pairwise((*pieces, self._source.line_count)):
            try:
                self._read_piece(start, end)
            except (yaml.YAMLError, NestingError) as each:
                self._explain(each, start, end)
                broken = True
                # What the item lacks may stand on the lines that could not be read.
                self._faulty = [it for it in self._faulty if self._starts[it.number] < start]
                if start not in self._starts[-1:]:
                    self._starts.append(start)  # it broke before the parser told of the item
        if not broken:
            self._explain(error, 0, self._source.line_count)

    def _pieces(self) -> Iterator[int]:
        """Yield the lines from the item that was begun last on in which an item begins."""
        if self._first_dash is None:
            return
        first, column = self._first_dash
        begins = re.compile(rf" {{{column}}}-(?:[ \t]|$)").match
        for line in range(max(self._starts, default=first), self._source.line_count):
            if begins(self._source.line(line)):
                yield line

    def _forget_from(self, line: int) -> None:
        """Forget all that was read on this line and below."""
        count = bisect_left(self._starts, line)
        del self._starts[count:]
        self._good = [each for each in self._good if each[0] < count]
        self._faulty = [each for each in self._faulty if each.number < count]
        self._findings = [each for each in self._findings if each.location.line <= line]

    def _read_piece(self, start: int, end: int) -> None:
        self._text, self._first_line = self._source.lines(start, end), start
        data = self._data_reader()
        self._read_list(data, data.begin())
        data.finish()

    def _data_reader(self) -> DataReader:
        return DataReader(self._text, self._report, self._first_line)

    def _report_faults(self, spans: Sequence[tuple[int, int]]) -> None:
        """Report why items are no values of the model, each reason at its place."""
        if not self._faulty:
            return
        from claimcheck.registry.places import FilePlaces

        places = FilePlaces(self._source, self._key)
        for number, label, faults in self._faulty:
            for fault in faults:
                target = fault.at[0]
                at = places.locate(target.path, number, *spans[number], at_key=target.at_key)
                self._findings.append(invalid_input(label + fault.message, fault.help, at))

    def _explain(self, error: yaml.YAMLError | NestingError, start: int, end: int) -> None:
        """Report an error in the text that these lines hold."""
        if isinstance(error, yaml.YAMLError):
            error = in_our_words(error, self._source.lines(start, end))
        self._findings.append(explain(error, self._source, start))

    def _report(self, message: str, help_text: str, event: Any, *, to_end: bool = False) -> None:
        """Report a problem with what begins with ``event``, or with its line from there on."""
        mark: Any = event.start_mark
        marked = None if to_end else length(event)
        location = self._source.location(mark.line + self._first_line, mark.column, marked)
        self._findings.append(invalid_input(message, help_text, location))

    def _report_no_items(self) -> None:
        location = self._source.location(0, 0, 1)
        problem = invalid_input(
            f"the file has no {self._key}", f"begin it with the line {self._key}:", location
        )
        self._findings.append(problem)

    def _report_key(self, name: str, event: Any) -> None:
        """Report a key of the file that is not the one list of items."""
        key = self._key
        if name == key:
            message, help_text = f"repeats the key {key!r}", "join the two lists under one key"
        else:
            message, help_text = about_key(name, key)
        self._report(message, help_text, event)

    def _origin(self, start: int, end: int) -> Origin:
        return Origin(self._source.path, start + 1, end + 1)
