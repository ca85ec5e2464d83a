"""JSON that is quick to write, pleasant to compare line by line, and safe to look at."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What could steer a terminal or split a line and JSON leaves as it is; found in strings only."""


def compact(value: object) -> str:
    """Return a value as JSON on one line."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def indented(value: object) -> str:
    """Return a value as JSON on many lines."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2))


def document(head: Mapping[str, Any], **lists: Iterable[object]) -> str:
    """Return a JSON object: the members of ``head``, then each list with one item on a line.

    The standard library indents in Python, ten times slower than it writes a line.
    """
    members = [f"  {compact(key)}: {compact(value)}" for key, value in head.items()]
    for key, values in lists.items():
        items = ",\n".join(f"    {compact(value)}" for value in values)
        members.append(f"  {compact(key)}: [\n{items}\n  ]" if items else f"  {compact(key)}: []")
    return "{\n" + ",\n".join(members) + "\n}\n"


def _escaped(text: str) -> str:
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
