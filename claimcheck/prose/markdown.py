"""Marks in Markdown as GitHub, PyPI and npm render it, read with markdown-it-py."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.prose._blocks import Blocks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from claimcheck.prose.base import Reading

_TOML_MATTER = re.compile(r"\A\+\+\+[ \t]*\r?\n.*?^\+\+\+[ \t]*\r?$", re.DOTALL | re.MULTILINE)
"""Front matter as Hugo has it; that in YAML the parser knows."""


def read(text: str, *, every: bool) -> Reading:
    """Return the units of a text in Markdown."""
    return Blocks(without_toml(text), parser(mdx=False), mdx=False, every=every).reading()


def without_toml(text: str) -> str:
    """Return a text with front matter in TOML blanked out, so that nothing moves."""
    return _TOML_MATTER.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), text)


@cache
def parser(*, mdx: bool) -> MarkdownIt:
    """Return the parser of GitHub's Markdown, or of MDX, with our signs."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    from claimcheck.prose._inline import install

    made = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    made.use(front_matter_plugin).use(footnote_plugin)
    # ``:::note`` and ``:::`` of Docusaurus, VuePress and MyST are no words of what stands between.
    made.use(container_plugin, name="admonition", validate=lambda *_: True)
    made.disable(["inline", "footnote_tail", "footnote_inline", "footnote_ref", "text_join"])
    if mdx:
        made.disable(["code", "html_block"])
    install(made, mdx=mdx)
    return made
