"""The one writer of a registry's YAML: puts a file in form, adds to it, and applies edits.

What is written is proven first: the new text composes to what the old one said, with every comment
of it. Nothing here touches a file.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.model.source import Source
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.validation import validate
from claimcheck.registry.yaml_events import read_data
from claimcheck.registry.yaml_form import canonical
from claimcheck.registry.yaml_layout import Layout
from claimcheck.registry.yaml_nodes import NestingError
from claimcheck.registry.yaml_values import INDENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model.registry import Origin

MODELS: dict[str, Any] = {"claims": Claim, "sources": Source}
"""The model of the items of a file, by the key that the file has."""

_BOM = "\ufeff"
_KEY = re.compile(r"^[\"']?(claims|sources)[\"']?[ \t]*:", re.MULTILINE)
_IN_BRACKETS = frozenset(("tags", "asserted"))


def formatted(content: str, shown: str, *, sort: bool = False) -> str:
    """Return the canonical form of a file.

    Its first line end becomes that of all lines; a byte order mark stays where it is one. What
    cannot be formatted without losing something, such as a comment in brackets, stays as it is. A
    key or a value that claimcheck does not know is kept; to complain of it is what ``check`` does.

    Args:
        content: The file as it was decoded, with its byte order mark.
        shown: The file as people see it.
        sort: Whether to put the items in the order of their ids.

    Raises:
        InvalidInputError: The file is not plain YAML, or is to be sorted and not well-formed.
        ClaimcheckError: It is no file of a registry, or cannot be sorted.
    """
    source = SourceText(shown, content)
    key = _key_of(source)
    if sort or not _is_sound(source.text):
        findings = read_items(source, key, MODELS[key]).findings
        if findings:
            raise InvalidInputError(findings)
    text = source.text.replace("\r\n", "\n")
    made = canonical(text, key, sort=sort)
    if not _is_same(text, made, key if sort else ""):
        made = text
    if sort and read_data(made)[0] != _by_id(read_data(made)[0], key):
        raise ClaimcheckError(
            f"{shown} cannot be sorted: its items are not a plain list of '- id:' lines",
            help="write them so, without brackets, anchors and aliases",
        )
    first_end = source.text.find("\n")
    if first_end > 0 and source.text[first_end - 1] == "\r":
        made = made.replace("\n", "\r\n")
    return _BOM + made if content.startswith(_BOM) else made


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
    text = content.removeprefix(_BOM)
    column, apart = _list_style(SourceText(shown, content), present.origins)
    entries = apart.join(_shifted(rendered(key, item), column - INDENT) for item in items)
    if present.items and not text.endswith("\n\n"):
        entries = apart + entries
    if text and not text.endswith("\n"):
        entries = "\n" + entries
    if "\r\n" in text.partition("\n")[0] + "\n":
        entries = entries.replace("\n", "\r\n")
    again = read_items(SourceText(shown, content + entries), key, model)
    if again.findings or again.items != [*present.items, *made]:
        raise ClaimcheckError(
            f"nothing can be appended to {shown}: its list does not end with the file",
            help=f"put this into its list by hand:\n{entries}",
        )
    return content + entries


def checked(key: str, item: Mapping[str, Any]) -> Any:
    """Return the value that an item is.

    Raises:
        ClaimcheckError: It is none.
    """
    value = validate(MODELS[key], dict(item))
    if isinstance(value, list):
        raise ClaimcheckError(value[0].message, help=value[0].help)
    return value


def rendered(key: str, item: Mapping[str, Any]) -> str:
    """Return an item as it is written into a file in canonical form."""
    plain = yaml.serialize(_node({key: [item]}, key), Dumper=yaml.SafeDumper, width=sys.maxsize)
    return canonical(plain, key).partition("\n")[2]


def changed(before: str, after: str, shown: str) -> Iterable[str]:
    """Yield the lines of a unified diff."""
    import difflib

    yield from difflib.unified_diff(
        before.splitlines(), after.splitlines(), shown, shown, "as it is", "changed", lineterm=""
    )


def comments(text: str) -> Counter[str]:
    """Return every comment of a text that composes, and how often it stands there."""
    layout = Layout(text)
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
    return {**data, key: sorted(data[key] or (), key=lambda item: str(item["id"]))}


def _is_sound(text: str) -> bool:
    """Tell whether a file is plain YAML, whatever its keys and values; each of them is kept."""
    try:
        return not read_data(text)[1]
    except (yaml.YAMLError, NestingError):
        return False


def _node(value: Any, key: str) -> yaml.Node:
    """Return the node of plain data; what is None in a mapping is left out."""
    flow = key in _IN_BRACKETS
    if isinstance(value, dict):
        inner = [
            (_node(name, ""), _node(each, name)) for name, each in value.items() if each is not None
        ]
        return yaml.MappingNode("tag:yaml.org,2002:map", inner, flow_style=flow)
    if isinstance(value, (list, tuple)):
        listed = [_node(each, key) for each in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", listed, flow_style=flow or not listed)
    return yaml.ScalarNode("tag:yaml.org,2002:str", str(value), style='"')


def _list_style(source: SourceText, origins: Sequence[Origin]) -> tuple[int, str]:
    """Return the column of the dashes of a file, and what stands between its items."""
    if not origins:
        return INDENT, "\n"
    first = source.line(origins[0].line - 1)
    column = len(first) - len(first.lstrip(" ")) if first.lstrip().startswith("-") else INDENT
    apart = any(not source.line(each.end_line - 2).strip() for each in origins[:-1])
    return column, "\n" if apart or len(origins) == 1 else ""


def _shifted(text: str, columns: int) -> str:
    """Return lines moved to the right, or to the left as far as their indent goes."""
    if columns < 0:
        return re.sub(f"^ {{{-columns}}}", "", text, flags=re.MULTILINE)
    return re.sub(r"^(?=.)", " " * columns, text, flags=re.MULTILINE)
