"""Buttons and fields with a name for the eye, for keys, and for readers of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from satchel.gui.look import tokens
from satchel.gui.parts.text import Plain, tip
from satchel.gui.parts.typing import Line

Layout = TypeVar("Layout", bound=QBoxLayout)


def button(
    text: str, run: Callable[[], None] | None = None, role: str = "", keys: str = ""
) -> QPushButton:
    """A button that says in words what it does; `keys` is shown as its tip."""
    made = QPushButton(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setAutoDefault(True)  # Enter presses it where it has the keys, as Space does
    if role:
        made.setProperty("role", role)
    if keys:
        tip(made, keys)
    if run is not None:
        made.clicked.connect(lambda _checked=False: run())
    return made


def labelled(name: str, control: QWidget, hint: str = "") -> QWidget:
    """`control` under its name, with a line of help below it."""
    whole = QWidget()
    column = stack(whole, tokens.XS)
    label = Plain(name, "strong")
    label.setBuddy(control)
    # What stands for others lets one of them have the keys, and that one is spoken of.
    (control.focusProxy() or control).setAccessibleName(name)
    control.setAccessibleName(name)
    column.addWidget(label)
    column.addWidget(control)
    if hint:
        control.setAccessibleDescription(hint)
        column.addWidget(Plain(hint, "small", wraps=True))
    return whole


def field(placeholder: str = "", *, hidden: bool = False) -> Line:
    """One line to type in; `hidden` for passphrases."""
    made = Line()
    made.setPlaceholderText(placeholder)
    made.setAccessibleName(placeholder)  # unless it gets a better one
    if hidden:
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return made


def stack(on: QWidget, spacing: int = tokens.S, margin: int = 0) -> QVBoxLayout:
    """A column in `on`."""
    return _spaced(QVBoxLayout(on), spacing, margin)


def row(on: QWidget | None = None, spacing: int = tokens.S, margin: int = 0) -> QHBoxLayout:
    """A row in `on`, or to be put into another layout."""
    return _spaced(QHBoxLayout(on) if on is not None else QHBoxLayout(), spacing, margin)


def middled(widget: QWidget) -> QHBoxLayout:
    """`widget` in the middle of a row. Not by alignment: that forgets how tall text is."""
    made = row()
    made.addStretch(1)
    made.addWidget(widget)
    made.addStretch(1)
    return made


def scrolled(widget: QWidget, on: QWidget | None = None) -> QScrollArea:
    """`widget` as wide as there is room, scrolled where it is taller than that. `on` is what
    it will lie in, best told where much lies in `widget` already."""
    made = QScrollArea(on)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(widget)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def frame(role: str) -> QFrame:
    """An area of the style sheet's `role`: card, bar, side, notice."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def rule() -> QFrame:
    """A thin line between areas."""
    made = frame("rule")
    made.setFixedHeight(1)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _spaced(layout: Layout, spacing: int, margin: int) -> Layout:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout
