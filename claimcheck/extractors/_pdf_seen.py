"""Which letters on a page of a PDF no reader sees, by what is drawn before and after them.

A page is white where nothing is drawn. What a pattern, a shading or a picture shows is not worked
out: letters on them are taken for seen. Of letters under them, the page is drawn to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors._pdf_boxes import UNIT, area, common, holds, meet
from claimcheck.extractors._pdf_drawn import not_drawn
from claimcheck.extractors._pdf_objects import Objects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfPage, PdfTextPage  # type: ignore[import-untyped] # has no stubs

    from claimcheck.extractors._pdf_boxes import Box
    from claimcheck.extractors._pdf_objects import Colour, Shape, Text

_NOT_DRAWN = 3
"""The mode of letters that are neither filled nor outlined."""

_OUTLINED = (2, 6)
"""Modes in which letters are filled and have an outline, whose colour is not looked at."""

_SAME = 10
"""Steps of 256 by which two colours may differ that a reader cannot tell apart."""

_FAINT = 12
"""Steps of 256 of opacity up to which letters are not seen."""

TINY = 1.0
"""Points: a font of this height cannot be read."""

_FAR = 1e7
"""Points: further out than anything is drawn."""

_SLACK = 1.0
"""Points by which letters may stand out of what covers them: boxes are wider than letters."""

_SCAN = 0.5
"""Of the area of a page: so much do the pictures of a scanned page cover together, at least."""

_MOST_PAIRS = 400_000
"""Letters and shapes that are compared on one page; of more, the largest shapes are."""

_MOST_ANNOTATIONS = 1_000
"""Of one page that are looked at."""

_WHITE = (255, 255, 255)


class Unseen(NamedTuple):
    """Texts that nobody sees, by their addresses.

    Attributes:
        hidden: Those that are hidden.
        scanned: Those that lie behind the picture of a page, or not drawn before it.
    """

    hidden: frozenset[int] = frozenset()
    scanned: frozenset[int] = frozenset()


def unseen_on(page: PdfPage, text: PdfTextPage, *, look_at_all: bool = False) -> Unseen:
    """Return the texts of a page that no reader sees.

    Args:
        page: The page.
        text: Its text.
        look_at_all: Whether to ask of every text where it stands, which takes longer.
    """
    drawn = Objects(page)
    if not drawn.texts:
        return Unseen()
    sheet: Box = page.get_bbox()
    on_page = _On(drawn, sheet)
    look_at_all = look_at_all or _some_off(text, sheet)
    hidden: set[int] = set()
    scanned: set[int] = set()
    doubted: list[Text] = []
    alike: dict[tuple[object, ...], bool] = {}
    notes = _annotations(page)
    for each in drawn.texts:
        how = each[3:]
        may_be = alike.get(how)
        if may_be is None:
            may_be = alike[how] = look_at_all or on_page.may_be_unseen(*how)
        before_cover = each[2] < on_page.last_cover
        kind = on_page.kind_of(each) if may_be or before_cover else None
        if kind is not None:
            (scanned if kind == "scanned" else hidden).add(each[0])
        elif on_page.is_doubtful(each, notes):
            doubted.append(each)
    if doubted:
        hidden |= not_drawn(page, drawn, doubted)
    return Unseen(frozenset(hidden), frozenset(scanned))


def _annotations(page: PdfPage) -> list[Box]:
    """Return where annotations stand that may cover something; links show nothing."""
    from pypdfium2 import raw

    found: list[Box] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        edges = raw.FS_RECTF()
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP) and raw.FPDFAnnot_GetRect(
            note, edges
        ):
            found.append((edges.left, edges.bottom, edges.right, edges.top))
        raw.FPDFPage_CloseAnnot(note)
    return found


def _some_off(text: PdfTextPage, sheet: Box) -> bool:
    """Return whether fewer letters stand on the page than anywhere."""
    from pypdfium2.raw import (  # type: ignore[import-untyped] # has no stubs
        FPDFText_GetBoundedText,
    )

    left, bottom, right, top = sheet
    on_it = FPDFText_GetBoundedText(
        text, left - _SLACK, top + _SLACK, right + _SLACK, bottom - _SLACK, None, 0
    )
    return bool(on_it != FPDFText_GetBoundedText(text, -_FAR, _FAR, _FAR, -_FAR, None, 0))


class _On:
    """A page: what letters on it can be hidden by."""

    def __init__(self, drawn: Objects, sheet: Box) -> None:
        self._drawn = drawn
        self._sheet = sheet
        self._may: dict[Colour, bool] = {}
        self._shapes = _largest(drawn.shapes, _MOST_PAIRS // len(drawn.texts))
        self._grounds = {each.colour[:3] for each in self._shapes if each.colour is not None}
        self._scans = self._pictures_of_a_scan()
        self._covers = [each for each in self._shapes if each.colour is not None]
        last = (*self._scans[-1:], *self._covers[-1:])
        self._last_shape = max((each.order for each in self._shapes), default=0)
        self.last_cover = max((each.order for each in last), default=0)

    def _pictures_of_a_scan(self) -> list[Shape]:
        """Return the pictures of a scanned page, which may be one or many strips; or none."""
        pictures = [each for each in self._shapes if each.is_picture]
        covered = sum(area(common(each.box, self._sheet)) for each in pictures)
        return pictures if covered >= _SCAN * area(self._sheet) else []

    def may_be_unseen(self, mode: int, colour: Colour | None, clips: int) -> bool:
        """Return whether it has to be known where letters stand, which takes longer.

        Whatever they are, that is so for those that are drawn before ``last_cover``.

        Args:
            mode: How they are drawn.
            colour: What they are filled with, or outlined.
            clips: How many paths clip them.
        """
        return (
            mode == _NOT_DRAWN
            or clips > 0
            or (colour is not None and self._may_merge(mode, colour))
        )

    def is_doubtful(self, text: Text, notes: Sequence[Box]) -> bool:
        """Return whether only a drawing of the page tells whether letters are seen."""
        drawn, matrix, order, mode, colour, _ = text
        if mode not in (0, _NOT_DRAWN) or colour is None or matrix is not UNIT:
            return True
        if self._drawn.is_transparent(drawn) or self._drawn.in_layer(drawn):
            return True
        if not notes and order >= self._last_shape:
            return False
        box = self._drawn.box(drawn, matrix)
        return any(meet(each, box) for each in notes) or any(
            meet(each.box, box) for each in self._shapes if each.order > order
        )

    def kind_of(self, text: Text) -> str | None:
        """Return ``hidden``, ``scanned``, or None where a reader sees the letters."""
        drawn, matrix, order, mode, colour, clips = text
        box = self._drawn.box(drawn, matrix)
        if box[2] <= box[0] and box[3] <= box[1]:
            return None  # spaces
        if _covered(order, box, self._scans) or (
            mode == _NOT_DRAWN and any(meet(each.box, box) for each in self._scans)
        ):
            return "scanned"
        clip = self._drawn.clip(drawn, matrix, clips) if clips > 0 else None
        unseen = (
            mode == _NOT_DRAWN
            or not meet(box, self._sheet)
            or (clip is not None and not meet(box, clip))
            or (is_low(box) and 0 < self._drawn.size(drawn, matrix) <= TINY)
            or (
                colour is not None
                and self._may_merge(mode, colour)
                and self._merges(order, colour, box)
            )
            or _covered(order, box, self._covers)
        )
        return "hidden" if unseen else None

    def _may_merge(self, mode: int, colour: Colour) -> bool:
        """Return whether letters have no colour, or that of anything they could stand on."""
        if mode in _OUTLINED:
            return False
        known = self._may.get(colour)
        if known is None:
            grounds = (_WHITE, *self._grounds)
            known = colour[3] <= _FAINT or any(_alike(colour, each) for each in grounds)
            self._may[colour] = known
        return known

    def _merges(self, order: int, colour: Colour, box: Box) -> bool:
        """Return whether letters have no colour, or that of what they stand on."""
        if colour[3] <= _FAINT:
            return True
        ground: tuple[int, ...] | None = _WHITE
        for shape in self._shapes:
            if shape.order > order:
                break
            if meet(shape.box, box):
                known = shape.colour is not None and holds(shape.box, box, _SLACK)
                ground = shape.colour[:3] if known and shape.colour is not None else None
        return ground is not None and _alike(colour, ground)


def _largest(shapes: list[Shape], most: int) -> Sequence[Shape]:
    """Return the largest shapes, in the order in which they are drawn."""
    if len(shapes) <= most:
        return shapes
    by_area = sorted(shapes, key=lambda each: area(each.box), reverse=True)[:most]
    return sorted(by_area, key=lambda each: each.order)


def is_low(box: Box) -> bool:
    """Whether letters can be too small to be read; those of a font are three quarters as high."""
    return min(box[2] - box[0], box[3] - box[1]) < TINY


def _alike(colour: Colour, ground: Sequence[int]) -> bool:
    return all(abs(one - other) <= _SAME for one, other in zip(colour, ground, strict=False))


def _covered(order: int, box: Box, shapes: Sequence[Shape]) -> bool:
    return any(each.order > order and holds(each.box, box, _SLACK) for each in shapes)
