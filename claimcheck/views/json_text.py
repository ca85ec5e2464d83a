"""JSON that is quick to write, pleasant to compare line by line, and safe to look at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What could steer a terminal or split a line and JSON leaves as it is; found in strings only."""


_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False, default=to_jsonable_python)


def compact(value: object) -> str:
    """Return a value as JSON on one line: plain data, views, models of pydantic, dates."""
    return _escaped(_ON_ONE_LINE.encode(value))


def indented(value: object) -> str:
    """Return a value as JSON on many lines."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2, default=to_jsonable_python))


def document(value: object) -> str:
    """Return an object as JSON: a member on a line, and of each list of objects an item on a line.

    The standard library indents in Python, ten times slower than it writes a line.
    """
    members = value if isinstance(value, dict) else vars(value)
    lines = (f"  {compact(key)}: {_member(each)}" for key, each in members.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _member(value: object) -> str:
    if not isinstance(value, Iterable) or isinstance(value, str | dict | BaseModel):
        return compact(value)
    items = [compact(each) for each in value]
    if items and items[0].startswith("{"):
        return "[\n    " + ",\n    ".join(items) + "\n  ]"
    return f"[{', '.join(items)}]"


def _escaped(text: str) -> str:
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
