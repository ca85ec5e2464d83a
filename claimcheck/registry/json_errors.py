"""What an error on a line of JSON Lines means, and where it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from claimcheck.registry.problems import invalid_input

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.registry.source_text import SourceText

AS_LINES: Final = "write one item on each line, as jq -c writes it"

_HALF = "half of a character is escaped here"
_WHOLE = "write the character itself, or both halves of it"
_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    ("Extra data", "the line goes on after its item", AS_LINES),
    ("Unterminated string", "a text begins here that does not end on this line",
     'close it with "; a line end in a text is written \\n'),
    ("Invalid control character", "there is a control character in a text",
     "write a tab as \\t, and a line end as \\n"),
    ("Invalid \\", "a backslash begins an escape here, and this is none",
     "write the backslash twice"),
    ("lone leading surrogate", _HALF, _WHOLE),
    ("unexpected end of hex escape", _HALF, _WHOLE),
    ("Expecting property name", "a key in double quotes is missing here",
     "put keys and texts in double quotes, and no comma before the closing bracket"),
    ("Illegal trailing comma", "there is a comma before the closing bracket", "remove the comma"),
    ("Expecting ':'", "a colon is missing here", 'write "key": value'),
    ("Expecting ','", "a comma or a closing bracket is missing here",
     'a " in a text is written \\"'),
)  # fmt: skip
"""How an error of a parser begins, what it means, and the next step."""


class RepeatedKeyError(ValueError):
    """A mapping has a key twice; the key is the argument of the error."""


def mapping_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the mapping that the pairs are.

    Raises:
        RepeatedKeyError: A key stands in it twice.
    """
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        raise RepeatedKeyError(next(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
    return made


def explain(error: ValueError | RecursionError, source: SourceText, number: int) -> Finding:
    """Return the finding that an error of a parser stands for.

    Args:
        error: What Python's parser raised, or pydantic's.
        source: The file.
        number: 0-based line of it.
    """
    line = source.line(number)
    last = max(len(line.rstrip()) - 1, 0)
    told = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    column = _column(error, line)
    length: int | None = 1
    if isinstance(error, RecursionError) or "recursion limit" in told:
        message = "the line nests too deeply to be read"
        help_text = "a registry needs six levels: look for brackets that are not closed"
        column, length = 0, None
    elif column > last and line.lstrip().startswith("["):
        message, help_text = "a list begins here, and no item", f"{AS_LINES}: jq -c '.[]'"
        column = 0
    elif column > last:
        message = "the line ends before its item does"
        help_text = f"{AS_LINES}; what wrote the file may have been interrupted"
        column = last
    elif line.lstrip().startswith(("#", "//")):
        message, help_text = "JSON has no comments", "remove the line"
        column, length = 0, None
    else:
        message, help_text, length = _told(told)
    return invalid_input(message, help_text, source.location(number, column, length))


def _told(told: str) -> tuple[str, str, int | None]:
    """Return what the words of a parser mean, the next step, and how much to mark."""
    for begins, message, help_text in _EXPLANATIONS:
        if told.startswith(begins):
            return message, help_text, 1
    if told.startswith("Expecting value"):
        help_text = f'{AS_LINES}, and each text in double quotes: {{"id": "…"}}'
        return "this is not JSON", help_text, None
    reason = told.partition(" at line")[0]
    return f"this is not JSON: {reason}", "write it with a program, such as jq -c", None


def _column(error: ValueError | RecursionError, line: str) -> int:
    """Return the column of an error; 0 where it does not tell."""
    if isinstance(error, json.JSONDecodeError):
        return error.pos
    told = re.search(r" at line 1 column (\d+)$", str(error))  # counted in bytes, from 1
    before = line.encode("utf-8", "replace")[: int(told[1]) - 1] if told else b""
    return len(before.decode("utf-8", "replace"))
