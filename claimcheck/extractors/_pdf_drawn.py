"""Which letters leave no trace when a page is drawn: it is drawn twice, with and without them.

This is asked only of letters of which nothing else tells: under a picture or another shape, in
a layer, in a form, behind a mask, under an annotation, filled with a pattern.
"""

from __future__ import annotations

from ctypes import byref, c_double, c_int
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfPage  # type: ignore[import-untyped] # has no stubs

    from claimcheck.extractors._pdf_boxes import Box
    from claimcheck.extractors._pdf_objects import Objects, Text

_MOST_PIXELS = 4_000_000
"""Of one drawing; a page of A4 has half a million at a point each."""

_SAME = 10
"""Steps of 256 by which a pixel may differ that a reader cannot tell apart."""

_INVISIBLE = 3


def not_drawn(page: PdfPage, drawn: Objects, texts: Sequence[Text]) -> set[int]:
    """Return those of some texts, by their addresses, that nobody sees where the page is drawn.

    Args:
        page: The page.
        drawn: What is drawn on it.
        texts: The texts that are asked for.
    """
    width, height = page.get_size()
    scale = min(1.0, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    before = _Drawing(page, scale)
    for text in texts:
        drawn.set_mode(text[0], _INVISIBLE)
    try:
        after = _Drawing(page, scale)
    finally:
        for text in texts:
            drawn.set_mode(text[0], text[3])
    return {text[0] for text in texts if not before.differs(after, drawn.box(text[0], text[1]))}


class _Drawing:
    """A page, drawn with its annotations as it is shown first."""

    def __init__(self, page: PdfPage, scale: float) -> None:
        bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=False)
        self._page = page
        self._width, self._height, self._stride = bitmap.width, bitmap.height, bitmap.stride
        self._depth = bitmap.n_channels
        self._pixels = bytes(bitmap.buffer)
        bitmap.close()

    def differs(self, other: _Drawing, box: Box) -> bool:
        """Return whether a reader can tell two drawings apart where a box stands."""
        left, top, right, bottom = self._place(box)
        for row in range(max(0, top), min(self._height, bottom + 1)):
            start = row * self._stride + max(0, left) * self._depth
            end = row * self._stride + min(self._width, right + 1) * self._depth
            one, two = self._pixels[start:end], other._pixels[start:end]
            if one != two and any(abs(a - b) > _SAME for a, b in zip(one, two, strict=True)):
                return True
        return False

    def _place(self, box: Box) -> tuple[int, int, int, int]:
        """Return the pixels at which a box stands: left, top, right, bottom."""
        from pypdfium2.raw import FPDF_PageToDevice  # type: ignore[import-untyped] # has no stubs

        corners: list[tuple[int, int]] = []
        x, y = c_int(), c_int()
        for across, up in ((box[0], box[1]), (box[2], box[3])):
            size: Any = (0, 0, self._width, self._height, 0)
            FPDF_PageToDevice(
                self._page, *size, c_double(_near(across)), c_double(_near(up)), byref(x), byref(y)
            )
            corners.append((x.value, y.value))
        (one, two), (three, four) = corners
        return min(one, three), min(two, four), max(one, three), max(two, four)


def _near(place: float) -> float:
    return max(-1e6, min(1e6, place))
