"""Two questions about files that are brought in: who gave them, and how they came."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from satchel.domain.showing import one_line
from satchel.gui.knowledge.editors import LineEditor
from satchel.gui.knowledge.form_fields import shown_under
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain

_WIDEST_PX = 560


class CameFrom(QWidget):
    """`told` carries the files, from whom, and how; what is left empty is not recorded."""

    told = Signal(list, str, str)
    cancelled = Signal()

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._paths: list[Path] = []
        column = stack(self, tokens.M, tokens.M)
        column.addWidget(Plain(heading, "heading"))
        self._names = Plain("", wraps=True)
        column.addWidget(self._names)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST_PX)
        fields = stack(inside, tokens.M)
        self.giver = LineEditor(translate("Knowledge", "a name, a code, an office"))
        self.way = LineEditor(translate("Knowledge", "e-mail, messenger, by hand, downloaded"))
        fields.addWidget(shown_under(translate("Knowledge", "Who gave it"), self.giver))
        fields.addWidget(shown_under(translate("Knowledge", "How it came"), self.way))
        column.addWidget(inside)
        below = row(spacing=tokens.S)
        below.addWidget(button(translate("Knowledge", "Keep"), self._tell, "primary"))
        below.addWidget(button(translate("Knowledge", "Leave it"), self.cancelled.emit))
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        self.giver.line.returnPressed.connect(self.way.setFocus)
        self.way.line.returnPressed.connect(self._tell)
        keep = QShortcut(QKeySequence("Ctrl+Return"), self)
        keep.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keep.activated.connect(self._tell)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancelled.emit)

    def ask(self, paths: Sequence[Path]) -> None:
        """Ask about these files."""
        self._paths = list(paths)
        self._names.setText("\n".join(one_line(path.name) for path in paths))
        self.giver.put(None)
        self.way.put(None)
        self.giver.setFocus()

    def _tell(self) -> None:
        self.told.emit(self._paths, str(self.giver.value() or ""), str(self.way.value() or ""))
