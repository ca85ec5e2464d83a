"""What of a page a reader does not see, and what is struck out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors._css_match import Element, Matcher, Sheets
from claimcheck.extractors._css_sheet import rules_of, said, sheet_in
from claimcheck.extractors._html_style import Look, look, may_hide
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from claimcheck.extractors._css_sheet import Rule

_NEVER_DRAWN = (
    "svg metadata, svg defs, svg symbol, svg clipPath, svg mask, svg pattern, svg marker, "
    "svg filter, maction > :not(:first-child)"
)
"""Parts of a picture that hold data and shapes for others; their words stand nowhere."""

_OF_PARTS = "shadow-root style"
"""Style sheets that are about the part of the page that they stand in, and not read."""

_TELLING = (
    f"{_NEVER_DRAWN}, svg, shadow-root, [popover], [hidden], [style], [bgcolor], "
    "font[color], body[text], dialog, s, del, strike"
)
"""What may say, without a style sheet, that words are not seen or struck."""


MAX_ASKED = 200_000_000
"""Elements times selectors that the parser is asked for on one page: ten seconds, about."""


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


def style_sheets(parser: LexborHTMLParser) -> Sheets:
    """Return what the page's own style sheets say of whether words are seen.

    It is asked of the page as it is, since places among others count.

    Raises:
        ExtractionError: They are longer than those of any page that is meant to be read.
    """
    sheets = []
    own_of_parts = {node.mem_id for node in parser.css(_OF_PARTS)}
    for node in parser.css("style, link[href][rel]"):
        attributes = node.attrs
        kind = (attributes.get("type") or "text/css").strip().lower()
        if node.mem_id in own_of_parts or kind != "text/css":
            continue
        media = attributes.get("media") or ""
        if node.tag == "style":
            sheets.append((media, node.text()))
        elif _is_sheet(node) and (css := sheet_in(attributes.get("href") or "")):
            sheets.append((media, css))
    rules = rules_of(sheets)
    return Sheets(rules, _answers(parser, [rule for rule in rules if rule.selector.is_asked]))


def _is_sheet(node: LexborNode) -> bool:
    names = (node.attributes.get("rel") or "").lower().split()
    return not (
        {"alternate"} & {*names} or "disabled" in node.attributes or "stylesheet" not in names
    )


def _answers(parser: LexborHTMLParser, rules: list[Rule]) -> dict[int, list[Rule]]:
    """Return the rules about each element that the parser has to be asked for.

    Raises:
        ExtractionError: There is more to ask than any page that is meant to be read asks.
    """
    found: dict[int, list[Rule]] = {}
    if not rules:
        return found
    elements = len(parser.css("*"))
    means: dict[str, list[int]] = {}
    for rule in rules:
        written = rule.selector.written
        if written not in means:
            if len(means) * elements > MAX_ASKED:
                raise ExtractionError("the style sheets of the page cost more than can be read")
            means[written] = [node.mem_id for node in parser.css(written)]
        for node in means[written]:
            found.setdefault(node, []).append(rule)
    return found


def unseen(root: LexborNode, sheets: Sheets) -> Unseen:
    """Return what no reader of a page sees, and what is struck out in it.

    Raises:
        ExtractionError: Its style sheets ask for more work than those of any page.
    """
    if not any(map(_says_something, root.css(_TELLING))) and not may_hide(sheets.rules):
        return Unseen([], [], [])
    never = {node.mem_id for node in root.css(_NEVER_DRAWN)}
    never |= {node.mem_id for host in root.css("shadow-root") for node in _not_slotted(host)}
    walk = _Walk(Matcher(sheets) if sheets.rules else None, never)
    walk.go(root)
    return Unseen(walk.hidden(), walk.struck, walk.off_line)


def _says_something(node: LexborNode) -> bool:
    style = node.attrs.get("style")
    return bool(said(style)) if style and len(node.attrs) == 1 else True


def _not_slotted(shadow: LexborNode) -> Iterator[LexborNode]:
    """Yield what stands beside a shadow root and in no slot of it, and what a filled slot held."""
    slots = {(slot.attrs.get("name") or ""): slot for slot in reversed(shadow.css("slot"))}
    host, filled = shadow.parent, set()
    for node in host.iter(include_text=True) if host is not None else ():
        if node.mem_id == shadow.mem_id:
            continue
        name = (node.attrs.get("slot") or "") if node.is_element_node else ""
        if name not in slots:
            yield node
        elif node.is_element_node or (node.text_content or "").strip():
            filled.add(name)
    for name in filled:
        yield from slots[name].iter(include_text=True)


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
        self._texts: list[LexborNode] = []
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
                elif node.mem_id in self._never:
                    self._texts.append(node)
                continue
            place = self._place(node, around)
            if not place.look.gone:
                places[node.mem_id] = place

    def _place(self, node: LexborNode, around: _Place | None) -> _Place:
        outer = around.element if around is not None else None
        element = Element(node.tag or "", node.attributes, outer, node.mem_id)
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
        found: list[LexborNode] = list(self._texts)
        for place in self._unseen:
            if place.around is not None and place.around.taken:
                place.taken = True
            elif place.shows:
                found += place.texts
            else:
                place.taken = True
                found.append(place.node)
        return found
