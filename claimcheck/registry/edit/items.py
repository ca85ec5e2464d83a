"""Where one item of a file stands in its text, and evidence that is put into a claim there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.errors import ClaimcheckError
from claimcheck.registry.edit.append import json_line, rendered, shifted
from claimcheck.registry.edit.formatted import comments
from claimcheck.registry.edit.layout import Layout, nodes
from claimcheck.registry.edit.values import INDENT, MODELS, in_brackets, rank
from claimcheck.registry.json_spans import entries, item_spans
from claimcheck.registry.problems import InvalidInputError
from claimcheck.registry.reader import read_items
from claimcheck.registry.source_text import SourceText
from claimcheck.registry.yaml_nodes import is_null

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Edit = tuple[int, int, str]
"""An edit of a text: where, how many characters go, and what comes."""


@dataclass(frozen=True)
class ItemText:
    """One item as it stands in its file.

    Attributes:
        before: What stands in front of it.
        text: Its own lines, with the comments right above and inside of it.
        after: What stands behind it.
    """

    before: str
    text: str
    after: str


def item_text(content: str, shown: str, key: str, name: str) -> ItemText:
    """Return the item of an id, apart from the rest of its file.

    Args:
        content: The file as it was decoded.
        shown: The file as people see it.
        key: ``claims`` or ``sources``.
        name: The id; of several items with it the first is meant.

    Raises:
        InvalidInputError: The file is not well-formed.
        ClaimcheckError: It has no such item, or has it as an alias of another.
    """
    if SourceText(shown, content).json_form:
        start, end = _json_spans(content, shown, key, [name])[name]
        return ItemText(content[:start], content[start:end], content[end:])
    item = _File(content, shown, key).item(name)
    mark = len(content) - len(item.text)
    start, end = item.start + mark, item.end + mark
    return ItemText(content[:start], content[start:end], content[end:])


def with_evidence(content: str, shown: str, more: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """Return a file of claims with more evidence in some of them, behind what each has.

    Every other byte stays as it is.

    Args:
        content: The file as it was decoded.
        shown: The file as people see it.
        more: The evidence as plain data, by the id of its claim.

    Raises:
        InvalidInputError: The file is not well-formed.
        ClaimcheckError: It cannot be put there.
    """
    if SourceText(shown, content).json_form:
        spans = _json_spans(content, shown, "claims", more)
        edits = [_in_json(content, spans[name][0], each) for name, each in more.items()]
    else:
        edits = list(_in_yaml(content, shown, more))
    parts, done = [], 0
    for at, gone, new in sorted(edits):
        parts += [content[done:at], new]
        done = at + gone
    after = "".join([*parts, content[done:]])
    if not _is_only_more(content, after, shown, more):
        names = ", ".join(map(repr, more))
        entries = "".join(map(_listed, more.values()))
        raise ClaimcheckError(
            f"evidence cannot be put into {names}, as that is written in {shown}",
            help=f"put this into its evidence by hand:\n{entries}",
        )
    return after


def _in_yaml(
    content: str, shown: str, more: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Iterator[Edit]:
    """Yield the edits that put evidence into claims."""
    file = _File(content, shown, "claims")
    mark = len(content) - len(file.text)
    has_crlf = "\r\n" in file.text.partition("\n")[0] + "\n"
    for name, evidence in more.items():
        at, gone, new = file.item(name).opening(_listed(evidence))
        yield at + mark, gone, new.replace("\n", "\r\n") if has_crlf else new


def _listed(evidence: Sequence[Mapping[str, Any]]) -> str:
    """Return evidence as the lines of a list, its dashes at column 6."""
    whole = rendered("claims", {"id": "x", "text": "x", "evidence": list(evidence)})
    return whole.partition("    evidence:\n")[2]


def _is_only_more(
    before: str, after: str, shown: str, more: Mapping[str, Sequence[Mapping[str, Any]]]
) -> bool:
    """Tell whether a file says what it said, and the evidence besides, with all its comments."""
    model = MODELS["claims"]
    old = read_items(SourceText(shown, before), "claims", model)
    new = read_items(SourceText(shown, after), "claims", model)
    if new.findings or len(old.items) != len(new.items):
        return False
    waiting = dict(more)
    for was, now in zip(old.items, new.items, strict=True):
        evidence = waiting.pop(was.id, ())  # of several claims of one id, the first
        same = now.model_copy(update={"evidence": now.evidence[: len(was.evidence)]})
        if was != same or len(now.evidence) != len(was.evidence) + len(evidence):
            return False
    return SourceText(shown, before).json_form != "" or comments(before) == comments(after)


def _json_spans(
    content: str, shown: str, key: str, names: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """Return where the first item of each id begins and ends in a file of JSON."""
    source = SourceText(shown, content)
    read = read_items(source, key, MODELS[key])
    if read.findings:
        raise InvalidInputError(read.findings)
    mark = len(content) - len(source.text)
    found: dict[str, tuple[int, int]] = {}
    for item, (start, end) in zip(read.items, item_spans(source, key), strict=True):
        found.setdefault(item.id, (start + mark, end + mark))
    for name in names:
        if name not in found:
            raise ClaimcheckError(f"{shown} has no {name!r}", help="run the command again")
    return found


def _in_json(content: str, start: int, more: Sequence[Mapping[str, Any]]) -> Edit:
    """Return the edit that puts evidence into the claim of JSON at an offset."""
    new = ", ".join(json_line(each, "evidence").rstrip("\n") for each in more)
    begin = content.index("{", start)
    held = next((each for each in entries(content, begin) if each.key == "evidence"), None)
    if held is None:
        last = max(entries(content, begin), key=lambda each: each.at)
        return last.end, 0, f', "evidence": [{new}]'
    if content[held.start] == "[":
        inside = [each.end for each in entries(content, held.start)]
        return (inside[-1], 0, f", {new}") if inside else (held.start + 1, 0, new)
    return held.start, held.end - held.start, f"[{new}]"


class _File:
    """One file, composed once; offsets are those of its text without a byte order mark.

    Attributes:
        text: The text.
        layout: What stands where in it.
        listed: The list of its items; None where it has none.
        starts: Where each line begins.
    """

    def __init__(self, content: str, shown: str, key: str) -> None:
        source = SourceText(shown, content)
        findings = read_items(source, key, MODELS[key]).findings
        if findings:
            raise InvalidInputError(findings)
        self.text = source.text
        self.layout = Layout(self.text)
        self.listed = _value(self.layout.root, key)
        self.starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        self._shown = shown
        items = self.listed.value if isinstance(self.listed, yaml.SequenceNode) else []
        named = [(getattr(_value(each, "id"), "value", None), each) for each in items]
        self._by_id = dict(reversed(named))

    def item(self, name: str) -> _Item:
        """Return the first item of an id.

        Raises:
            ClaimcheckError: There is none.
        """
        if name not in self._by_id:
            raise ClaimcheckError(f"{self._shown} has no {name!r}", help="run the command again")
        return _Item(self, self._by_id[name])


class _Item:
    """One item of a file; offsets are those of the text without a byte order mark.

    Attributes:
        text: The text of the file.
        start: Where the item begins, with the comments right above it.
        end: Where it ends, behind the last comment inside of it.
    """

    def __init__(self, file: _File, node: Any) -> None:
        listed = file.listed
        self.text = file.text
        self._layout = file.layout
        self._starts = file.starts
        self._node = node
        self._in_lines = not (listed.flow_style or self._node.flow_style)
        self.start, self.end = self._node.start_mark.index, self._stop(self._node)
        if not listed.flow_style:
            line = self._layout.place(self._node.start_mark)[0]
            column = self._layout.place(listed.start_mark)[1]
            while line and not self.text.startswith(" " * column + "-", self._offset(line)):
                line -= 1
            self.end = self._past_comments(self._line_end(self.end), column)
            while line and self._is_comment(line - 1, column, column):
                line -= 1
            self.start = self._offset(line)

    def opening(self, entries: str) -> Edit:
        """Return where more evidence goes: an offset, how much of the text goes, and what comes.

        Args:
            entries: The evidence as lines of a list whose dashes stand at column 6.
        """
        evidence = _value(self._node, "evidence")
        if not self._in_lines or (isinstance(evidence, yaml.SequenceNode) and evidence.flow_style):
            if isinstance(evidence, yaml.SequenceNode) and evidence.value:
                return self._in_flow(evidence, entries)
            if not self._in_lines:
                return self._in_flow(evidence or self._node, entries)
        if isinstance(evidence, yaml.SequenceNode) and not evidence.flow_style:
            column = self._layout.place(evidence.start_mark)[1]
            at = self._past_comments(self._line_end(self._stop(evidence)), column)
            return self._lines(at, shifted(entries, column - _DASH))
        column = self._layout.place(self._node.start_mark)[1]
        entries = shifted(entries, column + INDENT - _DASH)
        if evidence is not None:  # the key is there, and nothing under it, or []
            key = _key(self._node, "evidence")
            start, end = key.end_mark.index + 1, self._line_end(self._stop(evidence, key))
            rest = self.text[self._stop(evidence, key) : end].rstrip("\r\n")
            return start, end - start, f"{rest or ''}\n{entries}"
        above = [pair for pair in self._node.value if rank(pair[0], "claims") < _RANK]
        key, value = above[-1] if above else self._node.value[-1]
        at = self._past_comments(self._line_end(self._stop(value, key)), column)
        return self._lines(at, " " * column + "evidence:\n" + entries)

    def _in_flow(self, node: yaml.Node, entries: str) -> Edit:
        """Put evidence before the bracket that closes its list, or that closes the claim."""
        layout = Layout("evidence:\n" + entries)
        value = _value(layout.root, "evidence")
        new = in_brackets(layout, value, "evidence")
        close = node.end_mark.index - 1
        if isinstance(node, yaml.MappingNode):
            new = f"evidence: {new}"
        elif isinstance(node, yaml.SequenceNode):
            new = new[1:-1]
        else:  # nothing stands behind the key
            start = _key(self._node, "evidence").end_mark.index + 1
            return start, self._stop(node, _key(self._node, "evidence")) - start, f" {new}"
        inner = [each for pair in _children(node) for each in pair]
        gap = self.text[max(map(self._stop, inner)) : close] if inner else ","
        has_comma = "," in re.sub(r"#.*", "", gap)
        space = " " if inner and self.text[close - 1] == "," else ""
        return close, 0, ("" if has_comma else ", ") + space + new

    def _lines(self, at: int, new: str) -> Edit:
        """Return whole lines at an offset; the last line of the file may lack its end."""
        return (at, 0, new) if self.text[:at].endswith("\n") else (at, 0, "\n" + new)

    def _stop(self, node: yaml.Node, key: yaml.Node | None = None) -> int:
        """Return where the last value in a node ends, without the empty lines behind it."""
        stops = [key.end_mark.index + 1] if key is not None else []
        for each in nodes(node):
            end = each.end_mark.index
            if isinstance(each, yaml.ScalarNode):
                if is_null(each) and each.start_mark.index == end:
                    continue
                head = self.text[each.start_mark.index : end]
                kept = each.style in ("|", ">") and "+" in head.partition("\n")[0]
                stops.append(end if kept else each.start_mark.index + len(head.rstrip()))
            elif getattr(each, "flow_style", False):
                stops.append(end)
            if isinstance(each, yaml.MappingNode):
                stops += [name.end_mark.index + 1 for name, _ in each.value]
        return max(stops, default=node.end_mark.index)

    def _line_end(self, at: int) -> int:
        """Return where the line ends that holds what stands before an offset, behind its end."""
        if self.text[:at].endswith("\n"):
            return at
        return self.text.find("\n", at) + 1 or len(self.text)

    def _past_comments(self, at: int, column: int) -> int:
        """Return an offset behind the comments that stand there, deeper than a column."""
        line = bisect_right(self._starts, at) - 1
        while self._is_comment(line, column + 1, 10_000):
            line += 1
        return max(at, self._offset(line))

    def _is_comment(self, line: int, least: int, most: int) -> bool:
        """Tell whether a line holds a comment alone, which begins between two columns."""
        text = self._layout.lines[line] if line < len(self._layout.lines) else ""
        begins = len(text) - len(text.lstrip())
        alone = text.lstrip(" \t").startswith("#") and line in self._layout.comments
        return alone and least <= begins <= most

    def _offset(self, line: int) -> int:
        return self._starts[line] if line < len(self._starts) else len(self.text)


def _value(node: yaml.Node | None, key: str) -> Any:
    """Return the value of a key of a mapping; None where it has none."""
    return next((value for name, value in _pairs(node) if name.value == key), None)


def _children(node: yaml.Node) -> list[Any]:
    """Return the keys and values of a mapping, or the items of a list, in tuples."""
    return node.value if isinstance(node, yaml.MappingNode) else [(each,) for each in node.value]


def _key(node: yaml.Node, key: str) -> Any:
    return next(name for name, _ in _pairs(node) if name.value == key)


def _pairs(node: yaml.Node | None) -> list[Any]:
    return node.value if isinstance(node, yaml.MappingNode) else []


_DASH = 6
"""The column of the dash of evidence in a claim in canonical form."""

_RANK = rank(yaml.ScalarNode("", "evidence"), "claims")
