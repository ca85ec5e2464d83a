"""JSONPath (RFC 9535), as far as a registry may use it: nothing in it can take for ever."""

from __future__ import annotations

from functools import lru_cache

from jsonpath import JSONPathEnvironment
from jsonpath.exceptions import JSONPathError

_ENVIRONMENT = JSONPathEnvironment(strict=True)
for _name in ("match", "search"):  # regular expressions may take for ever
    del _ENVIRONMENT.function_extensions[_name]


_MOST_COMMAS = 3
"""Lists in brackets multiply, ``[*,*][*,*]``, and a value stands in one place."""


@lru_cache(maxsize=1_000)
def compiled(path: str) -> object:
    """Return a path, ready to be followed.

    Raises:
        ValueError: It is no JSONPath, or one that is not taken.
    """
    if path.count("..") > 1:
        msg = "has '..' more than once: name the keys between"
        raise ValueError(msg)
    if _lists(path) > _MOST_COMMAS:
        msg = "lists too much in brackets: name one thing at each step"
        raise ValueError(msg)
    try:
        return _ENVIRONMENT.compile(path)
    except JSONPathError as error:
        reason = str(error).partition("\n")[0]
        msg = f"is no JSONPath such as $.recall or $.results[0].name: {reason}"
        raise ValueError(msg) from error


def _lists(path: str) -> int:
    """Return how many commas stand in a path outside of strings."""
    found, inside, escaped = 0, "", False
    for each in path:
        if inside:
            inside = "" if each == inside and not escaped else inside
            escaped = each == "\\" and not escaped
        elif each in ("'", '"'):
            inside, escaped = each, False
        else:
            found += each == ","
    return found


def values_at(path: str, data: object, most: int) -> list[object]:
    """Return the values that a path leads to, and no more than ``most`` of them."""
    found = []
    for match in compiled(path).finditer(data):  # type: ignore[attr-defined]
        found.append(match.obj)
        if len(found) == most:
            break
    return found
