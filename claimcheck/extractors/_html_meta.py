"""What a page says about itself outside its body: title, description, JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from claimcheck.model.document import MetaKind, MetaText

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_TITLES = frozenset({"og:title", "twitter:title", "citation_title", "dc.title"})
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})
_SPACE = re.compile(r"[ \t\n\f\r]+")


def meta_texts(parser: LexborHTMLParser) -> tuple[MetaText, ...]:
    """Return title, description and JSON-LD of a page in this order, nothing twice."""
    found: dict[MetaText, None] = {}

    def add(kind: MetaKind, text: str | None) -> None:
        clean = _SPACE.sub(" ", text or "").strip()
        if clean:
            found[MetaText(kind, clean)] = None

    title = parser.css_first("head > title")
    if title is not None:
        add("title", title.text())
    named = [
        ((node.attrs.get("name") or node.attrs.get("property") or "").lower(), node)
        for node in parser.css("meta[content]")
    ]
    for name, node in named:
        if name in _TITLES:
            add("title", node.attrs.get("content"))
    for name, node in named:
        if name in _DESCRIPTIONS:
            add("description", node.attrs.get("content"))
    for node in parser.css('script[type="application/ld+json" i]'):
        for text in json_ld_texts(node.text()):
            add("json-ld", text)
    return tuple(found)


def json_ld_texts(source: str) -> list[str]:
    """Return the strings of a JSON-LD block that are sentences or names, in order.

    Single words, addresses and keywords such as ``@type`` say nothing that could be quoted.
    Broken JSON, which is common, has none.
    """
    try:
        value = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return []
    texts = []
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += [
                part for key, part in reversed(item.items()) if not key.startswith("@context")
            ]
        elif isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, str) and " " in item.strip():
            texts.append(item.encode("utf-8", "replace").decode("utf-8"))
    return texts
