"""The blocks of Markdown, with where their lines stand in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.prose._inline import Lines, add_plain, add_words
from claimcheck.prose._signs import (
    ALMOST_COMMENT,
    ALMOST_ONE,
    ALONE,
    BEGINS_LINE,
    COMMENT,
    DEFINED_TWICE,
    END_COMMENT,
    IN_NO_CELL,
    IN_TITLE,
    MAYBE,
    MDX_COMMENT,
    NOTE,
    OTHER_LETTERS,
    is_ignore,
)
from claimcheck.prose.base import Above, Definition, Reading, Unit
from claimcheck.prose.html import html_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from claimcheck.prose.base import SignKind

_LINE_END = re.compile(r"\r\n?|\n")
_ESCAPED_BAR = re.compile(r"\\\|")
_MARKS = (COMMENT, MDX_COMMENT, NOTE)
_OWNED = "claim:"
"""How the labels of the definitions begin whose first paragraph ``cite`` writes."""


class _Before(NamedTuple):
    """The paragraph or heading that was met last."""

    unit: Unit
    content: str
    lines: Lines
    level: int
    end: int


class Blocks:
    """Goes through the blocks of one text."""

    def __init__(self, text: str, parser: MarkdownIt, *, mdx: bool, every: bool) -> None:
        self._text = text
        self._parser = parser
        self._mdx = mdx
        self._every = every
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(found.end() for found in ends)]
        self._stops = [*(found.start() for found in ends), len(text)]
        self._env: dict[str, Any] = {}
        # A container looks behind a line of its quotation, where the last one has no end.
        ended = text if text.endswith("\n") else f"{text}\n"
        self._tokens = parser.parse(ended, self._env)
        self._found = Reading()
        self._last: _Before | None = None

    def reading(self) -> Reading:
        """Return what was found."""
        row, cursor = -1, 0
        owned = False
        for index, token in enumerate(self._tokens):
            if token.type == "footnote_reference_open":
                owned = self._definition(index, token)
            elif token.type == "html_block":
                self._html(index, token)
            elif token.type == "container_admonition_open":
                self._title(token)
            elif token.type == "tr_close":
                self._behind_row(row, cursor)
            elif token.type == "inline" and token.map is not None:
                if owned:  # the paragraph that is generated states nothing itself
                    owned = False
                    continue
                around = self._tokens[index - 1].type
                if around in ("th_open", "td_open"):
                    if token.map[0] != row:
                        row, cursor = token.map[0], 0
                    cursor = self._cell(token, row, cursor)
                else:
                    self._block(token, token.map, is_heading=around == "heading_open")
        return self._found

    def _definition(self, index: int, token: Token) -> bool:
        """Take a definition; return whether its first paragraph is one that ``cite`` writes."""
        label = str(token.meta["label"])
        if not label.casefold().startswith(_OWNED) or token.map is None:
            return False
        first, last = token.map
        if label != label.casefold():
            begin = self._text.index("[^", self._starts[first])
            self._astray("note", begin, begin + len(f"[^{label}]:"), OTHER_LETTERS)
            return False
        while last > first + 1 and not self._line(last - 1).strip():
            last -= 1
        block_end = self._starts[last] if last < len(self._starts) else len(self._text)
        begin = self._text.index("[^", self._starts[first])
        start = end = begin + len(f"[^{label}]:")
        inner = self._tokens[index + 1 : index + 3]
        content = ""
        if [each.type for each in inner] == ["paragraph_open", "inline"] and inner[0].map:
            content, end = inner[1].content, self._stops[inner[0].map[1] - 1]
            start += len(self._text[start:end]) - len(self._text[start:end].lstrip(" \t"))
        name = label.removeprefix(_OWNED)
        found = Definition(name, content, begin, start, end, block_end)
        if self._found.definitions.setdefault(name, found) is not found:
            self._astray("note", begin, begin + len(f"[^{label}]:"), DEFINED_TWICE)
        return bool(content)

    def _line(self, number: int) -> str:
        return self._text[self._starts[number] : self._stops[number]]

    def _block(self, token: Token, where: Sequence[int], *, is_heading: bool) -> None:
        lines = self._lines(token.content, where, is_heading=is_heading)
        unit = Unit(is_heading)
        self._last = _Before(unit, token.content, lines, token.level - 1, where[1])
        if self._every or MAYBE.search(token.content):
            self._fill(unit, token.content, lines)

    def _fill(self, unit: Unit, content: str, lines: Lines) -> None:
        if self._mdx or not add_plain(content, lines, unit):
            add_words(content, lines, self._parser, self._env, unit)
        if unit.signs or (self._every and unit.text.strip()):
            self._found.units.append(unit)

    def _cell(self, token: Token, row: int, cursor: int) -> int:
        """Take a cell of a table; return where its row goes on behind it."""
        if not token.content:
            return cursor
        start = self._starts[row]
        line = self._text[start : self._stops[row]]
        written = token.content.replace("|", "\\|")
        at = _cell_start(line, written, cursor)
        if at < 0:
            return cursor
        if self._every or MAYBE.search(token.content):
            # A bar in a cell is written with a backslash, which its content lacks.
            starts, offsets = [0], [start + at]
            for before, bar in enumerate(_ESCAPED_BAR.finditer(written)):
                starts.append(bar.start() - before)
                offsets.append(start + at + bar.start() + 1)
            self._fill(Unit(is_whole=True), token.content, Lines(starts, offsets))
        return at + len(written)

    def _behind_row(self, row: int, cursor: int) -> None:
        """Tell of marks behind the last cell of a row, which no renderer shows."""
        start = self._starts[row] if row >= 0 else 0
        line = self._line(row)[cursor:] if row >= 0 else ""
        for pattern in _MARKS:
            for found in pattern.finditer(line):
                begin = start + cursor + found.start()
                self._astray("comment", begin, begin + len(found[0]), IN_NO_CELL)

    def _title(self, token: Token) -> None:
        """Tell of marks in the line that opens an admonition."""
        if token.map is None or not MAYBE.search(token.info):
            return
        start, line = self._starts[token.map[0]], self._line(token.map[0])
        for pattern in _MARKS:
            for found in pattern.finditer(line):
                self._astray("comment", start + found.start(), start + found.end(), IN_TITLE)

    def _lines(self, content: str, where: Sequence[int], *, is_heading: bool) -> Lines:
        """Return where the lines of a block's content stand: each ends its line of the file."""
        starts, offsets, position = [], [], 0
        listed = content.split("\n")
        first = where[0]
        if len(listed) < where[1] - first:
            # A line of nothing but spaces of Unicode is left out of what the parser tells.
            head = listed[0].strip()
            first = next((at for at in range(*where) if head in self._line(at)), first)
        for number, line in enumerate(listed, start=first):
            begin = self._starts[number]
            written = self._text[begin : self._stops[number]].rstrip()
            words = line.strip()
            column = len(written) - len(words)
            if is_heading and (at := written.rfind(words)) >= 0:
                column = at
            starts.append(position)
            offsets.append(begin + max(column, 0) - (len(line) - len(line.lstrip())))
            position += len(line) + 1
        return Lines(starts, offsets)

    def _html(self, index: int, token: Token) -> None:
        """Take a block of HTML, which may be no more than comments of ours."""
        if token.map is None or not (self._every or MAYBE.search(token.content)):
            return
        first, stop = token.map
        start = self._starts[first]
        end = self._stops[stop - 1]
        written = self._text[start:end]
        if not _without_comments(token.content).strip():
            for found in COMMENT.finditer(written):
                self._alone(index, found["body"], start + found.start(), start + found.end())
            for found in END_COMMENT.finditer(written):
                self._astray("end", start + found.start(), start + found.end(), ALONE)
            for found in ALMOST_COMMENT.finditer(written):
                if not COMMENT.match(found[0]) and not END_COMMENT.match(found[0]):
                    self._astray("comment", start + found.start(), start + found.end(), ALMOST_ONE)
            return
        units = html_units(written, start, every=self._every)
        if token.content.lstrip().startswith("<!--"):
            units = [_refused(unit) for unit in units]
        self._found.units += units

    def _alone(self, index: int, body: str, start: int, end: int) -> None:
        """Take a comment that has its line for itself."""
        token, before = self._tokens[index], self._last
        assert token.map is not None  # noqa: S101 - a block has its lines
        if before and before.end == token.map[0] and before.level == token.level:
            if not before.unit.text:
                self._fill(before.unit, before.content, before.lines)
            before.unit.sign("comment", body, start, end)
            if not any(unit is before.unit for unit in self._found.units[-2:]):
                self._found.units.append(before.unit)
        elif is_ignore(body):
            below = self._tokens[index + 1 : index + 2]
            follows = bool(below) and below[0].level == token.level and below[0].map is not None
            stop = self._stops[below[0].map[1] - 1] if follows and below[0].map else end
            self._found.above.append(Above(body, start, end, stop))
        else:
            self._astray("comment", start, end, ALONE)

    def _astray(self, kind: SignKind, start: int, end: int, fault: tuple[str, str]) -> None:
        unit = Unit()
        unit.sign(kind, "", start, end, fault)
        self._found.units.append(unit)


def _without_comments(html: str) -> str:
    """Return what a block of HTML holds besides comments."""
    rest, _, after = html.partition("<!--")
    while after:
        _, closed, after = after.partition("-->")
        if not closed:
            return html
        more, _, after = after.partition("<!--")
        rest += more
    return rest


def _cell_start(line: str, written: str, cursor: int) -> int:
    """Return where a cell begins: behind a bar, or at the beginning of its row; -1 for nowhere."""
    at = line.find(written, cursor)
    while at >= 0:
        before = line[cursor:at].rstrip()
        if before.endswith("|") or (cursor == 0 and not before.strip(" \t>")):
            break
        at = line.find(written, at + 1)
    return at


def _refused(unit: Unit) -> Unit:
    """Return a unit of a line that renderers take for HTML: none of its comments marks a word."""
    unit.signs = [
        sign if sign.fault else sign._replace(fault=BEGINS_LINE)
        for sign in unit.signs
        if sign.kind != "end"
    ]
    return unit
