"""Word documents (DOCX), read as the page that they show.

The text of the body with its tables, text boxes, formulas and notes, and the chapter that each
passage stands in. Tracked changes are read as if they were accepted. Headers and footers are
furniture, comments are not the document's words, and what is set as hidden is kept apart. The names
of elements are those of ECMA-376 part 1, section 17.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.extractors._omml import mathml
from claimcheck.extractors._parts import Parts
from claimcheck.extractors._word_styles import Styles, fill_of
from claimcheck.extractors._written import (
    GAP,
    Look,
    Notes,
    Run,
    by_chapter,
    chaptered,
    joined,
    on_ground,
    text_run,
    title_of,
)
from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.extractors._xml_tree import Element
    from claimcheck.model.document import Document

EXTRACTOR_VERSION = "docx-3"

_GONE = frozenset({"del", "movefrom", "instrtext", "deltext", "fallback", "rt", "annotationref"})
"""What a change took away, what a field computes from, and what is there a second time."""
_SIGNS = {
    "tab": " ",
    "ptab": " ",
    "nobreakhyphen": "\u2011",
    "softhyphen": "\u00ad",
}
_WHITE = "ffffff"
_EXTENSIONS = frozenset(
    ("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "a14", "am3d", "aink", "cx", "v")
)
"""Extensions of the format that Word has had for years, by the names that it gives them."""
_BREAKS = frozenset({"br", "cr"})
_SYMBOL = dict(
    zip(
        b"abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYW\xb0\xb1\xb4\xa3\xb3\xb9\xbb\xae\xb7\xa2",
        "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ°±×≤≥≠≈→•′",
        strict=True,
    )
)
"""Letters and signs of the font Symbol, which are not where Unicode has them."""


def extract(body: bytes, charset: str | None) -> Document:  # noqa: ARG001 - XML tells its own
    """Return the text of the document, with its chapters.

    Raises:
        ExtractionError: It is damaged, encrypted, too large, or holds no text.
    """
    parts = Parts(body)
    main = next((path for kind, path in parts.related("") if kind == "officeDocument"), "")
    reader = _Reader()
    for kind, path in list(parts.related(main)):
        if kind == "styles" and path in parts:
            reader.styles = Styles.of(parts.tree(path))
        elif kind in ("footnotes", "endnotes") and path in parts:
            for note in parts.tree(path).elements():
                if "type" not in note.attributes or note.attributes["type"] == "normal":
                    reader.notes[note.name, note.attributes.get("id", "")] = note
    content = parts.tree(main).first("body")
    if content is None:
        raise ExtractionError("the document is damaged: it has no body")
    paper = "" if parts.tree(main).first("background") is not None else _WHITE
    pieces = list(reader.blocks(content, paper))
    document = chaptered(by_chapter([*pieces, ("", "".join(reader.called.texts))]))
    if not document.text:
        raise ExtractionError("the document holds no text; its pages may be pictures")
    return document


@dataclass(slots=True)
class _Reader:
    """Reads one document; notes are read when they are called."""

    styles: Styles = field(default_factory=Styles)
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    called: Notes = field(default_factory=Notes)
    boxes: list[Element] = field(default_factory=list)

    def blocks(self, holder: Element, ground: str) -> Iterator[tuple[str | None, str]]:
        """Yield what stands in a body or a cell: the heading that it is, and its HTML.

        Args:
            holder: The body or the cell.
            ground: The colour behind it; nothing where that is not known.
        """
        runs: list[Run] = []
        for block in holder.elements():
            if block.name == "p":
                runs += self._runs(block, self.styles.paragraph(block))
                if block.first("ppr", "rpr", "del") is not None:
                    continue  # the end of the paragraph was deleted: it goes on in the next
                title = title_of(runs) if self.styles.is_heading(block) else ""
                own = fill_of(block.first("ppr", "shd"))
                yield title or None, on_ground("p", joined(runs), own or ground)
                runs = []
                boxes, self.boxes = self.boxes, []
                for box in boxes:
                    yield from ((None, html) for _, html in self.blocks(box, ""))
            elif block.name == "tbl":
                yield None, self._table(block)
            elif block.name in ("omathpara", "omath"):
                yield None, f"<p>{joined(self._run(block, Look()))}</p>"
            elif block.name not in _GONE:
                yield from self.blocks(block, ground)
        if runs:
            yield None, on_ground("p", joined(runs), ground)

    def _table(self, table: Element) -> str:
        rows = []
        for row in chain.from_iterable(map(_through, table.elements())):
            gone = row.first("trpr", "del") or row.first("trpr", "hidden")
            if row.name == "tr" and gone is None:
                cells = chain.from_iterable(map(_through, row.elements()))
                inner = (self._inner(cell) for cell in cells if cell.name == "tc")
                rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in inner) + "</tr>")
        return f"<table>{''.join(rows)}</table>"

    def _inner(self, holder: Element) -> str:
        ground = fill_of(holder.first("tcpr", "shd"))
        return "".join(html for _, html in self.blocks(holder, ground))

    def _runs(self, holder: Element, look: Look) -> Iterator[Run]:
        for part in holder.elements():
            if part.name == "r":
                of_run = self.styles.look(part, look)
                for piece in part.elements():
                    yield from self._run(piece, of_run)
            elif part.name in ("omath", "omathpara"):
                yield from self._run(part, look)
            elif part.name not in _GONE and not part.name.endswith("pr"):
                yield from self._runs(part, look)

    def _run(self, piece: Element, look: Look) -> Iterator[Run]:
        """Yield what stands in a run."""
        name = piece.name
        if name == "t":
            yield text_run(piece.text(), look)
        elif name in _SIGNS:
            yield text_run(_SIGNS[name], look)
        elif name in _BREAKS:
            yield Run("<br>", look)
        elif name == "sym":
            yield _symbol(piece, look)
        elif name == "omathpara":
            yield from (Run(mathml(formula)) for formula in piece.elements("omath"))
        elif name == "omath":
            yield Run(mathml(piece))
        elif name in ("footnotereference", "endnotereference"):
            key = (name.removesuffix("reference"), piece.attributes.get("id", ""))
            note = self.notes.pop(key, None)  # one that calls itself is not read again
            if note is not None:
                yield self.called.call(self._inner(note))
        elif name == "ruby":
            yield from self._runs(piece, look)
        elif name == "alternatecontent":
            for inner in _chosen(piece):
                yield from self._run(inner, look)
        elif name in ("drawing", "pict", "object"):
            boxes = list(piece.all("txbxcontent"))
            self.boxes += boxes
            if not boxes and piece.first("anchor") is None:
                yield Run(GAP)


def _chosen(alternatives: Element) -> Iterator[Element]:
    """Return what Word shows of alternatives: the first whose extensions it has."""
    for choice in alternatives.elements("choice"):
        if _EXTENSIONS.issuperset(choice.attributes.get("requires", "").lower().split()):
            return choice.elements()
    other = alternatives.first("fallback")
    return other.elements() if other is not None else iter(())


def _symbol(piece: Element, look: Look) -> Run:
    """Return a character that is named by its number in a font (``w:sym``)."""
    try:
        number = int(piece.attributes.get("char", ""), 16)
    except ValueError:
        return Run("")
    if 0xF000 <= number <= 0xF0FF:
        is_greek = piece.attributes.get("font", "").lower() == "symbol"
        sign = _SYMBOL.get(number - 0xF000) if is_greek else None
        return text_run(sign, look) if sign else Run(GAP)
    return text_run(chr(number), look) if 0x20 <= number < 0xD800 else Run(GAP)


def _through(block: Element) -> Iterable[Element]:
    """Return a row or a cell, or those that a control or a change holds."""
    if block.name in ("sdt", "sdtcontent", "customxml", "ins"):
        return chain.from_iterable(map(_through, block.elements()))
    return (block,)
