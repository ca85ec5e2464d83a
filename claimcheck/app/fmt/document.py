"""One file of a registry in canonical form, proven to say what it said before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from claimcheck.app.fmt.brackets import put_back, set_aside
from claimcheck.app.fmt.comments import aligned, comments
from claimcheck.app.fmt.order import ordered
from claimcheck.app.fmt.restyle import restyle
from claimcheck.app.fmt.roundtrip import dump, load
from claimcheck.errors import ClaimcheckError
from claimcheck.model.claim import Claim
from claimcheck.model.source import Source
from claimcheck.registry.chunks import Chunk, cut
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.yaml_nodes import Converter, NestingError, compose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MODELS: dict[str, Any] = {"claims": Claim, "sources": Source}
"""The model of the items of a file, by the key that the file has."""

_BOM = "\ufeff"
_KEY = re.compile(r"^[\"']?(claims|sources)[\"']?[ \t]*:", re.MULTILINE)
_ROUNDS = 4
"""How often a form is taken for a text until it no longer changes; two are usual."""


def key_of(source: SourceText) -> str:
    """Return whether a file holds ``claims`` or ``sources``.

    Raises:
        ClaimcheckError: It holds neither.
    """
    found = _KEY.search(source.text)
    if found is None:
        raise ClaimcheckError(
            f"{source.path} holds neither claims nor sources",
            help="name a file of the registry, or none to format them all",
        )
    return found.group(1)


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
    key = key_of(source)
    before = read_items(source, key, MODELS[key])
    if before.findings and (sort or not _is_sound(source.text)):
        raise InvalidInputError(before.findings)
    text = source.text.replace("\r\n", "\n")
    form = _Form(key)
    made = _stable(text, form.of_file)
    if sort:
        made = _stable(_sorted(made, key, shown), form.of_file)
    after = read_items(SourceText(shown, made), key, MODELS[key])
    expected = sorted(before.items, key=_id) if sort else before.items
    same = after.items == expected and len(after.findings) == len(before.findings)
    if not same or comments(made) != comments(text):
        made = text  # each part was compared by itself; this would be a fault in their joining
    first_end = source.text.find("\n")
    if first_end > 0 and source.text[first_end - 1] == "\r":
        made = made.replace("\n", "\r\n")
    return _BOM + made if content.startswith(_BOM) else made


class _Form:
    """The canonical form of one file, in steps; remembers the items that it has seen."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._known: dict[str, str] = {}

    def of_file(self, text: str) -> str:
        """Return the form of a file in one step, which may not be the last."""
        chunks = cut(text, self._key)
        if chunks is None:
            joined = self._step(text)
        else:
            start = len(text) - sum(len(chunk.text) for chunk in chunks)
            joined = text[:start] + "".join(self._of_item(chunk.text) for chunk in chunks)
        try:
            return _kept(joined, aligned(joined))
        except (yaml.YAMLError, NestingError):
            return text  # an item with an alias has no form of its own, and its neighbours moved

    def _of_item(self, text: str) -> str:
        if text not in self._known:
            made = _stable(text, self._step)
            self._known[text] = self._known[made] = made
        return self._known[text]

    def _step(self, text: str) -> str:
        """Return the form of one item; with its keys in order where more would lose something."""
        made = _kept(text, _part(text, self._key))
        return made if made != text else _kept(text, _ordered(text, self._key))


def _ordered(text: str, key: str) -> str | None:
    try:
        return ordered(text, key)
    except (yaml.YAMLError, NestingError):
        return None


def _stable(text: str, step: Callable[[str], str]) -> str:
    """Return what ``step`` leaves as it is; ``text`` where there is no such thing in sight."""
    made = text
    for _ in range(_ROUNDS):
        before, made = made, step(made)
        if made == before:
            return made
    return text


def _part(text: str, key: str) -> str | None:
    """Return the form of one item, or of a whole file; None where ruamel.yaml cannot take it."""
    try:
        visible, kept = set_aside(text)
        tree = load(ordered(visible, key))
        items = tree.get(key) if isinstance(tree, CommentedMap) else tree
        if not isinstance(items, CommentedSeq):
            return None
        restyle(items, key)
        made = put_back(dump(tree), kept)
    except (YAMLError, yaml.YAMLError, NestingError, AttributeError, TypeError, ValueError):
        return None
    return made


def _kept(old: str, new: str | None) -> str:
    """Return ``new`` if it says what ``old`` says and has its comments, else ``old``."""
    if new is None or new == old:
        return old
    try:
        same = _data(new) == _data(old) and comments(new) == comments(old)
    except (yaml.YAMLError, NestingError):
        return old
    return new if same else old


def _is_sound(text: str) -> bool:
    """Tell whether a file is plain YAML, whatever its keys and values; each of them is kept."""
    try:
        _, faults = _data(text)
    except (yaml.YAMLError, NestingError):
        return False
    return not faults


def _data(text: str) -> Any:
    root = compose(text)
    problems: list[str] = []
    data = Converter(lambda message, *_: problems.append(message)).convert(root) if root else None
    return (data, problems)


def _sorted(text: str, key: str, shown: str) -> str:
    """Return a file with its items by id; comments right above an item move with it."""
    chunks = cut(text, key)
    if chunks is None:
        raise ClaimcheckError(
            f"{shown} cannot be sorted: its items are not a plain list of '- id:' lines",
            help="write them so, without brackets, anchors or a line ---",
        )
    start = len(text) - sum(len(chunk.text) for chunk in chunks)
    head, lead = _split_lead(text[:start])
    parts: list[tuple[str, str]] = []
    for chunk in chunks:
        body, following = _split_lead(_closed(chunk.text))
        parts.append((_id_in(chunk), lead + body))
        lead = following
    apart = any(body.endswith("\n\n") for _, body in parts[:-1])
    parts.sort(key=lambda part: part[0])
    bodies = [body.rstrip("\n") + ("\n\n" if apart else "\n") for _, body in parts]
    return head + "".join(bodies).rstrip("\n") + "\n" + lead


def _split_lead(text: str) -> tuple[str, str]:
    """Split off the comments that stand right above what follows a text."""
    lines = text.splitlines(keepends=True)
    place = len(lines)
    while place > 0 and lines[place - 1].lstrip(" ").startswith("#"):
        place -= 1
    return "".join(lines[:place]), "".join(lines[place:])


def _closed(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _id_in(chunk: Chunk) -> str:
    data, _ = _data(chunk.text)
    return str(data[0].get("id", "")) if isinstance(data, list) and data else ""


def _id(item: Any) -> str:
    return str(item.id)


def changed(before: str, after: str, shown: str) -> Iterable[str]:
    """Yield the lines of a unified diff."""
    import difflib

    yield from difflib.unified_diff(
        before.splitlines(), after.splitlines(), shown, shown, "as it is", "changed", lineterm=""
    )
