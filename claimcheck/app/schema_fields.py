"""What JSON Schema can say of each kind of field, and what docstrings say of it.

The loader takes every scalar exactly as it is written. An editor's YAML reader does not: it hands
over 1984 as a number and true as a truth value, so those are let through where the loader takes
the words. What JSON Schema cannot say (the check digit of an ISBN, days of the calendar, the port
of an address, whether an id is unique) is left to ``claimcheck check``.
"""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from claimcheck.model.dates import EDTF_PATTERN, EdtfDate
from claimcheck.model.fields import (
    ID_PATTERN,
    MAX_TEXT,
    Doi,
    Id,
    Ids,
    Isbn,
    IsoDate,
    Text,
    Url,
)
from claimcheck.model.selector import MAX_PATH, JsonPath, Number, Scalar
from claimcheck.registry.bounds import Bound
from claimcheck.registry.config import Paths
from claimcheck.registry.weakens import unmarked

if TYPE_CHECKING:
    from pydantic import BaseModel

_UNPRINTABLE = r"\x00-\x08\x0b-\x1f\x7f-\x9f"

_ID: dict[str, Any] = {
    "type": ["string", "integer", "boolean"],
    "pattern": ID_PATTERN,
    "maxLength": 100,
    "minimum": 0,
}
_TEXT: dict[str, Any] = {
    "type": ["string", "number", "boolean"],
    "pattern": rf"^[^{_UNPRINTABLE}]*[^\s{_UNPRINTABLE}][^{_UNPRINTABLE}]*$",
    "maxLength": MAX_TEXT,
}
_NAMED: tuple[tuple[Any, dict[str, Any]], ...] = (
    (Id, _ID),
    (Text, _TEXT),
    (
        IsoDate,
        {
            "type": ["string"],
            "format": "date",
            "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        },
    ),
    (
        EdtfDate,
        {"type": ["string", "integer"], "pattern": EDTF_PATTERN, "minimum": 1000, "maximum": 9999},
    ),
    (
        Url,
        {
            "type": ["string"],
            "pattern": rf"^[hH][tT][tT][pP][sS]?://[^\s/?#@:{_UNPRINTABLE}][^\s/?#@{_UNPRINTABLE}]*"
            rf"([/?#][^\s{_UNPRINTABLE}]*)?$",
            "maxLength": MAX_TEXT,
        },
    ),
    (
        Doi,
        {
            "type": ["string"],
            "pattern": rf"^10\.[0-9]{{4,9}}/[^\s{_UNPRINTABLE}]+$",
            "maxLength": MAX_TEXT,
        },
    ),
    (Scalar, _TEXT),
    (Number, {"type": ["number", "string"], "pattern": r"^[-+]?[0-9.,]+([eE][-+]?[0-9]+)?$"}),
    (JsonPath, {**_TEXT, "type": ["string"], "maxLength": MAX_PATH}),
    (
        Isbn,
        {
            "type": ["string", "integer"],
            "pattern": "^[- ]*([0-9][- ]*){9}([0-9Xx]|([0-9][- ]*){3}[0-9])[- ]*$",
            "maxLength": MAX_TEXT,
            "minimum": 0,
            "maximum": 9_999_999_999_999,
        },
    ),
    (Ids, {"type": ["array", "null"], "items": _ID}),
    (
        Paths,
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    ),
)
"""Kinds that pydantic's own schema says too little of, or too much."""

_SECTION = re.compile(r"^(Attributes|Example):\n((?:(?:    .*)?\n?)*)", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^(\w+): (.*(?:\n +.*)*)", re.MULTILINE)


def kind_of_field(model: type, name: str, generated: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the schema of one field must be; None where pydantic's own is right.

    Args:
        model: The model that has the field.
        name: The field.
        generated: Pydantic's own schema of it.
    """
    hint = unmarked(_hints(model)[name])
    for kind, schema in _NAMED:
        if hint == kind:
            return dict(schema)
        if kind in get_args(hint) and type(None) in get_args(hint):
            return {**schema, "type": [*schema["type"], "null"]}
    if name == "quote":  # a text, or a mapping; see the validator of Evidence.quote
        return {"anyOf": [dict(_TEXT), *generated["anyOf"]]}
    if name == "author":  # likewise
        listed = {"type": "array", "items": {"$ref": "#/$defs/Name"}}
        return {"anyOf": [dict(_TEXT), listed, {"type": "null"}]}
    if name == "where":  # from a column to what stands in it
        return {"type": "object", "additionalProperties": dict(_TEXT)}
    if name == "evidence":
        return {**generated, "type": ["array", "null"]}
    return None


def bound_of_field(model: type[BaseModel], name: str) -> dict[str, Any]:
    """Return what the schema of a setting adds, since the file of a registry may only narrow it."""
    field = model.model_fields[name]
    bound = next((each for each in field.metadata if isinstance(each, Bound)), None)
    match bound:
        case Bound.OFF if field.default == ():
            return {"maxItems": 0}
        case Bound.OFF:
            return {"enum": sorted({"", field.default})}
        case Bound.MOST:
            return {"maximum": field.default}
        case Bound.LEAST:
            return {"minimum": field.default}
    return {}


def describe(model: type) -> tuple[str, dict[str, str]]:
    """Return the first sentence of a class's docstring, and what it says of each attribute."""
    text = inspect.getdoc(model) or ""
    section = _section(text, "Attributes")
    attributes = {
        name: " ".join(words.replace("``", "`").split())
        for name, words in _ATTRIBUTE.findall(section)
    }
    return text.partition("\n")[0].replace("``", "`"), attributes


def example(model: type) -> Any:
    """Return the example of a class's docstring as plain data; None where it has none."""
    import yaml

    section = _section(inspect.getdoc(model) or "", "Example")
    return yaml.load(section, yaml.BaseLoader) if section else None  # noqa: S506 - texts only


def _section(text: str, name: str) -> str:
    for title, body in _SECTION.findall(text):
        if title == name:
            return inspect.cleandoc(body)
    return ""


@cache
def _hints(model: type) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)
