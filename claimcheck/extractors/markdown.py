"""Markdown, read as the page that GitHub or MyST makes of it.

It is rendered to HTML and read as such: what is markup, a comment or front matter is no text, code
is. Where the file shows that it is MyST, its directives, roles, targets and comments are read too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from claimcheck.extractors.base import ExtractionError
from claimcheck.extractors.html import read_page
from claimcheck.extractors.plain import refuse_binary
from claimcheck.text.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "markdown-3"

MAX_CHARACTERS = 1_000_000
"""Longer files are refused: parsing them takes seconds."""

_MAX_OPEN = 1_000
"""Brackets that a paragraph opens and does not close; the parser needs quadratic time for them."""

_MAX_DIRECTIVES = 20
"""Directives within directives; more are no page that is meant to be read."""

_TOML_MATTER = re.compile(r"\A\+\+\+[ \t]*\n.*?\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
"""Front matter as Hugo has it; that in YAML the parser knows."""

_IS_MYST = re.compile(
    r"^ {0,3}(?:`{3,}|:{3,})\{[\w:+-]+\}|^\([\w -]+\)=$|\{[\w:+-]+\}`[^`\n]", re.MULTILINE
)
"""A directive, a target or a role, which GitHub would show as they are."""

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BRACKET = re.compile(r"[\[\]]")
_ALERT = re.compile(
    r"(<blockquote>\s*<p>)\[!(?:CAUTION|IMPORTANT|NOTE|TIP|WARNING)\]\s*", re.IGNORECASE
)
_DIRECTIVE = re.compile(r"\{([\w:+-]+)\}\s*(.*)", re.DOTALL)
_OPTIONS = re.compile(r"\A(?:---\n.*?\n---(?:\n|\Z)|(?:[ \t]*:[\w-]+:[^\n]*(?:\n|\Z))+)", re.DOTALL)
_ROLE_TARGET = re.compile(r"(?:(?<!\s)\s+)?<[^<>]*>\Z")

_CODE = frozenset({"code", "code-block", "code-cell", "doctest", "parsed-literal", "sourcecode"})
_NOT_SHOWN = frozenset(
    {"bibliography", "contents", "csv-table", "eval-rst", "graphviz", "image", "include", "index"}
    | {"literalinclude", "math", "mermaid", "raw", "toctree"}
)
"""Directives whose content is not what the page shows, or is not in the file."""
_CITES = frozenset({"cite", "footcite"})
"""Roles that become the mark of a source, whose words the file does not say."""
_UNTITLED = frozenset({"figure", "grid", "iframe", "container"})
"""Directives whose argument is an address or a class."""


def extract(body: bytes, charset: str | None) -> Document:
    """Return the text of the page that the file becomes.

    Raises:
        ExtractionError: The bytes are binary, or longer or deeper than a page can be.
    """
    decoded = decode(body, [charset])
    refuse_binary(decoded.text)
    page = rendered(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    return replace(read_page(page), guessed=decoded.guessed)


def rendered(text: str) -> str:
    """Return Markdown as HTML.

    Raises:
        ExtractionError: It is longer or deeper than a page can be.
    """
    if len(text) > MAX_CHARACTERS:
        raise ExtractionError(f"the Markdown is longer than {MAX_CHARACTERS:,} characters")
    if text.count("[") > _MAX_OPEN and any(map(_opens_too_much, _BLANK_LINE.split(text))):
        raise ExtractionError("the Markdown opens more brackets than can be read")
    parser = _parser(myst=_IS_MYST.search(text) is not None)
    try:
        page = parser.render(_TOML_MATTER.sub("", text), {"depth": 0})
    except RecursionError as error:
        raise ExtractionError("the Markdown nests deeper than can be read") from error
    return _ALERT.sub(r"\1", page)


def _opens_too_much(paragraph: str) -> bool:
    """Return whether more brackets are open at once than a paragraph can have."""
    opened = 0
    for bracket in _BRACKET.findall(paragraph):
        opened = max(0, opened + (1 if bracket == "[" else -1))
        if opened > _MAX_OPEN:
            return True
    return False


@cache
def _parser(*, myst: bool) -> MarkdownIt:
    """Return the parser of GitHub's Markdown, with what MyST adds."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.colon_fence import colon_fence_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin
    from mdit_py_plugins.myst_blocks import myst_block_plugin
    from mdit_py_plugins.myst_role import myst_role_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin)
    parser.use(
        dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True, renderer=_math
    )
    parser.add_render_rule("footnote_anchor", _nothing)
    if myst:
        parser.use(myst_block_plugin).use(myst_role_plugin).use(colon_fence_plugin)
        parser.add_render_rule("myst_target", _nothing)
        parser.add_render_rule("myst_line_comment", _nothing)
        parser.add_render_rule("myst_role", _role)
        parser.add_render_rule("fence", _fence)
        parser.add_render_rule("colon_fence", _fence)
    return parser


def _math(source: str, _options: object = None) -> str:
    """Return a formula in LaTeX as a picture of one, of which what is simple is read."""
    return f'<img class="math" alt="{escape(source.strip())}">'


def _nothing(
    _renderer: RendererHTML,
    _tokens: Sequence[Token],
    _at: int,
    _options: OptionsDict,
    _env: EnvType,
) -> str:
    return ""


def _role(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType
) -> str:
    """Show the words of a role; ``words <target>`` shows no target."""
    token = tokens[at]
    if token.meta["name"] == "math":
        return _math(token.content)
    if token.meta["name"].partition(":")[0] in _CITES:
        return f"<sup><a>[{escape(token.content)}]</a></sup>"
    shown = escape(_ROLE_TARGET.sub("", token.content) or token.content)
    tag = {"sub": "sub", "subscript": "sub", "sup": "sup", "superscript": "sup"}.get(
        token.meta["name"], "span"
    )
    return f"<{tag}>{shown}</{tag}>"


def _fence(
    _renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, env: EnvType
) -> str:
    """Show code as it is, and the content of a directive as the Markdown that it holds."""
    token = tokens[at]
    directive = _DIRECTIVE.fullmatch(token.info.strip())
    name, title = directive.groups() if directive else ("", "")
    content = _OPTIONS.sub("", token.content) if directive else token.content
    if name in _NOT_SHOWN:
        return ""
    if name in _CODE or (not directive and token.type == "fence"):
        return f"<pre>\n{escape(content)}</pre>"
    depth = env["depth"] + 1
    if depth > _MAX_DIRECTIVES:
        raise ExtractionError("the Markdown nests more directives than can be read")
    heading = "" if name in _UNTITLED else _parser(myst=True).renderInline(title)
    inner = {"depth": depth, "references": dict(env.get("references", {}))}
    return f"<div><p>{heading}</p>{_parser(myst=True).render(content, inner)}</div>"
