"""A file of a registry in canonical form, proven to say what it said, with every comment of it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import yaml

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.edit.form import canonical
from claimcheck.registry.edit.layout import Layout
from claimcheck.registry.edit.values import MODELS
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import BOM, SourceText
from claimcheck.registry.yaml_events import read_data
from claimcheck.registry.yaml_nodes import NestingError

_KEY = re.compile(r"^[\"']?(claims|sources)[\"']?[ \t]*:", re.MULTILINE)


def formatted(content: str, shown: str, *, sort: bool = False) -> str:
    """Return the canonical form of a file.

    Its first line end becomes that of all lines; a byte order mark stays where it is one. What
    cannot be formatted without losing something, such as a comment in brackets, stays as it is. A
    key or a value that claimcheck does not know is kept; to complain of it is what ``check`` does.
    JSON stays as it is: what writes it says how.

    Args:
        content: The file as it was decoded, with its byte order mark.
        shown: The file as people see it.
        sort: Whether to put the items in the order of their ids.

    Raises:
        InvalidInputError: The file is not plain YAML, or is to be sorted and not well-formed.
        ClaimcheckError: It is no file of a registry, or cannot be sorted.
    """
    source = SourceText(shown, content)
    if source.json_form:
        return content
    key = _key_of(source)
    if sort or not _is_sound(source.text):
        findings = read_items(source, key, MODELS[key]).findings
        if findings:
            raise InvalidInputError(findings)
    text = source.text.replace("\r\n", "\n")
    if "\r" in text:  # a line end of YAML, which would join the line feed behind it
        if sort and not _is_sorted(source.text, key):
            raise _unsortable(shown)
        return content
    made = canonical(text, key, sort=sort)
    if not _is_same(text, made, key if sort else ""):
        made = text
    if sort and not _is_sorted(made, key):
        raise _unsortable(shown)
    first_end = source.text.find("\n")
    if first_end > 0 and source.text[first_end - 1] == "\r":
        made = made.replace("\n", "\r\n")
    return BOM + made if content.startswith(BOM) else made


def _unsortable(shown: str) -> ClaimcheckError:
    return ClaimcheckError(
        f"{shown} cannot be sorted: its items are not a plain list of '- id:' lines",
        help="write them so, without brackets, anchors and aliases",
    )


def comments(text: str) -> Counter[str]:
    """Return every comment of a text that composes, and how often it stands there.

    Args:
        text: The text, with its byte order mark where it has one.
    """
    layout = Layout(text.removeprefix(BOM))
    return Counter(map(layout.comment, layout.comments))


def _key_of(source: SourceText) -> str:
    found = _KEY.search(source.text)
    if found is None:
        raise ClaimcheckError(
            f"{source.path} holds neither claims nor sources",
            help="name a file of the registry, or none to format them all",
        )
    return found.group(1)


def _is_same(old: str, new: str, sorted_key: str) -> bool:
    """Tell whether two texts say the same, with the same comments."""
    try:
        data, after = read_data(old)[0], read_data(new)[0]
        kept = comments(old) == comments(new)
    except (yaml.YAMLError, NestingError):
        return False
    return kept and after == (_by_id(data, sorted_key) if sorted_key else data)


def _by_id(data: Any, key: str) -> Any:
    return {**data, key: sorted(data[key], key=lambda item: str(item["id"]))} if data[key] else data


def _is_sorted(text: str, key: str) -> bool:
    data, _ = read_data(text)
    return bool(data == _by_id(data, key))


def _is_sound(text: str) -> bool:
    """Tell whether a file is plain YAML, whatever its keys and values; each of them is kept."""
    try:
        return not read_data(text)[1]
    except (yaml.YAMLError, NestingError):
        return False
