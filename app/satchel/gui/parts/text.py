"""Labels and tips that show what they are given, letter for letter."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
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

    def set_role(self, role: str) -> None:
        """Change what this text is."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


def tip(widget: QWidget, text: str) -> None:
    """A plain-text tip; also said by readers of the screen, unless they have more."""
    widget.setToolTip(f"<span>{html.escape(text)}</span>" if text else "")
    if text and not widget.accessibleDescription():
        widget.setAccessibleDescription(text)
