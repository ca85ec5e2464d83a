"""The events of PyYAML's parser to plain data, read as it was written.

PyYAML's safe loader turns ``no`` into False, ``1.10`` into 1.1 and ``12:30`` into 750, and keeps
the last of two equal keys without a word. A registry holds texts, ids and dates only, so every
scalar is taken exactly as written here, and what cannot be is refused. No tree of nodes is built:
that would take most of the time and the memory of a load, and almost no node is ever asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml.composer import ComposerError
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from claimcheck.registry.yaml_nodes import MAX_DEPTH, NULLS, BaseLoader, NestingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_ALIASED = 10_000
"""Values that aliases may repeat in one document, so that nested anchors cannot blow up."""

_NO_TAGS = (None, "!")

_FREE_TEXTS = frozenset(("text", "quote", "exact", "prefix", "suffix", "title", "note"))
"""Keys whose texts may well hold a number sign."""

_NUMBER_SIGN = re.compile(r"(?<![ \t]) #(?=[^\s#])")
"""What YAML takes for a comment and a writer hardly meant as one: *Berth #4*, *the #1 harbour*. Two
spaces set a comment apart, as ``fmt`` writes it, and so does one behind the sign."""


class DataReader:
    """Reads the one document of a text, value by value, as dicts, lists, texts and None.

    Attributes:
        next: Returns the next event.
    """

    def __init__(
        self, text: str, report: Callable[[str, str, Any], None], first_line: int = 0
    ) -> None:
        """Take the text, and what to call for each problem: with message, next step and event.

        It stands from the 0-based line ``first_line`` of its file on.

        Raises:
            yaml.YAMLError: The text holds characters that YAML refuses.
        """
        self.next: Callable[[], Any] = BaseLoader(text).get_event
        self._report = report
        self._text = text
        self._has_number_sign = _NUMBER_SIGN.search(text) is not None
        self._first_line = first_line
        self._depth = 0
        self._anchors: dict[str, Any] = {}
        self._unused: dict[str, Any] = {}
        self._repeated = 0

    def begin(self) -> Any:
        """Return the event with which the document's value begins; None where there is none.

        Raises:
            yaml.YAMLError: The text is not YAML.
        """
        self.next()
        return None if isinstance(self.next(), StreamEndEvent) else self.next()

    def finish(self) -> None:
        """Make sure that nothing follows the document's value.

        Raises:
            yaml.YAMLError: What follows is another document, or no YAML.
        """
        self.next()
        event = self.next()
        if event is not None and not isinstance(event, StreamEndEvent):
            context = "expected a single document in the stream"
            raise ComposerError(context, None, "but found another document", event.start_mark)

    def report_unused(self) -> None:
        """Report each unused anchor: it is likely a text that begins with & and a word."""
        for event in self._unused.values():
            self._report(
                f"&{event.anchor} is read as an anchor, and nothing refers to it",
                "put the whole text in quotes, or remove the anchor",
                event,
            )

    def value(self, event: Any) -> Any:
        """Return the value that begins with ``event``; None, or a part, for what was reported.

        Raises:
            yaml.YAMLError: The text is not YAML.
            NestingError: It nests deeper than ``MAX_DEPTH``.
        """
        kind = type(event)
        if kind is ScalarEvent:
            text = event.value
            if event.tag is not None or event.anchor is not None:
                self._check_tag(event)
                self._name(event, text)
            return None if text in NULLS and event.implicit[0] else text
        if kind is AliasEvent:
            return self._repeat(event)
        self.enter(event)
        data = self._mapping() if kind is MappingStartEvent else self._list()
        self.leave(event, data)
        return data

    def until(self, end: type[Event]) -> Iterator[Any]:
        """Yield each event that begins a value or a key of the list or mapping that was entered.

        Whoever takes it has read the value before the next one comes.
        """
        while type(event := self.next()) is not end:
            yield event

    def enter(self, event: Any) -> None:
        """Begin a list or a mapping.

        Raises:
            yaml.YAMLError: Its anchor stands twice.
            NestingError: It is nested too deeply.
        """
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise NestingError(event.start_mark)
        if event.tag is not None or event.anchor is not None:
            self._check_tag(event)
            self._name(event, event)

    def leave(self, event: Any, data: object) -> None:
        """End the list or mapping that began with ``event`` and turned out to be ``data``."""
        self._depth -= 1
        if event.anchor is not None:
            self._anchors[event.anchor] = data

    def key(self, event: Any) -> str | None:
        """Return the key that begins with ``event``; None where it was refused.

        Raises:
            yaml.YAMLError: The text is not YAML.
            NestingError: It nests deeper than ``MAX_DEPTH``.
        """
        if type(event) is ScalarEvent:
            key: str = event.value
            if event.anchor is not None:
                self._name(event, key)
        elif isinstance(data := self.value(event), str):
            key = data
        else:
            self._report("a list or a mapping is used as a key", "use a plain word", event)
            return None
        if key == "<<":
            message = "<< is a merge key, which a registry does not take"
            self._report(message, "write the keys out", event)
            return None
        return key

    def _mapping(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, Any] = {}
        following, read_key, read_value = self.next, self.key, self.value
        while type(event := following()) is not MappingEndEvent:
            key = read_key(event)
            begun = following()
            value = read_value(begun)
            if self._has_number_sign and key in _FREE_TEXTS:
                self._check_end(begun)
            if key in first:
                line = first[key].start_mark.line + self._first_line + 1
                message = f"the key {key!r} is on line {line} already"
                remedy = "keep one of the two, or begin the first key of a new item with '- '"
                self._report(message, remedy, event)
            elif key is not None:
                first[key] = event
                data[key] = value
        return data

    def _list(self) -> list[Any]:
        data: list[Any] = []
        following, read_value = self.next, self.value
        while type(event := following()) is not SequenceEndEvent:
            data.append(read_value(event))
        return data

    def _check_end(self, event: Any) -> None:
        """Report a text without quotes that ends where a number sign begins a comment."""
        if type(event) is not ScalarEvent or not event.implicit[0]:
            return
        sign = _NUMBER_SIGN.match(self._text, event.end_mark.index)  # type: ignore[union-attr]
        if sign is not None:
            word = self._text[sign.end() - 1 : sign.end() + 20].split()[0]
            self._report(
                f"the text ends before {word}, which YAML reads as a comment",
                "put the whole text in quotes; where it is a comment, write a space behind the #",
                event,
            )

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _NO_TAGS:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message = f"{tag} is read as a tag, which a registry has not"
            self._report(message, "put the whole text in quotes, or remove the tag", event)

    def _name(self, event: Any, data: object) -> None:
        """Remember what the anchor of an event stands for; the event itself while it is open."""
        if event.anchor is None:
            return
        if event.anchor in self._anchors:
            raise ComposerError(
                "found duplicate anchor", None, "second occurrence", event.start_mark
            )
        self._anchors[event.anchor] = data
        if type(event) is ScalarEvent:
            self._unused[event.anchor] = event

    def _repeat(self, event: Any) -> Any:
        """Return what an alias stands for."""
        if event.anchor not in self._anchors:
            raise ComposerError(None, None, "found undefined alias", event.start_mark)
        self._unused.pop(event.anchor, None)
        data = self._anchors[event.anchor]
        if isinstance(data, Event):
            message = "an alias stands for something that contains it"
            self._report(message, "write the value out", data)
            return None
        if self._repeated <= MAX_ALIASED:
            self._count(data)
            if self._repeated > MAX_ALIASED:
                message = f"aliases repeat more than {MAX_ALIASED:,} values"
                self._report(message, "write the values out instead of nesting anchors", event)
        return data if self._repeated <= MAX_ALIASED else None

    def _count(self, data: object) -> None:
        """Count the values that an alias repeats, as far as there may be more of them."""
        waiting = [data]
        while waiting and self._repeated <= MAX_ALIASED:
            each = waiting.pop()
            if isinstance(each, (dict, list)):
                self._repeated += 1 + len(each)
                waiting.extend(each.values() if isinstance(each, dict) else each)


def read_data(text: str) -> tuple[Any, list[str]]:
    """Return the data of a text, and the messages of what is wrong with it as YAML.

    An anchor that nothing refers to is not: only a registry has no use for it.

    Raises:
        yaml.YAMLError: The text is not YAML.
        NestingError: It nests deeper than ``MAX_DEPTH``.
    """
    problems: list[str] = []
    reader = DataReader(text, lambda message, *_: problems.append(message))
    event = reader.begin()
    data = reader.value(event) if event is not None else None
    if event is not None:
        reader.finish()
    return data, problems
