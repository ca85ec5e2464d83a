"""Where the characters of a page of a PDF stand, in points from its lower left corner."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage  # type: ignore[import-untyped] # has no stubs


class Places:
    """What pdfium says of single characters; nothing is kept, each answer takes a microsecond."""

    __slots__ = (
        "_at_box",
        "_at_edges",
        "_at_x",
        "_at_y",
        "_box",
        "_box_of",
        "_drawn_of",
        "_foot",
        "_head",
        "_origin_of",
        "_page",
        "_y",
    )

    def __init__(self, page: PdfTextPage) -> None:
        """Take the text of a page, which has to stay open."""
        from pypdfium2.raw import (  # type: ignore[import-untyped] # has no stubs
            FS_RECTF,
            FPDFText_GetCharBox,
            FPDFText_GetCharOrigin,
            FPDFText_GetLooseCharBox,
        )

        self._page = page.raw
        self._box, self._y = FS_RECTF(), c_double()
        self._at_box, self._at_x, self._at_y = byref(self._box), byref(c_double()), byref(self._y)
        self._foot, self._head = c_double(), c_double()
        self._at_edges = tuple(map(byref, (c_double(), c_double(), self._foot, self._head)))
        self._drawn_of = FPDFText_GetCharBox
        self._box_of, self._origin_of = FPDFText_GetLooseCharBox, FPDFText_GetCharOrigin

    def line(self, index: int) -> float:
        """Return how high the line is that a character stands on."""
        self._origin_of(self._page, index, self._at_x, self._at_y)
        return self._y.value

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a character, as high as its font is drawn."""
        box = self._box
        self._box_of(self._page, index, self._at_box)
        return box.left, box.bottom, box.right, box.top

    def height(self, index: int) -> float:
        """Return the height of the font of a character, as it is drawn."""
        box = self._box
        self._box_of(self._page, index, self._at_box)
        height: float = box.top - box.bottom
        return height

    def drawn(self, index: int) -> tuple[float, float]:
        """Return how high the foot and the head of a character are, as it is drawn."""
        left, right, bottom, top = self._at_edges
        self._drawn_of(self._page, index, left, right, bottom, top)
        return self._foot.value, self._head.value
