"""Texts of OpenDocument (ODT), read as the page that they show.

The text of the body with its tables, frames, formulas and notes, and the chapter that each passage
stands in. What a tracked change took away is not text, what it put in is. Headers and footers are
furniture, comments are not the document's words, and what is set as hidden is kept apart. The names
of elements are those of OpenDocument 1.3 part 3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from claimcheck.extractors._parts import Parts, path_of
from claimcheck.extractors._written import (
    GAP,
    Look,
    Notes,
    Run,
    by_chapter,
    chaptered,
    joined,
    text_run,
    title_of,
)
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors._xml_tree import Element
    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "odt-3"

_GONE = frozenset(
    {"annotation", "annotation-end", "tracked-changes", "forms", "ruby-text", "event-listeners"}
    | {"variable-decls", "sequence-decls", "user-field-decls", "dde-connection-decls", "title"}
    | {"desc", "hidden-text", "index-title-template", "script"}
)
_MAX_SPACES = 1_000
_MAX_BASES = 50
_FAINT = 2
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_POINTS = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)pt")


def extract(body: bytes, charset: str | None) -> Document:  # noqa: ARG001 - XML tells its own
    """Return the text of the document, with its chapters.

    Raises:
        ExtractionError: It is damaged, encrypted, too large, or holds no text.
    """
    parts = Parts(body)
    manifest = "META-INF/manifest.xml"
    if manifest in parts and next(parts.tree(manifest).all("encryption-data"), None) is not None:
        raise ExtractionError("the document is encrypted; save it without a password")
    content = parts.tree("content.xml")
    text = content.first("body", "text")
    if text is None:
        raise ExtractionError("the document is damaged: it has no body")
    reader = _Reader(parts)
    if "styles.xml" in parts:
        reader.learn(parts.tree("styles.xml"))
    reader.learn(content)
    pieces = list(reader.blocks(text))
    document = chaptered(by_chapter([*pieces, ("", "".join(reader.called.texts))]))
    if not document.text:
        raise ExtractionError("the document holds no text; its pages may be pictures")
    return document


@dataclass(slots=True)
class _Reader:
    """Reads one document; notes are read when they are called."""

    parts: Parts
    styles: dict[str, Element] = field(default_factory=dict)
    called: Notes = field(default_factory=Notes)
    boxes: list[Element] = field(default_factory=list)

    def learn(self, tree: Element) -> None:
        """Take the styles of a file."""
        for holder in ("styles", "automatic-styles"):
            for group in tree.elements(holder):
                for style in group.elements("style"):
                    self.styles[style.attributes.get("name", "")] = style

    def blocks(self, holder: Element) -> Iterator[tuple[str | None, str]]:
        """Yield what stands in a body, a list or a cell: the heading that it is, and its HTML."""
        for block in holder.elements():
            name = block.name
            if name in _GONE or _is_hidden(block):
                if name == "section":
                    yield None, f"<div hidden>{self._inner(block)}</div>"
            elif name in ("p", "h"):
                runs = list(self._runs(block, self._styled(block, Look())))
                title = title_of(runs) if name == "h" else ""
                mark = next(block.all("hidden-paragraph"), None)
                tag = "p hidden" if mark is not None and _is_hidden(mark) else "p"
                yield title or None, f"<{tag}>{joined(runs)}</p>"
                boxes, self.boxes = self.boxes, []
                for box in boxes:
                    yield from ((None, inner) for _, inner in self.blocks(box))
            elif name == "table":
                yield None, f"<table>{self._rows(block)}</table>"
            elif name == "frame":
                yield None, joined(self._frame(block))
            else:
                yield from self.blocks(block)

    def _rows(self, table: Element) -> str:
        html = []
        for part in table.elements():
            if _is_hidden(part):
                continue
            if part.name == "table-row":
                cells = "".join(
                    f"<td>{self._inner(cell)}</td>" for cell in part.elements("table-cell")
                )
                html.append(f"<tr>{cells}</tr>")
            elif part.name in ("table-header-rows", "table-rows", "table-row-group"):
                html.append(self._rows(part))
        return "".join(html)

    def _inner(self, holder: Element) -> str:
        return "".join(html for _, html in self.blocks(holder))

    def _runs(self, holder: Element, look: Look) -> Iterator[Run]:
        for part in holder.parts:
            if isinstance(part, str):
                yield text_run(part, look)
            else:
                yield from self._run(part, look)

    def _run(self, part: Element, look: Look) -> Iterator[Run]:
        """Yield what an element inside a paragraph shows."""
        name, attributes = part.name, part.attributes
        if name in _GONE or attributes.get("display") == "none":
            return
        if name == "s":
            yield text_run(" " * _count(attributes.get("c")), look)
        elif name == "tab":
            yield text_run(" ", look)
        elif name == "line-break":
            yield Run("<br>", look)
        elif name == "note":
            mark, note = part.first("note-citation"), part.first("note-body")
            if note is not None:
                yield self.called.call(self._inner(note), mark.text() if mark else "")
        elif name == "frame":
            yield from self._frame(part)
        elif name == "span":
            yield from self._runs(part, self._styled(part, look))
        elif name == "hidden-paragraph":
            return
        else:
            yield from self._runs(part, look)

    def _frame(self, frame: Element) -> Iterator[Run]:
        """Yield a formula or a picture inside a sentence; text in a frame stands for itself."""
        box, thing = frame.first("text-box"), frame.first("object")
        if box is not None:
            self.boxes.append(box)
        elif thing is not None and (formula := self._formula(thing)) is not None:
            yield Run(formula)
        elif frame.attributes.get("anchor-type", "as-char") == "as-char":
            yield Run(GAP)

    def _formula(self, thing: Element) -> str | None:
        """Return an embedded formula as an element of MathML; None where it is none."""
        math = thing.first("math")
        if math is None:
            path = path_of(f"{thing.attributes.get('href', '')}/content.xml", "content.xml")
            if path not in self.parts:
                return None
            math = self.parts.tree(path)
        return _as_html(math) if math.name == "math" else None

    def _styled(self, element: Element, look: Look) -> Look:
        """Return a look as the style of an element changes it."""
        for style in reversed(self._bases(element.attributes.get("style-name"))):
            properties = style.first("text-properties")
            look = _changed(look, properties.attributes) if properties is not None else look
        return look

    def _bases(self, name: str | None) -> list[Element]:
        """Return a style and those that it is based on, the nearest first."""
        found: list[Element] = []
        while name and len(found) < _MAX_BASES and (each := self.styles.get(name)) is not None:
            found.append(each)
            name = each.attributes.get("parent-style-name")
        return found


def _is_hidden(element: Element) -> bool:
    """Return whether an element says that it is not shown now."""
    says = element.attributes.get
    return (
        says("display") == "none"
        or says("is-hidden") == "true"
        or says("visibility") in ("collapse", "filter")
    )


def _changed(look: Look, properties: dict[str, str]) -> Look:
    """Return a look as the properties of a text change it (OpenDocument 1.3 part 3, 20.2)."""
    if "display" in properties:
        look = look._replace(hidden=properties["display"] == "none")
    if is_tiny(properties):
        look = look._replace(hidden=True)
    if (colour := properties.get("color")) is not None:
        look = look._replace(colour=colour[1:] if _COLOUR.fullmatch(colour) else "")
    if (ground := properties.get("background-color")) is not None:
        look = look._replace(ground=ground[1:] if _COLOUR.fullmatch(ground) else "")
    if (style := properties.get("text-line-through-style")) is not None:
        look = look._replace(struck=style != "none")
    if (position := properties.get("text-position")) is not None:
        first = position.split(" ")[0]
        raised = first == "super" or (first.endswith("%") and first[:1] not in "-0")
        lowered = first == "sub" or first.startswith("-")
        look = look._replace(level="sup" if raised else "sub" if lowered else "")
    return look


def is_tiny(properties: dict[str, str]) -> bool:
    """Return whether letters are too small, too narrow or too faint to be read."""
    size = _POINTS.fullmatch(properties.get("font-size", ""))
    parts = (properties.get(name, "100%").removesuffix("%") for name in ("text-scale", "opacity"))
    faint = any(part.isdigit() and int(part) <= _FAINT for part in parts)
    return faint or (size is not None and float(size[1]) <= 1)


def _count(spaces: str | None) -> int:
    return min(int(spaces), _MAX_SPACES) if spaces and spaces.isdecimal() else 1


def _as_html(element: Element) -> str:
    inner = (escape(p) if isinstance(p, str) else _as_html(p) for p in element.parts)
    return f"<{element.name}>{''.join(inner)}</{element.name}>"
