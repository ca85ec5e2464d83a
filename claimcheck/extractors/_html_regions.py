"""Parts of a page that are not its text: comments of readers, navigation, advertisements.

They stand in the text, since readers see them, with marks around them while it is laid out; so do
words that are struck out. The words by which sites name such parts are data, below.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.document import Region

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    from claimcheck.model.document import RegionKind


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_COMMENTS = _names(
    """
    comment comment-body comment-content comment-list comment-section comment-text comment-thread
    commentlist comments comments-area comments-container comments-list comments-section
    comments-wrapper disqus disqus-thread fb-comments reader-comments user-comments usercomments
    """
)
_NAVIGATION = _names(
    """
    breadcrumb breadcrumbs main-menu main-nav nav nav-links nav-menu navbar navbox navigation
    pagination pager sidebar-nav site-nav sphinxsidebar table-of-contents toc
    """
)
_ADVERTISEMENT = _names(
    """
    ad ad-banner ad-container ad-slot ad-unit ads adsbygoogle advert advertisement advertising
    adverts banner-ad google-ad google-ads outbrain promoted promoted-content sponsor-message
    sponsored sponsored-content taboola
    """
)
"""Classes and ids, in lower case, that sites have for such parts; ``_`` counts as ``-``."""

_ROLES: Mapping[str, RegionKind] = {"navigation": "navigation", "menubar": "navigation"}
_COMMENT_TYPE = re.compile(r"schema\.org/(?:User)?Comments?\b")

_PARTS = _names("article aside dd div footer header iframe li nav ol section table ul")
"""Elements that can be such a part; a ``span`` of a class ``comment`` is one of program text."""

_HOLDS_THE_PAGE = "h1, main"
"""What no such part holds: it is the page itself then, whatever its class says."""

_BEGIN: Mapping[RegionKind, str] = {
    "struck": "\x00s",
    "comments": "\x00c",
    "navigation": "\x00v",
    "advertisement": "\x00a",
}
_END = {kind: mark.upper() for kind, mark in _BEGIN.items()}
_KIND = {mark: kind for kind, mark in _BEGIN.items()}
_MARK = re.compile("\x00[scvaSCVA]")
_NEAR = 4
"""Elements above one that are looked at for what raises it."""

_SPACE = "[ \t\n\f\r\ufdd0-\ufdd2]"
_BETWEEN_WORDS = re.compile(f"(?<!{_SPACE}){_SPACE}*+(?:\x00[scvaSCVABL()]{_SPACE}*+)++")
_TOKEN = re.compile("\x00[scvaSCVABL()]|[^\x00]")


def part_of_page(node: LexborNode, tag: str) -> RegionKind | None:
    """Return which part other than its text an element of a page is; None where none."""
    if tag not in _PARTS:
        return None
    kind: RegionKind | None = "navigation" if tag == "nav" else _kind_by_name(node)
    return None if kind is None or node.css_first(_HOLDS_THE_PAGE) is not None else kind


def _kind_by_name(node: LexborNode) -> RegionKind | None:
    attributes = node.attributes
    if not attributes:
        return None
    if (role := attributes.get("role")) and role.lower() in _ROLES:
        return _ROLES[role.lower()]
    if (item := attributes.get("itemtype")) and _COMMENT_TYPE.search(item):
        return "comments"
    label = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    names = set(label.lower().replace("_", "-").split())
    if names & _COMMENTS:
        return "comments"
    if names & _ADVERTISEMENT or (attributes.get("aria-label") or "").lower() == "advertisement":
        return "advertisement"
    return "navigation" if names & _NAVIGATION else None


def mark(node: LexborNode, kind: RegionKind) -> None:
    """Put marks around an element; around what is raised or lowered where it stands in that."""
    above = node.parent
    for _ in range(_NEAR):
        if above is None:
            break
        if above.tag in ("sup", "sub"):
            node = above
        above = above.parent
    node.insert_before(_BEGIN[kind])
    node.insert_after(_END[kind])


def settled(marked: str) -> str:
    """Return laid out text with each mark right beside the words that it is about.

    Space and the marks of blocks between them are left for what is laid out later; a part without
    words is none.
    """
    return _BETWEEN_WORDS.sub(_rearranged, marked) if _MARK.search(marked) else marked


def _rearranged(run: re.Match[str]) -> str:
    if _MARK.search(run[0]) is None:
        return run[0]
    ends: list[str] = []
    rest: list[str] = []
    begins: list[str] = []
    for token in _TOKEN.findall(run[0]):
        if token in _KIND:
            begins.append(token)
        elif len(token) == 2 and token.lower() in _KIND and token != token.lower():
            if token.lower() in begins:
                begins.remove(token.lower())
            else:
                ends.append(token)
        else:
            rest.append(token)
    return "".join((*ends, *rest, *begins))


def taken_out(marked: str) -> tuple[str, tuple[Region, ...]]:
    """Return text without its marks, and the parts that they stood around."""
    if "\x00" not in marked:
        return marked, ()
    pieces: list[str] = []
    regions: list[Region] = []
    begun: dict[str, list[int]] = {}
    at = length = 0
    for match in _MARK.finditer(marked):
        piece = marked[at : match.start()].replace("\x00", "")
        pieces.append(piece)
        length += len(piece)
        at = match.end()
        if match[0] in _KIND:
            begun.setdefault(match[0], []).append(length)
        elif opened := begun.get(match[0].lower()):
            start = opened.pop()
            if not opened:
                regions.append(Region(_KIND[match[0].lower()], start, length))
    pieces.append(marked[at:].replace("\x00", ""))
    text = "".join(pieces)
    trimmed = (_trimmed(text, each) for each in regions)
    kept = (each for each in trimmed if each.start < each.end)
    return text, tuple(sorted(kept, key=lambda each: (each.start, each.end)))


def _trimmed(text: str, region: Region) -> Region:
    """Return a region without the space at its ends."""
    words = text[region.start : region.end]
    start = region.start + len(words) - len(words.lstrip())
    return Region(region.kind, start, start + len(words.strip()))
