"""Marks in Markdown as GitHub, PyPI and npm render it, read with markdown-it-py."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.prose._blocks import Blocks
from claimcheck.prose._front_matter import without_front_matter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from claimcheck.prose.base import Reading


def read(text: str, *, every: bool) -> Reading:
    """Return the units of a text in Markdown."""
    return Blocks(without_front_matter(text), parser(mdx=False), mdx=False, every=every).reading()


@cache
def parser(*, mdx: bool) -> MarkdownIt:
    """Return the parser of GitHub's Markdown, or of MDX, with our signs."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    from claimcheck.prose._directives import install_directives
    from claimcheck.prose._inline import install

    made = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    made.use(footnote_plugin)
    install_directives(made)
    made.disable(["inline", "footnote_tail", "footnote_inline", "footnote_ref", "text_join"])
    if mdx:
        made.disable(["code", "html_block"])
    install(made, mdx=mdx)
    return made
