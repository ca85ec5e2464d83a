"""A registry file that a machine writes: JSON Lines, an item on each line, or JSON, one mapping.

The model reads an item by itself, in one step. Where that ends without a value, or the item could
hold a key twice or a number (of which pydantic would keep the last, and a rounded one), it is read
again as plain data, slower: that decides, and says what is wrong. A number is taken as it is
written there, as it is in YAML.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Generic

from pydantic_core import from_json

from claimcheck.model.registry import Origin
from claimcheck.model.validation import IN_JSON, Model, shown, validate, value_of_json
from claimcheck.registry.conflict import conflict_in
from claimcheck.registry.items import NOUNS, FileItems, about_key
from claimcheck.registry.json_errors import AS_LINES, RepeatedKeyError, explain, mapping_of
from claimcheck.registry.json_places import JsonPlaces
from claimcheck.registry.json_spans import entries, item_spans, root_of
from claimcheck.registry.problems import invalid_input

if TYPE_CHECKING:
    from claimcheck.registry.source_text import SourceText

_UNUSUAL = re.compile(r'"(?:\s+:|:\s*[-\dIN])')
"""A space before a colon, or behind one a number, or a word for one that is none in JSON."""

_ESCAPED_LETTER = "\\u00"

_BEGIN = 'write it as {"id": "a-stable-name"}'
_TEXT_FOR_MAPPING = re.compile(r'"(?:quote|author)"\s*:\s*"')
"""The keys that take a text for a mapping with one key."""


def read_json(source: SourceText, key: str, model: type[Model]) -> FileItems[Model]:
    """Read a file that holds an item on each line, or a list of them under the one key.

    Blank lines are no items.

    Args:
        source: The file.
        key: ``claims`` or ``sources``.
        model: What the items are.
    """
    return _JsonReader(source, key, model).read()


class _JsonReader(Generic[Model]):
    """Goes once through the items of a file; offsets are those of its text."""

    def __init__(self, source: SourceText, key: str, model: type[Model]) -> None:
        self._source = source
        self._in_lines = source.json_form == "JSON Lines"
        self._key = key
        self._noun = NOUNS[key]
        self._model = model
        self._places = JsonPlaces(source, key)
        self._read: FileItems[Model] = FileItems()
        self._broken = 0  # items that are no JSON

    def read(self) -> FileItems[Model]:
        read, model, source = self._read, self._model, self._source
        text = source.text
        unusual = _is_unusual(text)
        for start, end in item_spans(source, self._key) if self._has_items() else ():
            written = text[start:end]
            item = None if unusual and _is_unusual(written) else _plain(model, written)
            if item is None and (item := self._checked(written, start)) is None:
                if self._broken == 1 and not read.items and self._shows_another_form(written):
                    break
                continue
            read.items.append(item)
            last = source.line_of(end)
            first = last if self._in_lines else source.line_of(start)
            read.origins.append(Origin(source.path, first + 1, last + 2))
        if read.findings and (conflict := conflict_in(source)) is not None:
            return FileItems(findings=[conflict])
        return read

    def _has_items(self) -> bool:
        """Tell whether items can be looked for; what is wrong with the file around them is told."""
        if self._in_lines:
            return True
        text, key = self._source.text, self._key
        as_mapping = f'write it as {{"{key}": […]}}'
        if not text.strip():
            self._report(f"the file has no {key}", as_mapping, 0, 1)
            return False
        try:
            _check_json(text)
        except RepeatedKeyError as error:
            self._report_repeated(error, 0, len(text))
            return False
        except (ValueError, RecursionError) as error:
            self._read.findings.append(explain(error, self._source))
            return False
        root = root_of(text)
        if text[root] != "{":
            shape = "a list, and not" if text[root] == "[" else "not"
            message = f"the file is {shape} a mapping with the key {key!r}"
            self._report(message, as_mapping, root, 1)
            return False
        found = False
        for each in entries(text, root):
            length = each.key_end - each.at
            if each.key == key and found:
                self._report(f"repeats the key {key!r}", "join the two lists", each.at, length)
            elif each.key == key:
                found = True
                if text[each.start] != "[":
                    help_text = f'write it as "{key}": []'
                    self._report(f"{key!r} must be a list", help_text, each.at, length)
            else:
                self._report(*about_key(each.key, key), each.at, length)
        if not found and not self._read.findings:
            self._report(f"the file has no {key}", as_mapping, root, 1)
        return found

    def _checked(self, written: str, start: int) -> Model | None:
        """Return the value that a text is; None, and why it is none is told."""
        end = start + len(written)
        try:
            data = _data_of(written)
        except RepeatedKeyError as error:
            self._report_repeated(error, start, end)
            return None
        except (ValueError, RecursionError) as error:
            self._broken += 1
            self._read.findings.append(explain(error, self._source, start, written))
            return None
        if not isinstance(data, dict):
            is_list = self._in_lines and isinstance(data, list)
            at = self._places.place((), start, end)
            message = f"a {self._noun} must be a mapping that begins with an id"
            help_text = f"{AS_LINES}: jq -c '.[]'" if is_list else _BEGIN
            self._read.findings.append(invalid_input(message, help_text, at))
            return None
        value = validate(self._model, data, remedies=IN_JSON)
        if not isinstance(value, list):
            return value
        named = data.get("id")
        label = f"{self._noun} {shown(named)}: " if isinstance(named, str) and named else ""
        if self._in_lines and self._key in data and "id" not in data:
            message = f"the line holds a list of {self._key}, and not a {self._noun}"
            self._report(message, f"{AS_LINES}: jq -c '.{self._key}[]'", start)
            return None
        for fault in value:
            target = fault.at[0]
            at = self._places.place(target.path, start, end, at_key=target.at_key)
            self._read.findings.append(invalid_input(label + fault.message, fault.help, at))
        return None

    def _report_repeated(self, error: RepeatedKeyError, start: int, end: int) -> None:
        message = f"the key {error.args[0]!r} is in this mapping already"
        at = self._places.second(error.args[0], start, end)
        self._read.findings.append(invalid_input(message, "keep one of the two", at))

    @staticmethod
    def _shows_another_form(line: str) -> bool:
        """Tell whether a line that is no JSON shows that no other line of the file is an item."""
        return line.strip() == "{" or not line.lstrip().startswith(("{", "#", "/"))

    def _report(self, message: str, help_text: str, at: int, length: int | None = None) -> None:
        location = self._source.location_at(at, length)
        self._read.findings.append(invalid_input(message, help_text, location))


def _is_unusual(text: str) -> bool:
    """Tell whether keys of a text cannot be counted with certainty, or a number stands in it."""
    return _ESCAPED_LETTER in text or _UNUSUAL.search(text) is not None


def _plain(model: type[Model], text: str) -> Model | None:
    """Return the value that a text is; None where it is none, or a key may stand in it twice.

    As many keys as the values were given: then none of them repeats.
    """
    found = value_of_json(model, text)
    if found is None:
        return None
    value, names = found
    keys = text.count('":') + len(_TEXT_FOR_MAPPING.findall(text))
    return value if keys == names else None


def _data_of(text: str) -> Any:
    """Return the plain data that a text is, numbers as they are written.

    Raises:
        ValueError: It is not JSON, or repeats a key.
        RecursionError: It nests too deeply.
    """
    _check_json(text)
    return _DECODER.decode(text)


def _check_json(text: str) -> None:
    """Refuse a text that is no JSON; numbers may be as long as they like.

    Raises:
        ValueError: It is not JSON, or repeats a key.
        RecursionError: It nests too deeply.
    """
    try:
        from_json(text, allow_inf_nan=False)  # which is stricter, and has a limit to nesting
    except ValueError as error:
        if "recursion limit" not in str(error):
            _DECODER.decode(text)  # which knows the place of most errors
        raise


_DECODER = json.JSONDecoder(object_pairs_hook=mapping_of, parse_int=str, parse_float=str)
