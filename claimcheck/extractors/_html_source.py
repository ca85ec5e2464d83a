"""The source of a page as a browser reads it that runs scripts."""

from __future__ import annotations

import re

from claimcheck.text.elements import VOID

_NOSCRIPT = "<noscript"
_SHADOW = "shadowrootmode"

_RAW = re.compile(r"<!--|<(script|style|noscript|textarea|title|iframe|xmp)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"<(/?)template\b([^>]*)>", re.IGNORECASE)
_SHADOW_TAG = "shadow-root"


_EMPTY_TAG = re.compile(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*)?)/>")


def closed(page: str) -> str:
    """Return XHTML as a parser of HTML understands it: elements that are empty are closed.

    To such a parser ``<script/>`` and ``<title/>`` are open, and swallow what follows.
    """
    return _EMPTY_TAG.sub(
        lambda tag: tag[0] if tag[1].lower() in VOID else f"<{tag[1]}{tag[2]}></{tag[1]}>", page
    )


def as_with_scripts(page: str) -> str:
    """Return the source as a browser reads it that runs scripts.

    ``noscript`` is raw text to it, so tags that are not closed in it swallow nothing behind it; it
    is left out. A template that declares a shadow root is shown in its place.
    """
    lower = page.lower() if "<" in page else ""
    if _NOSCRIPT in lower:
        page = _without_noscript(page, lower)
    return _with_shadow_roots(page) if _SHADOW in page else page


def _without_noscript(page: str, lower: str) -> str:
    if len(lower) != len(page):  # a letter that is longer in lower case
        lower = re.sub("[A-Z]+", lambda letters: letters[0].lower(), page)
    kept: list[str] = []
    start = at = 0
    while (match := _RAW.search(page, at)) is not None:
        name = (match[1] or "").lower()
        end = lower.find(f"</{name}" if name else "-->", match.end())
        if name == "noscript":
            kept.append(page[start : match.start()])
            if end < 0:
                return "".join(kept)
            end = start = lower.find(">", end) + 1 or len(page)
        at = end
        if end < 0:
            break
    return "".join([*kept, page[start:]])


def _with_shadow_roots(page: str) -> str:
    open_ones: list[bool] = []

    def shown(tag: re.Match[str]) -> str:
        if not tag[1]:
            open_ones.append(_SHADOW in tag[2].lower())
            return f"<{_SHADOW_TAG}>" if open_ones[-1] else tag[0]
        return f"</{_SHADOW_TAG}>" if open_ones and open_ones.pop() else tag[0]

    return _TEMPLATE.sub(shown, page)
