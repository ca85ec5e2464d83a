"""What of a page a reader does not see, and what is struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors._css_match import Element, Matcher
from claimcheck.extractors._css_sheet import rules_of, said
from claimcheck.extractors._html_style import Look, look, may_hide

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from claimcheck.extractors._css_sheet import Rule

_NEVER_DRAWN = "svg metadata, svg defs, svg symbol"
"""Parts of a picture that hold data and shapes for others; their words stand nowhere."""

_OF_PARTS = "shadow-root style"
"""Style sheets that are about the part of the page that they stand in, and not read."""

_TELLING = (
    f"{_NEVER_DRAWN}, [hidden], [style], [bgcolor], font[color], body[text], dialog, s, del, strike"
)
"""What may say, without a style sheet, that words are not seen or struck."""


class Unseen(NamedTuple):
    """What to treat apart in a page.

    Attributes:
        hidden: Elements of which no reader sees anything, none inside another, and pieces of text
            around which there is something to see, in the order of the page.
        struck: Elements that are struck out, none inside another.
        off_line: Elements that style sheets raise or lower, with ``sup`` or ``sub``.
    """

    hidden: list[LexborNode]
    struck: list[LexborNode]
    off_line: list[tuple[LexborNode, str]]


def style_sheets(parser: LexborHTMLParser) -> list[Rule]:
    """Return the rules of the page's own style sheets that say whether words are seen.

    Raises:
        ExtractionError: They are longer than those of any page that is meant to be read.
    """
    sheets = []
    own_of_parts = {node.mem_id for node in parser.css(_OF_PARTS)}
    for node in parser.css("style"):
        if node.mem_id in own_of_parts:
            continue
        attributes = node.attrs
        kind = (attributes.get("type") or "text/css").strip().lower()
        if kind == "text/css":
            sheets.append((attributes.get("media") or "", node.text()))
    return rules_of(sheets)


def unseen(root: LexborNode, rules: list[Rule]) -> Unseen:
    """Return what no reader of a page sees, and what is struck out in it.

    Raises:
        ExtractionError: Its style sheets ask for more work than those of any page.
    """
    if not any(map(_says_something, root.css(_TELLING))) and not may_hide(rules):
        return Unseen([], [], [])
    never = {node.mem_id for node in root.css(_NEVER_DRAWN)}
    walk = _Walk(Matcher(rules) if rules else None, never)
    walk.go(root)
    return Unseen(walk.hidden(), walk.struck, walk.off_line)


def _says_something(node: LexborNode) -> bool:
    style = node.attrs.get("style")
    return bool(said(style)) if style and len(node.attrs) == 1 else True


class _Place:
    """An element on the way, and whether something in it is seen."""

    __slots__ = ("around", "element", "look", "node", "shows", "taken", "texts", "unseen")

    def __init__(
        self, node: LexborNode, element: Element, of_it: Look, around: _Place | None
    ) -> None:
        self.node = node
        self.element = element
        self.look = of_it
        self.around = around
        same = around is not None and of_it is around.look
        self.unseen: bool = around.unseen if same and around is not None else of_it.unseen
        self.shows = False
        self.taken = False
        self.texts: list[LexborNode] = []


class _Walk:
    """One pass over the page, from the outside in."""

    def __init__(self, matcher: Matcher | None, never: set[int]) -> None:
        self._matcher = matcher
        self._never = never
        self._unseen: list[_Place] = []
        self.struck: list[LexborNode] = []
        self.off_line: list[tuple[LexborNode, str]] = []

    def go(self, root: LexborNode) -> None:
        """Look at every element from ``root`` on, and at nothing below one that is gone."""
        places: dict[int, _Place] = {}
        for node in root.traverse(include_text=True):
            parent = node.parent
            around = places.get(parent.mem_id) if parent is not None else None
            if around is None and node.mem_id != root.mem_id:
                continue
            if not node.is_element_node:
                if around is not None and around.unseen:
                    around.texts.append(node)
                continue
            place = self._place(node, around)
            if not place.look.gone:
                places[node.mem_id] = place

    def _place(self, node: LexborNode, around: _Place | None) -> _Place:
        outer = around.element if around is not None else None
        element = Element(node.tag or "", node.attributes, outer)
        above = around.look if around is not None else Look()
        of_it = look(element, above, self._matcher)
        if node.mem_id in self._never:
            of_it = of_it._replace(gone=True)
        place = _Place(node, element, of_it, around)
        if place.unseen:
            self._unseen.append(place)
            return place
        if of_it.struck and not above.struck:
            self.struck.append(node)
        if of_it.level != above.level and node.tag not in ("sup", "sub"):
            self.off_line.append((node, of_it.level))
        while around is not None and around.unseen and not around.shows:
            around.shows = True
            around = around.around
        return place

    def hidden(self) -> list[LexborNode]:
        """Return what nobody sees: whole elements, and text where one also holds what is seen."""
        found: list[LexborNode] = []
        for place in self._unseen:
            if place.around is not None and place.around.taken:
                place.taken = True
            elif place.shows:
                found += place.texts
            else:
                place.taken = True
                found.append(place.node)
        return found
