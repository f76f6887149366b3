"""A question in place, for what cannot be undone: what will be gone, then yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QScrollArea, QWidget

from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain


def in_card(widget: QWidget) -> QWidget:
    """Without a ground of its own, so that the card's shows."""
    widget.setProperty("role", "clear")
    return widget


class Ask(QFrame):
    """Hidden until `ask`; the caret goes to *No*, Escape says no, and both give it back."""

    def __init__(self, agree: str, run: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._run = run
        self._before: QWidget | None = None
        column = stack(self, tokens.S, tokens.M)
        self._said = Plain("", wraps=True, selectable=True)
        self._said.setAccessibleName(translate("Sending", "What will be gone"))
        column.addWidget(self._said)
        self.agree = button(agree, self._agreed, "danger")
        self.also = QCheckBox()
        self.also.toggled.connect(self.agree.setVisible)
        column.addWidget(self.also)
        below = row()
        self.no = button(translate("Sending", "No, leave everything as it is"), self._refused)
        below.addWidget(self.agree)
        below.addWidget(self.no)
        below.addStretch(1)
        column.addLayout(below)
        self.hide()

    def ask(self, sentences: Sequence[str], also: str = "") -> None:
        """Say what will be gone, and wait; `also` is a claim to be ticked before *yes* works."""
        self._said.setText("\n\n".join(sentences))
        self.also.setChecked(False)
        self.also.setText(also)
        self.also.setAccessibleName(also)
        self.also.setVisible(bool(also))
        self.agree.setVisible(not also)
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._into_view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._refused()
        else:
            super().keyPressEvent(event)

    def _into_view(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self)

    def _refused(self) -> None:
        """The caret goes where it was, unless that is not on the screen any more."""
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agreed(self) -> None:
        self.hide()
        self._run()
