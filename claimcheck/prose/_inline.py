"""The words of inline Markdown and where each stands, which markdown-it-py does not tell.

Its inline rules know their place while they run (``state.pos``), and its tokens do not keep it: a
state that writes it into each token is all that is missing. Two more rules see our signs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from markdown_it.rules_inline import StateInline

from claimcheck.prose._elements import Elements
from claimcheck.prose._signs import (
    ALMOST_COMMENT,
    ALMOST_MDX_COMMENT,
    ALMOST_NOTE,
    ALMOST_ONE,
    COMMENT,
    END_COMMENT,
    ESCAPED,
    ESCAPED_NOTE,
    HTML_IN_MDX,
    MDX_COMMENT,
    MDX_END_COMMENT,
    NAMED_NOTE,
    NOT_CLOSED,
    NOTE,
    OPEN_COMMENT,
    OTHER_NOTE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

    from claimcheck.prose.base import SignKind, Unit

_SIGN = "claimcheck_sign"
_VALUE = "claimcheck_value"
_INVISIBLE = "claimcheck_invisible"
_MARKUP = re.compile(r"[\\`*_\[\]<>&~{\n]")
"""What can begin markup in a line."""
_PLAIN_SIGN = re.compile(f"{COMMENT.pattern}|{END_COMMENT.pattern}|{NOTE.pattern}", re.DOTALL)
_LITERAL = re.compile(
    r"\{\s{0,99}+(?:(?P<mark>[\"'`])(?P<words>(?:(?!(?P=mark)|\\|\$\{|\n).){1,2000}+)(?P=mark)"
    r"|(?P<number>-?\d[\d_.]{0,99}+))\s{0,99}+\}"
)
_BRACE = re.compile(r"[{}]")
_MOST_BRACES = 2_000
"""Characters of an expression of MDX; a longer one is taken for text."""


@dataclass
class Lines:
    """Where the lines of a block's content stand in its file.

    Attributes:
        starts: Where each begins in the content, ascending.
        offsets: Where it begins in the file.
    """

    starts: list[int]
    offsets: list[int]

    def offset(self, position: int) -> int:
        """Return where the character ``position`` of the content stands in the file."""
        if len(self.starts) == 1:
            return self.offsets[0] + position
        line = max(bisect_right(self.starts, position) - 1, 0)
        return self.offsets[line] + position - self.starts[line]

    def pieces(self, position: int, words: str) -> Iterator[tuple[str, int]]:
        """Yield words that begin at ``position``, cut where a line begins, with their offsets."""
        if len(self.starts) == 1:
            yield words, self.offsets[0] + position
            return
        end = position + len(words)
        first, last = bisect_right(self.starts, position), bisect_left(self.starts, end)
        cuts = self.starts[first:last]
        for start, stop in pairwise((position, *cuts, end)):
            yield words[start - position : stop - position], self.offset(start)


class _State(StateInline):
    """Writes into each token where it begins in the content."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos}
        return token

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        token = super().pushPending()
        # What is pending is a run of the source that ends here, or one bracket or space earlier.
        token.meta = {"at": max(self.src.rfind(token.content, 0, self.pos), 0)}
        return token


def add_words(content: str, lines: Lines, parser: MarkdownIt, env: EnvType, unit: Unit) -> None:
    """Append the words and the signs of inline Markdown to a unit."""
    state = _State(content, parser, env, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    elements = Elements()
    for token in state.tokens:
        _add(token, content, lines, unit, elements)


def comparable(content: str, parser: MarkdownIt) -> tuple[str, list[str], list[str]]:
    """Return the words, the addresses and what else is seen of inline Markdown."""
    state = _State(content, parser, {}, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    words = [
        " " if token.type in ("softbreak", "hardbreak") else token.content
        for token in state.tokens
        if token.type in ("text", "text_special", "code_inline", "softbreak", "hardbreak")
    ]
    links = [str(token.attrGet("href")) for token in state.tokens if token.type == "link_open"]
    others = [
        str(token.attrGet("src") or token.content or token.type)
        for token in state.tokens
        if token.type in ("image", "html_inline", "s_open", _SIGN, _VALUE)
    ]
    return " ".join("".join(words).split()), links, others


def add_plain(content: str, lines: Lines, unit: Unit) -> bool:
    """Do what ``add_words`` does where our signs are the only markup, as in most sentences.

    It takes a tenth of the time. Returns whether that was so; otherwise nothing was appended.
    """
    signs = list(_PLAIN_SIGN.finditer(content))
    if not signs:
        return False
    at = 0
    for sign in signs:
        if _MARKUP.search(content, at, sign.start()):
            return False
        at = sign.end()
    if _MARKUP.search(content, at):
        return False
    at = 0
    for sign in signs:
        if sign.start() > at:
            unit.add(content[at : sign.start()], lines.offset(at))
        at = sign.end()
        body, note = sign.group("body", "id")
        kind: SignKind = "note" if note is not None else "comment" if body is not None else "end"
        unit.sign(kind, note or body or "", lines.offset(sign.start()), lines.offset(at - 1) + 1)
    if at < len(content):
        unit.add(content[at:], lines.offset(at))
    return True


def _add(token: Token, content: str, lines: Lines, unit: Unit, elements: Elements) -> None:
    match token.type:
        case "text" | "text_special":
            for words, offset in lines.pieces(token.meta["at"], token.content):
                unit.add(elements.shown(words), offset)
        case "code_inline":
            begin = token.meta["at"] + len(token.markup)
            if content[begin : begin + len(token.content)].replace("\n", " ") != token.content:
                begin += 1  # one space at each end is none of its words
            end = content.index(token.markup, begin + len(token.content)) + len(token.markup)
            shown = elements.shown(token.content)
            unit.add_code(shown, lines.offset(begin), lines.offset(end - 1) + 1)
        case "claimcheck_value":
            unit.add(token.content, lines.offset(token.meta["at"] + token.meta["skip"]))
        case "softbreak" | "hardbreak":
            unit.add(" ", lines.offset(token.meta["at"]))
        case "html_inline" if token.content[:3].lower() == "<br":
            unit.add(" ", lines.offset(token.meta["at"]))
        case "s_open":
            elements.opened("s", [])
        case "s_close":
            elements.closed("s")
        case "html_inline":
            elements.written(token.content)
        case "claimcheck_sign":
            start, end = token.meta["at"], token.meta["end"]
            where = lines.offset(start), lines.offset(end - 1) + 1
            unit.sign(token.info, token.content, *where, token.meta["fault"])  # type: ignore[arg-type]


def install(parser: MarkdownIt, *, mdx: bool) -> None:
    """Let a parser see our signs."""
    inline = parser.inline.ruler
    inline.before("escape", _SIGN, _mdx_sign if mdx else _sign)
    inline.before("link", "claimcheck_note", _note)
    parser.inline.ruler2.disable("fragments_join")  # it would lose the places of what it joins


def _sign(state: StateInline, silent: bool) -> bool:
    character = state.src[state.pos]
    if character == "<":
        return (
            _comment(state, silent, (COMMENT, END_COMMENT), ())
            or _almost(state, silent, ALMOST_COMMENT)
            or _open(state, silent)
        )
    return character == "\\" and _escaped(state, silent)


def _mdx_sign(state: StateInline, silent: bool) -> bool:
    character = state.src[state.pos]
    if character == "{":
        found = _comment(state, silent, (MDX_COMMENT, MDX_END_COMMENT), ())
        found = found or _almost(state, silent, ALMOST_MDX_COMMENT)
        return found or _value(state, silent) or _expression(state, silent)
    if character == "<":
        found = _comment(state, silent, (COMMENT, END_COMMENT), HTML_IN_MDX)
        return found or _almost(state, silent, ALMOST_COMMENT)
    return character == "\\" and _escaped(state, silent)


def _comment(
    state: StateInline,
    silent: bool,
    patterns: Sequence[object],
    fault: tuple[str, str] | tuple[()],
) -> bool:
    comment, end = patterns
    kind: SignKind = "comment"
    found = comment.match(state.src, state.pos, state.posMax)  # type: ignore[attr-defined]
    if found is None:
        kind = "end"
        found = end.match(state.src, state.pos, state.posMax)  # type: ignore[attr-defined]
    if found is None:
        return False
    body = found.groupdict().get("body", "")
    return _take(state, silent, kind, body, found.end(), fault)


def _open(state: StateInline, silent: bool) -> bool:
    found = OPEN_COMMENT.match(state.src, state.pos, state.posMax)
    return found is not None and _take(state, silent, "comment", "", found.end(), NOT_CLOSED)


def _almost(state: StateInline, silent: bool, pattern: re.Pattern[str]) -> bool:
    found = pattern.match(state.src, state.pos, state.posMax)
    return found is not None and _take(state, silent, "comment", "", found.end(), ALMOST_ONE)


def _escaped(state: StateInline, silent: bool) -> bool:
    found = ESCAPED_NOTE.match(state.src, state.pos, state.posMax)
    return found is not None and _take(state, silent, "note", found["id"], found.end(), ESCAPED)


def _note(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    ours = NOTE.match(state.src, state.pos, state.posMax)
    if ours is not None:
        return _take(state, silent, "note", ours["id"], ours.end(), ())
    if _almost(state, silent, ALMOST_NOTE):
        return True
    other = OTHER_NOTE.match(state.src, state.pos, state.posMax)
    if other is None:
        return False
    if NAMED_NOTE.match(state.src, state.pos, state.posMax):
        return _take(state, silent, "other note", other["id"], other.end(), ())
    if not silent:
        state.push(_INVISIBLE, "", 0)
    state.pos = other.end()
    return True


def _take(
    state: StateInline,
    silent: bool,
    kind: SignKind,
    body: str,
    end: int,
    fault: tuple[str, str] | tuple[()],
) -> bool:
    if not silent:
        token = state.push(_SIGN, "", 0)
        token.info, token.content = kind, body
        token.meta |= {"end": end, "fault": fault}
    state.pos = end
    return True


def _value(state: StateInline, silent: bool) -> bool:
    """Take ``{"words"}`` of MDX, of which readers see the words."""
    found = _LITERAL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push(_VALUE, "", 0)
        token.content = found["words"] or found["number"]
        token.meta["skip"] = found.start("words" if found["words"] else "number") - state.pos
    state.pos = found.end()
    return True


def _expression(state: StateInline, silent: bool) -> bool:
    """Take ``{an expression}`` of MDX, which readers see the value of and we do not."""
    end = _braces(state.src).get(state.pos, state.posMax)
    if end >= min(state.posMax, state.pos + _MOST_BRACES):
        return False
    if not silent:
        state.push(_INVISIBLE, "", 0)
    state.pos = end + 1
    return True


@lru_cache(maxsize=4)
def _braces(text: str) -> Mapping[int, int]:
    """Return where each brace that is opened is closed."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            waiting.append(brace.start())
        elif waiting:
            found[waiting.pop()] = brace.start()
    return found
