"""How a text is best written in YAML: plain, in quotes, or as a block of lines."""

from __future__ import annotations

import re
import sys
from typing import Any

import yaml

from claimcheck.registry.yaml_nodes import NestingError, compose

WIDTH = 100
"""Columns of a line, where a text has a space to be broken at."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
"""Numbers of YAML 1.2, some of which are none in 1.1."""

_NEEDS_ESCAPES = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_RESOLVER: Any = yaml.SafeLoader("")


def inline(text: str, *, flow: bool = False) -> str:
    """Return a text on one line: plain where every reader takes it for that text, else in quotes.

    Args:
        text: The value.
        flow: Whether it stands in brackets, where more has to be quoted.
    """
    if "\n" in text or _NEEDS_ESCAPES.search(text):
        return double(text)
    if _reads_plain(text, flow=flow):
        return text
    if '"' in text or "\\" in text:
        return single(text)
    return f'"{text}"'


def block(text: str, column: int) -> list[str] | None:
    """Return a text as a block of lines, its header first; None where it cannot be one.

    Args:
        text: The value.
        column: 0-based column at which the lines begin.
    """
    if not text or _NEEDS_ESCAPES.search(text):
        return None
    pad = " " * column
    if "\n" in text:
        lines = text.split("\n")
        if text[0] in " \n" or any(line != line.rstrip() for line in lines):
            return None
        body = text.rstrip("\n")
        after = len(text) - len(body)
        kept = lines[: -min(after, 1) or None]
        return ["|" + ("-", "", "+")[min(after, 2)], *(line and pad + line for line in kept)]
    if text != text.strip() or not _BREAK.search(text):
        return None
    return [">-", *(pad + line for line in _filled(_BREAK.split(text), WIDTH - column))]


def _filled(words: list[str], width: int) -> list[str]:
    """Return lines that are filled up to ``width``; a word that is longer has its own."""
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += " " + word
    return lines


def single(text: str) -> str:
    """Return a text without line feeds in single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """Return a text on one line in double quotation marks, with escapes where it needs them."""
    made: str = yaml.dump(
        text, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True, width=sys.maxsize
    )
    return made.rstrip("\n")


def _reads_plain(text: str, *, flow: bool) -> bool:
    """Tell whether every reader of YAML takes the bare words for this very text."""
    if not text or text != text.strip():
        return False
    kind = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    if kind != "tag:yaml.org,2002:str" and not _DATE.fullmatch(text):
        return False
    if _NUMBER.fullmatch(text) or text[0] == "&" or (flow and "?" in text):
        return False  # PyYAML's parser in Python ends a text in brackets at a question mark
    try:
        root = compose(f"[{text}, x]\n" if flow else f"k: {text}\n")
    except (yaml.YAMLError, NestingError):
        return False
    if not isinstance(root, yaml.CollectionNode) or len(root.value) != (2 if flow else 1):
        return False
    value = root.value[0] if flow else root.value[0][1]
    return isinstance(value, yaml.ScalarNode) and value.value == text
