"""What an error in a file of JSON means, and where it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from claimcheck.registry.problems import invalid_input

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.registry.source_text import SourceText

AS_LINES: Final = "write one item on each line, as jq -c writes it"

_NO_COMMA = "write a value here, or no comma before the closing bracket"
_NAMED_LINES = "where each line holds an item, name the file .jsonl"
_NO_NUMBER = re.compile(r"-?(?:NaN|Infinity)\b")

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


def explain(
    error: ValueError | RecursionError, source: SourceText, start: int = 0, item: str | None = None
) -> Finding:
    """Return the finding that an error of a parser stands for.

    Args:
        error: What Python's parser raised, or pydantic's.
        source: The file.
        start: Where the text begins that could not be read.
        item: That text, an item of the file; None for the whole file.
    """
    text = source.text if item is None else item
    what = "file" if item is None else "line"
    last = max(len(text.rstrip()) - 1, 0)
    told = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    at = _offset(error, text)
    length: int | None = 1
    if isinstance(error, RecursionError) or "recursion limit" in told:
        message = f"the {what} nests too deeply to be read"
        help_text = "a registry needs six levels: look for brackets that are not closed"
        at, length = 0, None
    elif at > last and item is not None and text.lstrip().startswith("["):
        message, help_text = "a list begins here, and no item", f"{AS_LINES}: jq -c '.[]'"
        at = 0
    elif at > last:
        message = f"the {what} ends before its {'list' if item is None else 'item'} does"
        help_text = "what wrote the file may have been interrupted"
        help_text = f"{AS_LINES}; {help_text}" if item is not None else help_text
        at = last
    elif text[at:].lstrip().startswith(("#", "//")) or text.lstrip().startswith(("#", "//")):
        message, help_text = "JSON has no comments", "remove it"
        length = None
    elif named := _NO_NUMBER.match(text, max(at - 1, 0)) or _NO_NUMBER.match(text, at):
        message = f"this is not JSON: {named[0]} is no number of JSON"
        help_text, at, length = "write a number, or leave it out", named.start(), len(named[0])
    elif item is None and told.startswith("Extra data"):
        message, help_text = "the file goes on after its mapping", _NAMED_LINES
    else:
        message, help_text, length = _told(told, AS_LINES if item is not None else _NO_COMMA)
    return invalid_input(message, help_text, source.location_at(start + at, length))


def _told(told: str, form: str) -> tuple[str, str, int | None]:
    """Return what the words of a parser mean, the next step, and how much to mark."""
    for begins, message, help_text in _EXPLANATIONS:
        if told.startswith(begins):
            return message, help_text, 1
    if told.startswith("Expecting value"):
        help_text = f'{form}, and each text in double quotes: {{"id": "…"}}'
        return "this is not JSON", help_text, None
    reason = told.partition(" at line")[0]
    return f"this is not JSON: {reason}", "write it with a program, such as jq -c", None


def _offset(error: ValueError | RecursionError, text: str) -> int:
    """Return where an error is in a text; 0 where it does not tell."""
    if isinstance(error, json.JSONDecodeError):
        return error.pos
    told = re.search(r" at line (\d+) column (\d+)$", str(error))
    if told is None:
        return 0
    above = text.split("\n", int(told[1]) - 1)
    before = above.pop().encode("utf-8", "replace")[: int(told[2]) - 1]  # in bytes, from 1
    return sum(len(each) + 1 for each in above) + len(before.decode("utf-8", "replace"))
