"""Pages of a PDF, drawn and searched by PDFium. Only the worker may import this module."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pypdfium2
from pypdfium2 import raw as pdfium

from satchel.formats.previews.told import Box, Failed, Found, Limits, Opened, Picture, Trouble

_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
_LONGEST_SIDE = 200_000  # in pixels: PDFium counts them in 32 bits
_FINE = 16  # PDFium tells places in whole units; asked so many times larger they stay exact
_VALUE_MAX = 500


class PdfPages:
    """An open PDF. Page numbers start at 0; units of a page are points, 72 to the inch."""

    def __init__(self, source: BinaryIO, limits: Limits, password: str = "") -> None:
        self._limits = limits
        try:
            self._document = pypdfium2.PdfDocument(source, password or None)
        except pypdfium2.PdfiumError as refusal:
            locked = getattr(refusal, "err_code", None) == _WRONG_PASSWORD
            raise Failed(Trouble.LOCKED if locked else Trouble.DAMAGED) from None
        if not len(self._document):
            raise Failed(Trouble.DAMAGED)
        if self._document.get_formtype():
            self._document.init_forms()  # else what was filled into a form would not be drawn

    def opened(self) -> Opened:
        """Number of pages, and what the file says of itself."""
        said = self._document.get_metadata_dict(skip_empty=True)
        about = tuple((name, str(value)[:_VALUE_MAX]) for name, value in said.items())
        return Opened(min(len(self._document), self._limits.pages), about)

    def size(self, page: int, turn: int) -> tuple[float, float]:
        """Width and height of a page in points, turned by `turn` degrees."""
        with self._page(page) as opened:
            return _turned(opened.get_size(), turn)

    def draw(self, page: int, scale: float, turn: int, box: Box | None) -> Picture:
        """A page, or the part of it inside `box`, at `scale` pixels to the point."""
        with self._page(page) as opened:
            width, height = _turned(opened.get_size(), turn)
            whole = math.ceil(width * scale), math.ceil(height * scale)
            if not (0 < max(whole) <= _LONGEST_SIDE):
                raise Failed(Trouble.PIXELS)
            box = _inside(box, whole)
            if box.width * box.height > self._limits.drawn:
                raise Failed(Trouble.PIXELS)
            right, bottom = whole[0] - box.left - box.width, whole[1] - box.top - box.height
            # It rounds what is cut off upwards; half a pixel less makes it the pixel meant.
            crop = [max(0.0, edge - 0.5) / scale for edge in (box.left, bottom, right, box.top)]
            bitmap = opened.render(scale=scale, rotation=turn, crop=crop, rev_byteorder=True)
            pixels = bytes(bitmap.buffer)
            return Picture(bitmap.width, bitmap.height, bitmap.stride, pixels, whole)

    def find(self, text: str, first: int, pages: int, turn: int) -> Iterator[Found]:
        """Where `text` stands on `pages` pages from `first` on, in reading order."""
        for page in range(first, min(first + pages, len(self._document))):
            try:
                with self._page(page) as opened:
                    yield from self._found_on(opened, page, text, turn)
            except Failed:
                continue  # a damaged page holds nothing to find; drawing it says so

    def _found_on(self, opened: Any, page: int, text: str, turn: int) -> Iterator[Found]:
        words = opened.get_textpage()
        try:
            search = words.search(text)
            while (hit := search.get_next()) is not None:
                count = words.count_rects(*hit)
                boxes = [_on_screen(opened, words.get_rect(i), turn) for i in range(count)]
                yield Found(page, tuple(boxes))
        finally:
            words.close()

    @contextmanager
    def _page(self, page: int) -> Iterator[Any]:
        """Closed at once: open pages keep their pictures unpacked."""
        if not 0 <= page < len(self._document):
            raise Failed(Trouble.NO_PAGE)
        try:
            opened = self._document[page]
        except pypdfium2.PdfiumError:
            raise Failed(Trouble.DAMAGED) from None
        try:
            yield opened
        finally:
            opened.close()


def _turned(size: tuple[float, float], turn: int) -> tuple[float, float]:
    return size if turn % 180 == 0 else (size[1], size[0])


def _inside(box: Box | None, whole: tuple[int, int]) -> Box:
    if box is None:
        return Box(0, 0, *whole)
    left, top = min(max(0, box.left), whole[0] - 1), min(max(0, box.top), whole[1] - 1)
    width, height = min(box.width, whole[0] - left), min(box.height, whole[1] - top)
    return Box(left, top, max(1, width), max(1, height))


def _on_screen(
    page: Any, rect: tuple[float, float, float, float], turn: int
) -> tuple[float, float, float, float]:
    """From PDF's corner at the lower left, and its own rotation, to ours at the upper left."""
    width, height = _turned(page.get_size(), turn)
    x, y = ctypes.c_int(), ctypes.c_int()
    across, down = [], []
    for corner in (rect[:2], rect[2:]):
        pdfium.FPDF_PageToDevice(
            page, 0, 0, round(width * _FINE), round(height * _FINE), turn // 90, *corner, x, y
        )
        across.append(x.value / _FINE)
        down.append(y.value / _FINE)
    return min(across), min(down), max(across), max(down)
