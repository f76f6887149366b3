"""The column of work in a screen: scrolled, in the middle, and no wider than is read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from satchel.gui.look import tokens
from satchel.gui.parts.controls import row, stack

_WIDEST = 860


class _Page(QWidget):
    """As tall as its text is at this width: a layout's own least height is that of its
    narrowest form, and would leave half a screen of nothing below."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


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
