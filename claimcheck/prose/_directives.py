"""Blocks of Markdown that other programs than GitHub know: admonitions, tabs, directives.

``:::note`` is of Docusaurus, VuePress, Quarto and MyST, ```` ```{note} ```` of MyST, ``!!! note``,
``??? note`` and ``=== "Tab"`` of MkDocs. What stands in them is text like any other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mdit_py_plugins.container import container_plugin

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_NAME = re.compile(r"\{([\w-]{1,99}+)\}")
_OF_TEXT = frozenset(
    """
    admonition aside attention card caution danger dropdown epigraph error figure grid grid-item
    grid-item-card highlights hint important list-table margin note pull-quote seealso sidebar
    tab-item tab-set table tip todo topic versionadded versionchanged deprecated warning
    """.split()  # noqa: SIM905 - names in a line read better
)
"""Directives of MyST that hold Markdown; all others hold code or data."""
_OPENS = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]{1,99}+\S")
_INDENT = 4


def install_directives(parser: MarkdownIt) -> None:
    """Let a parser see what stands in these blocks."""
    parser.use(container_plugin, name="admonition", validate=lambda *_: True)
    parser.use(container_plugin, name="directive", marker="`", validate=_holds_text)
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", "claimcheck_indented", _indented, {"alt": interrupts})


def _holds_text(parameters: str, _markup: str) -> bool:
    found = _NAME.match(parameters.lstrip())
    return found is not None and found[1] in _OF_TEXT


def _indented(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Take a line that opens a block of MkDocs, with the indented lines below it."""
    if state.is_code_block(first):
        return False
    start, stop = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if not _OPENS.match(state.src, start, stop):
        return False
    stop_line = first + 1
    inside = state.sCount[first] + _INDENT
    while stop_line < end and (state.isEmpty(stop_line) or state.sCount[stop_line] >= inside):
        stop_line += 1
    if stop_line == first + 1 or all(map(state.isEmpty, range(first + 1, stop_line))):
        return False
    if silent:
        return True
    state.push("paragraph_open", "p", 1).map = [first, first + 1]
    title = state.push("inline", "", 0)
    title.content, title.map, title.children = state.src[start:stop].strip(), [first, first + 1], []
    state.push("paragraph_close", "p", -1)
    parent, last, indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", stop_line, inside
    state.push("claimcheck_indented_open", "div", 1)
    state.md.block.tokenize(state, first + 1, stop_line)
    state.push("claimcheck_indented_close", "div", -1)
    state.parentType, state.lineMax, state.blkIndent = parent, last, indent
    state.line = stop_line
    return True
