"""Pieces of text that stand apart (cues, values, cells), made into one document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.plain import refuse_binary
from claimcheck.model.document import BLOCK_SEPARATOR, Chapter, Document, MetaText, Region
from claimcheck.text.encoding import Decoded, decode

if TYPE_CHECKING:
    from collections.abc import Iterable

_BAR = f"{BLOCK_SEPARATOR}|{BLOCK_SEPARATOR}"
_LINE_END = re.compile(r"\r\n?")
_UNFIT = re.compile("[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


def text_of(body: bytes, charset: str | None) -> Decoded:
    """Return bytes as text with plain line ends.

    Raises:
        ExtractionError: The bytes are binary.
    """
    decoded = decode(body, [charset])
    refuse_binary(decoded.text)
    return Decoded(_LINE_END.sub("\n", decoded.text).replace("\x00", ""), decoded.guessed)


def values_of(pieces: Iterable[str]) -> Document:
    """Return the document of values or cells, with a bar between two that no quote runs over."""
    return document_of(pieces, _BAR)


def document_of(pieces: Iterable[str], separator: str = BLOCK_SEPARATOR) -> Document:
    """Return the document in which each piece that is not empty is a block of its own."""
    joined = separator.join(clean for piece in pieces if (clean := piece.strip()))
    joined = _LINE_END.sub("\n", _UNFIT.sub("\ufffd", joined).replace("\x00", ""))
    return Document(_BLANK_LINES.sub(BLOCK_SEPARATOR, joined).strip())


def beside(documents: Iterable[Document]) -> Document:
    """Return documents as one, each that is not empty in blocks of its own."""
    texts: list[str] = []
    meta: list[MetaText] = []
    chapters: list[Chapter] = []
    regions: list[Region] = []
    at = 0
    guessed = False
    for each in documents:
        guessed = guessed or each.guessed
        meta += each.meta
        chapters += [Chapter(at + chapter.start, chapter.title) for chapter in each.chapters]
        regions += [region.moved(at) for region in each.regions]
        if each.text:
            texts.append(each.text)
            at += len(each.text) + len(BLOCK_SEPARATOR)
    text = BLOCK_SEPARATOR.join(texts)
    begun = tuple(chapter for chapter in chapters if chapter.start < len(text))
    return Document(text, meta=tuple(meta), chapters=begun, guessed=guessed, regions=tuple(regions))
