"""Labels and tips that show what they are given, letter for letter."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Plain(QLabel):
    """A label of plain text. `role` is one of the style sheet's; `wraps` breaks lines."""

    def __init__(
        self, text: str = "", role: str = "", *, wraps: bool = False, selectable: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wraps)
        if wraps:
            # As tall as its lines need at the width it is given; layouts ask only then.
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)
        if selectable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            )

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def setAccessibleName(self, name: str) -> None:
        """What it is about; its words are told after that, which Qt else leaves out."""
        super().setAccessibleName(name)
        self._tell()

    def _tell(self) -> None:
        name, text = self.accessibleName(), self.text()
        if name:
            self.setAccessibleDescription("" if text in name else text)

    def set_role(self, role: str) -> None:
        """Change what this text is."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class Short(Plain):
    """One line that is cut where there is no room, with the whole of it as its tip and for
    readers of the screen. Never wider than its window lets it be."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(role=role)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    @property
    def whole(self) -> str:
        """The text, uncut."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Show `text`, or as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._cut()

    def _tell(self) -> None:
        """All of it is its name."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        tip(self, self._whole if shown != self._whole else "")


def tip(widget: QWidget, text: str) -> None:
    """A plain-text tip; also said by readers of the screen, unless they have more."""
    widget.setToolTip(f"<span>{html.escape(text)}</span>" if text else "")
    if text and not widget.accessibleDescription():
        widget.setAccessibleDescription(text)
