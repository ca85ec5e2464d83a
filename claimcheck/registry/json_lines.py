"""A registry file that a machine writes: JSON Lines, an item on each line.

The model reads a line by itself, in one step. Where that ends without a value, or the line could
hold a key twice or a number (of which pydantic would keep the last, and a rounded one), it is read
again as plain data, slower: that decides, and says what is wrong. A number is taken as it is
written there, as it is in YAML.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Generic, NoReturn

from pydantic_core import from_json

from claimcheck.model.registry import Origin
from claimcheck.model.validation import IN_JSON, Model, shown, validate, value_of_json
from claimcheck.registry.conflict import conflict_in
from claimcheck.registry.items import NOUNS, FileItems
from claimcheck.registry.json_errors import AS_LINES, RepeatedKeyError, explain, mapping_of
from claimcheck.registry.json_places import LinePlaces
from claimcheck.registry.problems import invalid_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.registry.source_text import SourceText

_UNUSUAL = re.compile(r'"(?:\s+:|:\s*[-\dIN])')
"""A space before a colon, or behind one a number, or a word for one that is none in JSON."""

_ESCAPED_LETTER = "\\u00"

_BEGIN = 'write it as {"id": "a-stable-name"}'
_TEXT_FOR_MAPPING = re.compile(r'"(?:quote|author)"\s*:\s*"')
"""The keys that take a text for a mapping with one key."""


def read_lines(source: SourceText, key: str, model: type[Model]) -> FileItems[Model]:
    """Read a file that holds an item on each line; blank lines are none.

    Args:
        source: The file.
        key: ``claims`` or ``sources``.
        model: What the items are.
    """
    return _LinesReader(source, key, model).read()


class _LinesReader(Generic[Model]):
    """Goes once through the lines of a file. Lines and columns count from 0 here."""

    def __init__(self, source: SourceText, key: str, model: type[Model]) -> None:
        self._source = source
        self._key = key
        self._noun = NOUNS[key]
        self._model = model
        self._places = LinePlaces(source)
        self._read: FileItems[Model] = FileItems()
        self._broken = 0  # lines that are no JSON

    def read(self) -> FileItems[Model]:
        read, model, path = self._read, self._model, self._source.path
        text = self._source.text
        unusual = _is_unusual(text)
        for number, line in enumerate(_lines(text)):
            if not line or line.isspace():
                continue
            item = None if unusual and _is_unusual(line) else _plain(model, line)
            if item is None and (item := self._checked(number, line)) is None:
                if self._broken == 1 and not read.items and self._shows_another_form(line):
                    break
                continue
            read.items.append(item)
            read.origins.append(Origin(path, number + 1, number + 2))
        if read.findings and (conflict := conflict_in(self._source)) is not None:
            return FileItems(findings=[conflict])
        return read

    def _checked(self, number: int, line: str) -> Model | None:
        """Return the value that a line is; None, and why it is none is told."""
        try:
            data = _data_of(line)
        except (ValueError, RecursionError) as error:
            self._explain(error, number)
            return None
        if not isinstance(data, dict):
            self._report(
                f"a {self._noun} must be a mapping that begins with an id",
                f"{AS_LINES}: jq -c '.[]'" if isinstance(data, list) else _BEGIN,
                number,
                *self._places.span((), number),
            )
            return None
        value = validate(self._model, data, remedies=IN_JSON)
        if not isinstance(value, list):
            return value
        named = data.get("id")
        label = f"{self._noun} {shown(named)}: " if isinstance(named, str) and named else ""
        if self._key in data and "id" not in data:
            self._report(
                f"the line holds a list of {self._key}, and not a {self._noun}",
                f"{AS_LINES}: jq -c '.{self._key}[]'",
                number,
            )
            return None
        for fault in value:
            target = fault.at[0]
            at = self._places.locate(target.path, 0, number, number + 1, at_key=target.at_key)
            self._read.findings.append(invalid_input(label + fault.message, fault.help, at))
        return None

    def _explain(self, error: ValueError | RecursionError, number: int) -> None:
        """Report why a line is no data."""
        if isinstance(error, RepeatedKeyError):
            name = error.args[0]
            at = self._places.second(name, number)
            message = f"the key {name!r} is in this mapping already"
            self._report(message, "keep one of the two", number, *at)
            return
        self._broken += 1
        self._read.findings.append(explain(error, self._source, number))

    @staticmethod
    def _shows_another_form(line: str) -> bool:
        """Tell whether a line that is no JSON shows that no other line of the file is an item."""
        return line.strip() == "{" or not line.lstrip().startswith(("{", "#", "/"))

    def _report(
        self, message: str, help_text: str, number: int, column: int = 0, length: int | None = None
    ) -> None:
        location = self._source.location(number, column, length)
        self._read.findings.append(invalid_input(message, help_text, location))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, one at a time: together they take as much as the text."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _is_unusual(text: str) -> bool:
    """Tell whether keys of a text cannot be counted with certainty, or a number stands in it."""
    return _ESCAPED_LETTER in text or _UNUSUAL.search(text) is not None


def _plain(model: type[Model], line: str) -> Model | None:
    """Return the value that a line is; None where it is none, or a key may stand in it twice.

    As many keys as the values were given: then none of them repeats.
    """
    found = value_of_json(model, line)
    if found is None:
        return None
    value, names = found
    keys = line.count('":') + len(_TEXT_FOR_MAPPING.findall(line))
    return value if keys == names else None


def _data_of(line: str) -> Any:
    """Return the plain data that a line is, numbers as they are written.

    Raises:
        ValueError: It is not JSON, or repeats a key.
        RecursionError: It nests too deeply.
    """
    try:
        from_json(line, allow_inf_nan=False)  # which is stricter, and has a limit to nesting
    except ValueError as error:
        if "recursion limit" not in str(error):
            _DECODER.decode(line)  # which knows the place of most errors
        raise
    return _DECODER.decode(line)


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=mapping_of, parse_int=str, parse_float=str, parse_constant=_constant
)
