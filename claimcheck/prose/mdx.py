"""Marks in MDX: Markdown in which comments are ``{/* … */}`` and elements are components."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.prose._blocks import Blocks
from claimcheck.prose.markdown import parser, without_toml

if TYPE_CHECKING:
    from claimcheck.prose.base import Reading

_MODULE = re.compile(
    r"(?:^|(?<=\n\n)|(?<=\n\r\n))(?:import|export)\b[^\n]*(?:\n(?![ \t]*\r?\n)[^\n]*)*"
)
"""Lines of JavaScript: they begin a block and end before an empty line."""


def read(text: str, *, every: bool) -> Reading:
    """Return the units of a text in MDX."""
    words = _MODULE.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), without_toml(text))
    return Blocks(words, parser(mdx=True), mdx=True, every=every).reading()
