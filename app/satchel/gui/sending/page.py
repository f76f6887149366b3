"""The column of work in a screen: scrolled, in the middle, and no wider than is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from satchel.gui.look import tokens
from satchel.gui.parts.controls import row, stack
from satchel.gui.parts.reading import Reading

_WIDEST = 860


def column_of(screen: QWidget) -> QWidget:
    """The column; put a layout into it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    stack(screen, 0).addWidget(area)
    outside = Reading()
    line = row(outside, 0, tokens.M)
    inside = QWidget()
    inside.setMaximumWidth(_WIDEST)
    line.addWidget(inside, 1)
    area.setWidget(outside)
    return inside
