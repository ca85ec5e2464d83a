"""Marks in MDX: Markdown in which comments are ``{/* … */}`` and elements are components."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.prose._blocks import Blocks
from claimcheck.prose._front_matter import without_front_matter
from claimcheck.prose.markdown import parser

if TYPE_CHECKING:
    from claimcheck.prose.base import Reading

_MODULE = re.compile(
    r"(?:^|(?<=\n\n)|(?<=\n\r\n))"
    r"(?:import\s{0,9}+(?:[\"'{*]|[\w$]{1,99}+\s{0,9}+(?:,|from\b))"
    r"|export\s{0,9}+(?:[{*]|(?:default|const|let|var|function|class|async|type|interface|enum)\b))"
    r"[^\n]*(?:\n(?![ \t]*\r?\n)[^\n]*)*"
)
"""Lines of JavaScript: they begin a block and end before an empty line."""


def read(text: str, *, every: bool) -> Reading:
    """Return the units of a text in MDX."""
    words = _MODULE.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), without_front_matter(text))
    return Blocks(words, parser(mdx=True), mdx=True, every=every).reading()
