"""How a text is best written in YAML: plain, in quotes, or in a block of lines."""

from __future__ import annotations

import re
from typing import Any

import yaml
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    PlainScalarString,
    SingleQuotedScalarString,
)

from claimcheck.registry.yaml_nodes import NestingError, compose

WIDTH = 100
"""Columns of a line, where a text has a space to be broken at."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
"""Numbers of YAML 1.2, some of which are none in 1.1."""

_NEEDS_ESCAPES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]|\t")
_FOLD = re.compile(r"(?<=\S) (?=\S)")
_BLOCK = (FoldedScalarString, LiteralScalarString)
_RESOLVER: Any = yaml.SafeLoader("")


def styled(text: str, column: int, *, flow: bool = False) -> Any:
    """Return ``text`` as a scalar of the canonical style.

    Args:
        text: The value.
        column: 0-based column at which a value on the line of its key would begin.
        flow: Whether it stands in brackets, where no block of lines can.
    """
    if _NEEDS_ESCAPES.search(text):
        return DoubleQuotedScalarString(text)
    if "\n" in text:
        return DoubleQuotedScalarString(text) if flow or not _literal(text) else _lines(text)
    value = _one_line(text, flow=flow)
    length = len(text) if type(value) is PlainScalarString else len(text) + 2
    return value if flow or column + length <= WIDTH else value_or_folded(value)


def value_or_folded(value: Any) -> Any:
    """Mark a text that is too long for its line: it is folded where it has a place to break."""
    return FoldedScalarString(str(value)) if _FOLD.search(value) and _trimmed(value) else value


def fold(text: FoldedScalarString, column: int) -> Any:
    """Return a folded text with its breaks, for a block that begins at ``column``.

    Lines are filled up to ``WIDTH``; a word that is longer stands on a line of its own.
    """
    folds: list[int] = []
    start = last = 0
    for match in _FOLD.finditer(text):
        if match.start() - start > WIDTH - column:
            if last > start:
                folds.append(last)
                start = last + 1
            if match.start() - start > WIDTH - column:
                folds.append(match.start())
                start = match.start() + 1
        last = match.start()
    if len(text) - start > WIDTH - column and last > start:
        folds.append(last)
    text.fold_pos = folds  # type: ignore[attr-defined]  # how ruamel.yaml hands over breaks
    return text


def is_block(value: object) -> bool:
    """Tell whether a scalar is written as a block of lines."""
    return isinstance(value, _BLOCK)


def _one_line(text: str, *, flow: bool) -> Any:
    if _reads_plain(text, flow=flow):
        return PlainScalarString(text)
    if '"' in text or "\\" in text:
        return SingleQuotedScalarString(text)
    return DoubleQuotedScalarString(text)


def _reads_plain(text: str, *, flow: bool) -> bool:
    """Tell whether every reader of YAML takes the bare words for this very text."""
    if not _trimmed(text) or "\n" in text:
        return False
    kind = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    if kind != "tag:yaml.org,2002:str" and not _DATE.fullmatch(text):
        return False
    if _NUMBER.fullmatch(text) or "&" in text[:1]:
        return False
    try:
        root = compose(f"[{text}, x]\n" if flow else f"k: {text}\n")
    except (yaml.YAMLError, NestingError):
        return False
    value = root.value[0] if flow else root.value[0][1]  # type: ignore[union-attr]
    alone = len(root.value) == (2 if flow else 1)  # type: ignore[union-attr]
    return alone and isinstance(value, yaml.ScalarNode) and value.value == text


def _lines(text: str) -> Any:
    return LiteralScalarString(text)


def _literal(text: str) -> bool:
    """Tell whether a block of lines can hold the text without marks of indentation."""
    if text[0] in " \n" or not text.strip("\n"):
        return False
    return all(line == line.rstrip() for line in text.split("\n"))


def _trimmed(text: str) -> bool:
    return bool(text) and text == text.strip()
