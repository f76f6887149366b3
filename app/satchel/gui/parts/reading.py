"""A page of text in a scrolled area, exactly as tall as its text is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget


class Reading(QWidget):
    """As tall as its text is at this width: a layout's own least height is that of its
    narrowest form, and would leave half a screen of nothing below."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)

    def event(self, event: QEvent) -> bool:
        """Texts that come while the page is being laid out are not asked for their height
        again: the page then stayed as tall as the window, and squeezed what is in it."""
        done = super().event(event)
        layout = self.layout()
        if event.type() == QEvent.Type.LayoutRequest and layout is not None:
            tall = layout.totalHeightForWidth(self.width())
            if tall > self.height():
                self.resize(self.width(), tall)
        return done
