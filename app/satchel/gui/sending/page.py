"""The column of work in a screen: scrolled, in the middle, and no wider than is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from satchel.gui.look import tokens
from satchel.gui.parts.controls import row, stack

_WIDEST = 860


class _Page(QWidget):
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


def column_of(screen: QWidget) -> QWidget:
    """The column; put a layout into it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    stack(screen, 0).addWidget(area)
    outside = _Page()
    line = row(outside, 0, tokens.M)
    inside = QWidget()
    inside.setMaximumWidth(_WIDEST)
    line.addWidget(inside, 1)
    area.setWidget(outside)
    return inside
