"""What a YAML error means to someone who has never seen one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from claimcheck.registry.problems import InputProblem
from claimcheck.registry.yaml_nodes import MAX_DEPTH, NestingError

if TYPE_CHECKING:
    from claimcheck.registry.source_text import SourceText

_QUOTE_IT = (
    "put the whole text in quotes where it holds ': ' or ' #', or begins with a special sign"
)
_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        r"character '\\?t' that cannot start|found a tab",
        "a tab stands where YAML takes only spaces",
        "replace the tab by spaces",
    ),
    (
        r"mapping values are not allowed",
        "a second ': ' stands in a text that has no quotes, or the line is indented wrongly",
        _QUOTE_IT,
    ),
    (
        r"could not find expected ':'|expected <block end>, but found",
        "the line does not fit the list or mapping that it stands in",
        "line it up with the keys above it; " + _QUOTE_IT,
    ),
    (
        r"(?:unexpected|found unexpected) end of stream",
        "a quoted text is not closed",
        "add the missing quote",
    ),
    (
        r"duplicate anchor",
        "a text that begins with & is read as an anchor, and this one stands twice",
        _QUOTE_IT,
    ),
    (
        r"undefined alias",
        "a text that begins with * is read as an alias, and there is no such anchor",
        _QUOTE_IT,
    ),
    (
        r"cannot start any token|did not find expected alphabetic or numeric|unknown directive",
        "a text cannot begin with this character",
        _QUOTE_IT,
    ),
    (
        r"unknown escape character|invalid Unicode character escape|expected escape sequence",
        "a backslash in double quotes begins an escape, and this is none",
        "use single quotes, or write the backslash twice",
    ),
    (
        r"control characters are not allowed|special characters are not allowed",
        "a control character stands in the file",
        "remove it, and look at where the text came from",
    ),
    (
        r"single document|but found another document",
        "a second YAML document begins here",
        "remove the line ---, or move what follows to a file of its own",
    ),
    (
        r"expected ',' or '[\]}]'",
        "a list or mapping in brackets is not closed",
        "add the missing bracket or comma; " + _QUOTE_IT,
    ),
)


def explain(
    error: yaml.YAMLError | NestingError, source: SourceText, line: int = 0
) -> InputProblem:
    """Return the problem that ``error`` stands for.

    Args:
        error: What PyYAML or ``compose`` raised.
        source: The file.
        line: 0-based line of the file on which the parsed text began.
    """
    if isinstance(error, NestingError):
        location = source.location(line + error.mark.line, error.mark.column, 1)
        return InputProblem(
            f"the file nests more than {MAX_DEPTH} levels deep",
            "a registry needs six: look for brackets that are not closed",
            location,
        )
    if isinstance(error, yaml.MarkedYAMLError):
        told = f"{error.context or ''} {error.problem or ''}".strip()
        mark = error.problem_mark or error.context_mark
        if "end of stream" in told and error.context_mark is not None:
            mark = error.context_mark
    else:
        told, mark = str(error), None
    if mark is not None:
        location = source.location(line + mark.line, mark.column, 1)
    else:
        position = getattr(error, "position", 0)
        position = position if isinstance(position, int) else 0
        at = source.line_of(min(position, len(source.text)))
        location = source.location(at)
    for pattern, message, help_text in _EXPLANATIONS:
        if re.search(pattern, told):
            return InputProblem(message, help_text, location)
    return InputProblem(f"this is not YAML: {told}", _QUOTE_IT, location)
