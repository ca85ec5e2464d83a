"""Appends items to a file of the registry; every byte that stands there stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from claimcheck.app.fmt.document import MODELS
from claimcheck.app.fmt.order import ORDERS
from claimcheck.app.fmt.restyle import restyle
from claimcheck.app.fmt.roundtrip import INDENT, dump
from claimcheck.app.fmt.run import decoded
from claimcheck.errors import ClaimcheckError
from claimcheck.registry.chunks import cut
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText, display_path
from claimcheck.registry.validation import validate
from claimcheck.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_IN_BRACKETS = frozenset(("tags", "asserted"))
_BOM = "\ufeff"


def append(path: Path, key: str, items: Sequence[Mapping[str, Any]]) -> str:
    """Append items to a file, in one step, and return the text that was added.

    Args:
        path: The file; its items need not be in canonical form.
        key: ``claims`` or ``sources``.
        items: The items as plain data.

    Raises:
        ClaimcheckError: An item is not well-formed, or the file cannot be appended to.
        InvalidInputError: The file is not well-formed.
    """
    before, after = appended(path, key, items)
    if after != before:
        write_atomically(path, after.encode())
    return after[len(before) :]


def appended(path: Path, key: str, items: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Return the content of a file, and with the items behind it; see ``append``."""
    shown, before = display_path(path), decoded(path)
    model = MODELS[key]
    present = read_items(SourceText(shown, before), key, model)
    if present.findings:
        raise InvalidInputError(present.findings)
    made = [checked(key, item) for item in items]
    if not made:
        return before, before
    text = before.removeprefix(_BOM)
    apart, column = _apart(text, key), _column(text, key)
    entries = apart.join(_entry(key, item, column) for item in items)
    if present.items and not text.endswith("\n\n"):
        entries = apart + entries
    if text and not text.endswith("\n"):
        entries = "\n" + entries
    if "\r\n" in text.partition("\n")[0] + "\n":
        entries = entries.replace("\n", "\r\n")
    after = before + entries
    again = read_items(SourceText(shown, after), key, model)
    if again.findings or again.items != [*present.items, *made]:
        raise ClaimcheckError(
            f"nothing can be appended to {shown}: its list does not end with the file",
            help=f"put this into its list by hand:\n{entries}",
        )
    return before, after


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
    return _entry(key, item, INDENT)


def _entry(key: str, item: Mapping[str, Any], column: int) -> str:
    items = CommentedSeq([_tree(item, key)])
    restyle(items, key)
    text = dump(items)
    lines = text.split("\n")
    shift = column - INDENT
    if shift >= 0:
        return "\n".join(" " * shift + line if line else line for line in lines)
    return "\n".join(line[-shift:] for line in lines)


def _tree(value: Any, key: str) -> Any:
    if isinstance(value, (list, tuple)):
        items = CommentedSeq(_tree(each, key) for each in value)
        if key in _IN_BRACKETS:
            items.fa.set_flow_style()
        return items
    if not isinstance(value, dict):
        return str(value)
    order = ORDERS.get(key, ())
    given = [name for name in value if value[name] is not None]
    names = sorted(given, key=lambda name: order.index(name) if name in order else len(order))
    tree = CommentedMap((name, _tree(value[name], name)) for name in names)
    if key in _IN_BRACKETS:
        tree.fa.set_flow_style()
    return tree


def _column(text: str, key: str) -> int:
    """Return the column of the dashes of a file."""
    chunks = cut(text.replace("\r\n", "\n"), key)
    if not chunks:
        return INDENT
    return len(chunks[0].text) - len(chunks[0].text.lstrip(" "))


def _apart(text: str, key: str) -> str:
    """Return the blank line that stands between items, where one does."""
    chunks = cut(text.replace("\r\n", "\n"), key) or []
    apart = len(chunks) < 2 or any(chunk.text.endswith("\n\n") for chunk in chunks[:-1])
    return "\n" if apart else ""
