"""A drawn part of a page as a picture of the screen, made on a lane: it takes a moment."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from satchel.formats.previews.told import Picture
from satchel.gui.appearance import Appearance
from satchel.gui.look.tokens import Theme


def pictured(drawn: Picture, appearance: Appearance, *, is_paper: bool) -> QImage:
    """In the courtroom no pixel is white: paper is shown dark, photos in its warm light."""
    form = QImage.Format.Format_RGB888
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, form)
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # its own copy of the bytes
    if appearance.theme is not Theme.COURTROOM:
        return image
    modes = QPainter.CompositionMode
    painter = QPainter(image)
    if is_paper:
        painter.setCompositionMode(modes.CompositionMode_Difference)
        painter.fillRect(image.rect(), Qt.GlobalColor.white)
    painter.setCompositionMode(modes.CompositionMode_Multiply)
    painter.fillRect(image.rect(), QColor(appearance.colours.ink))
    painter.end()
    return image
