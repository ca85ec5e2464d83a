"""Text as Markdown that shows exactly that text: nothing in it becomes markup, a link or HTML.

GitHub finds addresses, mentions, issue numbers, emoji and formulas in text even where their signs
are escaped. An empty comment inside them, which no reader sees, keeps it from that.
"""

from __future__ import annotations

import re

from claimcheck.printable import one_line

_MARKUP = re.compile(r"([\\`*_\[\]|~#])")
_AT_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_LIST_SIGN = re.compile(r"^([-+=])")
_LINKED = re.compile(
    r"(?i)((?:https?|ftp|mailto|xmpp):(?=\S)|\bwww(?=\.)|@(?=\w)|(?:\\#|\bgh-)(?=\d)"
    r"|:(?=[\w+-]+:))"
)
_IN_HTML = re.compile(_LINKED.pattern.replace(r"(?:\\#|\bgh-)", r"(?:#|\bgh-)"))
_UNSAFE_IN_ADDRESS = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&*+,;=%']")
_BREAK = "<!-- -->"


def escape(text: str) -> str:
    """Return text of the registry as one line of Markdown, safe anywhere, a table included."""
    line = one_line(text)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKUP.sub(r"\\\1", line)
    line = _LIST_SIGN.sub(r"\\\1", _AT_START.sub(r"\1\\\2", line))
    return _LINKED.sub(rf"\1{_BREAK}", line).replace("$", "<span>$</span>")


def in_html(text: str) -> str:
    """Return text of the registry as one line inside an HTML block, where Markdown is not read."""
    line = one_line(text)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _IN_HTML.sub(rf"\1{_BREAK}", line).replace("$", "<span>$</span>")


def for_mdx(markdown: str) -> str:
    """Return Markdown that was made here as MDX, which has no HTML comments and runs braces."""
    return markdown.replace("{", "\\{").replace("}", "\\}").replace(_BREAK, "{/* */}")


def link(label: str, url: str) -> str:
    """Return a link to an http(s) address; only the label, where the address is of another kind.

    Args:
        label: Markdown, already escaped.
        url: The address as the registry has it.
    """
    if not url.lower().startswith(("http://", "https://")):
        return label
    return f"[{label}](<{_address(url)}>)"


def anchor(kind: str, name: str) -> str:
    """Return the target of links to a claim or source; ids are kebab-case and need no escape."""
    return f'<a id="{kind}-{name}"></a>'


def link_to(kind: str, name: str, label: str) -> str:
    """Return a link inside the document; ``label`` is Markdown, already escaped."""
    return f"[{label}](#{kind}-{name})"


def code(name: str) -> str:
    """Return an id as code."""
    return f"`{name}`"


def quoted(text: str) -> list[str]:
    """Return a block quote, line by line; the paragraphs of the text stay apart."""
    lines: list[str] = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        if block.strip():
            lines += [">", f"> {escape(block)}"] if lines else [f"> {escape(block)}"]
    return lines


def plain(text: str) -> str:
    """Return prose of the registry as paragraphs."""
    blocks = (escape(block) for block in text.replace("\r\n", "\n").split("\n\n"))
    return "\n\n".join(block for block in blocks if block)


def _address(url: str) -> str:
    def encoded(match: re.Match[str]) -> str:
        octets = match.group().encode("utf-8", "surrogatepass")
        return "".join(f"%{octet:02X}" for octet in octets)

    return _UNSAFE_IN_ADDRESS.sub(encoded, url).replace("&", "&amp;")
