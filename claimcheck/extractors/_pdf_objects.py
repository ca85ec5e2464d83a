"""What is drawn on a page of a PDF, in its order, as far as it can hide letters.

A page of dense type has a thousand texts, so what is known of each takes two microseconds; where
one stands, which takes more, is only asked where it matters.
"""

from __future__ import annotations

from ctypes import (
    CFUNCTYPE,
    addressof,
    byref,
    c_float,
    c_int,
    c_uint,
    c_ulong,
    c_ushort,
    c_void_p,
    cast,
    sizeof,
)
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.extractors._pdf_boxes import UNIT, Box, Matrix, common, moved, product

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfPage  # type: ignore[import-untyped] # has no stubs

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, each from 0 to 255."""

MAX_OBJECTS = 200_000
"""Of one page; maps have tens of thousands. What is drawn later is not looked at."""

_MOST_NESTED = 8
"""Forms within forms that are looked into."""

_OUTLINES = (1, 5)
"""Modes in which letters are nothing but an outline."""

_BROAD = 4.0
"""Units in which a line is drawn: one that is broader can cover letters."""

_MOST_MARKS = 20
_LAYER = (*map(ord, "OC"), 0)
"""The name of the mark around what belongs to a layer, as pdfium gives it."""

_MOST_CORNERS = 64
"""Corners of a clip; that of one with more is an outline, and not looked at."""


Text = tuple[int, Matrix, int, int, "Colour | None", int]
"""Some letters: the address of the object of pdfium; what moves it to its place on the page; how
many objects are drawn before it; how it is drawn (ISO 32000, table 104: 3 is not at all); what it
is filled or outlined with, None where that is a pattern; and how many paths clip it. A plain
tuple, since one is made for every text."""


class Shape(NamedTuple):
    """Something that is drawn over what was there before.

    Attributes:
        order: How many objects are drawn before it.
        box: Where it stands.
        colour: The colour of an opaque rectangle; None where it is anything else.
        is_picture: Whether it is a picture.
    """

    order: int
    box: Box
    colour: Colour | None
    is_picture: bool = False


class Objects:
    """The texts and shapes of a page.

    Attributes:
        texts: The texts, as they are drawn.
        shapes: The shapes, as they are drawn.
    """

    def __init__(self, page: PdfPage) -> None:
        """Look at all that is drawn on a page, which has to stay open."""
        from pypdfium2 import raw

        self._raw, self._call = raw, _calls()
        self._edges, self._channels = (c_float * 4)(), (c_uint * 4)()
        self._at_edges = _each(self._edges)
        self._name, self._size = (c_ushort * 3)(), c_ulong()
        self._at_size = addressof(self._size)
        self._layers: dict[int, bool] = {}
        self._at_channels = _each(self._channels)
        self._colours: dict[bytes, Colour] = {}
        self.texts: list[Text] = []
        self.shapes: list[Shape] = []
        self._order = 0
        whole = cast(page.raw, c_void_p).value or 0
        self._look(raw.FPDFPage_CountObjects(page), self._call.on_page, whole, UNIT, 0)

    def _look(
        self, count: int, get: Callable[[int, int], int], of: int, matrix: Matrix, depth: int
    ) -> None:
        raw, call = self._raw, self._call
        kind_of, mode_of, fill_of = call.kind, call.mode, call.fill
        clip_of, paths_of = call.clip, call.paths
        (red, green, blue, opacity), colours = self._at_channels, self._colours
        read_channels = memoryview(self._channels).cast("B").tobytes
        is_text, add = raw.FPDF_PAGEOBJ_TEXT, self.texts.append
        order = self._order
        for index in range(min(count, MAX_OBJECTS - order)):
            drawn = get(of, index)
            kind = kind_of(drawn)
            order += 1
            if kind == is_text:
                filled = fill_of(drawn, red, green, blue, opacity)
                clips, mode = paths_of(clip_of(drawn)), mode_of(drawn)
                if mode in _OUTLINES:
                    filled = call.stroke(drawn, red, green, blue, opacity)
                colour = None
                if filled:
                    packed = read_channels()
                    colour = colours.get(packed) or self._unpacked(packed)
                add((drawn, matrix, order, mode, colour, clips))
                continue
            self._order = order
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTED:
                inside = raw.FPDFFormObj_CountObjects(_object(drawn))
                moves = product(self._matrix(drawn), matrix)
                self._look(inside, call.in_form, drawn, moves, depth + 1)
                order = self._order
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._add_path(drawn, matrix)
            elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
                is_picture = kind == raw.FPDF_PAGEOBJ_IMAGE
                self.shapes.append(Shape(order, self.box(drawn, matrix), None, is_picture))
        self._order = order

    def _unpacked(self, packed: bytes) -> Colour:
        """Return the colour of four numbers as they lie in memory, and keep it."""
        red, green, blue, opacity = self._channels
        self._colours[packed] = (red, green, blue, opacity)
        return self._colours[packed]

    def _add_path(self, drawn: int, matrix: Matrix) -> None:
        raw, mode, stroke = self._raw, c_int(), c_int()
        path = _object(drawn)
        if not raw.FPDFPath_GetDrawMode(path, byref(mode), byref(stroke)):
            return
        if not mode.value:
            if stroke.value and self._is_broad(path):
                self.shapes.append(Shape(self._order, self.box(drawn, matrix), None))
            return
        box = self.box(drawn, matrix)
        if min(box[2] - box[0], box[3] - box[1]) < 1:
            return  # a line
        colour = self._colour(drawn)
        plain = raw.FPDFPath_CountSegments(path) in (4, 5, 6) and self._is_rectangle(path)
        if not plain or raw.FPDFPageObj_HasTransparency(path) or (colour and colour[3] < 255):
            colour = None
        clips = self._call.paths(self._call.clip(drawn))
        clip = self.clip(drawn, matrix, clips)
        self.shapes.append(Shape(self._order, common(box, clip) if clip else box, colour))

    def _is_broad(self, path: Any) -> bool:
        """Whether a line is as broad as letters are high."""
        width = c_float()
        self._raw.FPDFPageObj_GetStrokeWidth(path, byref(width))
        return width.value >= _BROAD

    def _is_rectangle(self, path: Any) -> bool:
        """Whether each side of a path runs along an axis."""
        points = list(self._points(path, self._raw.FPDFPath_GetPathSegment, range(6)))
        return len(points) >= 4 and all(
            abs(x - left) < 0.01 or abs(y - low) < 0.01 for (x, y), (left, low) in pairwise(points)
        )

    def _points(self, path: Any, segment_of: Any, indexes: range) -> Iterator[tuple[float, float]]:
        x, y = c_float(), c_float()
        for index in indexes:
            segment = segment_of(path, index)
            if not segment or not self._raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
                return
            yield x.value, y.value

    def clip(self, drawn: int, matrix: Matrix, count: int) -> Box | None:
        """Return the box outside of which nothing of an object is shown; None where there is none.

        Args:
            drawn: The object.
            matrix: What moves it to its place on the page.
            count: How many paths clip it.
        """
        raw, shown = self._raw, None
        path = raw.FPDFPageObj_GetClipPath(_object(drawn)) if count > 0 else None
        for number in range(count):
            size = raw.FPDFClipPath_CountPathSegments(path, number)
            if not 0 < size <= _MOST_CORNERS:
                continue
            points = list(
                self._points(
                    path,
                    lambda whole, at, n=number: raw.FPDFClipPath_GetPathSegment(whole, n, at),
                    range(size),
                )
            )
            if len(points) == size:
                across, up = zip(*points, strict=True)
                box = moved((min(across), min(up), max(across), max(up)), matrix)
                shown = box if shown is None else common(shown, box)
        return shown

    def box(self, drawn: int, matrix: Matrix) -> Box:
        """Return where an object stands on the page."""
        self._call.bounds(drawn, *self._at_edges)
        left, bottom, right, top = self._edges
        box = (left, bottom, right, top)
        return box if matrix is UNIT else moved(box, matrix)

    def set_mode(self, drawn: int, mode: int) -> None:
        """Let a text be drawn in another mode from now on."""
        self._raw.FPDFTextObj_SetTextRenderMode(_object(drawn), mode)

    def in_layer(self, drawn: int) -> bool:
        """Return whether a text may be in a layer, which a reader can switch off."""
        call, known = self._call, self._layers
        for index in range(min(call.marks(drawn), _MOST_MARKS)):
            mark = call.mark(drawn, index)
            is_layer = known.get(mark)
            if is_layer is None:  # the texts of a paragraph share its mark
                call.name(mark, addressof(self._name), sizeof(self._name), self._at_size)
                is_layer = known[mark] = tuple(self._name) == _LAYER
            if is_layer:
                return True
        return False

    def is_transparent(self, drawn: int) -> bool:
        """Return whether a text is drawn through a mask, or mixed with what is under it."""
        return bool(self._call.transparent(drawn))

    def size(self, drawn: int, matrix: Matrix) -> float:
        """Return how high the font of a text is drawn, in points."""
        size = c_float()
        self._raw.FPDFTextObj_GetFontSize(_object(drawn), byref(size))
        a, b, c, d, _, _ = product(self._matrix(drawn), matrix)
        scale: float = abs(a * d - b * c) ** 0.5
        return abs(size.value) * scale

    def _colour(self, drawn: int) -> Colour | None:
        if not self._call.fill(drawn, *self._at_channels):
            return None
        red, green, blue, opacity = self._channels
        return (red, green, blue, opacity)

    def _matrix(self, drawn: int) -> Matrix:
        matrix = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(_object(drawn), byref(matrix)):
            return UNIT
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


class _Calls(NamedTuple):
    """Functions of pdfium that are called for every text, by plain addresses.

    What pypdfium2 makes of the same functions takes twice as long, for the types of its pointers.
    """

    on_page: Callable[[int, int], int]
    in_form: Callable[[int, int], int]
    kind: Callable[[int], int]
    mode: Callable[[int], int]
    fill: Callable[[int, int, int, int, int], int]
    stroke: Callable[[int, int, int, int, int], int]
    bounds: Callable[[int, int, int, int, int], int]
    marks: Callable[[int], int]
    mark: Callable[[int, int], int]
    name: Callable[[int, int, int, int], int]
    transparent: Callable[[int], int]
    clip: Callable[[int], int]
    paths: Callable[[int], int]


@cache
def _calls() -> _Calls:
    from pypdfium2 import raw

    number, at = c_int, c_void_p
    return _Calls(
        plain(raw.FPDFPage_GetObject, at, at, number),
        plain(raw.FPDFFormObj_GetObject, at, at, c_ulong),
        plain(raw.FPDFPageObj_GetType, number, at),
        plain(raw.FPDFTextObj_GetTextRenderMode, number, at),
        plain(raw.FPDFPageObj_GetFillColor, number, at, at, at, at, at),
        plain(raw.FPDFPageObj_GetStrokeColor, number, at, at, at, at, at),
        plain(raw.FPDFPageObj_GetBounds, number, at, at, at, at, at),
        plain(raw.FPDFPageObj_CountMarks, number, at),
        plain(raw.FPDFPageObj_GetMark, at, at, c_ulong),
        plain(raw.FPDFPageObjMark_GetName, number, at, at, c_ulong, at),
        plain(raw.FPDFPageObj_HasTransparency, number, at),
        plain(raw.FPDFPageObj_GetClipPath, at, at),
        plain(raw.FPDFClipPath_CountPaths, number, at),
    )


def plain(function: Any, result: Any, *takes: Any) -> Any:
    """Return a function of pdfium that takes and gives addresses as numbers."""
    return CFUNCTYPE(result, *takes)(cast(function, c_void_p).value or 0)


def _each(array: Any) -> tuple[int, ...]:
    """Return the addresses of the members of an array."""
    return tuple(addressof(array) + index * sizeof(array._type_) for index in range(len(array)))


def _object(drawn: int) -> Any:
    """Return an object as pypdfium2 takes it."""
    from pypdfium2.raw import (  # type: ignore[import-untyped] # has no stubs
        FPDF_PAGEOBJECT,
    )

    return cast(drawn, FPDF_PAGEOBJECT)
