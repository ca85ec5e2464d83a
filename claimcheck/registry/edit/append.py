"""Adds items behind those of a file; what is written is read back first."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.errors import ClaimcheckError
from claimcheck.model.validation import IN_JSON, validate
from claimcheck.registry.edit.form import canonical
from claimcheck.registry.edit.values import INDENT, MODELS, ORDERS
from claimcheck.registry.json_spans import entries, root_of
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import BOM, SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.registry import Origin

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the first is that of libyaml
_ONE_LINE = 2**31 - 1
_MOST_BY_HAND = 5
"""Items that a person is shown, to put them into a file by hand."""
_IN_BRACKETS = frozenset(("tags", "asserted", "seen"))


def appended(content: str, shown: str, key: str, items: Sequence[Mapping[str, Any]]) -> str:
    """Return a file with items behind those that it has; every byte that stands there stays.

    Args:
        content: The file as it was decoded; its items need not be in canonical form.
        shown: The file as people see it.
        key: ``claims`` or ``sources``.
        items: The items as plain data.

    Raises:
        ClaimcheckError: An item is not well-formed, or the file cannot be appended to.
        InvalidInputError: The file is not well-formed.
    """
    model = MODELS[key]
    present = read_items(SourceText(shown, content), key, model)
    if present.findings:
        raise InvalidInputError(present.findings)
    made = [checked(key, item) for item in items]
    if not made:
        return content
    source = SourceText(shown, content)
    wanted = [*present.items, *made]
    if source.json_form != "JSON Lines" and source.text.lstrip().startswith("{"):
        with suppress(ValueError, IndexError, StopIteration):  # YAML in brackets that is no JSON
            after = _into_list(source, content, key, items)
            if read_items(SourceText(shown, after), key, model).items == wanted:
                return after
    content = opened(content, key)
    text = content.removeprefix(BOM)
    source = SourceText(shown, content)
    if source.json_form:
        added = "".join(json_line(item, key) for item in items)
    else:
        column, apart = _list_style(source, present.origins)
        added = apart.join(shifted(rendered(key, item), column - INDENT) for item in items)
        if present.items and not text.endswith("\n\n"):
            added = apart + added
    if text and not text.endswith("\n"):
        added = "\n" + added
    if "\r\n" in text.partition("\n")[0] + "\n":
        added = added.replace("\n", "\r\n")
    again = read_items(SourceText(shown, content + added), key, model)
    if again.findings or again.items != wanted:
        by_hand = f"put this into its list by hand:\n{added}"
        raise ClaimcheckError(
            f"nothing can be appended to {shown}: its list does not end with the file",
            help=by_hand if len(items) <= _MOST_BY_HAND else "end the file with its list",
        )
    return content + added


def _into_list(
    source: SourceText, content: str, key: str, items: Sequence[Mapping[str, Any]]
) -> str:
    """Put items behind the last of a list of JSON; on lines of their own where that is on one."""
    text = source.text
    there = next(each for each in entries(text, root_of(text)) if each.key == key)
    last = max(entries(text, there.start), default=None)
    before, newline, indent = text[: last.start if last else 0].rpartition("\n")
    apart = ", "
    if newline and not indent.strip():
        apart = ",\r\n" + indent if before.endswith("\r") else ",\n" + indent
    new = apart.join(json_line(item, key).rstrip("\n") for item in items)
    at = (last.end if last else there.start + 1) + len(content) - len(text)
    return content[:at] + (apart if last else "") + new + content[at:]


def added_text(before: str, after: str, key: str) -> str:
    """Return what ``appended`` put into a file, as it stands there."""
    start = opened(before, key)
    if after.startswith(start):
        return after[len(start) :]
    pairs = enumerate(zip(before, after, strict=False))
    at = next(number for number, (old, new) in pairs if old != new)
    return after[at : at + len(after) - len(before)].lstrip(", \r\n")


def opened(content: str, key: str) -> str:
    """Return a file to whose list items can be added: without the brackets of an empty one."""
    return re.sub(
        rf"^({key}[ \t]*:)[ \t]*(?:\[\s*\]|null|~)(?=[ \t]*(?:#.*)?\r?$)", r"\1", content,
        count=1, flags=re.MULTILINE,
    )  # fmt: skip


def checked(key: str, item: Mapping[str, Any]) -> Any:
    """Return the value that an item is.

    Raises:
        ClaimcheckError: It is none.
    """
    value = validate(MODELS[key], dict(item), remedies=IN_JSON)
    if isinstance(value, list):
        raise ClaimcheckError(value[0].message, help=value[0].help)
    return value


def json_line(item: Mapping[str, Any], key: str) -> str:
    """Return an item as a line of JSON, its keys in the order of canonical form.

    Args:
        item: The item as plain data.
        key: The key of the list that it is in: ``claims``, ``sources`` or ``evidence``.
    """
    return json.dumps(_plain(item, key), ensure_ascii=False) + "\n"


def _plain(value: Any, key: str) -> Any:
    """Return plain data, texts and truths, without what is None in a mapping."""
    if isinstance(value, dict):
        order = ORDERS.get(key, ())
        names = [
            *(each for each in order if each in value),
            *(each for each in value if each not in order),
        ]
        return {name: _plain(value[name], name) for name in names if value[name] is not None}
    if isinstance(value, (list, tuple)):
        return [_plain(each, key) for each in value]
    return value if isinstance(value, bool) else str(value)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def rendered(key: str, item: Mapping[str, Any]) -> str:
    """Return an item as it is written into a file in canonical form."""
    plain = yaml.serialize(_node({key: [item]}, key), Dumper=_DUMPER, width=_ONE_LINE)
    return canonical(plain, key).partition("\n")[2]


def _node(value: Any, key: str) -> yaml.Node:
    """Return the node of plain data; what is None in a mapping is left out."""
    flow = key in _IN_BRACKETS or (key == "author" and isinstance(value, dict))
    if isinstance(value, dict):
        inner = [
            (_node(name, ""), _node(each, name)) for name, each in value.items() if each is not None
        ]
        return yaml.MappingNode("tag:yaml.org,2002:map", inner, flow_style=flow)
    if isinstance(value, (list, tuple)):
        listed = [_node(each, key) for each in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", listed, flow_style=flow or not listed)
    return yaml.ScalarNode("tag:yaml.org,2002:str", _text(value), style='"')


def _list_style(source: SourceText, origins: Sequence[Origin]) -> tuple[int, str]:
    """Return the column of the dashes of a file, and what stands between its items."""
    if not origins:
        return INDENT, "\n"
    first = source.line(origins[0].line - 1)
    column = len(first) - len(first.lstrip(" ")) if first.lstrip().startswith("-") else INDENT
    apart = any(not source.line(each.end_line - 2).strip() for each in origins[:-1])
    return column, "\n" if apart or len(origins) == 1 else ""


def shifted(text: str, columns: int) -> str:
    """Return lines moved to the right, or to the left as far as their indent goes."""
    if columns < 0:
        return re.sub(f"^ {{{-columns}}}", "", text, flags=re.MULTILINE)
    return re.sub(r"^(?=.)", " " * columns, text, flags=re.MULTILINE)
