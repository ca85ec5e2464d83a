"""Every page can be reached from the map, and every link of a page leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from doc_pages import DOCS, name_of, pages

if TYPE_CHECKING:
    from pathlib import Path

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]*))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^(`{3,}).*?^\1$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"^(`{3,}).*?^\1$|`[^`\n]*`", re.DOTALL | re.MULTILINE)


def links(page: Path) -> list[tuple[Path, str]]:
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    return [
        ((page.parent / found["path"]).resolve() if found["path"] else page, found["anchor"] or "")
        for found in _LINK.finditer(text)
    ]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    names = (re.sub(r"[^\w\- ]", "", title.lower()) for title in _HEADING.findall(text))
    return {name.strip().replace(" ", "-") for name in names}


def test_every_link_leads_to_a_file_and_every_anchor_to_a_heading() -> None:
    lost = [
        f"{name_of(page)} → {target.name}{'#' if anchor else ''}{anchor}"
        for page in pages()
        for target, anchor in links(page)
        if not target.exists()
        or (anchor and target.suffix == ".md" and anchor not in anchors(target))
    ]

    assert lost == []


def test_every_page_is_reached_from_the_map() -> None:
    seen: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.is_file():
            continue
        seen.add(page)
        waiting += [target for target, _ in links(page)]

    assert [name_of(page) for page in pages() if page not in seen] == []
