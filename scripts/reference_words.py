"""Says in words what a field takes, for the reference pages."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from claimcheck.model.dates import EdtfDate
from claimcheck.model.fields import Doi, Id, Ids, Isbn, IsoDate, Tags, Text, Url
from claimcheck.model.names import Names
from claimcheck.model.selector import JsonPath, Number, Scalar
from claimcheck.registry.config import Paths
from claimcheck.registry.weakens import unmarked

_NAMED: tuple[tuple[Any, str], ...] = (
    (Id, "id"),
    (Ids, "list of ids"),
    (Tags, "list of tags"),
    (Text, "text"),
    (IsoDate, "day"),
    (EdtfDate, "date"),
    (Names, "text, or list of [names](#name)"),
    (Url, "address"),
    (Doi, "DOI"),
    (Isbn, "ISBN"),
    (JsonPath, "JSONPath"),
    (Number, "number"),
    (Scalar, "number or text"),
    (Paths, "text, or list of texts"),
)
_PLAIN = {str: "text", int: "number", float: "number", bool: "true or false", Path: "path"}


def kind(hint: Any) -> str:
    """Return what a field with this annotation takes, for instance ``list of texts``.

    Raises:
        TypeError: No words are known for it: add them to the tables above.
    """
    hint = unmarked(hint)
    for named, words in _NAMED:
        if hint == named:
            return words
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return choices(each.value for each in hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return kind(arguments[0])
    if origin is Literal:
        return choices(arguments)
    if origin in (Union, UnionType):
        return " or ".join(kind(each) for each in arguments if each is not type(None))
    if origin in (tuple, list):
        return f"list of {_plural(kind(arguments[0]))}"
    if origin in (dict, Mapping):
        return f"table of {kind(arguments[1])}"
    if isinstance(hint, type):
        return f"[{hint.__name__.lower()}](#{hint.__name__.lower()})"
    raise TypeError(f"no words for {hint!r}")


def choices(values: Any) -> str:
    """Return the values that one may choose from, each as code."""
    return ", ".join(f"`{each}`" for each in values)


def cell(text: str) -> str:
    """Return a text as one cell of a Markdown table."""
    return " ".join(text.replace("``", "`").replace("|", "\\|").split())


def table(heads: tuple[str, ...], rows: Any) -> str:
    """Return a Markdown table."""
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def member_docs(kind_of_value: type[Enum]) -> dict[str, str]:
    """Return what the source says below each member of an enumeration, by the member's value."""
    found = re.findall(
        r'^    \w+ = "([^"]+)"\n    """(.+?)"""',
        inspect.getsource(kind_of_value),
        re.MULTILINE | re.DOTALL,
    )
    return dict(found)


def _plural(words: str) -> str:
    return words if words.startswith("[") or words.endswith("s") else f"{words}s"
