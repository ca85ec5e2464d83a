"""XML as a tree; it may declare no entities, so that no file can blow up or ask for another."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.entities import html5
from typing import TYPE_CHECKING
from xml.parsers import expat

from claimcheck.extractors.base import ExtractionError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 200
"""More elements in each other are no document that is meant to be read."""


@dataclass(slots=True)
class Element:
    """An element with what it holds.

    Attributes:
        name: Its name in lower case, without prefix.
        attributes: What its attributes say, by their names in lower case, without prefix.
        parts: The elements and the text in it, in order.
    """

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Element | str] = field(default_factory=list)

    def elements(self, name: str = "") -> Iterator[Element]:
        """Yield the elements right in it, or those of one name."""
        for part in self.parts:
            if isinstance(part, Element) and name in ("", part.name):
                yield part

    def first(self, *path: str) -> Element | None:
        """Return the first element at the end of a path of names, or None."""
        at: Element | None = self
        for name in path:
            at = next(at.elements(name), None) if at is not None else None
        return at

    def all(self, name: str) -> Iterator[Element]:
        """Yield the elements of one name at any depth, in order."""
        for part in self.elements():
            if part.name == name:
                yield part
            yield from part.all(name)

    def text(self) -> str:
        """Return all text in it."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)


def tree_of(source: str | bytes) -> Element:
    """Return the root element.

    Args:
        source: A file as text, whatever encoding it declares; or as bytes, which tell theirs.

    Raises:
        ExtractionError: It is not well-formed, declares entities, or nests too deep.
    """
    top = Element("")
    opened = [top]
    parser = expat.ParserCreate("utf-8" if isinstance(source, str) else None)
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(opened) > MAX_DEPTH:
            raise ExtractionError("the XML nests more elements in each other than can be read")
        named = {_local(key): value for key, value in attributes.items()}
        element = Element(_local(name), named)
        opened[-1].parts.append(element)
        opened.append(element)

    def entity(*_: object) -> None:
        raise ExtractionError("the XML declares entities, which are not read")

    def skipped(name: str, is_parameter: bool) -> None:
        if not is_parameter:
            opened[-1].parts.append(html5.get(f"{name};", ""))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: opened.pop()
    parser.CharacterDataHandler = lambda data: opened[-1].parts.append(data)
    parser.EntityDeclHandler = entity
    parser.SkippedEntityHandler = skipped
    parser.UseForeignDTD()
    try:
        parser.Parse(source.encode("utf-8", "replace") if isinstance(source, str) else source, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise ExtractionError(f"the XML cannot be read: {error}") from error
    return next(top.elements())


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
