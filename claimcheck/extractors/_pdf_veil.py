"""Takes letters that nobody sees out of the text of a page of a PDF, and keeps them apart."""

from __future__ import annotations

import re
from ctypes import c_int, c_void_p, cast
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors._gaps import NO_GAP, gap_for
from claimcheck.extractors._pdf_objects import plain

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped] # has no stubs

    from claimcheck.extractors._pdf_seen import Unseen

_LINE_ENDS = "\r\n\u00ad\x02\ufffe"
_HYPHENATED = re.compile("[\u00ad\x02\ufffe][\r\n]*")
_SPACE = re.compile(r"\s+")


class Veiled(NamedTuple):
    """The text of a page as it is seen.

    Attributes:
        raw: Its text, as long as before, with the signs of gaps for letters that are hidden.
        hidden: What these said, in their order.
        scanned: The offsets at which stands what belongs to the picture of the page.
    """

    raw: str
    hidden: list[str]
    scanned: frozenset[int]


def veiled(page: PdfTextPage, raw: str, unseen: Unseen) -> Veiled:
    """Return the text of a page without what nobody sees.

    Args:
        page: The text of the page.
        raw: What pdfium gives for it.
        unseen: The texts that nobody sees, of which there are some.
    """
    from pypdfium2.raw import (  # type: ignore[import-untyped] # has no stubs
        FPDFText_GetTextObject,
    )

    count = page.count_chars()
    text = cast(page.raw, c_void_p).value
    owner_of = plain(FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
    kinds: list[str] = []
    for index in range(count):
        at = owner_of(text, index)
        if not at:
            kinds.append("")
        elif at in unseen.hidden:
            kinds.append("hidden")
        else:
            kinds.append("scanned" if at in unseen.scanned else "seen")
    _settle_generated(kinds)
    letters = list(raw)
    said: list[str] = []
    for start, end in _runs(kinds):
        words = _HYPHENATED.sub("", raw[start:end])
        said.append(_SPACE.sub(" ", words).strip())
        sign = gap_for(words) or NO_GAP
        first = end - len(raw[start:end].lstrip())
        for index in range(first, start + len(raw[start:end].rstrip())):
            if letters[index] not in _LINE_ENDS:
                letters[index] = sign
    scanned = frozenset(index for index, kind in enumerate(kinds) if kind == "scanned")
    return Veiled("".join(letters), [each for each in said if each], scanned)


def _settle_generated(kinds: list[str]) -> None:
    """Give spaces and line ends that pdfium put in the kind of what stands on both sides."""
    before = ""
    waiting: list[int] = []
    for index, kind in enumerate(kinds):
        if not kind:
            waiting.append(index)
            continue
        for each in waiting:
            kinds[each] = kind if kind == before else "seen"
        waiting.clear()
        before = kind
    for each in waiting:
        kinds[each] = before or "seen"


def _runs(kinds: list[str]) -> list[tuple[int, int]]:
    """Return where hidden letters stand."""
    runs: list[tuple[int, int]] = []
    start = None
    for index, kind in enumerate((*kinds, "seen")):
        if kind == "hidden":
            start = index if start is None else start
        elif start is not None:
            runs.append((start, index))
            start = None
    return runs
