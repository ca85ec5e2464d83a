"""Tell a page from its shell, which a script fills in the browser or which leads elsewhere."""

from __future__ import annotations

import re
from html import unescape

from claimcheck.text.error_pages import error_page, may_be_error
from claimcheck.text.page_start import page_start
from claimcheck.text.stand_ins import may_be_one, stand_in

_SHORT = 160
"""Shells say less than this, in characters: a name, a wish for JavaScript, that they load."""

_OF_STAND_INS, _UNNAMED = 8_000, 1_000
"""Pages that ask for consent or to sign in say less than this, in characters, with all links; less
where their title does not tell what they are."""
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,300})</title", re.IGNORECASE)
_TITLE_WITHIN = 50_000

_ROOM = re.compile(
    r"<(?:div|main|section|app-root)\b[^>]{0,200}\b(?:id=[\"']?(?:root|app|__next|__nuxt|___gatsby|svelte|"
    r"q-app|main-app)\b|data-reactroot)[^>]{0,200}>\s*(?:</|<!--)|<app-root\b|__NEXT_DATA__|__NUXT__",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:enable|requires?|needs?|turn on|activate|without|aktivieren\w*|activer|activez|habilit\w+)"
    r"[^<.]{0,40}javascript|javascript[^<.]{0,40}"
    r"(?:enabled?|disabled|required|needed|aktivier\w*|deaktiviert|activ\w+|habilit\w+)",
    re.IGNORECASE,
)
_LOADS = re.compile(
    r"(?:(?:the page is )?loading|please wait|one moment|wird geladen|(?:bitte )?warten|"
    r"chargement(?: en cours)?|cargando|caricamento|carregando|laden|загрузка|読み込み中|加载中|"
    r"正在加载|불러오는 중)[\s.…!]*",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_REFRESH = re.compile(
    r"<meta\b[^>]{0,100}http-equiv\s*=\s*[\"']?refresh\b[^>]{0,200}url\s*=", re.IGNORECASE
)

_COPY = "save the page in a browser and verify it with --copy"


def why_unread(source: str, text: str) -> str | None:
    """Return why a page says nothing, with what can be done; None where it says something.

    Args:
        source: The page as it came.
        text: What was read of it.
    """
    if len(text) >= _SHORT:
        why = _in_place(source) if _may_be_stand_in(source, text) else None
        return f"{why}; {_COPY}" if why is not None else None
    if _REFRESH.search(source):
        return "the page only leads to another address; give that address as the source"
    if (not text and _SCRIPT.search(source)) or _ROOM.search(source):
        return f"the page is written by a script in the browser; {_COPY}"
    if _SCRIPT.search(source) and _LOADS.fullmatch(text):
        return f"the page is written by a script in the browser; {_COPY}"
    if _SCRIPT.search(source) and _ASKS.search(source):
        return f"the page asks for JavaScript; {_COPY}"
    if (why := _in_place(source)) is not None:
        return f"{why}; {_COPY}"
    return None if text else f"the page holds no text; {_COPY}"


def _in_place(source: str) -> str | None:
    """Return why a page is not the one that was meant; None where it is."""
    page = page_start(source)
    return stand_in(page) or error_page(page)


def _may_be_stand_in(source: str, text: str) -> bool:
    """Return whether a page is short enough, and named for it where it is not quite short."""
    if len(text) <= _UNNAMED:
        return True
    title = _TITLE.search(source, 0, _TITLE_WITHIN)
    named = " ".join(unescape(title[1]).split()) if title is not None else ""
    return may_be_error(named) or (len(text) <= _OF_STAND_INS and may_be_one(named))
