"""Plain data to model values, with an error for each fault that names the key and the way out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from claimcheck.model.fields import CONTROL_CHARACTER, MAX_TEXT, Frozen
from claimcheck.model.finding import INVALID_INPUT, Finding, Target

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from claimcheck.model.finding import Path

Model = TypeVar("Model", bound=Frozen)

_SHOWN = 60
_LOCAL = re.compile(r"(?:file:|\.{0,2}/|~|[A-Za-z]:\\|(?![^/]*//)[\w./ -]+\.[A-Za-z0-9]{2,5}$)")

Remedies = Mapping[str, str]
"""The next step where a value has the wrong shape, by the right one."""

IN_YAML: Remedies = {
    "a list": "begin each entry with '- ' on a line of its own, or write them as [one, two]",
    "a list of mappings": "begin each entry with '- ' on a line of its own",
    "a text": "put the whole text in quotes where it begins with [, { or -, or holds ': '",
    "a mapping": "write it as 'key: value' lines, with a space after each colon",
}
IN_JSON: Remedies = {
    "a list": 'write it as ["one", "two"]',
    "a list of mappings": 'write it as [{"key": "value"}]',
    "a text": 'put it in quotes: "…"',
    "a mapping": 'write it as {"key": "value"}',
}
IN_TOML: Remedies = {
    "a list": 'write it as ["one", "two"]',
    "a list of mappings": "write its name in double brackets: [[name]]",
    "a text": 'put it in quotes: "…"',
    "a mapping": "write it as a table: its name in [brackets], and below it key = value",
    "a number": "write it without quotes",
    "a whole number": "write it without quotes and without a decimal point",
    "true or false": "write it without quotes",
}

_SHAPES = {
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "a text",
    "dict_type": "a mapping",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}
"""What a value has to be, by the kind of error that pydantic gives."""

_QUOTED = {"quote", "exact", "prefix", "suffix"}
"""Names of keys whose text is quoted."""

_BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}
"""How a bound is said, by the kind of error, and under which name pydantic tells the number."""


def validate(
    model: type[Model], data: object, most: int | None = None, remedies: Remedies = IN_YAML
) -> Model | list[Finding]:
    """Return the value that ``data`` is, or every reason why it is none, without its place.

    Args:
        model: What it has to be.
        data: Plain data.
        most: Reasons to give; all of them when None.
        remedies: How the file that holds the data writes a shape.
    """
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        return faults_of(model, error, most, remedies)
    _share_names(value)
    return value


def value_of_json(model: type[Model], text: str) -> tuple[Model, int] | None:
    """Return the value that a JSON text is, and how many keys it gives; None where it is none.

    A quote or an author that is written as a text alone counts as the mapping with one key that it
    stands for. Nothing is said of what is wrong: ``validate`` does, on the data.
    """
    try:
        value = model.__pydantic_validator__.validate_json(text)
    except ValidationError:
        return None
    return value, _share_names(value)


_NAMES_GIVEN: dict[frozenset[str], set[str]] = {}


def _share_names(value: Frozen) -> int:
    """Let values that give the same keys share one set of their names; return how many they are.

    pydantic keeps a set for each value, a third of what a large registry takes in memory.
    """
    names = value.__pydantic_fields_set__
    shared = _NAMES_GIVEN.setdefault(frozenset(names), names)
    if shared is not names:
        object.__setattr__(value, "__pydantic_fields_set__", shared)
    count, held = len(names), value.__dict__
    for name in _fields_with_models(type(value)):
        inner = held[name]
        if type(inner) is tuple:
            for each in inner:
                count += _share_names(each)
        elif inner is not None:
            count += _share_names(inner)
    return count


@cache
def _fields_with_models(model: type[Frozen]) -> tuple[str, ...]:
    """Return the fields of a model whose values are models, or lists of such."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _model_in(field.annotation) is not None)


def faults_of(
    model: type[Frozen],
    error: ValidationError,
    most: int | None = None,
    remedies: Remedies = IN_YAML,
) -> list[Finding]:
    """Return each reason that an error of pydantic gives, in words that name the way out."""
    return [_finding(model, each, remedies) for each in error.errors(include_url=False)[:most]]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question that offers the nearest known word, or nothing."""
    close = get_close_matches(word, list(known), n=1)
    return f"did you mean {close[0]!r}?" if close else ""


def _finding(model: type[Frozen], error: ErrorDetails, remedies: Remedies) -> Finding:
    path: Path = tuple(error["loc"])
    kind, value = error["type"], error["input"]
    name = _name(path)
    at_key = False
    if kind == "extra_forbidden":
        inner, key, at_key = _model_at(model, path[:-1]), str(path[-1]), True
        known = [field.alias or name for name, field in inner.model_fields.items()]
        message = f"unknown key {shown(path[-1])}"
        meant = inner.MEANT.get(key.lower().replace("-", "_"))
        nearest = f"did you mean {meant!r}?" if meant else did_you_mean(key, known)
        help_text = nearest or f"known keys: {', '.join(known)}"
        if key in inner.GONE:
            message, help_text = f"{shown(key)} is no key any more", inner.GONE[key]
    elif kind == "missing":
        message, help_text = f"{name} is missing", f"add the key {str(path[-1])!r}"
        path = path[:-1]
    elif value is None:
        message, help_text, at_key = f"{name} is empty", "write a value, or remove the key", True
    elif kind in ("enum", "literal_error"):
        allowed = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        message = f"{name} is {shown(value)}, which is none of {', '.join(allowed)}"
        help_text = did_you_mean(str(value), allowed)
    elif kind == "value_error":
        message = f"{name} {shown(value)} " if isinstance(value, str) else "it "
        message, help_text = message + str(error["ctx"]["error"]), _help_for(name, value)
    else:
        message, help_text = _fault_of_type(name, error, remedies)
    target = Target(None, path, at_key=at_key)
    return Finding(message, help_text, (target,), INVALID_INPUT)


def _help_for(name: str, value: object) -> str:
    """Return the next step where an address is the path of a file."""
    is_path = name.endswith("url") and isinstance(value, str) and _LOCAL.match(value)
    return "a local copy goes under 'file': write it as file: copies/page.html" if is_path else ""


def _fault_of_type(name: str, error: ErrorDetails, remedies: Remedies) -> tuple[str, str]:
    kind, value = error["type"], error["input"]
    if kind == "string_too_long":
        limit = error.get("ctx", {}).get("max_length", MAX_TEXT)
        of_quote = not _QUOTED.isdisjoint(name.split())
        return (
            f"{name} has {len(str(value)):,} characters, more than {limit:,}",
            "shorten it; a quote is a phrase or a sentence" if of_quote else "shorten it",
        )
    if kind == "too_long":
        found, limit = error["ctx"]["actual_length"], error["ctx"]["max_length"]
        return f"{name} has {found or 'more'} entries, more than {limit:,}", "leave some out"
    if kind == "string_unicode":
        return (
            f"{name} {shown(value)} holds half of a character, or a byte that is not UTF-8",
            "write the character itself, in UTF-8",
        )
    if kind == "string_pattern_mismatch":
        return _fault_of_pattern(name, str(value))
    if kind in _BOUNDS:
        words, key = _BOUNDS[kind]
        return f"{name} is {value} and must be {words} {error['ctx'][key]:,g}", ""
    shape = "a mapping" if kind.startswith("model") else _SHAPES.get(kind)
    if shape is not None:
        is_table = shape == "a list" and isinstance(value, dict)
        remedy = remedies.get("a list of mappings" if is_table else shape, "")
        return f"{name} must be {shape}, not {_shape(value)}", remedy
    return f"{name} is {shown(value)}: {error['msg']}", ""


def _fault_of_pattern(name: str, value: str) -> tuple[str, str]:
    control = CONTROL_CHARACTER.search(value)
    if control is not None:
        code = f"U+{ord(control.group()):04X}"
        return f"{name} holds the control character {code}", "remove it"
    if not value.strip():
        return f"{name} is blank", "write a value, or remove the key"
    if name.endswith("doi"):
        return f"{name} {shown(value)} is not a DOI", "write it as 10.1000/182, without a resolver"
    return (
        f"{name} {shown(value)} is not an id",
        "use lower-case letters, digits and single hyphens, for example a-stable-name",
    )


def _model_at(model: type[Frozen], path: Path) -> type[Frozen]:
    """Return the model that ``path`` leads to inside ``model``."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model


def _model_in(annotation: Any) -> type[Frozen] | None:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    inner = (_model_in(each) for each in getattr(annotation, "__args__", ()))
    return next((each for each in inner if each is not None), None)


def _name(path: Path) -> str:
    """Return a path as people count: ``evidence 2 quote``."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in path) or "it"


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"the number {value}"
    return f"the text {shown(value)}" if isinstance(value, str) else shown(value)


def shown(value: object) -> str:
    """Return a value in quotes, on one line and cut where it is long."""
    text = " ".join(str(value).split())
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
