"""What the style sheets of a book say of the height of its text, said in the pages themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_SELECTOR = re.compile(r"\A(?:[\w-]++)?\.([\w-]+)")
_SHIFT = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_MOVED = re.compile(r"(?:^|;)\s*top\s*:\s*(-?)0?\.\d+em\b", re.IGNORECASE)
_SMALLER = re.compile(r"font-size\s*:\s*0?\.\d+em\b", re.IGNORECASE)
"""How LibreOffice writes what is raised or lowered: smaller, and moved."""
_TAG = re.compile(r"<([A-Za-z][\w-]*)(\s[^<>]*?\bclass=[\"']([^\"'<>]*)[\"'])")


def styles_of(sheets: Iterable[str]) -> dict[str, str]:
    """Return the classes that raise or lower text, each with the style that does."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for selectors, declared in _RULE.findall(_COMMENT.sub(" ", sheet)):
            style = _style(declared)
            if style is None:
                continue
            for selector in selectors.split(","):
                if (named := _SELECTOR.fullmatch(selector.strip())) is not None:
                    found[named[1]] = style
    return found


def _style(declared: str) -> str | None:
    if (shift := _SHIFT.search(declared)) is not None:
        return f"vertical-align: {shift[1].lower()}"
    if _SMALLER.search(declared) and (moved := _MOVED.search(declared)) is not None:
        return f"vertical-align: {'super' if moved[1] else 'sub'}"
    return None


def styled(page: str, styles: Mapping[str, str]) -> str:
    """Return a page whose tags say themselves what the style sheets say of their classes."""
    if not styles:
        return page

    def said(tag: re.Match[str]) -> str:
        style = next((styles[name] for name in tag[3].split() if name in styles), None)
        return f'<{tag[1]} style="{style}"{tag[2]}' if style else tag[0]

    return _TAG.sub(said, page)
