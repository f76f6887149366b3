"""What the browser makes of a page: picture, print, text, structure, links.

To know first: the picture is of a window made as tall as the page. A page that measures
itself by its window grows with it for ever; that one is put together of several screens,
with what sticks to the screen shown on the first only. Nothing is written to a file.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from satchel.capture.browser.stillness_process import Settle
from satchel.capture.browser.waiting_process import Patience
from satchel.capture.browser.wishes import BrowserCaps

_GROWN = 4
_GROWS = 3
_COMES_S = 1.5
_DRAW_S = 3.0
_STILL_TRIES = 4
_MARK, _MARK_S, _MARK_LOOK_S = 6, 8.0, 0.04
_TALL, _TILE = 10_000, 4_000
_PRINT_S = 30.0
_READ_S = 10.0


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole page as PNG. `page` is its width and height; `shown` how much of the height
    is in the picture; `screens` of how many it was put together, 1 when taken at once."""

    png: bytes
    page: tuple[int, int]
    shown: int
    screens: int


class Making:
    """Makes the parts of one page, which must not go elsewhere meanwhile."""

    def __init__(
        self,
        page: QWebEnginePage,
        view: QWebEngineView,
        patience: Patience,
        caps: BrowserCaps,
        settle: Settle,
    ) -> None:
        self._page, self._view, self._patience = page, view, patience
        self._caps = caps
        self._settle = settle
        self._marks = 0

    def picture(self) -> Picture | None:
        """None when the page does not draw."""
        size = self._view.size()
        for frame in self._patience.prepare(self._page):
            self._patience.ask(frame, "satchelLooking.hold")
        try:
            if self._measured()[1] <= _TALL:
                return self._at_once() or self._of_screens(size.height())
            # In one piece it would cost a gigabyte; a page that does not mind is shown in few.
            return self._of_screens(self._bearable(size.height()))
        finally:
            self._view.resize(size)

    def _at_once(self) -> Picture | None:
        """In a window as tall as the page; None when that makes the page still taller."""
        width, height = self._measured()
        for _ in range(_GROWS):
            shown = min(height, self._caps.height)
            self._view.resize(self._view.width(), max(shown, self._view.minimumHeight(), 1))
            self._resized()
            self._settle(_COMES_S)
            before, (width, height) = height, self._measured()
            if 0 < height <= before + _GROWN:
                png = _png(self._drawn())
                return Picture(png, (width, height), min(height, shown), 1) if png else None
        return None

    def _bearable(self, usual: int) -> int:
        """The height of the screens a tall page is put together of."""
        height = self._measured()[1]
        self._view.resize(self._view.width(), _TILE)
        self._resized()
        return _TILE if abs(self._measured()[1] - height) <= _GROWN else usual

    def print(self) -> bytes | None:
        """As it would come out of a printer, A4."""
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(10, 10, 10, 10),
            QPageLayout.Unit.Millimeter,
        )
        told: QByteArray | None = self._patience.hear(
            lambda back: self._page.printToPdf(back, layout), _PRINT_S
        )
        return bytes(told.data()) if told else None

    def text(self, frames: list[QWebEngineFrame]) -> tuple[bytes, bool]:
        """Of the page and its frames in turn; and whether it is all of it."""
        pieces, is_whole = self._read(frames, "satchelLooking.text", "text", self._caps.text)
        return "\n\n".join(pieces).encode("utf-8", "replace"), is_whole

    def dom(self, frames: list[QWebEngineFrame]) -> tuple[bytes, bool]:
        """The document as it stands, and behind it those of its frames; whether all of it."""
        pieces, is_whole = self._read(frames, "satchelLooking.dom", "html", self._caps.text)
        told = [pieces[0] if pieces else ""]
        for frame, piece in zip(frames[1:], pieces[1:], strict=False):
            address = frame.url().toString().replace("-", "%2D")
            told.append(f"<!-- frame {address} -->\n{piece}")
        return "\n".join(told).encode("utf-8", "replace"), is_whole

    def links(self, frames: list[QWebEngineFrame], most: int = 5000) -> list[Any]:
        """Pairs of an address and its words."""
        found: list[Any] = []
        for frame in frames:
            told = self._patience.ask(frame, "satchelLooking.links", most, most_s=_READ_S)
            found += told.get("links", [])
        return found[:most]

    def _read(
        self, frames: list[QWebEngineFrame], name: str, key: str, most: int
    ) -> tuple[list[str], bool]:
        pieces: list[str] = []
        is_whole = True
        for frame in frames:
            told = self._patience.ask(frame, name, max(0, most), most_s=_READ_S)
            piece = told.get(key, "")
            is_whole = is_whole and bool(told.get("whole", False))
            most -= len(piece)
            pieces.append(piece)
        return pieces, is_whole

    def _measured(self) -> tuple[int, int]:
        """Width and height of the page; (0, 0) when it does not tell."""
        told = self._patience.ask(self._page.mainFrame(), "satchelLooking.size")
        return int(told.get("width", 0)), int(told.get("height", 0))

    def _resized(self) -> None:
        """Until the page has heard how tall its window is, and has drawn itself for it."""
        main, tall = self._page.mainFrame(), self._view.height()
        self._patience.until(
            lambda: self._patience.ask(main, "satchelLooking.size").get("window") == tall, _DRAW_S
        )
        self._draw()

    def _draw(self) -> None:
        main = self._page.mainFrame()
        self._patience.ask(main, "satchelLooking.draw")
        self._patience.until(
            lambda: bool(self._patience.ask(main, "satchelLooking.drawn").get("drawn")), _DRAW_S
        )

    def _drawn(self) -> QImage:
        """What the page shows now, with what moves held, proven by a mark to be no older; without
        proof, what stays the same. The mark stands in one corner first, then in the other, which
        mends the first.
        """
        self._patience.ask(self._page.mainFrame(), "satchelLooking.hold")
        self._draw()
        first, second = self._marked(at_end=False), self._marked(at_end=True)
        self._patience.ask(self._page.mainFrame(), "satchelLooking.unmark")
        if first is None or second is None:
            return self._steady()
        painter = QPainter(first)
        painter.drawImage(0, 0, second, 0, 0, 2 * _MARK, 2 * _MARK)
        painter.end()
        return first

    def _marked(self, *, at_end: bool) -> QImage | None:
        """Grabbed with a mark of a new colour in it; None when that never shows."""
        self._marks += 1
        colour = QColor((53 * self._marks) % 256, (101 * self._marks) % 256, 255 - at_end)
        told = self._patience.ask(
            self._page.mainFrame(), "satchelLooking.mark", colour.name(), at_end
        )
        end = time.monotonic() + min(_MARK_S, self._patience.left)
        while told.get("marked") and time.monotonic() < end:
            self._patience.nap(_MARK_LOOK_S)
            image = self._grabbed()
            x, y = (image.width() - 3, image.height() - 3) if at_end else (2, 2)
            if image.pixelColor(x, y) == colour:
                return image
        return None

    def _steady(self) -> QImage:
        """Grabbed until two in a row are the same: one that moves all the time is taken as is."""
        self._patience.nap(0.1)
        image = self._grabbed()
        for _ in range(_STILL_TRIES):
            self._patience.nap(0.1)
            before, image = image, self._grabbed()
            if image == before:
                break
        return image

    def _grabbed(self) -> QImage:
        image = self._view.grab().toImage()
        image.convertTo(QImage.Format.Format_RGB32)
        return image

    def _of_screens(self, step: int) -> Picture | None:
        main, ask = self._page.mainFrame(), self._patience.ask
        self._view.resize(self._view.width(), step)
        self._resized()
        self._settle(_COMES_S)
        ask(main, "satchelLooking.to", 0)
        width, height = self._measured()
        shown = min(height, self._caps.height)
        if not shown:
            return None
        whole = QImage(self._view.width(), max(shown, step), QImage.Format.Format_RGB32)
        whole.fill(0xFFFFFFFF)
        painter = QPainter(whole)
        screens = 0
        for top in range(0, shown, step):
            at = int(ask(main, "satchelLooking.to", top).get("y", top))
            painter.drawImage(0, at, self._drawn())
            screens += 1
            if screens == 1:
                ask(main, "satchelLooking.unstick")
            if not self._patience.left:
                break
        painter.end()
        ask(main, "satchelLooking.restick")
        ask(main, "satchelLooking.to", 0)
        return Picture(_png(whole), (width, height), min(shown, screens * step), screens)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 60)  # type: ignore[call-overload]  # the stub knows no device
    return bytes(buffer.data().data())
