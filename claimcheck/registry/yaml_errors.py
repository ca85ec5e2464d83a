"""What a YAML error means to someone who has never seen one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.registry.problems import invalid_input
from claimcheck.registry.yaml_nodes import MAX_DEPTH, NestingError

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.registry.source_text import SourceText

_QUOTE_IT = (
    "put the whole text in quotes where it holds ': ' or ' #', or begins with a special sign"
)
_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        r"character '\\?t' that cannot start|found a tab",
        "there is a tab where YAML takes only spaces",
        "replace the tab by spaces",
    ),
    (
        r"mapping values are not allowed",
        "there is a ': ' where YAML takes none: the line above goes on, or is not lined up with it",
        "line it up with the keys above it; " + _QUOTE_IT,
    ),
    (
        r"could not find expected ':'|expected <block end>, but found",
        "the line has no ': ' between a key and its value, or is not lined up with those above it",
        "write it as 'key: value', with a space after the colon; " + _QUOTE_IT,
    ),
    (
        r"(?:unexpected|found unexpected) end of stream",
        "a quoted text is not closed",
        "add the missing quote",
    ),
    (
        r"duplicate anchor",
        "a text that begins with & is read as an anchor, and this one occurs twice",
        _QUOTE_IT,
    ),
    (
        r"undefined alias",
        "a text that begins with * is read as an alias, and there is no such anchor",
        _QUOTE_IT,
    ),
    (
        r"did not find expected alphabetic or numeric",
        "a text that begins with * or & is read as an alias or an anchor",
        _QUOTE_IT,
    ),
    (
        r"block scalar.*did not find expected comment or line break",
        "a text that begins with | or > is read as a block of lines",
        _QUOTE_IT,
    ),
    (
        r"mapping keys are not allowed|block sequence entries are not allowed",
        "a text cannot begin with '- ' or '? ', and a list begins on the line below its key",
        _QUOTE_IT,
    ),
    (
        r"did not find expected '-' indicator",
        "the line is not lined up with the keys of the item above it",
        "indent it like those keys, or begin it with '- ' if it is an item of the list",
    ),
    (
        r"did not find expected key",
        "the line does not fit the keys above it",
        "line it up with them; " + _QUOTE_IT,
    ),
    (
        r"cannot start any token|unknown directive",
        "a text cannot begin with this character",
        _QUOTE_IT,
    ),
    (
        r"invalid Unicode character escape",
        "what is escaped here is no character, or half of one",
        "write the character itself; JSON, which has such halves, in a file that ends in .json",
    ),
    (
        r"unknown escape character|expected escape sequence|expected hexdecimal number",
        "a backslash in double quotes begins an escape, and this is none",
        "use single quotes, or write the backslash twice",
    ),
    (
        r"control characters are not allowed|special characters are not allowed",
        "there is a control character in the file",
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


_BEGINS_EARLIER = re.compile(
    "end of stream|simple key|an alias|an anchor|block scalar|parsing a flow (?:seq|mapp)"
)
"""Errors whose cause is where the broken thing begins, not where YAML gave up on it."""

_KEY_AND_TEXT = re.compile(r"\s*(?:- +)*[\w-]+: +\S")


def explain(error: yaml.YAMLError | NestingError, source: SourceText, line: int = 0) -> Finding:
    """Return the finding that ``error`` stands for.

    Args:
        error: What PyYAML or ``compose`` raised.
        source: The file.
        line: 0-based line of the file on which the parsed text began.
    """
    if isinstance(error, NestingError):
        location = source.location(line + error.mark.line, error.mark.column, 1)
        return invalid_input(
            f"the file nests more than {MAX_DEPTH} levels deep",
            "a registry needs six: look for brackets that are not closed",
            location,
        )
    if isinstance(error, yaml.MarkedYAMLError):
        told = f"{error.context or ''} {error.problem or ''}".strip()
        mark = error.problem_mark or error.context_mark
        if _BEGINS_EARLIER.search(told) and error.context_mark is not None:
            mark = error.context_mark
        seen = _seen_around(told, mark, source, line) if mark is not None else None
        if seen is not None:
            return seen
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
            return invalid_input(message, help_text, location)
    return invalid_input(f"this is not YAML: {told}", _QUOTE_IT, location)


def _seen_around(told: str, mark: Any, source: SourceText, line: int) -> Finding | None:
    """Return what the text around an error shows to be wrong, where it does."""
    written = source.line(line + mark.line)
    here = source.location(line + mark.line, mark.column, 1)
    if "cannot start any token" in told and written[mark.column : mark.column + 1] == "\t":
        return invalid_input(
            "there is a tab where YAML takes only spaces", "replace the tab by spaces", here
        )
    before = written[: mark.column]
    if "mapping values are not allowed" in told and _KEY_AND_TEXT.match(before):
        return invalid_input("there is a second ': ' in a text that has no quotes", _QUOTE_IT, here)
    if "did not find expected key" not in told:
        return None
    last = _last_token(source.lines(line, line + mark.line + 1), mark)
    if isinstance(last, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)):
        return invalid_input(
            "a text that begins with [ or { is read as a list or a mapping, which ends before this",
            _QUOTE_IT,
            here,
        )
    if not isinstance(last, yaml.ScalarToken) or last.style not in ("'", '"'):
        return None
    if last.start_mark.line < mark.line:
        return invalid_input(
            f"the text in quotes that begins here ends only on line {line + mark.line + 1}",
            f"add the closing {last.style} where it should end",
            source.location(line + last.start_mark.line, last.start_mark.column, 1),
        )
    if last.style == "'" and last.end_mark.column == mark.column:
        return invalid_input(
            "an apostrophe ends a text in single quotes, and this one goes on",
            "write the apostrophe twice, or put the whole text in double quotes",
            here,
        )
    other = "single" if last.style == '"' else "double"
    return invalid_input(
        "the text goes on after its closing quote",
        f"put the whole text, its quotes included, in {other} quotes",
        here,
    )


def _last_token(text: str, mark: Any) -> Any:
    """Return the last token of a text that ends at or before ``mark``; None where there is none."""
    last = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            end = token.end_mark
            if (end.line, end.column) > (mark.line, mark.column):
                break
            if end.index > token.start_mark.index:
                last = token
    except yaml.YAMLError:
        pass
    return last
